#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of a text that are read; the rest is said to be left out. */
#define MB_TABLE_MOST_ROWS 20000

/* Reads what a spreadsheet copies: cells parted by tabs, or CSV, with cells in quotes as RFC 4180 has them. Returns an
 * array of GStrv; rows without any text are left out. left_out: set when there were more rows than are read. */
GPtrArray *mb_table_text_read (const char *text, gboolean *left_out);

G_END_DECLS
