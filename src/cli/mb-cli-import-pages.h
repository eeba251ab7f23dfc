#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* How many of the names, from the first, are folders or Markdown pages. */
guint    mb_cli_import_pages_count (const char *const *names);
/* Imports n of them in one step; n_open grows by how many people it is in doubt about. */
gboolean mb_cli_import_pages       (MbBook *book, const char *const *names, guint n, gboolean tells_all, guint *n_open,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
