#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-history-scan.h"
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

/* From this many bytes on a changeset takes longer than a frame to apply. */
#define BIG_CHANGESET 32768

/* The length of a blob is read without the blob. */
static gboolean
next_is_big (MbBook *self, gboolean redo)
{
  const char *sql = redo ? "SELECT length(changeset) FROM history WHERE state = 1 ORDER BY number LIMIT 1"
                         : "SELECT length(changeset) FROM history WHERE state = 0 ORDER BY number DESC LIMIT 1";

  return mb_database_read_integer (mb_book_get_database (self), sql, 0) > BIG_CHANGESET;
}

static int
stop_when_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
step_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  /* The path of a book never changes, so another thread may read it. */
  g_autoptr (MbBook) book = mb_book_open (mb_book_get_path (source), MB_OPEN_NONE, &error);
  MbChange *change = NULL;

  if (book != NULL)
    {
      sqlite3_progress_handler (mb_database_get_handle (mb_book_get_database (book)), 1000,
                                cancellable != NULL ? stop_when_cancelled : NULL, cancellable);
      change = undo_or_redo (book, GPOINTER_TO_INT (data), &error);
    }
  if (change != NULL)
    g_task_return_pointer (task, change, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_book_step_async:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 * @cancellable: (nullable): to stop it; the book is then as before
 * @callback: (scope async): called when it is done
 * @data: for @callback
 *
 * Does mb_book_undo() or mb_book_redo(): at once where that takes less than a
 * frame, otherwise in a worker thread, as for the undo of an import.
 */
void
mb_book_step_async (MbBook *self, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  MbChange *change;

  g_return_if_fail (MB_IS_BOOK (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, mb_book_step_async);
  g_task_set_task_data (task, GINT_TO_POINTER (redo), NULL);
  /* Once committed it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (next_is_big (self, redo))
    {
      g_task_run_in_thread (task, step_in_thread);
      return;
    }
  change = undo_or_redo (self, redo, &error);
  if (change != NULL)
    g_task_return_pointer (task, change, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_book_step_finish:
 * @self: a book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_book_step_async(). The book has announced the change.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with an error as
 *   mb_book_undo() has them, or %G_IO_ERROR_CANCELLED
 */
MbChange *
mb_book_step_finish (MbBook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  mb_book_look (self);
  return g_task_propagate_pointer (G_TASK (result), error);
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
 * mb_book_get_undo_number:
 * @self: a book
 *
 * Tells which change an undo would take back.
 *
 * Returns: the change's number, or 0 when there is none
 */
gint64
mb_book_get_undo_number (MbBook *self)
{
  g_autoptr (MbChange) change = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  change = mb_history_next (mb_book_get_database (self), FALSE, NULL);
  return change != NULL ? mb_change_get_number (change) : 0;
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

/**
 * mb_book_find_changes:
 * @self: a book
 * @filter: which changes
 * @limit: how many at most; 0: all
 * @error: return location for an error
 *
 * Lists some changes of the book's history, the latest first. It reads
 * through all of them and blocks meanwhile.
 *
 * Returns: (transfer full) (nullable): a list of #MbChange, or %NULL with an
 *   error of the domain %MB_ERROR
 */
GListStore *
mb_book_find_changes (MbBook *self, const MbHistoryFilter *filter, guint limit, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (MB_TYPE_CHANGE);
  g_autoptr (GArray) lines = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  lines = mb_history_scan (mb_book_get_database (self), filter, NULL, error);
  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len && (limit == 0 || i < limit); i++)
    {
      const gint64 number = g_array_index (lines, MbHistoryLine, i).number;
      g_autoptr (MbChange) change = mb_history_find (mb_book_get_database (self), number, error);

      if (change == NULL)
        return NULL;
      g_list_store_append (list, change);
    }
  return g_steal_pointer (&list);
}
