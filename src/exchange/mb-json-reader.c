#include "config.h"

#include "mb-json-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "book/mb-error.h"
#include "mb-json-scanner.h"

struct _MbJsonReader {
  char *name;
  JsonParser *parser;
};

static const char byte_order_mark[] = "\xef\xbb\xbf";

/**
 * mb_json_reader_new:
 * @bytes: what was read
 * @name: what messages call the file
 * @error: return location for an error
 *
 * Reads a JSON text.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with
 *   %MB_ERROR_INPUT, which names line and column
 */
MbJsonReader *
mb_json_reader_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (MbJsonReader) self = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > MB_JSON_MAX_FILE)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s is too big: the most is %d MB."), name,
                   MB_JSON_MAX_FILE / (1024 * 1024));
      return NULL;
    }
  if (length >= 3 && memcmp (text, byte_order_mark, 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!mb_json_scan (text != NULL ? text : "", length, name, error))
    return NULL;

  self = g_new0 (MbJsonReader, 1);
  self->name = g_strdup (name);
  self->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (self->parser, text, length, &local_error))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u, column %u: this could not be read (%s)."), name,
                   json_parser_get_current_line (self->parser), json_parser_get_current_pos (self->parser),
                   local_error->message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * mb_json_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader and every value in it.
 */
void
mb_json_reader_free (MbJsonReader *self)
{
  g_object_unref (self->parser);
  g_free (self->name);
  g_free (self);
}

/**
 * mb_json_reader_get_name:
 * @self: a reader
 *
 * What messages call the file.
 *
 * Returns: (transfer none): the name
 */
const char *
mb_json_reader_get_name (MbJsonReader *self)
{
  return self->name;
}

/**
 * mb_json_reader_get_root:
 * @self: a reader
 * @root: (out caller-allocates): the place
 *
 * Goes to the value that is the whole text.
 */
void
mb_json_reader_get_root (MbJsonReader *self, MbJsonPlace *root)
{
  *root = (MbJsonPlace) { .reader = self, .node = json_parser_get_root (self->parser) };
}

static void
append_path (const MbJsonPlace *self, GString *path)
{
  if (self->parent == NULL)
    return;
  append_path (self->parent, path);
  if (self->key == NULL)
    {
      g_string_append_printf (path, "[%u]", self->index);
      return;
    }
  if (path->len > 0)
    g_string_append_c (path, '.');
  if (strlen (self->key) <= 40)
    {
      g_string_append (path, self->key);
    }
  else
    {
      g_autofree char *key = mb_json_dup_excerpt (self->key, -1, 40);
      g_string_append (path, key);
    }
}

/**
 * mb_json_place_dup_path:
 * @self: a place
 *
 * The path to the place, such as `cohorts[3].year`.
 *
 * Returns: (transfer full): the path; empty for the whole text
 */
char *
mb_json_place_dup_path (const MbJsonPlace *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_path (self, path);
  return g_string_free_and_steal (g_steal_pointer (&path));
}

/**
 * mb_json_place_refuse:
 * @self: a place
 * @error: return location for an error
 * @sentence: what is wrong there
 *
 * Sets @error to %MB_ERROR_INPUT with the file's name, the path and
 * @sentence.
 *
 * Returns: %FALSE
 */
gboolean
mb_json_place_refuse (const MbJsonPlace *self, GError **error, const char *sentence)
{
  g_autofree char *path = mb_json_place_dup_path (self);

  /* A sentence may quote what stands there, which can be a megabyte. */
  g_autofree char *readable = mb_json_dup_excerpt (sentence, -1, 400);

  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, "%s: %s%s%s", self->reader->name,
               path, *path != '\0' ? ": " : "", readable);
  return FALSE;
}

static const char *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return _("an object");
    case JSON_NODE_ARRAY:
      return _("a list");
    case JSON_NODE_NULL:
      return _("null");
    case JSON_NODE_VALUE:
    default:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return _("a text");
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return _("true or false");
      return json_node_get_value_type (node) == G_TYPE_INT64 ? _("a whole number") : _("a number with a fraction");
    }
}

static gboolean
expect (const MbJsonPlace *self, gboolean found, const char *expected, GError **error)
{
  g_autofree char *sentence = NULL;

  if (found)
    return TRUE;
  sentence = g_strdup_printf (_("expected %s, found %s."), expected, describe (self->node));
  return mb_json_place_refuse (self, error, sentence);
}

/**
 * mb_json_place_check_object:
 * @self: a place
 * @error: return location for an error
 *
 * Whether an object stands there.
 *
 * Returns: whether it does; otherwise @error is %MB_ERROR_INPUT
 */
gboolean
mb_json_place_check_object (const MbJsonPlace *self, GError **error)
{
  return expect (self, JSON_NODE_HOLDS_OBJECT (self->node), _("an object"), error);
}

/**
 * mb_json_place_check_list:
 * @self: a place
 * @error: return location for an error
 *
 * Whether a list stands there.
 *
 * Returns: whether it does; otherwise @error is %MB_ERROR_INPUT
 */
