#include "config.h"

#include "mb-cli-json.h"

#include "mb-cli-output.h"

static char *
write_object (JsonObject *object, gboolean pretty)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, object);
  return json_to_string (node, pretty);
}

/**
 * mb_cli_json_rows_begin:
 * @self: (out): rows
 *
 * Begins an array.
 */
void
mb_cli_json_rows_begin (MbCliJsonRows *self)
{
  self->n_rows = 0;
  mb_cli_write ("[", 1);
}

/**
 * mb_cli_json_rows_add:
 * @self: rows
 * @row: the next one
 *
 * Writes a row.
 */
void
mb_cli_json_rows_add (MbCliJsonRows *self, JsonObject *row)
{
  g_autofree char *text = write_object (row, FALSE);

  if (self->n_rows++ > 0)
    mb_cli_write (",", 1);
  mb_cli_write ("\n  ", 3);
  mb_cli_write (text, strlen (text));
}

/**
 * mb_cli_json_rows_end:
 * @self: rows
 *
 * Ends the array.
 */
void
mb_cli_json_rows_end (MbCliJsonRows *self)
{
  if (self->n_rows > 0)
    mb_cli_write ("\n", 1);
  mb_cli_write ("]\n", 2);
}

/**
 * mb_cli_json_set_text:
 * @object: an object
 * @key: a key
 * @text: (nullable): its value
 *
 * Sets text that may be missing and need not be sound.
 */
void
mb_cli_json_set_text (JsonObject *object, const char *key, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL)
    json_object_set_string_member (object, key, valid);
  else
    json_object_set_null_member (object, key);
}

/**
 * mb_cli_json_print:
 * @object: an object
 *
 * Writes an object to standard output, indented.
 */
void
mb_cli_json_print (JsonObject *object)
{
  g_autofree char *text = write_object (object, TRUE);

  mb_cli_write (text, strlen (text));
  mb_cli_write ("\n", 1);
}
