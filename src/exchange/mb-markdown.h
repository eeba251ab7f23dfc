#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether it only hides, turns or ends the text around it. */
gboolean mb_markdown_is_hidden   (gunichar c);
/* What a page can show of a text: one line, without characters that hide or turn others. */
char *mb_markdown_dup_plain        (const char *text);
/* The same written so that MDX shows it as it is: in a cell of a table or amid a line; at the beginning of a line. */
char *mb_markdown_dup_escaped      (const char *text);
char *mb_markdown_dup_escaped_line (const char *text);
/* A link, or the text alone where the address is neither http, https nor a page. */
char *mb_markdown_dup_link         (const char *text, const char *address);

G_END_DECLS
