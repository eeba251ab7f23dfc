#include "config.h"

#include "mb-cli-csv.h"

#include "mb-cli-output.h"

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

/**
 * mb_cli_csv_print_row:
 * @cells: (array length=n_cells) (nullable elements): what the row holds
 * @n_cells: how many
 *
 * Writes one row of RFC 4180 in UTF-8 to standard output, but with a line
 * feed at its end, as other programs on this system write it. Cells are never
 * changed, so that every name comes back as it was.
 */
void
mb_cli_csv_print_row (const char *const *cells, guint n_cells)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      /* A row of one empty cell would be an empty line, which many readers pass over. */
      gboolean is_nothing = n_cells == 1 && *cell == '\0';

      if (i > 0)
        g_string_append_c (row, ',');
      if (is_nothing || strpbrk (cell, "\",\r\n") != NULL)
        append_quoted (row, cell);
      else
        g_string_append (row, cell);
    }
  g_string_append_c (row, '\n');
  mb_cli_write (row->str, row->len);
}
