#include "config.h"

#include "mb-cli-records.h"

#include <glib/gi18n.h>

#include "exchange/mb-csv.h"
#include "mb-cli-json.h"
#include "mb-cli-output.h"
#include "mb-cli-table.h"

typedef struct {
  GPtrArray *columns; /* of const MbField */
  gboolean with_private;
  MbRecordNames *names; /* of records that are referred to */
} Rows;

static void
rows_init (Rows *self, MbQuery *query, GPtrArray *columns, gboolean with_private)
{
  self->columns = columns;
  self->with_private = with_private;
  self->names = mb_record_names_new (mb_query_get_book (query));
}

static void
rows_clear (Rows *self)
{
  mb_record_names_free (self->names);
}

static const MbField *
get_column (Rows *self, guint i)
{
  return g_ptr_array_index (self->columns, i);
}

/* NULL when it is not set, or private and not asked for. */
static GVariant *
get_value (Rows *self, MbRecord *record, const MbField *field)
{
  GVariant *value = mb_record_get (record, field->name);

  return value != NULL && (self->with_private || mb_field_is_public (field, value)) ? value : NULL;
}

static void
set_words (JsonObject *row, const char *key, GVariant *words)
{
  JsonArray *array = json_array_new ();
  g_autofree const char **all = words != NULL ? g_variant_get_strv (words, NULL) : NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    json_array_add_string_element (array, all[i]);
  json_object_set_array_member (row, key, array);
}

static void
set_member (Rows *self, JsonObject *row, const MbField *field, GVariant *value)
{
  g_autofree char *key = mb_field_dup_json_key (field);

  if (field->kind == MB_FIELD_WORDS)
    set_words (row, key, value);
  else if (value == NULL)
    json_object_set_null_member (row, key);
  else if (field->kind == MB_FIELD_REFERENCE)
    mb_cli_json_set_text (row, key, mb_record_names_get (self->names, field->target, g_variant_get_int64 (value)));
  else if (field->kind == MB_FIELD_INTEGER)
    json_object_set_int_member (row, key, g_variant_get_int64 (value));
  else if (field->kind == MB_FIELD_YES_NO)
    json_object_set_boolean_member (row, key, g_variant_get_boolean (value));
  else
    mb_cli_json_set_text (row, key, g_variant_get_string (value, NULL));
}

static void
print_json_row (Rows *self, MbRecord *record, MbCliJsonRows *rows)
{
  g_autoptr (JsonObject) row = json_object_new ();

  for (guint i = 0; i < self->columns->len; i++)
    set_member (self, row, get_column (self, i), get_value (self, record, get_column (self, i)));
  mb_cli_json_rows_add (rows, row);
}

/* A record somebody deleted since the list was read is passed over; it has no book any more. */
static MbRecord *
get_row (MbQuery *query, guint i)
{
  g_autoptr (MbRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);

  return record != NULL && mb_record_get_book (record) != NULL ? g_steal_pointer (&record) : NULL;
}

static void
print_csv (Rows *self, MbQuery *query)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query));
  g_autoptr (GString) csv = g_string_new (NULL);

  mb_csv_append_head (csv, self->columns);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MbRecord) record = get_row (query, i);

      if (record != NULL)
        mb_csv_append_record (csv, self->columns, record, self->with_private, self->names);
      mb_cli_write (csv->str, csv->len);
      g_string_truncate (csv, 0);
    }
  mb_cli_write (csv->str, csv->len);
}

static void
print_json (Rows *self, MbQuery *query)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query));
  MbCliJsonRows rows;

  mb_cli_json_rows_begin (&rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MbRecord) record = get_row (query, i);

      if (record != NULL)
        print_json_row (self, record, &rows);
    }
  mb_cli_json_rows_end (&rows);
}

static void
add_text_row (Rows *self, MbCliTable *table, MbRecord *record)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = mb_record_dup_shown (record, get_column (self, i)->name);

      mb_cli_table_add_cell (table, cell);
    }
}

static void
print_text (Rows *self, MbQuery *query)
{
  const MbRecordType *type = mb_record_type_get (mb_query_get_kind (query));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query));
  g_autofree char *count = mb_record_type_dup_count (type, n);
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  for (guint i = 0; i < self->columns->len; i++)
    mb_cli_table_add_column (table, mb_field_get_label (get_column (self, i)),
                             get_column (self, i)->kind == MB_FIELD_INTEGER);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MbRecord) record = get_row (query, i);

      if (record != NULL)
        add_text_row (self, table, record);
    }
  if (n > 0)
    {
      mb_cli_table_print (table, mb_cli_output_get_width ());
      mb_cli_print ("\n");
    }
  mb_cli_say ("%s", count);
}

/**
 * mb_cli_records_print:
 * @query: which records, in which order
 * @columns: (element-type MbField): which of their fields
 * @format: how
 * @with_private: whether private values belong into JSON and CSV
 *
 * Writes records to standard output. Text has what the list of the window
 * has; JSON and CSV are made for other programs: values as they are stored,
 * records that are referred to by their website ID.
 */
void
mb_cli_records_print (MbQuery *query, GPtrArray *columns, MbCliFormat format, gboolean with_private)
{
  Rows rows;

  rows_init (&rows, query, columns, with_private);
  switch (format)
    {
    case MB_CLI_JSON:
      print_json (&rows, query);
      break;
    case MB_CLI_CSV:
      print_csv (&rows, query);
      break;
    case MB_CLI_TEXT:
    default:
      print_text (&rows, query);
      break;
    }
  rows_clear (&rows);
}

/**
 * mb_cli_records_print_card:
 * @query: a query
 *
 * Writes the first record of the query as text, a line for each field that is
 * set.
 */
void
mb_cli_records_print_card (MbQuery *query)
{
  const MbRecordType *type = mb_record_type_get (mb_query_get_kind (query));
  g_autoptr (MbRecord) record = get_row (query, 0);
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  if (record == NULL)
    {
      g_autofree char *none = mb_record_type_dup_count (type, 0);

      mb_cli_say ("%s", none);
      return;
    }
  mb_cli_table_add_column (table, NULL, FALSE);
  mb_cli_table_add_column (table, NULL, FALSE);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value = mb_record_dup_display (record, type->fields[i].name);

      if (value == NULL || *value == '\0' || (type->fields[i].flags & MB_FIELD_HIDDEN))
        continue;
      mb_cli_table_add_cell (table, mb_field_get_label (&type->fields[i]));
      mb_cli_table_add_cell (table, value);
    }
  mb_cli_table_print (table, mb_cli_output_get_width ());
}
