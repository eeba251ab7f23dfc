#pragma once

#include <sqlite3.h>

#include "mb-touch.h"

G_BEGIN_DECLS

/* Reading what SQLite's session extension recorded. Private to src/book. */
typedef struct {
  sqlite3_changeset_iter *iterator;
  const MbRecordType *type;
  gint64 id;
  int operation; /* SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE */
  int n_columns;
} MbChangesetRow;

typedef gboolean (*MbChangesetFunc) (const MbChangesetRow *row, gpointer data);

void       mb_changeset_each     (const void *changeset, int size, MbChangesetFunc func, gpointer data);
GPtrArray *mb_changeset_read     (const void *changeset, int size);
MbTouch   *mb_changeset_read_row (const MbChangesetRow *row);

G_END_DECLS
