#pragma once

#include "mb-change-private.h"
#include "mb-database.h"

G_BEGIN_DECLS

/* The table of changes. Private to src/book. Every function works inside the caller's transaction. */
gboolean  mb_history_append    (MbDatabase *database, MbChangeFacts *facts, const void *changeset, int size, GError **error);
/* The change that undo (or redo) would take: NULL without error when there is none. */
MbChange *mb_history_next      (MbDatabase *database, gboolean redo, GError **error);
/* Applies the change's changeset, inverted for an undo, and marks it. changeset (out) is a copy of it. */
gboolean  mb_history_apply     (MbDatabase *database, MbChange *change, gboolean redo, GBytes **changeset, GError **error);
/* The change with that number: NULL without error when there is none. */
MbChange *mb_history_find      (MbDatabase *database, gint64 number, GError **error);
/* Its changeset; NULL without error when it is longer than limit. */
GBytes   *mb_history_read_changeset (MbDatabase *database, gint64 number, gsize limit, GError **error);
/* The same of several changes: applies what they come to, and marks those from first to last that are on the line. */
gboolean  mb_history_apply_joined (MbDatabase *database, GBytes *changeset, gboolean redo, GError **error);
gboolean  mb_history_mark_range (MbDatabase *database, gint64 first, gint64 last, gboolean redo, GError **error);
gboolean  mb_history_seal      (MbDatabase *database, GError **error);
GListStore *mb_history_list    (MbDatabase *database, guint limit, GError **error);

/* Calls func for each record that the changeset touches. */
typedef void (*MbTouchedFunc) (MbRecordKind kind, gint64 id, gpointer data);
void      mb_history_each_touched (const void *changeset, int size, MbTouchedFunc func, gpointer data);

G_END_DECLS
