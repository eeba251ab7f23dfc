#include "config.h"

#include "mb-paste-add.h"

#include <glib/gi18n-lib.h>

#include "book/mb-edit.h"

#define STEP_EVERY 64

typedef struct {
  MbEdit *edit;
  MbImportReport *report; /* nullable */
  GHashTable *written; /* MbPasteRow → its record (gint64): who is new is added once, in however many rows */
} Writing;

static gboolean write_row (Writing *self, MbPasteRow *row, const MbField *owner_field, gint64 owner, gint64 *id,
                           GError **error);

/* What a value is to be, once the record that it names is there. */
static GVariant *
dup_value (Writing *self, const MbPasteValue *value, GError **error)
{
  gint64 id;

  if (value->names == NULL || mb_paste_row_get_state (value->names) == MB_PASTE_SAME)
    return g_variant_ref (value->value);
  return write_row (self, value->names, NULL, 0, &id, error) ? g_variant_ref_sink (g_variant_new_int64 (id)) : NULL;
}

static gboolean
insert (Writing *self, MbPasteRow *row, const MbField *owner_field, gint64 owner, gint64 *id, GError **error)
{
  g_autoptr (MbRecord) record = mb_record_new (mb_paste_row_get_record_type (row)->kind);

  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      g_autoptr (GVariant) written = dup_value (self, value, error);

      if (written == NULL)
        return FALSE;
      mb_record_set (record, value->field->name, written);
    }
  if (owner_field != NULL)
    mb_record_set_integer (record, owner_field->name, owner);
  if (!mb_edit_insert (self->edit, record, error))
    return FALSE;
  *id = mb_record_get_id (record);
  if (self->report != NULL)
    self->report->added[mb_record_get_kind (record)]++;
  return TRUE;
}

static gboolean
change (Writing *self, MbPasteRow *row, GError **error)
{
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      g_autoptr (GVariant) written = dup_value (self, value, error);

      if (written == NULL || !mb_edit_set_by_id (self->edit, mb_paste_row_get_record_type (row)->kind,
                                                 mb_paste_row_get_record (row), value->field->name, written, error))
        return FALSE;
    }
  if (self->report != NULL && mb_paste_row_get_n_values (row) > 0)
    self->report->changed[mb_paste_row_get_record_type (row)->kind]++;
  return TRUE;
}

static gboolean
write_followers (Writing *self, MbPasteRow *row, gint64 id, GError **error)
{
  for (guint i = 0; i < mb_paste_row_get_n_followers (row); i++)
    {
      const MbField *owner_field;
      MbPasteRow *follower = mb_paste_row_get_follower (row, i, &owner_field);
      gint64 added;

      if (!write_row (self, follower, owner_field, id, &added, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_others (Writing *self, MbPasteRow *row, GError **error)
{
  for (guint i = 0; i < mb_paste_row_get_n_others (row); i++)
    {
      gint64 id;

      if (!write_row (self, mb_paste_row_get_other (row, i), NULL, 0, &id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (Writing *self, MbPasteRow *row, const MbField *owner_field, gint64 owner, gint64 *id, GError **error)
{
  const gint64 *known = g_hash_table_lookup (self->written, row);

  *id = known != NULL ? *known : mb_paste_row_get_record (row);
  if (known != NULL)
    return TRUE;
  if (*id == 0 ? !insert (self, row, owner_field, owner, id, error) : !change (self, row, error))
    return FALSE;
  g_hash_table_insert (self->written, row, g_memdup2 (id, sizeof *id));
  return write_others (self, row, error) && write_followers (self, row, *id, error);
}

static gboolean
add_row (Writing *self, MbPasteRow *row, GError **error)
{
  gint64 id;

  if (write_row (self, row, NULL, 0, &id, error))
    return TRUE;
  if (mb_paste_row_get_line (row) > 0)
    /* Translators: the first %s is what a row is called, %u the line of the file; a sentence follows. */
    g_prefix_error (error, _("Nothing was imported, because of “%s” on line %u: "), mb_paste_row_get_title (row),
                    mb_paste_row_get_line (row));
  else
    /* Translators: %s is what a pasted row is called; a sentence follows. */
    g_prefix_error (error, _("Nothing was pasted, because of “%s”: "), mb_paste_row_get_title (row));
  return FALSE;
}

static gboolean
write_rows (Writing *self, GListModel *rows, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
            GError **error)
{
  const guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (mb_paste_row_get_included (row) && !add_row (self, row, error))
        return FALSE;
      if (progress != NULL && i % STEP_EVERY == 0)
        progress (i, n_rows, data);
    }
  return TRUE;
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

static MbEdit *
begin (MbBook *book, const char *name, GListModel *rows, GError **error)
{
  MbVerb verb = count (rows, MB_PASTE_NEW) > 0 ? MB_VERB_ADD : MB_VERB_EDIT;
  MbEdit *edit = mb_edit_begin (book, name != NULL ? MB_VERB_IMPORT : verb, error);

  if (edit != NULL && name != NULL)
    mb_edit_set_title (edit, name);
  return edit;
}

/**
 * mb_paste_add:
 * @book: a book
 * @name: (nullable): the file that the rows are of, for the history; %NULL: they were pasted
 * @rows: a list of #MbPasteRow
 * @report: (nullable): counts what was added and changed
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
mb_paste_add (MbBook *book, const char *name, GListModel *rows, MbImportReport *report, GCancellable *cancellable,
              MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (GHashTable) written = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (MbEdit) edit = NULL;
  Writing self = { .report = report, .written = written };

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (rows), FALSE);

  edit = begin (book, name, rows, error);
  if (edit == NULL)
    return FALSE;
  self.edit = edit;
  return write_rows (&self, rows, cancellable, progress, data, error) && mb_edit_commit (edit, error);
}

/* In a worker thread */

typedef struct {
  char *path;
  char *author;
  char *name;
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
  g_free (job->name);
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
      mb_paste_add (book, job->name, job->rows, NULL, cancellable, job->progress, job->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_paste_add_async:
 * @path: path of a book
 * @author: who it is by
 * @name: (nullable): the file that the rows are of; %NULL: they were pasted
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
mb_paste_add_async (const char *path, const char *author, const char *name, GListModel *rows,
                    GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->author = g_strdup (author);
  job->name = g_strdup (name);
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
