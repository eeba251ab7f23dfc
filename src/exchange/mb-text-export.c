#include "config.h"

#include "mb-text-export.h"

#include <string.h>

#include "mb-atomic-file.h"

/**
 * mb_text_export_make:
 * @book: a book
 * @func: what makes the text
 * @options: (nullable): what @func is asked for
 * @notes: (nullable) (element-type utf8): takes sentences about what is not in it
 * @error: return location for an `MB_ERROR`
 *
 * Makes a text of one moment of the book.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
mb_text_export_make (MbBook *book, MbTextFunc func, gconstpointer options, GPtrArray *notes, GError **error)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_free);
  char *text;

  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  text = func (book, options, notes != NULL ? notes : unread, error);
  mb_book_end_snapshot (book);
  return text;
}

/* In a worker thread */

typedef struct {
  char *path;
  MbTextFunc func;
  gpointer options;
  GDestroyNotify free_options;
  GFile *file;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->free_options != NULL)
    job->free_options (job->options);
  g_object_unref (job->file);
  g_free (job->path);
  g_free (job);
}

static gboolean
make_and_write (Job *job, MbBook *book, GPtrArray *notes, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = mb_text_export_make (book, job->func, job->options, notes, error);

  return text != NULL && mb_atomic_file_write (job->file, text, strlen (text), cancellable, error);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  const gboolean written = book != NULL && make_and_write (job, book, notes, cancellable, &error);

  /* Whoever is told that it is done may take the book away. */
  g_clear_object (&book);
  if (written)
    g_task_return_pointer (task, g_steal_pointer (&notes), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_text_export_async:
 * @path: path of a book
 * @func: (scope async): what makes the text, in the worker thread
 * @options: (nullable) (transfer full): what @func is asked for
 * @free_options: (nullable): frees @options
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done
 * @data: for @callback
 *
 * Writes a text made of a book to a file in a worker thread. A former file
 * stays whole until the new one is.
 */
void
mb_text_export_async (const char *path, MbTextFunc func, gpointer options, GDestroyNotify free_options, GFile *file,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->func = func;
  job->options = options;
  job->free_options = free_options;
  job->file = g_object_ref (file);
  /* Once the file is in its place it is written, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_text_export_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_text_export_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_text_export_async().
 *
 * Returns: (transfer full) (nullable) (element-type utf8): sentences about
 *   what is not in the file; otherwise @error is the book's, as for
 *   mb_atomic_file_open() or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mb_text_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_text_export_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
