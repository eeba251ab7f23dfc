#include "config.h"

#include "mb-paste-add.h"

#include <glib/gi18n-lib.h>

#include "book/mb-edit.h"

#define STEP_EVERY 64

static gboolean
insert (MbEdit *edit, const MbRecordType *type, MbPasteRow *row, GError **error)
{
  g_autoptr (MbRecord) record = mb_record_new (type->kind);

  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      mb_record_set (record, value->field->name, value->value);
    }
  return mb_edit_insert (edit, record, error);
}

static gboolean
change (MbEdit *edit, const MbRecordType *type, MbPasteRow *row, GError **error)
{
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (!mb_edit_set_by_id (edit, type->kind, mb_paste_row_get_record (row), value->field->name, value->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_row (MbEdit *edit, const MbRecordType *type, MbPasteRow *row, GError **error)
{
  const gboolean done = mb_paste_row_get_record (row) == 0 ? insert (edit, type, row, error)
                                                            : change (edit, type, row, error);

  if (!done)
    /* Translators: %s is what a pasted row is called; a sentence follows. */
    g_prefix_error (error, _("Nothing was pasted, because of “%s”: "), mb_paste_row_get_title (row));
  return done;
}

static guint
count (GListModel *rows, MbPasteState state)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      n += mb_paste_row_get_included (row) && mb_paste_row_get_state (row) == state;
    }
  return n;
}

/**
 * mb_paste_add:
 * @book: a book
 * @type: what the rows are
 * @rows: a list of #MbPasteRow
 * @cancellable: (nullable): ends the work; then the book is as before
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes the rows that are included, all in one edit.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   of the domain %MB_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_paste_add (MbBook *book, const MbRecordType *type, GListModel *rows, GCancellable *cancellable,
              MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;
  const guint n_rows = g_list_model_get_n_items (rows);

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  edit = mb_edit_begin (book, count (rows, MB_PASTE_NEW) > 0 ? MB_VERB_ADD : MB_VERB_EDIT, error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (mb_paste_row_get_included (row) && !add_row (edit, type, row, error))
        return FALSE;
      if (progress != NULL && i % STEP_EVERY == 0)
        progress (i, n_rows, data);
    }
  return mb_edit_commit (edit, error);
}

/* In a worker thread */

typedef struct {
  char *path;
  char *author;
  const MbRecordType *type;
  GListModel *rows;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->author);
  g_object_unref (job->rows);
  g_free (job);
}

static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_NONE, &error);

  if (book != NULL)
    mb_book_set_author (book, job->author);
  if (book != NULL &&
      mb_paste_add (book, job->type, job->rows, cancellable, job->progress, job->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_paste_add_async:
 * @path: path of a book
 * @author: who it is by
 * @type: what the rows are
 * @rows: a list of #MbPasteRow, which nobody changes meanwhile
 * @cancellable: (nullable): ends the work; then the book is as before
 * @progress: (nullable): told how far it has come, in the worker thread
 * @data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does what mb_paste_add() does in a worker thread.
 */
void
mb_paste_add_async (const char *path, const char *author, const MbRecordType *type, GListModel *rows,
                    GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->author = g_strdup (author);
  job->type = type;
  job->rows = g_object_ref (rows);
  job->progress = progress;
  job->data = data;
  g_task_set_source_tag (task, mb_paste_add_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, add_in_thread);
}

/**
 * mb_paste_add_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_paste_add().
 *
 * Returns: whether it was done
 */
gboolean
mb_paste_add_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_paste_add_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mb_paste_add_dup_text:
 * @type: what the rows are
 * @rows: a list of #MbPasteRow
 *
 * Returns: (transfer full): what writing the included rows does, without a full stop
 */
char *
mb_paste_add_dup_text (const MbRecordType *type, GListModel *rows)
{
  const guint n_new = count (rows, MB_PASTE_NEW);
  const guint n_changed = count (rows, MB_PASTE_CHANGES);
  g_autofree char *added = mb_record_type_dup_count (type, n_new);
  g_autofree char *changed = mb_record_type_dup_count (type, n_changed);

  if (n_changed == 0)
    /* Translators: %s is a count, as in “Added 3 people”. */
    return g_strdup_printf (_("Added %s"), added);
  if (n_new == 0)
    /* Translators: %s is a count, as in “Changed 3 people”. */
    return g_strdup_printf (_("Changed %s"), changed);
  /* Translators: both %s are counts, as in “Added 3 people, changed 1 person”. */
  return g_strdup_printf (_("Added %s, changed %s"), added, changed);
}
