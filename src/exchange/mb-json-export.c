#include "config.h"

#include "mb-json-export.h"

#include "mb-atomic-file.h"
#include "mb-json-records.h"

/**
 * mb_json_export_to_stream:
 * @book: a book
 * @stream: where it goes; stays open
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are written
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes the website's JSON. The same book gives the same bytes, and nothing
 * in them is private.
 *
 * Returns: whether all was written; otherwise @error is the book's, the
 *   stream's (%G_IO_ERROR) or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_json_export_to_stream (MbBook *book, GOutputStream *stream, GCancellable *cancellable,
                          MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbJsonWriter) writer = NULL;
  gboolean written;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (!mb_book_begin_snapshot (book, error))
    return FALSE;
  writer = mb_json_writer_new (stream, cancellable);
  written = mb_json_records_write (book, writer, cancellable, progress, data, error);
  mb_book_end_snapshot (book);
  return written && mb_json_writer_finish (writer, error);
}

/**
 * mb_json_export_to_string:
 * @book: a book
 * @length: (out) (optional): how many bytes it is long
 * @error: return location for an error
 *
 * Gives the website's JSON.
 *
 * Returns: (transfer full) (nullable): the JSON, or %NULL with the book's
 *   error
 */
char *
mb_json_export_to_string (MbBook *book, gsize *length, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  if (!mb_json_export_to_stream (book, stream, NULL, NULL, NULL, error) ||
      !g_output_stream_write_all (stream, "", 1, NULL, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  if (length != NULL)
    *length = g_memory_output_stream_get_data_size (memory) - 1;
  return g_memory_output_stream_steal_data (memory);
}

/**
 * mb_json_export_to_file:
 * @book: a book
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are written
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes the website's JSON to a file. The former file stays whole until the
 * new one is.
 *
 * Returns: whether it is written; otherwise @error is the book's,
 *   %MB_ERROR_NO_SPACE, %MB_ERROR_NOT_FOUND (the folder), %MB_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_json_export_to_file (MbBook *book, GFile *file, GCancellable *cancellable,
                        MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbAtomicFile) atomic = mb_atomic_file_open (file, error);
  g_autoptr (GError) local_error = NULL;

  if (atomic == NULL)
    return FALSE;
  if (mb_json_export_to_stream (book, mb_atomic_file_get_stream (atomic), cancellable, progress, data, &local_error))
    return mb_atomic_file_commit (atomic, cancellable, error);

  mb_atomic_file_explain (file, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

typedef struct {
  char *path;
  GFile *file;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_object_unref (job->file);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  g_autoptr (MbLeftOut) left_out = book != NULL ? mb_left_out_new (book, &error) : NULL;

  if (left_out != NULL && mb_json_export_to_file (book, job->file, cancellable, job->progress, job->data, &error))
    g_task_return_pointer (task, g_steal_pointer (&left_out), (GDestroyNotify) mb_left_out_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_json_export_async:
 * @path: path of a book
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many records are written, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_json_export_to_file() in a worker thread.
 */
void
mb_json_export_async (const char *path, GFile *file, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->file = g_object_ref (file);
  job->progress = progress;
  job->data = data;
  /* Once the file is in its place it is written, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_json_export_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_json_export_finish:
 * @result: what the callback was given
 * @left_out: (out) (optional) (transfer full): return location for what was
 *   left out, because it breaks a rule of its field
 * @error: return location for an error
 *
 * Ends mb_json_export_async().
 *
 * Returns: whether the file is written; errors as for
 *   mb_json_export_to_file()
 */
gboolean
mb_json_export_finish (GAsyncResult *result, MbLeftOut **left_out, GError **error)
{
  g_autoptr (MbLeftOut) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_json_export_async), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  if (left_out != NULL)
    *left_out = g_steal_pointer (&found);
  return TRUE;
}
