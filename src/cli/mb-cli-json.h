#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * MbCliJsonRows:
 * @n_rows: how many there were so far
 *
 * An array of objects on standard output, one a line, written as they come.
 */
typedef struct {
  guint n_rows;
} MbCliJsonRows;

void mb_cli_json_rows_begin (MbCliJsonRows *self);
void mb_cli_json_rows_add   (MbCliJsonRows *self, JsonObject *row);
void mb_cli_json_rows_end   (MbCliJsonRows *self);

void mb_cli_json_set_text   (JsonObject *object, const char *key, const char *text);
void mb_cli_json_print      (JsonObject *object);

G_END_DECLS
