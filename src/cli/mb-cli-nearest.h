#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *mb_cli_nearest     (const char *word, const char *const *choices);
void        mb_cli_set_unknown (GError **error, const char *word, const char *const *choices,
                                const char *sentence);

G_END_DECLS
