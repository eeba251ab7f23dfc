#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file of strangers may hold at most. */
#define MB_JSON_MAX_FILE (256 * 1024 * 1024)
#define MB_JSON_MAX_DEPTH 32
#define MB_JSON_MAX_TEXT (1024 * 1024)
#define MB_JSON_MAX_LIST 2000000
#define MB_JSON_MAX_KEYS 64

gboolean mb_json_scan        (const char *text, gsize length, const char *name, GError **error);
char    *mb_json_dup_excerpt (const char *text, gssize length, guint limit);

G_END_DECLS
