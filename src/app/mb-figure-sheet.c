#include "config.h"

#include "mb-figure-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-language.h"
#include "exchange/mb-atomic-file.h"

#define ROWS_A_STEP 256

typedef struct {
  char *path;
  MbOverview *overview;
  MbRecordKind kind;
  GArray *ids;
  MbSheetFormat format;
  GFile *file; /* nullable */
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (Job *job)
{
  g_free (job->path);
  mb_overview_unref (job->overview);
  g_array_unref (job->ids);
  g_clear_object (&job->file);
  g_free (job);
}

/**
 * mb_figure_sheet_dup_years:
 * @insights: figures
 * @person: id of a person
 * @role: a role
 *
 * Gives the years of the scope in which a person was in a role.
 *
 * Returns: (transfer full) (nullable): the years; %NULL: in none
 */
char *
mb_figure_sheet_dup_years (MbInsights *insights, gint64 person, MbRole role)
{
  g_autoptr (GArray) years = mb_insights_list_years (insights, person, role);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  return years->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static GPtrArray *
list_fields (MbRecordKind kind)
{
  const MbRecordType *type = mb_record_type_get (kind);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & (MB_FIELD_LISTED | MB_FIELD_PRIVATE)) == MB_FIELD_LISTED)
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

static MbSheet *
sheet_new (Job *job, GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_add (titles, mb_field_get_label (fields->pdata[i]));
  if (job->kind == MB_RECORD_PERSON)
    g_strv_builder_add_many (titles, C_("column", "Mentee in"), C_("column", "Mentor in"), NULL);
  list = g_strv_builder_end (titles);
  return mb_sheet_new ((const char *const *) list);
}

static void
add_row (Job *job, MbSheet *sheet, GPtrArray *fields, MbRecord *record)
{
  const gint64 id = mb_record_get_id (record);

  for (guint i = 0; i < fields->len; i++)
    mb_sheet_take_cell (sheet, mb_record_dup_display (record, ((const MbField *) fields->pdata[i])->name));
  if (job->kind != MB_RECORD_PERSON)
    return;
  mb_sheet_take_cell (sheet, mb_figure_sheet_dup_years (job->overview->insights, id, MB_ROLE_MENTEE));
  mb_sheet_take_cell (sheet, mb_figure_sheet_dup_years (job->overview->insights, id, MB_ROLE_MENTOR));
}

static gboolean
add_rows (Job *job, MbSheet *sheet, GPtrArray *fields, MbBook *book, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < job->ids->len; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (MbRecord) record =
        mb_book_get_record (book, job->kind, g_array_index (job->ids, gint64, i), &reason);

      if (record)
        add_row (job, sheet, fields, record);
      else if (!g_error_matches (reason, MB_ERROR, MB_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (job->progress && i % ROWS_A_STEP == 0)
        job->progress (i, job->ids->len, job->data);
    }
  return TRUE;
}

static MbSheet *
make_sheet (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, error);
  g_autoptr (GPtrArray) fields = list_fields (job->kind);
  g_autoptr (MbSheet) sheet = NULL;
  locale_t former;
  gboolean made;

  if (!book || !mb_book_begin_snapshot (book, error))
    return NULL;
  former = mb_language_begin_neutral ();
  sheet = sheet_new (job, fields);
  made = add_rows (job, sheet, fields, book, cancellable, error);
  mb_language_end_neutral (former);
  mb_book_end_snapshot (book);
  return made ? g_steal_pointer (&sheet) : NULL;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MbSheet) sheet = make_sheet (job, cancellable, &error);
  g_autofree char *text = sheet ? mb_sheet_dup_text (sheet, job->format) : NULL;

  if (text && (!job->file || mb_atomic_file_write (job->file, text, strlen (text), cancellable, &error)))
    g_task_return_pointer (task, g_steal_pointer (&text), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * mb_figure_sheet_write_async:
 * @path: path of a book
 * @overview: the figures of that book
 * @kind: the type of the records
 * @ids: (element-type gint64): which records, in which order
 * @format: how the table is written
 * @file: (nullable): where it goes
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many are done, in the
 *   worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes records as a table: their public fields as one reads them, and of
 * people the years of the scope as mentee and as mentor. A former file stays
 * whole until the new one is.
 */
void
mb_figure_sheet_write_async (const char *path, MbOverview *overview, MbRecordKind kind, GArray *ids,
                             MbSheetFormat format, GFile *file, GCancellable *cancellable, MbProgressFunc progress,
                             gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->overview = mb_overview_ref (overview);
  job->kind = kind;
  job->ids = g_array_ref (ids);
  job->format = format;
  g_set_object (&job->file, file);
  job->progress = progress;
  job->data = data;
  /* Once the file is in its place it is written, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_figure_sheet_write_async);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * mb_figure_sheet_write_finish:
 * @result: what the callback got
 * @error: return location for an `MB_ERROR` or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the text that was written
 */
char *
mb_figure_sheet_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_figure_sheet_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
