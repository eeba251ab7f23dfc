#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-history.h"

/* Undo, redo and history of MbBook. */

static MbChange *
move_along_history (MbBook *self, gboolean redo, GError **error)
{
  g_autoptr (MbChange) change = mb_history_next (mb_book_get_database (self), redo, error);
  g_autoptr (GBytes) changeset = NULL;
  gsize size;
  gconstpointer data;

  if (change == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, MB_ERROR, MB_ERROR_NOTHING,
                             redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
      return NULL;
    }
  if (!mb_history_apply (mb_book_get_database (self), change, redo, &changeset, error) ||
      !mb_database_exec (mb_book_get_database (self), "COMMIT", error))
    return NULL;

  data = g_bytes_get_data (changeset, &size);
  mb_book_announce (self, data, size);
  return g_steal_pointer (&change);
}

static MbChange *
undo_or_redo (MbBook *self, gboolean redo, GError **error)
{
  g_autoptr (MbBook) held = g_object_ref (self);
  g_autoptr (GError) reason = NULL;
  MbChange *change;

  g_return_val_if_fail (!mb_book_get_editing (self), NULL);

  if (!mb_book_begin_writing (self, error))
    return NULL;
  change = move_along_history (self, redo, &reason);
  if (change == NULL)
    {
      mb_book_stop_writing (self);
      g_propagate_error (error, g_steal_pointer (&reason));
    }
  return change;
}

/**
 * mb_book_undo:
 * @self: a book
 * @error: return location for an error
 *
 * Takes back the last change that is in effect, whoever made it, in which
 * program ever.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with
 *   %MB_ERROR_NOTHING when there is none, %MB_ERROR_CONFLICT when the book no
 *   longer is as the change left it, or another error of the domain
 *   %MB_ERROR; then nothing was changed
 */
MbChange *
mb_book_undo (MbBook *self, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return undo_or_redo (self, FALSE, error);
}

/**
 * mb_book_redo:
 * @self: a book
 * @error: return location for an error
 *
 * Brings again the change that was last taken back, if no edit came since.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with an error as
 *   mb_book_undo() has them
 */
MbChange *
mb_book_redo (MbBook *self, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return undo_or_redo (self, TRUE, error);
}

static char *
dup_next_label (MbBook *self, gboolean redo)
{
  g_autoptr (MbChange) change = mb_history_next (mb_book_get_database (self), redo, NULL);

  return change != NULL && !mb_book_get_read_only (self) ? mb_change_dup_label (change) : NULL;
}

/**
 * mb_book_dup_undo_label:
 * @self: a book
 *
 * Says what an undo would take back.
 *
 * Returns: (transfer full) (nullable): the label, or %NULL when there is nothing
 */
char *
mb_book_dup_undo_label (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return dup_next_label (self, FALSE);
}

/**
 * mb_book_dup_redo_label:
 * @self: a book
 *
 * Says what a redo would bring again.
 *
 * Returns: (transfer full) (nullable): the label, or %NULL when there is nothing
 */
char *
mb_book_dup_redo_label (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return dup_next_label (self, TRUE);
}

/**
 * mb_book_list_changes:
 * @self: a book
 * @limit: how many at most; 0: all
 * @error: return location for an error
 *
 * Lists the book's history, the latest change first.
 *
 * Returns: (transfer full) (nullable): a list of #MbChange, or %NULL with an
 *   error of the domain %MB_ERROR
 */
GListStore *
mb_book_list_changes (MbBook *self, guint limit, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return mb_history_list (mb_book_get_database (self), limit, error);
}
