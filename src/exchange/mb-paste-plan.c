#include "config.h"

#include "mb-paste-plan.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"
#include "mb-name-index.h"
#include "mb-paste-columns.h"
#include "mb-people-index.h"
#include "mb-table-text.h"

#define CANCEL_EVERY 64
#define MOST_KEYS 5

/* The table */

/**
 * mb_paste_table_new:
 * @text: what was pasted
 * @type: what its rows are to become
 * @shown: (element-type MbField): the columns of the list that is pasted into
 *
 * Reads a table and guesses what its columns are.
 *
 * Returns: (transfer full): the table, perhaps without rows
 */
MbPasteTable *
mb_paste_table_new (const char *text, const MbRecordType *type, GPtrArray *shown)
{
  MbPasteTable *self;

  g_return_val_if_fail (text != NULL && type != NULL && shown != NULL, NULL);

  self = g_new0 (MbPasteTable, 1);
  self->type = type;
  self->rows = mb_table_text_read (text, &self->left_out);
  self->columns = mb_paste_columns_guess (self->rows, type, shown, &self->has_header);
  return self;
}

/**
 * mb_paste_table_copy:
 * @self: a table
 *
 * Returns: (transfer full): the same with columns of its own
 */
MbPasteTable *
mb_paste_table_copy (const MbPasteTable *self)
{
  MbPasteTable *copy = g_memdup2 (self, sizeof *self);

  copy->rows = g_ptr_array_ref (self->rows);
  copy->columns = g_ptr_array_copy (self->columns, NULL, NULL);
  return copy;
}

/**
 * mb_paste_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
mb_paste_table_free (MbPasteTable *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * mb_paste_table_set_column:
 * @self: a table
 * @column: one of its columns
 * @field: (nullable): the field it is; %NULL: it is left out
 *
 * Says what a column is.
 */
void
mb_paste_table_set_column (MbPasteTable *self, guint column, const MbField *field)
{
  guint other;

  g_return_if_fail (self != NULL && column < self->columns->len);

  if (field != NULL && g_ptr_array_find (self->columns, field, &other))
    self->columns->pdata[other] = NULL;
  self->columns->pdata[column] = (gpointer) field;
}

/**
 * mb_paste_table_get_sample:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer none): the first text in the column; empty: there is none
 */
const char *
mb_paste_table_get_sample (const MbPasteTable *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = self->rows->pdata[i];

      if (column < g_strv_length (row) && *row[column] != '\0')
        return row[column];
    }
  return "";
}

/* Planning */

typedef struct {
  MbBook *book;
  const MbPasteTable *table;
  const MbRecordType *type;
  GCancellable *cancellable;
  MbNameIndex *indexes[MB_N_RECORD_KINDS]; /* of what is referred to, and of the type itself */
  const MbField *keys[MOST_KEYS]; /* what together names a record whose title is joined of several fields */
  GHashTable *by_keys;            /* their values → GArray of gint64 */
  GHashTable *seen;               /* what further rows must not be again */
} Planning;

static MbNameIndex *
get_index (Planning *self, MbRecordKind kind, GError **error)
{
  if (self->indexes[kind] == NULL)
    self->indexes[kind] = mb_name_index_new (self->book, kind, self->cancellable, error);
  return self->indexes[kind];
}

/* Records that have no name of their own are known by what they join: a participation by person, cohort and role. */

static void
find_keys (Planning *self)
{
  guint n = 0;

  if (self->type->title_joiner == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    self->keys[n++] = mb_record_type_find_field (self->type, self->type->title[i]);
  self->keys[n] = mb_record_type_find_field (self->type, "role");
}

static void
learn_keys (MbCursor *cursor, gpointer data)
{
  Planning *self = data;
  g_autoptr (GString) key = g_string_new (NULL);
  const gint64 id = mb_cursor_get_id (cursor);
  GArray *ids;

  for (guint i = 0; self->keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, i);
      g_autofree char *text = mb_field_format (self->keys[i], value);

      g_string_append_printf (key, "%s\n", text);
    }
  ids = g_hash_table_lookup (self->by_keys, key->str);
  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->by_keys, g_strdup (key->str), ids);
    }
  g_array_append_val (ids, id);
}

