#include "config.h"

#include "mb-cli-csv.h"

#include "exchange/mb-csv.h"
#include "mb-cli-output.h"

/**
 * mb_cli_csv_print_row:
 * @cells: (array length=n_cells) (nullable elements): what the row holds
 * @n_cells: how many
 *
 * Writes one row of CSV to standard output.
 */
void
mb_cli_csv_print_row (const char *const *cells, guint n_cells)
{
  g_autoptr (GString) row = g_string_new (NULL);

  mb_csv_append_row (row, cells, n_cells);
  mb_cli_write (row->str, row->len);
}
