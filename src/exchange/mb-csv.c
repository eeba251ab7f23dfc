#include "config.h"

#include "mb-csv.h"

#include <string.h>

#include "mb-atomic-file.h"

#define CHUNK_SIZE (64 * 1024)

static void
append_quoted (GString *row, const char *text)
{
  g_string_append_c (row, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

/* Semicolons, tabs and a mark at the beginning mean something to those who have to guess what parts the cells. */
static gboolean
needs_quotes (const char *cell)
{
  return strpbrk (cell, "\",;\t\r\n") != NULL || g_str_has_prefix (cell, "\xef\xbb\xbf");
}

/**
 * mb_csv_append_row:
 * @csv: a text
 * @cells: (array length=n_cells) (nullable elements): what the row holds
 * @n_cells: how many
 *
 * Appends one row of RFC 4180 in UTF-8, but with a line feed at its end, as
 * other programs on this system write it. Cells are never changed, so that
 * every name comes back as it was.
 */
void
mb_csv_append_row (GString *csv, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      /* A row of one empty cell would be an empty line, which many readers pass over. */
      gboolean is_nothing = n_cells == 1 && *cell == '\0';

      if (i > 0)
        g_string_append_c (csv, ',');
      if (is_nothing || needs_quotes (cell))
        append_quoted (csv, cell);
      else
        g_string_append (csv, cell);
    }
  g_string_append_c (csv, '\n');
}

/**
 * mb_csv_append_head:
 * @csv: a text
 * @fields: (element-type MbField): the columns
 *
 * Appends the row with the names of the fields.
 */
void
mb_csv_append_head (GString *csv, GPtrArray *fields)
{
  g_autofree const char **names = g_new0 (const char *, fields->len + 1);

  for (guint i = 0; i < fields->len; i++)
    names[i] = ((const MbField *) fields->pdata[i])->name;
  mb_csv_append_row (csv, names, fields->len);
}

static char *
dup_cell (MbRecord *record, const MbField *field, gboolean with_private, MbRecordNames *names)
{
  GVariant *value = mb_record_get (record, field->name);

  if (value == NULL || (!with_private && !mb_field_is_public (field, value)))
    return g_strdup ("");
  if (field->kind == MB_FIELD_REFERENCE)
    return g_strdup (mb_record_names_get (names, field->target, g_variant_get_int64 (value)));
  return mb_field_format (field, value);
}

/**
 * mb_csv_append_record:
 * @csv: a text
 * @fields: (element-type MbField): the columns
 * @record: a record
 * @with_private: whether private values are not left empty
 * @names: names of the records it refers to
 *
 * Appends the row of a record.
 */
void
mb_csv_append_record (GString *csv, GPtrArray *fields, MbRecord *record, gboolean with_private, MbRecordNames *names)
{
  g_auto (GStrv) cells = g_new0 (char *, fields->len + 1);

  for (guint i = 0; i < fields->len; i++)
    cells[i] = dup_cell (record, fields->pdata[i], with_private, names);
  mb_csv_append_row (csv, (const char *const *) cells, fields->len);
}

/* To a file */

typedef struct {
  char *path;
  MbRecordKind kind;
  GArray *ids;
  GPtrArray *fields;
  GFile *file;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_array_unref (job->ids);
  g_ptr_array_unref (job->fields);
  g_object_unref (job->file);
  g_free (job);
}

static gboolean
write_chunk (GString *csv, gsize limit, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  gboolean written;

  if (csv->len <= limit)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  written = g_output_stream_write_all (stream, csv->str, csv->len, NULL, cancellable, error);
  g_string_truncate (csv, 0);
  return written;
}

static gboolean
append_id (Job *job, MbBook *book, gint64 id, MbRecordNames *names, GString *csv, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbRecord) record = mb_book_get_record (book, job->kind, id, &reason);

  if (record != NULL)
    mb_csv_append_record (csv, job->fields, record, FALSE, names);
  else if (!g_error_matches (reason, MB_ERROR, MB_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (Job *job, MbBook *book, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbRecordNames) names = mb_record_names_new (book);
  g_autoptr (GString) csv = g_string_new (NULL);

  mb_csv_append_head (csv, job->fields);
  for (guint i = 0; i < job->ids->len; i++)
    {
      if (!append_id (job, book, g_array_index (job->ids, gint64, i), names, csv, error) ||
          !write_chunk (csv, CHUNK_SIZE, stream, cancellable, error))
        return FALSE;
      if (job->progress != NULL && i % 256 == 0)
        job->progress (i, job->ids->len, job->data);
    }
  return write_chunk (csv, 0, stream, cancellable, error);
}

static gboolean
write_of_one_moment (Job *job, MbBook *book, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  gboolean written;

  if (!mb_book_begin_snapshot (book, error))
    return FALSE;
  written = write_rows (job, book, stream, cancellable, error);
  mb_book_end_snapshot (book);
  return written;
}

static gboolean
write_file (Job *job, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbAtomicFile) atomic = mb_atomic_file_open (job->file, error);
  g_autoptr (GError) reason = NULL;

  if (atomic == NULL)
    return FALSE;
  if (write_of_one_moment (job, book, mb_atomic_file_get_stream (atomic), cancellable, &reason))
    return mb_atomic_file_commit (atomic, cancellable, error);
  mb_atomic_file_explain (job->file, &reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  const gboolean written = book != NULL && write_file (job, book, cancellable, &error);

  /* Whoever is told that it is done may take the book away. */
  g_clear_object (&book);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GPtrArray *
list_public (GPtrArray *fields)
{
  GPtrArray *public = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    if (!(((const MbField *) fields->pdata[i])->flags & MB_FIELD_PRIVATE))
      g_ptr_array_add (public, fields->pdata[i]);
  return public;
}

/**
 * mb_csv_export_async:
 * @path: path of a book
 * @kind: the type of the records
 * @ids: (element-type gint64): which records, in which order
 * @fields: (element-type MbField): the columns; private ones are left out
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many are written, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes records to a file of CSV in a worker thread. A former file stays
 * whole until the new one is.
 */
void
mb_csv_export_async (const char *path, MbRecordKind kind, GArray *ids, GPtrArray *fields, GFile *file,
                     GCancellable *cancellable, MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->kind = kind;
  job->ids = g_array_ref (ids);
  job->fields = list_public (fields);
  job->file = g_object_ref (file);
  job->progress = progress;
  job->data = data;
  /* Once the file is in its place it is written, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_csv_export_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_csv_export_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_csv_export_async().
 *
 * Returns: whether the file is written; otherwise @error is the book's,
 *   %MB_ERROR_NO_SPACE, %MB_ERROR_NOT_FOUND (the folder), %MB_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_csv_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_csv_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
