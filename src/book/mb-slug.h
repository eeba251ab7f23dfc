#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mb_slug_from_text (const char *text);

G_END_DECLS
