#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder of an organisation's docs, in which the relative pages of a book lie. It is kept outside of the book, which
 * may be another person's tomorrow: in the setting “docs-folders”, by the path of the book. */

/* NULL: none is known. */
GFile *mb_docs_folder_dup (GSettings *settings, const char *book_path);
void   mb_docs_folder_set (GSettings *settings, const char *book_path, GFile *folder);

G_END_DECLS
