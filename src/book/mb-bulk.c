#include "config.h"

#include "mb-bulk.h"

#include "mb-edit.h"

/* So many rows are written within a frame. */
#define FEW 200

/* Progress is told, and cancelling noticed, once for so many records. */
#define STRIDE 50

/* What is done to one of the records. */
typedef gboolean (*Step) (MbEdit *edit, MbRecordKind kind, gint64 id, const char *field, GVariant *value, GError **error);

static gboolean
set_one (MbEdit *edit, MbRecordKind kind, gint64 id, const char *field, GVariant *value, GError **error)
{
  return mb_edit_set_by_id (edit, kind, id, field, value, error);
}

static gboolean
delete_one (MbEdit *edit, MbRecordKind kind, gint64 id, const char *field, GVariant *value, GError **error)
{
  return mb_edit_delete_by_id (edit, kind, id, error);
}

static gboolean
run (MbEdit *edit, Step step, MbRecordKind kind, GArray *ids, const char *field, GVariant *value,
     GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % STRIDE == 0 && progress != NULL)
        progress (i, ids->len, data);
      if (!step (edit, kind, g_array_index (ids, gint64, i), field, value, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * mb_bulk_set:
 * @book: a book
 * @kind: the type of the records
 * @ids: (element-type gint64): which records
 * @field: the name of a field
 * @value: (nullable): the value, sunk if it is floating; %NULL: not set
 * @cancellable: (nullable): ends the work; then the book is as it was
 * @progress: (nullable): told how many records are done
 * @data: for @progress
 * @counts: (out): what was done
 * @error: return location for an error
 *
 * Sets one field of many records in one edit. Where one of them refuses the
 * value none is changed.
 *
 * Returns: whether it was done; otherwise @error is as mb_edit_set_by_id() and
 *   mb_edit_commit() have it, or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_bulk_set (MbBook *book, MbRecordKind kind, GArray *ids, const char *field, GVariant *value,
             GCancellable *cancellable, MbProgressFunc progress, gpointer data, MbBulkCounts *counts, GError **error)
{
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (MbEdit) edit = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (ids != NULL && field != NULL && counts != NULL, FALSE);

  edit = mb_edit_begin (book, MB_VERB_EDIT, error);
  if (edit == NULL || !run (edit, set_one, kind, ids, field, owned, cancellable, progress, data, error))
    return FALSE;
  *counts = (MbBulkCounts) { mb_edit_get_count (edit), 0 };
  return mb_edit_commit (edit, error);
}

/**
 * mb_bulk_delete:
 * @book: a book
 * @kind: the type of the records
 * @ids: (element-type gint64): which records
 * @cancellable: (nullable): ends the work; then the book is as it was
 * @progress: (nullable): told how many records are done
 * @data: for @progress
 * @counts: (out): what was done
 * @error: return location for an error
 *
 * Deletes many records, and what cannot be without them, in one edit.
 *
 * Returns: whether it was done; otherwise @error is as mb_edit_delete() and
 *   mb_edit_commit() have it, or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_bulk_delete (MbBook *book, MbRecordKind kind, GArray *ids, GCancellable *cancellable, MbProgressFunc progress,
                gpointer data, MbBulkCounts *counts, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (ids != NULL && counts != NULL, FALSE);

  edit = mb_edit_begin (book, MB_VERB_DELETE, error);
  if (edit == NULL || !run (edit, delete_one, kind, ids, NULL, NULL, cancellable, progress, data, error))
    return FALSE;
  counts->changed = ids->len;
  counts->along = mb_edit_get_count (edit) - MIN (mb_edit_get_count (edit), ids->len);
  return mb_edit_commit (edit, error);
}

/**
 * mb_bulk_is_quick:
 * @book: a book
 * @kind: the type of the records
 * @ids: (element-type gint64): which records
 * @deletes: whether they are to be deleted, with what belongs to them
 *
 * Finds out whether the edit takes no longer than a frame.
 *
 * Returns: whether it is quick
 */
gboolean
mb_bulk_is_quick (MbBook *book, MbRecordKind kind, GArray *ids, gboolean deletes)
{
  guint n;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  n = ids->len;
  for (guint i = 0; deletes && i < ids->len && n <= FEW; i++)
    n += mb_book_count_dependents_up_to (book, kind, g_array_index (ids, gint64, i), FEW);
  return n <= FEW;
}
