#include "config.h"

#include "mb-cli-sheet.h"

#include "exchange/mb-markdown.h"
#include "mb-cli-output.h"
#include "mb-cli-table.h"

struct _MbCliSheet {
  char *title;
  char **titles;
  gboolean *numbers;
  guint n_columns;
  GPtrArray *cells; /* of char *, row by row */
};

/**
 * mb_cli_sheet_new:
 * @title: what it is about
 * @titles: (array zero-terminated=1): the headings of its columns
 * @numbers: (array): for each of them, whether it is of numbers
 *
 * Returns: (transfer full): a sheet without rows
 */
MbCliSheet *
mb_cli_sheet_new (const char *title, const char *const *titles, const gboolean *numbers)
{
  MbCliSheet *self = g_new0 (MbCliSheet, 1);

  self->title = g_strdup (title);
  self->titles = g_strdupv ((char **) titles);
  self->n_columns = g_strv_length (self->titles);
  self->numbers = g_memdup2 (numbers, self->n_columns * sizeof (gboolean));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * mb_cli_sheet_take_cell:
 * @self: a sheet
 * @text: (transfer full) (nullable): what the next cell holds
 *
 * Fills the next cell of a row.
 */
void
mb_cli_sheet_take_cell (MbCliSheet *self, char *text)
{
  g_ptr_array_add (self->cells, text != NULL ? text : g_strdup (""));
}

/**
 * mb_cli_sheet_is_empty:
 * @self: a sheet
 *
 * Returns: whether it has no row
 */
gboolean
mb_cli_sheet_is_empty (MbCliSheet *self)
{
  return self->cells->len == 0;
}

/**
 * mb_cli_sheet_print_text:
 * @self: a sheet
 *
 * Prints the sheet with aligned columns, in the width of the terminal.
 */
void
mb_cli_sheet_print_text (MbCliSheet *self)
{
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  for (guint i = 0; i < self->n_columns; i++)
    mb_cli_table_add_column (table, self->titles[i], self->numbers[i]);
  for (guint i = 0; i < self->cells->len; i++)
    mb_cli_table_add_cell (table, self->cells->pdata[i]);
  mb_cli_say ("%s", self->title);
  mb_cli_table_print (table, mb_cli_output_get_width ());
}

static void
print_markdown_row (char **cells, guint n_cells)
{
  g_autoptr (GString) row = g_string_new ("|");

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *escaped = mb_markdown_dup_escaped (cells[i]);
      g_string_append_printf (row, " %s |", escaped);
    }
  g_string_append_c (row, '\n');
  mb_cli_write (row->str, row->len);
}

/**
 * mb_cli_sheet_print_markdown:
 * @self: a sheet
 *
 * Prints the sheet as a heading and a table in Markdown.
 */
void
mb_cli_sheet_print_markdown (MbCliSheet *self)
{
  g_autofree char *title = mb_markdown_dup_escaped (self->title);
  g_autoptr (GString) rule = g_string_new ("|");

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (rule, self->numbers[i] ? " ---: |" : " --- |");
  g_string_append_c (rule, '\n');

  mb_cli_write ("### ", 4);
  mb_cli_write (title, strlen (title));
  mb_cli_write ("\n\n", 2);
  print_markdown_row (self->titles, self->n_columns);
  mb_cli_write (rule->str, rule->len);
  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    print_markdown_row ((char **) self->cells->pdata + i, self->n_columns);
}

/**
 * mb_cli_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees the sheet.
 */
void
mb_cli_sheet_free (MbCliSheet *self)
{
  g_free (self->title);
  g_strfreev (self->titles);
  g_free (self->numbers);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
