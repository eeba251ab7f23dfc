#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text of whatever is known to do something else on a page than being shown, put together by chance. */
char *nasty_text_make (GRand *chance);
/* Markdown read back with cmark-gfm and its extensions: the only cell of a table's only row, or a paragraph. The text
 * it shows, and where its only link leads; fails the test when anything but text and that link is in it. */
char *nasty_text_read (const char *markdown, gboolean in_cell, char **address);

G_END_DECLS
