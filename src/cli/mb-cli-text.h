#pragma once

#include "exchange/mb-text-export.h"

G_BEGIN_DECLS

/* Writes a text made of a book to a file, or without one (or “-”) to standard output, and says on standard error what is
 * not in it. */
gboolean mb_cli_write_text (MbBook *book, const char *path, MbTextFunc func, gconstpointer options, GError **error);

G_END_DECLS
