#include "config.h"

#include "mb-page-import.h"

#include <glib/gi18n-lib.h>

#include "mb-import-report.h"
#include "mb-page-folder.h"
#include "mb-page-reader.h"

/* What a page or folder is not, and what that means here. */
static void
say_nothing_imported (GError **error)
{
  g_autofree char *message = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != MB_ERROR)
    return;
  message = g_steal_pointer (&(*error)->message);
  (*error)->message = g_strdup_printf ("%s %s", message, _("Nothing was imported."));
}

static gboolean
read_page (const MbPageFile *file, MbClaims *claims, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbPage) page = mb_page_new_from_file (file->file, file->name, cancellable, error);

  if (page == NULL)
    {
      say_nothing_imported (error);
      return FALSE;
    }
  mb_page_reader_read (page, claims);
  return TRUE;
}

static MbClaims *
read_pages (GPtrArray *pages, GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbClaims) claims = mb_claims_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_page (pages->pdata[i], claims, cancellable, error))
        return NULL;
      if (progress != NULL)
        progress (i + 1, pages->len, data);
    }
  return g_steal_pointer (&claims);
}

/* NULL with error also where there are none, as in a folder that was mistaken for another. */
static GPtrArray *
list_pages (GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pages = mb_page_folder_list (files, cancellable, error);
  g_autofree char *name = NULL;

  if (pages == NULL || pages->len > 0)
    return g_steal_pointer (&pages);
  name = mb_page_import_dup_name (files);
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("There is no Markdown page in “%s”."), name);
  return NULL;
}

/**
 * mb_page_import_read:
 * @book: a book, which is only read
 * @files: (element-type GFile): folders and pages
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many pages are read
 * @data: for @progress
 * @error: return location for an error
 *
 * Reads pages and holds what they say against the book.
 *
 * Returns: (transfer full) (nullable): the proposal; %NULL with
 *   %MB_ERROR_INPUT and page and line when a page cannot be read, with
 *   %MB_ERROR_NOT_FOUND, another of the book's errors or
 *   %G_IO_ERROR_CANCELLED
 */
MbProposal *
mb_page_import_read (MbBook *book, GPtrArray *files, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                     GError **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  MbClaims *claims;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  pages = list_pages (files, cancellable, error);
  if (pages == NULL)
    say_nothing_imported (error);
  claims = pages != NULL ? read_pages (pages, cancellable, progress, data, error) : NULL;
  return claims != NULL ? mb_proposal_new (claims, book, cancellable, error) : NULL;
}

/**
 * mb_page_import_dup_name:
 * @files: (element-type GFile): folders and pages
 *
 * What an import of them is called.
 *
 * Returns: (transfer full): the name of the one, or how many there are
 */
char *
mb_page_import_dup_name (GPtrArray *files)
{
  g_autoptr (GFile) whole = NULL;
  g_autofree char *base = NULL;

  if (files->len != 1)
    return g_strdup_printf (ngettext ("%u path", "%u paths", files->len), files->len);
  /* “.” is called as its folder is. */
  whole = g_file_resolve_relative_path (files->pdata[0], ".");
  base = g_file_get_basename (whole);
  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (files->pdata[0]);
}

/* In a worker */

typedef struct {
  char *path;
  GPtrArray *files;
  MbProposal *proposal;
  char *name;
  char *author;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->files, g_ptr_array_unref);
  g_clear_object (&job->proposal);
  g_free (job->name);
  g_free (job->author);
  g_free (job);
}

static Job *
new_job (const char *path, MbProgressFunc progress, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->progress = progress;
  job->data = data;
  return job;
}

static void
run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  MbProposal *proposal = book != NULL ? mb_page_import_read (book, job->files, cancellable, job->progress, job->data,
                                                             &error)
                                      : NULL;

  if (proposal != NULL)
    g_task_return_pointer (task, proposal, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_page_import_read_async:
 * @path: path of a book
 * @files: (element-type GFile): folders and pages
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many pages are read, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_page_import_read() in a worker thread.
 */
void
mb_page_import_read_async (const char *path, GPtrArray *files, GCancellable *cancellable, MbProgressFunc progress,
                           gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = new_job (path, progress, data);

  job->files = g_ptr_array_ref (files);
  g_task_set_source_tag (task, mb_page_import_read_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_read);
}

/**
 * mb_page_import_read_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_page_import_read_async().
 *
 * Returns: (transfer full) (nullable): the proposal, or %NULL with errors as
 *   for mb_page_import_read()
 */
MbProposal *
mb_page_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_page_import_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_apply (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_NONE, &error);

  if (book != NULL && job->author != NULL)
    mb_book_set_author (book, job->author);
  if (book != NULL && mb_proposal_apply (job->proposal, book, job->name, report, cancellable, job->progress, job->data,
                                         &error))
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) mb_import_report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_page_import_apply_async:
 * @path: path of the book that the proposal was made of
 * @proposal: a proposal
 * @name: what the history calls the import
 * @author: (nullable): who the history says imported; %NULL: the user of this system
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many records are done, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_proposal_apply() in a worker thread. Cancelled, it leaves the book
 * as it was.
 */
void
mb_page_import_apply_async (const char *path, MbProposal *proposal, const char *name, const char *author,
                            GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = new_job (path, progress, data);

  job->proposal = g_object_ref (proposal);
  job->name = g_strdup (name);
  job->author = g_strdup (author);
  /* Once committed it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_page_import_apply_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_apply);
}

/**
 * mb_page_import_apply_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_page_import_apply_async().
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL with errors as
 *   for mb_proposal_apply()
 */
MbImportReport *
mb_page_import_apply_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_page_import_apply_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
