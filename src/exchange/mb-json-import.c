#include "config.h"

#include "mb-json-import.h"

#include <glib/gi18n-lib.h>

#include "mb-import-apply.h"
#include "mb-import-match.h"
#include "mb-import-plan.h"
#include "mb-import-relations.h"
#include "mb-input-file.h"
#include "mb-json-scanner.h"

static gboolean
import_in_edit (MbImportPlan *plan, MbBook *book, MbEdit *edit, GCancellable *cancellable,
                MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbImportMatch) match = NULL;
  g_autoptr (MbImportRelations) relations = NULL;

  match = mb_import_match_new (plan, book, cancellable, error);
  if (match == NULL)
    return FALSE;
  relations = mb_import_relations_new (plan, match, error);
  if (relations == NULL)
    return FALSE;
  return mb_import_relations_drop_known (relations, plan, book, cancellable, error) &&
         mb_import_compare (plan, book, cancellable, error) &&
         mb_import_apply (plan, relations, book, edit, cancellable, progress, data, error);
}

/**
 * mb_json_import_in_edit:
 * @edit: an edit of @book
 * @book: a book
 * @bytes: the JSON
 * @name: what messages call it
 * @error: return location for an error
 *
 * Does mb_json_import_bytes() as a part of an edit.
 *
 * Returns: whether it was imported; otherwise @error is as there, and the edit
 *   is to be dropped
 */
gboolean
mb_json_import_in_edit (MbEdit *edit, MbBook *book, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (MbJsonReader) reader = mb_json_reader_new (bytes, name, error);
  g_autoptr (MbImportPlan) plan = reader != NULL ? mb_import_plan_new (reader, report, error) : NULL;

  return plan != NULL && import_in_edit (plan, book, edit, NULL, NULL, NULL, error);
}

static gboolean
import_plan (MbImportPlan *plan, MbBook *book, const char *name, MbImportFlags flags, GCancellable *cancellable,
             MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;

  edit = mb_edit_begin (book, flags & MB_IMPORT_START ? MB_VERB_START : MB_VERB_IMPORT, error);
  if (edit == NULL)
    return FALSE;
  mb_edit_set_title (edit, name);
  if (!import_in_edit (plan, book, edit, cancellable, progress, data, error))
    return FALSE;

  /* A dry run goes all the way and drops the edit: what it says is what would happen. */
  return (flags & MB_IMPORT_DRY_RUN) || mb_edit_commit (edit, error);
}

/**
 * mb_json_import_bytes:
 * @book: a book
 * @bytes: the JSON
 * @name: what messages and the history call it
 * @flags: how to import
 * @report: (nullable): says what was done
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are done
 * @data: for @progress
 * @error: return location for an error
 *
 * Imports JSON of the form that the export has. Programs, cohorts, people and
 * projects are found in the book by id, people also by their handle and by
 * former ones. What the file says is set, what it does not say (a key that is
 * not there, null, an empty text or list) stays as it is, nothing is deleted.
 * It is one edit; importing the same file again changes nothing.
 *
 * Returns: whether it was imported; otherwise nothing is changed and @error is
 *   %MB_ERROR_INPUT with line and column or the path to the value, another of
 *   the book's errors, or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_json_import_bytes (MbBook *book, GBytes *bytes, const char *name, MbImportFlags flags, MbImportReport *report,
                      GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbImportReport) unasked = report == NULL ? mb_import_report_new () : NULL;
  g_autoptr (MbJsonReader) reader = NULL;
  g_autoptr (MbImportPlan) plan = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  reader = mb_json_reader_new (bytes, name, error);
  if (reader == NULL)
    return FALSE;
  plan = mb_import_plan_new (reader, report != NULL ? report : unasked, error);
  if (plan == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !import_plan (plan, book, name, flags, cancellable, progress, data, error))
    return FALSE;
  mb_import_report_finish (plan->report);
  return TRUE;
}

/* Whatever is nothing else is taken for JSON; of a file that does not even look like it, the place of its first fault
 * tells nobody anything. */
static gboolean
looks_like_json (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *small = g_ascii_strdown (name, -1);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size && !g_str_has_suffix (small, ".json"); i++)
    if (!g_ascii_isspace (text[i]) && (guchar) text[i] < 0x80)
      {
        if (text[i] == '{' || text[i] == '[')
          break;
        g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                     _("“%s” is none of the files that can be imported: Markdown (.md, .mdx), tables (.csv, .tsv), lists "
                       "(.yaml) and JSON (.json). Nothing was imported."), name);
        return FALSE;
      }
  return TRUE;
}

/**
 * mb_json_import_file:
 * @book: a book
 * @file: a JSON file
 * @flags: how to import
 * @report: (nullable): says what was done
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are done
 * @data: for @progress
 * @error: return location for an error
 *
 * Imports a file as mb_json_import_bytes() does.
 *
 * Returns: whether it was imported; otherwise nothing is changed and @error is
 *   as there, %MB_ERROR_NOT_FOUND or %MB_ERROR_FAILED
 */
gboolean
mb_json_import_file (MbBook *book, GFile *file, MbImportFlags flags, MbImportReport *report,
                     GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  g_autofree char *name = mb_input_file_dup_name (file);
  g_autoptr (GBytes) bytes = mb_input_file_read (file, MB_JSON_MAX_FILE, cancellable, error);

  return bytes != NULL && looks_like_json (bytes, name, error) &&
         mb_json_import_bytes (book, bytes, name, flags, report, cancellable, progress, data, error);
}

typedef struct {
  char *path;
  char *author;
  GFile *file;
  MbImportFlags flags;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->author);
  g_object_unref (job->file);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_NONE, &error);

  if (book != NULL && job->author != NULL)
    mb_book_set_author (book, job->author);
  if (book != NULL && mb_json_import_file (book, job->file, job->flags, report, cancellable, job->progress, job->data,
                                           &error))
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) mb_import_report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_json_import_async:
 * @path: path of a book
 * @file: a JSON file
 * @flags: how to import
 * @author: (nullable): who the history says imported; %NULL: the user of this system
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many records are done, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_json_import_file() in a worker thread. Cancelled, it leaves the book
 * as it was.
 */
void
mb_json_import_async (const char *path, GFile *file, MbImportFlags flags, const char *author,
                      GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->file = g_object_ref (file);
  job->flags = flags;
  job->author = g_strdup (author);
  job->progress = progress;
  job->data = data;
  /* Once committed it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_json_import_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_json_import_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_json_import_async().
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with errors as for
 *   mb_json_import_file()
 */
MbImportReport *
mb_json_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_json_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
