#include "config.h"

#include "mb-sheet.h"

#include "mb-csv.h"
#include "mb-markdown.h"

struct _MbSheet {
  GStrv titles;
  guint n_columns;
  GPtrArray *cells; /* (element-type utf8) (nullable elements) */
  int total_column; /* -1: none */
  gboolean has_total_row;
};

/**
 * mb_sheet_new:
 * @titles: (array zero-terminated=1): the titles of the columns
 *
 * Returns: (transfer full): a new sheet without rows
 */
MbSheet *
mb_sheet_new (const char *const *titles)
{
  MbSheet *self = g_atomic_rc_box_new0 (MbSheet);

  self->titles = g_strdupv ((char **) titles);
  self->n_columns = g_strv_length (self->titles);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->total_column = -1;
  return self;
}

static void
sheet_clear (MbSheet *self)
{
  g_strfreev (self->titles);
  g_ptr_array_unref (self->cells);
}

/**
 * mb_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): the same sheet, held once more
 */
MbSheet *
mb_sheet_ref (MbSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mb_sheet_unref:
 * @self: (transfer full): a sheet
 *
 * Lets go of the sheet; whoever does so last frees it.
 */
void
mb_sheet_unref (MbSheet *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) sheet_clear);
}

/**
 * mb_sheet_take_cell:
 * @self: a sheet
 * @text: (transfer full) (nullable): what stands in the cell
 *
 * Adds a cell: the next of the row, or the first of the next row.
 */
void
mb_sheet_take_cell (MbSheet *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

/**
 * mb_sheet_set_totals:
 * @self: a sheet
 * @column: which column holds the sum of the others; -1: none
 * @last_row: whether the last row holds the sums of those above
 *
 * Says where the sheet has sums.
 */
void
mb_sheet_set_totals (MbSheet *self, int column, gboolean last_row)
{
  self->total_column = column;
  self->has_total_row = last_row;
}

/**
 * mb_sheet_is_total:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: whether the cell holds a sum
 */
gboolean
mb_sheet_is_total (MbSheet *self, guint row, guint column)
{
  return (int) column == self->total_column || (self->has_total_row && row + 1 == mb_sheet_get_n_rows (self));
}

/**
 * mb_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: how many columns there are
 */
guint
mb_sheet_get_n_columns (MbSheet *self)
{
  return self->n_columns;
}

/**
 * mb_sheet_get_title:
 * @self: a sheet
 * @column: a column
 *
 * Returns: (transfer none): its title
 */
const char *
mb_sheet_get_title (MbSheet *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->titles[column];
}

/**
 * mb_sheet_get_cell:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): what stands in the cell
 */
const char *
mb_sheet_get_cell (MbSheet *self, guint row, guint column)
{
  g_return_val_if_fail (column < self->n_columns && row < mb_sheet_get_n_rows (self), NULL);

  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

/**
 * mb_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many rows there are below the titles
 */
guint
mb_sheet_get_n_rows (MbSheet *self)
{
  return self->cells->len / self->n_columns;
}

static void
append_markdown_row (GString *text, const char *const *cells, guint n_cells)
{
  g_string_append_c (text, '|');
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *escaped = mb_markdown_dup_escaped (cells[i] != NULL ? cells[i] : "");
      g_string_append_printf (text, " %s |", escaped);
    }
  g_string_append_c (text, '\n');
}

static void
append_row (MbSheet *self, GString *text, MbSheetFormat format, const char *const *cells)
{
  if (format == MB_SHEET_CSV)
    mb_csv_append_row (text, cells, self->n_columns);
  else
    append_markdown_row (text, cells, self->n_columns);
}

/**
 * mb_sheet_dup_text:
 * @self: a sheet
 * @format: how it is written
 *
 * Writes the titles and all rows.
 *
 * Returns: (transfer full): the text
 */
char *
mb_sheet_dup_text (MbSheet *self, MbSheetFormat format)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_row (self, text, format, (const char *const *) self->titles);
  if (format == MB_SHEET_MARKDOWN)
    {
      g_string_append_c (text, '|');
      for (guint i = 0; i < self->n_columns; i++)
        g_string_append (text, " --- |");
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i + self->n_columns <= self->cells->len; i += self->n_columns)
    append_row (self, text, format, (const char *const *) &self->cells->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
