#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a table of strangers may hold at most. */
#define MB_CSV_MAX_FILE (50 * 1024 * 1024)
#define MB_CSV_MAX_ROWS 1000000
#define MB_CSV_MAX_COLUMNS 10000
#define MB_CSV_MAX_CELLS 20000000
#define MB_CSV_MAX_CELL (1024 * 1024)

/* The rows of a text of CSV or TSV: an array of char **, each NULL-ended and one block of memory. separator: what parts
 * the cells; 0: it is guessed. lines (nullable): set to the line (guint) on which each row begins. */
GPtrArray *mb_csv_read            (GBytes *bytes, const char *name, char separator, GArray **lines,
                                   GCancellable *cancellable, GError **error);
/* One row as one block of memory, for g_free(). */
char     **mb_csv_pack_row        (const char *const *cells, guint n_cells);

G_END_DECLS
