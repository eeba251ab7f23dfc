#include "config.h"

#include "mb-record-table.h"

#include <string.h>

/* A cell is one line: a tab or a line's end within it would be taken for the table's own. */
static void
append_plain (GString *table, const char *text)
{
  for (const char *p = text; *p; p++)
    g_string_append_c (table, strchr ("\t\r\n", *p) ? ' ' : *p);
}

static void
append_escaped (GString *table, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (table, escaped);
}

/* How a table is written. */
typedef struct {
  const char *begin, *end;
  const char *begin_row, *end_row;
  const char *begin_head, *end_head;
  const char *begin_cell, *end_cell;
  const char *between;
  void (*append) (GString *table, const char *text);
} Form;

static const Form plain = { "", "", "", "\n", "", "", "", "", "\t", append_plain };
static const Form html = { "<table>\n", "</table>\n", "<tr>", "</tr>\n", "<th>", "</th>", "<td>", "</td>", "",
                           append_escaped };

static void
append_head (GString *table, const Form *form, GPtrArray *fields)
{
  g_string_append (table, form->begin_row);
  for (guint i = 0; i < fields->len; i++)
    {
      g_string_append_printf (table, "%s%s", i ? form->between : "", form->begin_head);
      form->append (table, mb_field_get_label (fields->pdata[i]));
      g_string_append (table, form->end_head);
    }
  g_string_append (table, form->end_row);
}

static void
append_record (GString *table, const Form *form, GPtrArray *fields, MbRecord *record)
{
  g_string_append (table, form->begin_row);
  for (guint i = 0; i < fields->len; i++)
    {
      const MbField *field = fields->pdata[i];
      g_autofree char *display = mb_record_dup_display (record, field->name);

      g_string_append_printf (table, "%s%s", i ? form->between : "", form->begin_cell);
      form->append (table, display ? display : "");
      g_string_append (table, form->end_cell);
    }
  g_string_append (table, form->end_row);
}

static char *
dup_table (const Form *form, GPtrArray *fields, GPtrArray *records)
{
  GString *table = g_string_new (form->begin);

  append_head (table, form, fields);
  for (guint i = 0; i < records->len; i++)
    append_record (table, form, fields, records->pdata[i]);
  g_string_append (table, form->end);
  return g_string_free_and_steal (table);
}

/**
 * mb_record_table_dup_text:
 * @fields: (element-type MbField): the columns
 * @records: (element-type MbRecord): the records
 *
 * Writes records as a table: a line for each, after one with the titles of the
 * columns, and a tab between two cells.
 *
 * Returns: (transfer full): the table
 */
char *
mb_record_table_dup_text (GPtrArray *fields, GPtrArray *records)
{
  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (records != NULL, NULL);

  return dup_table (&plain, fields, records);
}

/**
 * mb_record_table_dup_html:
 * @fields: (element-type MbField): the columns
 * @records: (element-type MbRecord): the records
 *
 * Writes records as a table in HTML.
 *
 * Returns: (transfer full): the table
 */
char *
mb_record_table_dup_html (GPtrArray *fields, GPtrArray *records)
{
  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (records != NULL, NULL);

  return dup_table (&html, fields, records);
}

static GdkContentProvider *
provide (const char *mime_type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

/**
 * mb_record_table_provide:
 * @fields: (element-type MbField): the columns
 * @records: (element-type MbRecord): the records
 *
 * Makes the contents of a clipboard: the table as HTML and as text.
 *
 * Returns: (transfer full): a new content provider
 */
GdkContentProvider *
mb_record_table_provide (GPtrArray *fields, GPtrArray *records)
{
  char *text = mb_record_table_dup_text (fields, records);
  GdkContentProvider *providers[] = {
    provide ("text/html", mb_record_table_dup_html (fields, records)),
    provide ("text/plain;charset=utf-8", g_strdup (text)),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  g_free (text);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
