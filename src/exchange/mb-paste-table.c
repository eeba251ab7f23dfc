#include "config.h"

#include "mb-paste-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"
#include "mb-csv-reader.h"
#include "mb-input-file.h"
#include "mb-maintainers.h"
#include "mb-paste-columns.h"
#include "mb-table-text.h"

/* A longer heading is shortened where it is shown or remembered. */
#define LONGEST_SAMPLE 60
#define MOST_REMEMBERED 100
/* Rows that are looked at for something to show. */
#define ROWS_TO_SHOW 1000

static MbPasteTable *
table_new (const MbRecordType *type)
{
  MbPasteTable *self = g_new0 (MbPasteTable, 1);

  self->type = type;
  return self;
}

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

  self = table_new (type);
  self->rows = mb_table_text_read (text, &self->left_out);
  self->columns = mb_paste_columns_guess (self->rows, type, shown, &self->has_header);
  return self;
}

/* Files */

static gboolean
has_suffix (const char *name, const char *suffix)
{
  const gsize length = strlen (name);
  const gsize part = strlen (suffix);

  return length > part && g_ascii_strcasecmp (name + length - part, suffix) == 0;
}

static gboolean
is_yaml (const char *name)
{
  return has_suffix (name, ".yaml") || has_suffix (name, ".yml");
}

/**
 * mb_paste_table_is_file:
 * @name: the name of a file
 *
 * Returns: whether that is how a file with a table is called
 */
gboolean
mb_paste_table_is_file (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_suffix (name, ".csv") || has_suffix (name, ".tsv") || has_suffix (name, ".tab") || is_yaml (name);
}

/**
 * mb_paste_table_set_type:
 * @self: a table
 * @type: what its rows are
 *
 * Says what the rows are, and guesses what the columns are.
 */
void
mb_paste_table_set_type (MbPasteTable *self, const MbRecordType *type)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();

  g_return_if_fail (self != NULL && type != NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & MB_FIELD_LISTED)
      g_ptr_array_add (listed, (gpointer) &type->fields[i]);
  self->type = type;
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = mb_paste_columns_guess (self->rows, type, listed, &self->has_header);
}

/* Maintainers are more than those who took part: the list tells of people in the book, and adds others only when asked. */
static void
read_yaml (MbPasteTable *self, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  self->rows = mb_maintainers_read (bytes, name, &self->lines, cancellable, error);
  self->joins_words = TRUE;
  self->asks_to_add = TRUE;
  if (self->type == NULL)
    self->type = mb_record_type_get (MB_RECORD_PERSON);
}

static void
read_csv (MbPasteTable *self, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  const gboolean is_tsv = has_suffix (name, ".tsv") || has_suffix (name, ".tab");

  self->rows = mb_csv_read (bytes, name, is_tsv ? '\t' : 0, &self->lines, cancellable, error);
  if (self->rows != NULL && self->type == NULL)
    self->type = mb_paste_columns_guess_type (self->rows);
}

/**
 * mb_paste_table_read:
 * @bytes: what is in a file
 * @name: its name
 * @type: (nullable): what its rows are; %NULL: what its headings say
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the table of a file, and guesses what its columns are.
 *
 * Returns: (transfer full) (nullable): the table; otherwise @error is %MB_ERROR_INPUT with
 *   the line, or %G_IO_ERROR_CANCELLED
 */
MbPasteTable *
mb_paste_table_read (GBytes *bytes, const char *name, const MbRecordType *type, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (MbPasteTable) self = table_new (type);

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (is_yaml (name))
    read_yaml (self, bytes, name, cancellable, error);
  else
    read_csv (self, bytes, name, cancellable, error);
  if (self->rows == NULL)
    return NULL;
  mb_paste_table_set_type (self, self->type);
  if (self->rows->len > (self->has_header ? 1 : 0))
    return g_steal_pointer (&self);
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("“%s” has no rows. Nothing was imported."), name);
  return NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = mb_input_file_dup_name (data);
  g_autoptr (GBytes) bytes = mb_input_file_read (data, MB_CSV_MAX_FILE, cancellable, &error);
  MbPasteTable *table = bytes != NULL ? mb_paste_table_read (bytes, name, NULL, cancellable, &error) : NULL;

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) mb_paste_table_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_paste_table_read_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the table of a file in a worker thread.
 */
