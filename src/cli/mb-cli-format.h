#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbCliFormat:
 * @MB_CLI_TEXT: aligned columns for people
 * @MB_CLI_JSON: JSON
 * @MB_CLI_CSV: comma-separated values
 *
 * How a command gives its answer.
 */
typedef enum {
  MB_CLI_TEXT,
  MB_CLI_JSON,
  MB_CLI_CSV,
} MbCliFormat;

gboolean mb_cli_format_parse (const char *text, gboolean with_csv, MbCliFormat *format, GError **error);

G_END_DECLS
