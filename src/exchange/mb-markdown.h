#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mb_markdown_dup_escaped (const char *text);

G_END_DECLS
