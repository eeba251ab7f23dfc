#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pages of an organisation's docs, as far as they are files of a folder. */

/* Whether a page is relative to the folder: not an address, not a place within a page. */
gboolean mb_docs_is_relative (const char *page);
/* The file that a relative page is; NULL when the folder has none. */
char    *mb_docs_find_page   (const char *docs, const char *page);

G_END_DECLS
