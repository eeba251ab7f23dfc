#include "config.h"

#include "mb-background.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/mb-library.h"
#include "book/mb-public-copy.h"
#include "exchange/mb-json-import.h"

typedef struct {
  char *name;
  char *path;
  MbContents contents;
  gboolean public;
  GFile *file;
  char *author;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  g_free (job->path);
  g_free (job->author);
  g_clear_object (&job->file);
  g_free (job);
}

static Job *
job_new (GFile *file, MbProgressFunc progress, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  g_set_object (&job->file, file);
  job->progress = progress;
  job->data = data;
  return job;
}

static void
run (Job *job, gpointer tag, GTaskThreadFunc func, GCancellable *cancellable,
     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

/* A new book */

static gboolean
fill (MbBook *book, Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbImportReport) report = NULL;

  mb_book_set_author (book, job->author);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (job->file)
    {
      report = mb_import_report_new ();
      return mb_json_import_file (book, job->file, MB_IMPORT_START, report, cancellable,
                                  job->progress, job->data, error);
    }
  return job->contents == MB_CONTENTS_NOTHING || mb_sample_load (book, error);
}

/* A book that could not be filled is not left lying about. */
static void
remove_book (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mb_library_dup_free_path (job->name, &error);
  g_autoptr (MbBook) book = path ? mb_book_create (path, &error) : NULL;
  gboolean filled = book && fill (book, job, cancellable, &error);

  if (filled)
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }
  if (book)
    {
      g_clear_object (&book);
      remove_book (path);
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_background_create_async:
 * @name: what the book is called; the file gets that name or, where it is taken, one with a number
 * @contents: what it begins with
 * @file: (nullable): website data to import into it
 * @author: who its first change is by
 * @cancellable: (nullable): ends the work; then there is no new book
 * @progress: (nullable): told how far the import has come, in the worker thread
 * @data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a new book in the library.
 */
void
mb_background_create_async (const char *name, MbContents contents, GFile *file, const char *author,
                            GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (name != NULL && author != NULL);

  job = job_new (file, progress, data);
  job->name = g_strdup (name);
  job->author = g_strdup (author);
  job->contents = contents;
  run (job, mb_background_create_async, create_in_thread, cancellable, callback, user_data);
}

/**
 * mb_background_create_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_book_create() and of mb_json_import_file().
 *
 * Returns: (transfer full) (nullable): the path of the new book
 */
char *
mb_background_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_background_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Taking in */

static void
take_in_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  char *path = mb_library_take_in (job->file, cancellable, &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_background_take_in_async:
 * @file: a book from anywhere
 * @cancellable: (nullable): ends the work; then there is no copy
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies a book into the library.
 */
void
mb_background_take_in_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  run (job_new (file, NULL, NULL), mb_background_take_in_async, take_in_in_thread, cancellable, callback, user_data);
}

/**
 * mb_background_take_in_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_library_take_in().
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
mb_background_take_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_background_take_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A copy */

static gboolean
copy (MbBook *book, const char *target, Job *job, GCancellable *cancellable, GError **error)
{
  return job->public ? mb_book_backup_public (book, target, cancellable, job->progress, job->data, error)
                     : mb_book_backup (book, target, cancellable, job->progress, job->data, error);
}

static void
backup_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autofree char *target = g_file_get_path (job->file);
  g_autofree char *address = g_file_get_uri (job->file);

  if (!target)
    {
      g_task_return_new_error (task, MB_ERROR, MB_ERROR_FAILED,
                               _("The copy was not made: “%s” is not a place on this computer. Choose another folder."),
                               address);
      return;
    }
  book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  if (book && copy (book, target, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_background_backup_async:
 * @path: path of a book
 * @file: where the copy goes
 * @public: whether to leave out what is private
 * @cancellable: (nullable): ends the work; then a file that was at that place is whole
 * @progress: (nullable): told how far it has come, in the worker thread
 * @data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a copy of a book.
 */
void
mb_background_backup_async (const char *path, GFile *file, gboolean public, GCancellable *cancellable,
                            MbProgressFunc progress, gpointer data,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (path != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = job_new (file, progress, data);
  job->path = g_strdup (path);
  job->public = public;
  run (job, mb_background_backup_async, backup_in_thread, cancellable, callback, user_data);
}

/**
 * mb_background_backup_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_book_backup() and mb_book_backup_public().
 *
 * Returns: whether the copy was written
 */
gboolean
mb_background_backup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_background_backup_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