gboolean
mb_json_place_check_list (const MbJsonPlace *self, GError **error)
{
  return expect (self, JSON_NODE_HOLDS_ARRAY (self->node), _("a list"), error);
}

/**
 * mb_json_place_get_member:
 * @self: a place where an object stands
 * @key: a key; has to live as long as @member
 * @member: (out caller-allocates): the place of its value
 *
 * Goes to a member of an object.
 *
 * Returns: whether the object has that key
 */
gboolean
mb_json_place_get_member (const MbJsonPlace *self, const char *key, MbJsonPlace *member)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->node), key);

  *member = (MbJsonPlace) { .reader = self->reader, .parent = self, .key = key, .node = node };
  return node != NULL;
}

/**
 * mb_json_place_dup_keys:
 * @self: a place where an object stands
 *
 * The object's keys, in the order in which they stand.
 *
 * Returns: (transfer full): the keys
 */
char **
mb_json_place_dup_keys (const MbJsonPlace *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, json_node_get_object (self->node));
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    g_strv_builder_add (keys, key);
  return g_strv_builder_end (keys);
}

/**
 * mb_json_place_get_length:
 * @self: a place where a list stands
 *
 * How many entries the list has.
 *
 * Returns: the number
 */
guint
mb_json_place_get_length (const MbJsonPlace *self)
{
  return json_array_get_length (json_node_get_array (self->node));
}

/**
 * mb_json_place_get_element:
 * @self: a place where a list stands
 * @index: which entry
 * @element: (out caller-allocates): the place of the entry
 *
 * Goes to an entry of a list.
 */
void
mb_json_place_get_element (const MbJsonPlace *self, guint index, MbJsonPlace *element)
{
  *element = (MbJsonPlace) {
    .reader = self->reader,
    .parent = self,
    .index = index,
    .node = json_array_get_element (json_node_get_array (self->node), index),
  };
}

/**
 * mb_json_place_is_null:
 * @self: a place
 *
 * Whether null stands there.
 *
 * Returns: whether it does
 */
gboolean
mb_json_place_is_null (const MbJsonPlace *self)
{
  return JSON_NODE_HOLDS_NULL (self->node);
}

static gboolean
holds (const MbJsonPlace *self, GType type)
{
  return JSON_NODE_HOLDS_VALUE (self->node) && json_node_get_value_type (self->node) == type;
}

/**
 * mb_json_place_get_text:
 * @self: a place
 * @error: return location for an error
 *
 * Reads a string.
 *
 * Returns: (transfer none) (nullable): the text, which lives as long as the
 *   reader, or %NULL with %MB_ERROR_INPUT
 */
const char *
mb_json_place_get_text (const MbJsonPlace *self, GError **error)
{
  if (!expect (self, holds (self, G_TYPE_STRING), _("a text"), error))
    return NULL;
  return json_node_get_string (self->node);
}

/**
 * mb_json_place_get_integer:
 * @self: a place
 * @number: (out): the number
 * @error: return location for an error
 *
 * Reads a whole number; `9.0` is one too.
 *
 * Returns: whether one stands there; otherwise @error is %MB_ERROR_INPUT
 */
gboolean
mb_json_place_get_integer (const MbJsonPlace *self, gint64 *number, GError **error)
{
  if (holds (self, G_TYPE_DOUBLE))
    {
      double value = json_node_get_double (self->node);
      if (fabs (value) < 1e15 && trunc (value) == value)
        {
          *number = (gint64) value;
          return TRUE;
        }
    }
  if (!expect (self, holds (self, G_TYPE_INT64), _("a whole number"), error))
    return FALSE;
  *number = json_node_get_int (self->node);
  return TRUE;
}

/**
 * mb_json_place_get_boolean:
 * @self: a place
 * @flag: (out): the value
 * @error: return location for an error
 *
 * Reads true or false.
 *
 * Returns: whether one of them stands there; otherwise @error is
 *   %MB_ERROR_INPUT
 */
gboolean
mb_json_place_get_boolean (const MbJsonPlace *self, gboolean *flag, GError **error)
{
  if (!expect (self, holds (self, G_TYPE_BOOLEAN), _("true or false"), error))
    return FALSE;
  *flag = json_node_get_boolean (self->node);
  return TRUE;
}

/**
 * mb_json_place_dup_words:
 * @self: a place
 * @error: return location for an error
 *
 * Reads a list of strings.
 *
 * Returns: (transfer full) (nullable): the strings, or %NULL with
 *   %MB_ERROR_INPUT
 */
char **
mb_json_place_dup_words (const MbJsonPlace *self, GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint length;

  if (!mb_json_place_check_list (self, error))
    return NULL;

  length = mb_json_place_get_length (self);
  for (guint i = 0; i < length; i++)
    {
      MbJsonPlace element;
      const char *word;

      mb_json_place_get_element (self, i, &element);
      word = mb_json_place_get_text (&element, error);
      if (word == NULL)
        return NULL;
      g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}
