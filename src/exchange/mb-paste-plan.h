#pragma once

#include "mb-paste-row.h"

G_BEGIN_DECLS

/**
 * MbPasteTable:
 *
 * A pasted table and what its columns are.
 */
typedef struct {
  const MbRecordType *type;
  GPtrArray *rows;         /* of GStrv */
  GPtrArray *columns;      /* of const MbField, NULL: left out */
  gboolean has_header;     /* the first row names the columns */
  gboolean left_out;       /* there were more rows than are read */
  const MbField *fixed;    /* nullable: a field that all rows have */
  gint64 fixed_to;         /* the record it names */
} MbPasteTable;

MbPasteTable *mb_paste_table_new     (const char *text, const MbRecordType *type, GPtrArray *shown);
MbPasteTable *mb_paste_table_copy    (const MbPasteTable *self);
void          mb_paste_table_free    (MbPasteTable *self);
/* A column is one field and a field one column: another column of that field is left out. */
void          mb_paste_table_set_column (MbPasteTable *self, guint column, const MbField *field);
/* What stands in a column, for people to tell it by. */
const char   *mb_paste_table_get_sample (const MbPasteTable *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPasteTable, mb_paste_table_free)

/* What each row means, a list of MbPasteRow. Writes nothing. */
GListStore   *mb_paste_plan        (MbBook *book, const MbPasteTable *table, GCancellable *cancellable, GError **error);
/* The same in a worker thread with a connection of its own. */
void          mb_paste_plan_async  (const char *path, const MbPasteTable *table, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GListStore   *mb_paste_plan_finish (GAsyncResult *result, GError **error);

G_END_DECLS
