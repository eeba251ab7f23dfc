#include "config.h"

#include "mb-yaml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#include "book/mb-error.h"
#include "mb-csv-reader.h"
#include "mb-input-file.h"

#define CANCEL_EVERY 256

/* What an entry says for a key. */
typedef struct {
  guint key;
  char *text;
} Cell;

typedef struct {
  const char *name;
  GCancellable *cancellable;
  yaml_parser_t parser;
  yaml_event_t event; /* the one that was read last */
  guint depth;
  GPtrArray *keys;    /* of char *, in the order in which they came */
  GPtrArray *entries; /* of GArray of Cell */
  GArray *lines;
} Reader;

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

/* Events, one after the other, within bounds */

static guint
get_line (Reader *self)
{
  return self->event.start_mark.line + 1;
}

static gboolean
refuse_at (Reader *self, guint line, GError **error, const char *sentence)
{
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("“%s”, line %u: %s Nothing was imported."), self->name, line,
               sentence);
  return FALSE;
}

static gboolean
refuse (Reader *self, GError **error, const char *sentence)
{
  return refuse_at (self, get_line (self), error, sentence);
}

static gboolean
refuse_syntax (Reader *self, GError **error)
{
  g_autofree char *sentence = NULL;

  /* Translators: %s is what the YAML library says, in English and without a full stop. */
  sentence = g_strdup_printf (_("this is not YAML (%s)."), self->parser.problem ? self->parser.problem : "");
  return refuse_at (self, self->parser.problem_mark.line + 1, error, sentence);
}

static gboolean
count_depth (Reader *self, GError **error)
{
  switch (self->event.type)
    {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      return ++self->depth <= MB_YAML_MAX_DEPTH || refuse (self, error, _("it is nested more than 32 deep."));
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      self->depth--;
      return TRUE;
    /* Followed, a few lines could grow to more than any memory holds. */
    case YAML_ALIAS_EVENT:
      return refuse (self, error, _("it refers to another place with “*”. Write out what is meant."));
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_SCALAR_EVENT:
    default:
      return TRUE;
    }
}

static gboolean
next (Reader *self, GError **error)
{
  yaml_event_delete (&self->event);
  memset (&self->event, 0, sizeof self->event);
  if (!yaml_parser_parse (&self->parser, &self->event))
    return refuse_syntax (self, error);
  return count_depth (self, error);
}

/* Passes over the node that begins with the event read last. */
static gboolean
skip_node (Reader *self, GError **error)
{
  const guint depth = self->depth;

  if (self->event.type != YAML_SEQUENCE_START_EVENT && self->event.type != YAML_MAPPING_START_EVENT)
    return TRUE;
  while (self->depth >= depth)
    if (!next (self, error))
      return FALSE;
  return TRUE;
}

/* Entries */

static gboolean
is_null (const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;

  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
         (*text == '\0' || g_str_equal (text, "~") || g_ascii_strcasecmp (text, "null") == 0);
}

/* Words of a list stand side by side in a cell, as they do in a table. */
static gboolean
append_scalar (Reader *self, GString *text, GError **error)
{
  if (self->event.type != YAML_SCALAR_EVENT)
    return skip_node (self, error);
  if (is_null (&self->event))
    return TRUE;
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (const char *) self->event.data.scalar.value);
  return text->len <= MB_YAML_MAX_TEXT || refuse (self, error, _("a text has more than 1 MB."));
}

static gboolean
read_value (Reader *self, GString *text, GError **error)
{
  if (self->event.type != YAML_SEQUENCE_START_EVENT)
    return append_scalar (self, text, error);
  for (;;)
    {
      if (!next (self, error))
        return FALSE;
      if (self->event.type == YAML_SEQUENCE_END_EVENT)
        return TRUE;
      if (!append_scalar (self, text, error))
        return FALSE;
    }
}

static gboolean
find_key (Reader *self, const char *key, guint *index, GError **error)
{
  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, index))
    return TRUE;
  if (self->keys->len == MB_YAML_MAX_KEYS)
    return refuse (self, error, _("there are more than 200 different keys."));
  *index = self->keys->len;
  g_ptr_array_add (self->keys, g_strdup (key));
  return TRUE;
}

static gboolean
read_pair (Reader *self, GArray *entry, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Cell cell;

  if (self->event.type != YAML_SCALAR_EVENT)
    return refuse (self, error, _("a key is no text."));
  if (!find_key (self, (const char *) self->event.data.scalar.value, &cell.key, error) || !next (self, error) ||
      !read_value (self, text, error))
    return FALSE;
  cell.text = g_string_free_and_steal (g_steal_pointer (&text));
  g_array_append_val (entry, cell);
  return entry->len <= MB_YAML_MAX_KEYS || refuse (self, error, _("an entry has more than 200 keys."));
}