static gboolean
read_keys (Planning *self, GError **error)
{
  const char *names[MOST_KEYS + 1] = { NULL };

  find_keys (self);
  for (guint i = 0; self->keys[i] != NULL; i++)
    names[i] = self->keys[i]->name;
  return names[0] == NULL ||
         mb_rows_each (self->book, self->type->kind, names, NULL, self->cancellable, learn_keys, self, error);
}

static char *
dup_keys (Planning *self, MbPasteRow *row)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; self->keys[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->keys[i]->name);
      g_autofree char *text = value != NULL ? mb_field_format (self->keys[i], value->value) : NULL;

      if (text == NULL)
        return NULL;
      g_string_append_printf (key, "%s\n", text);
    }
  return key->len > 0 ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/* Cells */

static void
remark (MbPasteRow *row, const char *format, const MbField *field, const char *cell)
{
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", mb_field_get_label (field), 1);
  g_string_replace (sentence, "%s", cell, 1);
  mb_paste_row_add_remark (row, sentence->str);
}

static gboolean
read_reference (Planning *self, MbPasteRow *row, const MbField *field, const char *cell, GError **error)
{
  MbNameIndex *index = get_index (self, field->target, error);
  GArray *ids = index != NULL ? mb_name_index_find (index, cell) : NULL;
  g_autoptr (MbRecord) target = NULL;
  g_autofree char *title = NULL;

  if (index == NULL)
    return FALSE;
  if (ids == NULL)
    remark (row, _("%s: nothing in the book is called “%s”."), field, cell);
  else if (ids->len > 1)
    remark (row, _("%s: several in the book are called “%s”."), field, cell);
  if (ids == NULL || ids->len > 1)
    return TRUE;
  target = mb_book_get_record (self->book, field->target, g_array_index (ids, gint64, 0), error);
  if (target == NULL)
    return FALSE;
  title = mb_record_dup_title (target);
  mb_paste_row_add_value (row, field, g_variant_new_int64 (mb_record_get_id (target)), title);
  return TRUE;
}

/* Returns whether the cell was understood: one that names the record and was not leaves the row without a name. */
static gboolean
read_value (MbPasteRow *row, const MbField *field, const char *cell)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) value = mb_field_parse (field, cell, &problem);
  g_autofree char *shown = NULL;

  if (value != NULL)
    g_variant_ref_sink (value);
  if (value != NULL && !mb_field_check (field, value, &problem))
    mb_paste_row_add_remark (row, problem->message);
  else if (value == NULL && problem != NULL)
    remark (row, "%s: %s", field, problem->message);
  if (value == NULL || (problem != NULL && mb_field_is_binding (field)))
    return !(field->flags & MB_FIELD_IDENTITY);
  shown = mb_field_dup_display (field, value);
  mb_paste_row_add_value (row, field, value, shown);
  return TRUE;
}

static gboolean
read_cell (Planning *self, MbPasteRow *row, const MbField *field, const char *cell, gboolean *understood, GError **error)
{
  if (field->kind == MB_FIELD_REFERENCE)
    return read_reference (self, row, field, cell, error);
  *understood = read_value (row, field, cell) && *understood;
  return TRUE;
}

static gboolean
add_fixed (Planning *self, MbPasteRow *row, GError **error)
{
  const MbField *field = self->table->fixed;
  g_autoptr (MbRecord) target = NULL;
  g_autofree char *title = NULL;

  if (field == NULL || mb_paste_row_find_value (row, field->name) != NULL)
    return TRUE;
  target = mb_book_get_record (self->book, field->target, self->table->fixed_to, error);
  if (target == NULL)
    return FALSE;
  title = mb_record_dup_title (target);
  mb_paste_row_add_value (row, field, g_variant_new_int64 (self->table->fixed_to), title);
  return TRUE;
}

static gboolean
read_cells (Planning *self, MbPasteRow *row, char **cells, gboolean *understood, GError **error)
{
  *understood = TRUE;
  for (guint i = 0; cells[i] != NULL && i < self->table->columns->len; i++)
    if (self->table->columns->pdata[i] != NULL && *cells[i] != '\0' &&
        !read_cell (self, row, self->table->columns->pdata[i], cells[i], understood, error))
      return FALSE;
  return add_fixed (self, row, error);
}

/* Which record of the book it is */

typedef enum {
  FOUND_NONE,
  FOUND_BY_IDENTITY,
  FOUND_BY_NAME,
  FOUND_SEVERAL,
} Found;

static gboolean
names_alone (const MbField *field)
{
  return (field->flags & MB_FIELD_UNIQUE) && (field->flags & MB_FIELD_IDENTITY) && mb_field_is_text (field);
}

