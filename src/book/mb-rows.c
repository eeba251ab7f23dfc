#include "config.h"

#include "mb-rows.h"

#define CANCEL_EVERY 4096

/**
 * mb_rows_each:
 * @book: a book
 * @kind: a kind of record
 * @fields: (array zero-terminated=1): what to read of each record
 * @order: (nullable) (array zero-terminated=1): what to sort by
 * @cancellable: (nullable): a cancellable
 * @func: (scope call): called for each record
 * @data: for @func
 * @error: return location for an error
 *
 * Reads all records of a kind.
 *
 * Returns: whether all were read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_rows_each (MbBook *book, MbRecordKind kind, const char *const *fields, const char *const *order,
              GCancellable *cancellable, MbRowFunc func, gpointer data, GError **error)
{
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, kind, fields, order, error);
  g_autoptr (GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  for (guint rows = 0; mb_cursor_next (cursor, &local_error); rows++)
    {
      if (rows % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      func (cursor, data);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