void
mb_paste_table_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mb_paste_table_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * mb_paste_table_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the table; otherwise @error is as mb_input_file_read()
 *   and mb_paste_table_read() have it
 */
MbPasteTable *
mb_paste_table_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_paste_table_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  if (self->lines != NULL)
    copy->lines = g_array_ref (self->lines);
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

/* Columns */

/**
 * mb_paste_table_set_column:
 * @self: a table
 * @column: one of its columns
 * @target: (nullable): what it is; %NULL: it is left out
 *
 * Says what a column is.
 */
void
mb_paste_table_set_column (MbPasteTable *self, guint column, const MbPasteTarget *target)
{
  guint other;

  g_return_if_fail (self != NULL && column < self->columns->len);

  if (target != NULL && g_ptr_array_find (self->columns, target, &other))
    self->columns->pdata[other] = NULL;
  self->columns->pdata[column] = (gpointer) target;
}

static const char *
get_cell (const MbPasteTable *self, guint row, guint column)
{
  char **cells = self->rows->pdata[row];

  for (guint i = 0; cells[i] != NULL; i++)
    if (i == column)
      return cells[i];
  return "";
}

/**
 * mb_paste_table_get_heading:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer none): what stands above it; empty: nothing
 */
const char *
mb_paste_table_get_heading (const MbPasteTable *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->has_header ? get_cell (self, 0, column) : "";
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

  for (guint i = 0; i < MIN (self->rows->len, ROWS_TO_SHOW); i++)
    if (*get_cell (self, i, column) != '\0')
      return get_cell (self, i, column);
  return "";
}

static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strstrip (g_strdup (text)), "\r\n\t", ' ');

  return g_utf8_strlen (line, -1) > LONGEST_SAMPLE ? g_utf8_substring (line, 0, LONGEST_SAMPLE)
                                                   : g_steal_pointer (&line);
}

/**
 * mb_paste_table_dup_samples:
 * @self: a table
 * @column: one of its columns
 * @most: how many at most
 *
 * Returns: (transfer full): the first texts in the column below its heading, each shortened
 */
char *
mb_paste_table_dup_samples (const MbPasteTable *self, guint column, guint most)
{
  g_autoptr (GString) samples = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->has_header ? 1 : 0; i < MIN (self->rows->len, ROWS_TO_SHOW) && n < most; i++)
    {
      g_autofree char *sample = dup_short (get_cell (self, i, column));

      if (*sample != '\0')
        g_string_append_printf (samples, "%s%s", n++ > 0 ? " · " : "", sample);
    }
  return g_string_free_and_steal (g_steal_pointer (&samples));
}

/**
 * mb_paste_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are below the headings
 */
guint
mb_paste_table_get_n_rows (const MbPasteTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len - (self->has_header && self->rows->len > 0 ? 1 : 0);
}

/* What a person said about the columns */

/* Whoever names a heading says that the first row has them. */
static int
find_column (MbPasteTable *self, const char *heading)
{
  g_autofree char *wanted = g_utf8_casefold (heading, -1);
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *plain = g_strstrip (g_strdup (get_cell (self, 0, i)));
      g_autofree char *folded = g_utf8_casefold (plain, -1);

      if (*folded == '\0' || !g_str_equal (folded, wanted))
        continue;
      for (guint j = 0; !self->has_header && j < self->columns->len; j++)
        self->columns->pdata[j] = NULL;
      self->has_header = TRUE;
      return i;
    }
  if (g_ascii_string_to_unsigned (heading, 10, 1, self->columns->len, &number, NULL))
    return number - 1;
  return -1;
}