static Found
take (GArray *ids, Found how, gint64 *id)
{
  if (ids == NULL)
    return FOUND_NONE;
  if (ids->len > 1 || (*id != 0 && *id != g_array_index (ids, gint64, 0)))
    return FOUND_SEVERAL;
  *id = g_array_index (ids, gint64, 0);
  return how;
}

static GArray *
find_former_handle (Planning *self, const MbPasteValue *value)
{
  const MbField *former = mb_record_type_find_field (self->type, "former-handles");

  if (former == NULL || !g_str_equal (value->field->name, "handle"))
    return NULL;
  return mb_name_index_find_by_field (self->indexes[self->type->kind], former, value->after);
}

static Found
find_by_identity (Planning *self, MbPasteRow *row, gint64 *id)
{
  Found found = FOUND_NONE;

  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      GArray *ids = NULL;
      Found now;

      if (!names_alone (value->field))
        continue;
      ids = mb_name_index_find_by_field (self->indexes[self->type->kind], value->field, value->after);
      now = take (ids != NULL ? ids : find_former_handle (self, value), FOUND_BY_IDENTITY, id);
      found = MAX (found, now);
    }
  return found;
}

static Found
find_by_title (Planning *self, MbPasteRow *row, gint64 *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->type->title[i]);
      GArray *ids = value != NULL ? mb_name_index_find_by_field (self->indexes[self->type->kind], value->field,
                                                                 value->after)
                                  : NULL;

      if (ids != NULL)
        return take (ids, FOUND_BY_NAME, id);
    }
  return FOUND_NONE;
}

static Found
find_record (Planning *self, MbPasteRow *row, gint64 *id)
{
  g_autofree char *keys = dup_keys (self, row);
  const Found found = find_by_identity (self, row, id);

  if (found != FOUND_NONE)
    return found;
  if (keys != NULL)
    return take (g_hash_table_lookup (self->by_keys, keys), FOUND_BY_IDENTITY, id);
  return self->type->title_joiner == NULL ? find_by_title (self, row, id) : FOUND_NONE;
}

/* What becomes of it */

static void
give_up (MbPasteRow *row, const char *reason)
{
  if (reason != NULL)
    mb_paste_row_add_remark (row, reason);
  mb_paste_row_set_state (row, MB_PASTE_TROUBLE);
}

static char *
dup_row_title (Planning *self, MbPasteRow *row, char **cells)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->type->title[i]);

      if (value == NULL || (title->len > 0 && self->type->title_joiner == NULL))
        continue;
      g_string_append_printf (title, "%s%s", title->len > 0 ? self->type->title_joiner : "", value->after);
    }
  for (guint i = 0; title->len == 0 && cells[i] != NULL; i++)
    g_string_append (title, cells[i]);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static gboolean
