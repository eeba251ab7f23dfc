#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Imports a table from what libFuzzer thought of, as a file of that name; see fuzz-table.c. */
void fuzz_table_prepare (void);
void fuzz_table_try     (const void *data, gsize length, const char *name);

G_END_DECLS
