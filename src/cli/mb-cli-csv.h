#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mb_cli_csv_print_row (const char *const *cells, guint n_cells);

G_END_DECLS