static char *
dup_targets (const MbRecordType *type)
{
  GPtrArray *targets = mb_paste_targets_list (type);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    g_string_append_printf (names, "%s, ", ((const MbPasteTarget *) targets->pdata[i])->name);
  g_string_append (names, "ignore");
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static gboolean
refuse (GError **error, const char *format, const char *first, const char *second)
{
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", first, 1);
  if (second != NULL)
    g_string_replace (sentence, "%s", second, 1);
  g_set_error_literal (error, MB_ERROR, MB_ERROR_INPUT, sentence->str);
  return FALSE;
}

static gboolean
map_one (MbPasteTable *self, const char *part, GError **error)
{
  const char *equals = strrchr (part, '=');
  g_autofree char *heading = equals != NULL ? g_strstrip (g_strndup (part, equals - part)) : NULL;
  g_autofree char *name = equals != NULL ? g_strstrip (g_strdup (equals + 1)) : NULL;
  g_autofree char *names = NULL;
  const MbPasteTarget *target;
  int column;

  if (equals == NULL)
    return refuse (error, _("“%s” does not say what a column is; write HEADING=FIELD."), part, NULL);
  column = find_column (self, heading);
  if (column < 0)
    return refuse (error, _("No column is called “%s”."), heading, NULL);
  target = mb_paste_target_find (self->type, name);
  if (target == NULL && !g_str_equal (name, "ignore"))
    return refuse (error, _("A column cannot be “%s”. It can be one of: %s."), name, names = dup_targets (self->type));
  mb_paste_table_set_column (self, column, target);
  return TRUE;
}

/**
 * mb_paste_table_map:
 * @self: a table
 * @mapping: `Name=name,GitHub=handle,3=ignore`: headings or numbers of columns, and names of targets
 * @error: return location for an error
 *
 * Says what columns are. Those that are not named stay as they were guessed.
 *
 * Returns: whether all of it was understood; otherwise @error is
 *   %MB_ERROR_INPUT and the table may be changed in part
 */
gboolean
mb_paste_table_map (MbPasteTable *self, const char *mapping, GError **error)
{
  g_auto (GStrv) said = g_strsplit (mapping, ",", -1);

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; said[i] != NULL; i++)
    if (!map_one (self, said[i], error))
      return FALSE;
  return TRUE;
}

/**
 * mb_paste_table_dup_key:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): what its mapping is remembered by: all headings, in small
 *   letters; %NULL: it has none
 */
char *
mb_paste_table_dup_key (const MbPasteTable *self)
{
  g_autoptr (GString) key = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->has_header || self->columns->len > MOST_REMEMBERED)
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *heading = dup_short (mb_paste_table_get_heading (self, i));
      g_autofree char *folded = g_utf8_casefold (heading, -1);

      g_string_append_printf (key, "%s%s", i > 0 ? "\t" : "", folded);
    }
  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * mb_paste_table_dup_mapping:
 * @self: a table
 *
 * Returns: (transfer full): what the rows and the columns are, for mb_paste_table_recall()
 */
char *
mb_paste_table_dup_mapping (const MbPasteTable *self)
{
  g_autoptr (GString) mapping = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  mapping = g_string_new (self->type->name);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MbPasteTarget *target = self->columns->pdata[i];

      g_string_append_printf (mapping, "\t%s", target != NULL ? target->name : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&mapping));
}

/**
 * mb_paste_table_recall:
 * @self: a table
 * @mapping: what mb_paste_table_dup_mapping() said of one with the same headings
 *
 * Takes the rows and the columns for what they were taken for before.
 */
void
mb_paste_table_recall (MbPasteTable *self, const char *mapping)
{
  g_auto (GStrv) names = g_strsplit (mapping, "\t", -1);
  const MbRecordType *type = mb_record_type_find (names[0] != NULL ? names[0] : "");

  g_return_if_fail (self != NULL);

  if (type == NULL)
    return;
  mb_paste_table_set_type (self, type);
  for (guint i = 0; i < self->columns->len; i++)
    self->columns->pdata[i] = NULL;
  for (guint i = 0; i < self->columns->len && names[i + 1] != NULL; i++)
    mb_paste_table_set_column (self, i, mb_paste_target_find (type, names[i + 1]));
}