has_name (Planning *self, MbPasteRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    if (mb_paste_row_find_value (row, self->type->title[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
lacks_what_binds (Planning *self, MbPasteRow *row)
{
  gboolean lacks = FALSE;

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MbField *field = &self->type->fields[i];
      g_autoptr (GError) problem = NULL;

      if (!mb_field_is_binding (field) || mb_paste_row_find_value (row, field->name) != NULL ||
          mb_field_check (field, NULL, &problem))
        continue;
      mb_paste_row_add_remark (row, problem->message);
      lacks = TRUE;
    }
  return lacks;
}

static void
judge_new (Planning *self, MbPasteRow *row)
{
  if (!has_name (self, row))
    give_up (row, _("What it is called is missing."));
  else if (lacks_what_binds (self, row))
    give_up (row, NULL);
  else
    mb_paste_row_set_state (row, MB_PASTE_NEW);
}

/* Somebody of the same name who is known by another handle is perhaps somebody else. */
static void
doubt_other_identity (MbPasteRow *row)
{
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (!names_alone (value->field) || value->before == NULL || *value->before == '\0')
        continue;
      mb_paste_row_add_remark (row, _("May be another of the same name: tick it only if it is the same."));
      mb_paste_row_set_included (row, FALSE);
      return;
    }
}

static gboolean
judge_known (Planning *self, MbPasteRow *row, gint64 id, Found found, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, self->type->kind, id, error);
  g_autofree char *title = NULL;

  if (record == NULL)
    return FALSE;
  title = mb_record_dup_title (record);
  mb_paste_row_set_title (row, title);
  mb_paste_row_set_record (row, record);
  if (found == FOUND_BY_NAME)
    doubt_other_identity (row);
  return TRUE;
}

/* By its identity where it has one, else by what joins it, else by its title. */
static char *
dup_seen_key (Planning *self, MbPasteRow *row, gint64 id)
{
  g_autofree char *keys = NULL;

  if (id != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (names_alone (value->field))
        return g_strconcat (value->field->name, ":", keys = mb_people_fold_name (value->after), NULL);
    }
  keys = dup_keys (self, row);
  return keys != NULL ? g_steal_pointer (&keys) : mb_people_fold_name (mb_paste_row_get_title (row));
}

static gboolean
judge (Planning *self, MbPasteRow *row, gboolean understood, GError **error)
{
  gint64 id = 0;
  const Found found = find_record (self, row, &id);
  g_autofree char *key = dup_seen_key (self, row, id);

  if (!understood)
    give_up (row, NULL);
  else if (found == FOUND_SEVERAL)
    give_up (row, _("Several records of the book may be meant."));
  else if (g_hash_table_contains (self->seen, key))
    give_up (row, _("It stands further up already."));
  else if (found == FOUND_NONE)
    judge_new (self, row);
  else if (!judge_known (self, row, id, found, error))
    return FALSE;
  if (mb_paste_row_get_state (row) != MB_PASTE_TROUBLE)
    g_hash_table_add (self->seen, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
plan_row (Planning *self, char **cells, GListStore *rows, GError **error)
{
  g_autoptr (MbPasteRow) row = mb_paste_row_new ();
  g_autofree char *title = NULL;
  gboolean understood;

  if (!read_cells (self, row, cells, &understood, error))
    return FALSE;
  title = dup_row_title (self, row, cells);
  mb_paste_row_set_title (row, title);
  if (!judge (self, row, understood, error))
    return FALSE;
  g_list_store_append (rows, row);
  return TRUE;
}

static gboolean
plan_rows (Planning *self, GListStore *rows, GError **error)
{
  if (get_index (self, self->type->kind, error) == NULL || !read_keys (self, error))
    return FALSE;
  for (guint i = self->table->has_header ? 1 : 0; i < self->table->rows->len; i++)
    if ((i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error)) ||
        !plan_row (self, self->table->rows->pdata[i], rows, error))
      return FALSE;
  return TRUE;
}

/**
 * mb_paste_plan:
 * @book: a book
 * @table: a table
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds out what the rows of a table mean: each is new, or a record of the book
 * that it fills or changes, or says nothing new, or is not understood. Records
 * are found by their identities, former handles too, else by their titles,
 * without regard to case and accents. An empty cell says nothing.
 *
 * Returns: (transfer full) (nullable): a list of #MbPasteRow, or %NULL with @error of the
 *   domain %MB_ERROR or %G_IO_ERROR_CANCELLED
 */
GListStore *
mb_paste_plan (MbBook *book, const MbPasteTable *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (GListStore) rows = g_list_store_new (MB_TYPE_PASTE_ROW);
  Planning self = { .book = book, .table = table, .cancellable = cancellable };
  gboolean planned;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  self.type = table->type;
  self.by_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  planned = plan_rows (&self, rows, error);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    g_clear_pointer (&self.indexes[i], mb_name_index_free);
  g_hash_table_unref (self.by_keys);
  g_hash_table_unref (self.seen);
  return planned ? g_steal_pointer (&rows) : NULL;
}

/* In a worker thread */

typedef struct {
  char *path;
  MbPasteTable *table;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  mb_paste_table_free (job->table);
  g_free (job);
}

static void
plan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  GListStore *rows = book != NULL ? mb_paste_plan (book, job->table, cancellable, &error) : NULL;

  if (rows != NULL)
    g_task_return_pointer (task, rows, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_paste_plan_async:
 * @path: path of a book
 * @table: a table, which is copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does what mb_paste_plan() does in a worker thread.
 */
void
mb_paste_plan_async (const char *path, const MbPasteTable *table, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->table = mb_paste_table_copy (table);
  g_task_set_source_tag (task, mb_paste_plan_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * mb_paste_plan_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_paste_plan().
 *
 * Returns: (transfer full) (nullable): a list of #MbPasteRow
 */
GListStore *
mb_paste_plan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_paste_plan_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
