#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a list of strangers may hold at most. */
#define MB_YAML_MAX_FILE (10 * 1024 * 1024)
#define MB_YAML_MAX_DEPTH 32
#define MB_YAML_MAX_KEYS 200
#define MB_YAML_MAX_ENTRIES 100000
#define MB_YAML_MAX_TEXT (1024 * 1024)

/* A list of maps as rows, the first of them the keys: an array of char **, each one block of memory as mb_csv_read() has
 * them. lines (nullable): set to the line (guint) on which each row begins. */
GPtrArray *mb_yaml_read (GBytes *bytes, const char *name, GArray **lines, GCancellable *cancellable, GError **error);

G_END_DECLS