static gboolean
read_entry (Reader *self, GError **error)
{
  const guint line = get_line (self);
  GArray *entry;

  if (self->event.type != YAML_MAPPING_START_EVENT)
    return refuse (self, error, _("each entry of the list must say what it is of whom, such as “name: Ada”."));
  if (self->entries->len == MB_YAML_MAX_ENTRIES)
    return refuse (self, error, _("there are more than 100,000 entries."));
  if (self->entries->len % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  entry = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (entry, cell_clear);
  g_ptr_array_add (self->entries, entry);
  g_array_append_val (self->lines, line);
  for (;;)
    {
      if (!next (self, error))
        return FALSE;
      if (self->event.type == YAML_MAPPING_END_EVENT)
        return TRUE;
      if (!read_pair (self, entry, error))
        return FALSE;
    }
}

static gboolean
read_list (Reader *self, GError **error)
{
  for (;;)
    {
      if (!next (self, error))
        return FALSE;
      if (self->event.type == YAML_SEQUENCE_END_EVENT)
        return TRUE;
      if (!read_entry (self, error))
        return FALSE;
    }
}

/* “maintainers:” and below it the list; the first list counts. */
static gboolean
read_list_of_map (Reader *self, GError **error)
{
  const guint line = get_line (self);
  gboolean found = FALSE;

  for (;;)
    {
      if (!next (self, error))
        return FALSE;
      if (self->event.type == YAML_MAPPING_END_EVENT)
        return found || refuse_at (self, line, error, _("there is no list in it."));
      if (!skip_node (self, error) || !next (self, error))
        return FALSE;
      if (!found && self->event.type == YAML_SEQUENCE_START_EVENT)
        found = TRUE;
      else if (!skip_node (self, error))
        return FALSE;
      else
        continue;
      if (!read_list (self, error))
        return FALSE;
    }
}

static gboolean
read_document (Reader *self, GError **error)
{
  if (!next (self, error))
    return FALSE;
  if (self->event.type == YAML_SEQUENCE_START_EVENT)
    return read_list (self, error) && next (self, error);
  if (self->event.type == YAML_MAPPING_START_EVENT)
    return read_list_of_map (self, error) && next (self, error);
  return refuse (self, error, _("there is no list in it."));
}

static gboolean
read_stream (Reader *self, GError **error)
{
  if (!next (self, error) || !next (self, error))
    return FALSE;
  if (self->event.type == YAML_STREAM_END_EVENT)
    return TRUE;
  if (!read_document (self, error) || !next (self, error))
    return FALSE;
  return self->event.type == YAML_STREAM_END_EVENT ||
         refuse (self, error, _("a second document begins. Keep one list in a file."));
}

/* As a table */

static GPtrArray *
make_rows (Reader *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **cells = g_new (const char *, self->keys->len + 1);

  g_ptr_array_add (rows, mb_csv_pack_row ((const char *const *) self->keys->pdata, self->keys->len));
  for (guint i = 0; i < self->entries->len; i++)
    {
      GArray *entry = self->entries->pdata[i];

      for (guint j = 0; j < self->keys->len; j++)
        cells[j] = "";
      for (guint j = entry->len; j > 0; j--)
        cells[g_array_index (entry, Cell, j - 1).key] = g_array_index (entry, Cell, j - 1).text;
      g_ptr_array_add (rows, mb_csv_pack_row (cells, self->keys->len));
    }
  return rows;
}

static GPtrArray *
read_rows (Reader *self, const char *text, gsize length, GError **error)
{
  GPtrArray *rows = NULL;

  if (!yaml_parser_initialize (&self->parser))
    g_error ("libyaml could not begin");
  yaml_parser_set_encoding (&self->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self->parser, (const unsigned char *) text, length);
  if (read_stream (self, error))
    rows = make_rows (self);
  yaml_event_delete (&self->event);
  yaml_parser_delete (&self->parser);
  return rows;
}

/**
 * mb_yaml_read:
 * @bytes: a text of YAML
 * @name: what messages call the file
 * @lines: (out) (optional) (transfer full) (element-type guint): the line of each row
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a list of maps, such as a list of maintainers, as a table: the keys are
 * the first row, each map is one of the others. The list is all there is, or
 * stands below a key. Lists of words are joined by commas, maps within the maps
 * are left out. Nothing is followed that refers to another place.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows; otherwise @error is
 *   %MB_ERROR_INPUT with the line, or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mb_yaml_read (GBytes *bytes, const char *name, GArray **lines, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint head = 1;
  Reader self = { .name = name, .cancellable = cancellable, .keys = keys, .entries = entries, .lines = places };
  GPtrArray *rows;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (!mb_input_file_check_text (name, &text, &length, error))
    return NULL;
  if (length > MB_YAML_MAX_FILE)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("“%s” has more than %u MB. Nothing was imported."), name,
                   MB_YAML_MAX_FILE / 1024 / 1024);
      return NULL;
    }
  g_array_append_val (places, head);
  rows = read_rows (&self, text != NULL ? text : "", length, error);
  if (rows != NULL && lines != NULL)
    *lines = g_steal_pointer (&places);
  return rows;
}
