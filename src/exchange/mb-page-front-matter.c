#include "config.h"

#include "mb-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#include "book/mb-error.h"

#define MOST_FRONT_MATTER (64 * 1024)

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* The length of the line at this place, its line break included. */
static gsize
measure_line (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  if (text[length] == '\r' && text[length + 1] == '\n')
    return length + 2;
  return text[length] != '\0' ? length + 1 : length;
}

static gboolean
is_fence (const char *line, const char *fence)
{
  const char *rest = line + strlen (fence);

  if (!g_str_has_prefix (line, fence))
    return FALSE;
  rest += strspn (rest, " \t");
  return *rest == '\0' || *rest == '\r' || *rest == '\n';
}

/* The length of what stands between the fences; FALSE: there are none. */
static gboolean
find_end (const char *text, gsize *length, gsize *fence, guint *lines)
{
  gsize at = 0;

  *lines = 0;
  for (; text[at] != '\0' && at <= MOST_FRONT_MATTER; at += measure_line (text + at), (*lines)++)
    if (is_fence (text + at, "---") || is_fence (text + at, "..."))
      {
        *length = at;
        *fence = measure_line (text + at);
        return TRUE;
      }
  return FALSE;
}

static void
add_key (MbPage *self, const yaml_event_t *key, const yaml_event_t *value)
{
  MbPageKey added = {
    .key = g_string_chunk_insert_len (self->strings, (const char *) key->data.scalar.value,
                                      (gssize) key->data.scalar.length),
    .value = g_string_chunk_insert_len (self->strings, (const char *) value->data.scalar.value,
                                        (gssize) value->data.scalar.length),
    /* YAML counts from 0, and the fence stands before it. */
    .line = (guint) key->start_mark.line + 2,
  };

  g_array_append_val (self->keys, added);
}

static gboolean
is_end_of_group (yaml_event_type_t type)
{
  return type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT;
}

/* Keeps the keys of the outermost mapping that have a text; what is deeper is passed over. */
static gboolean
read_events (MbPage *self, yaml_parser_t *parser)
{
  yaml_event_t event = { 0 }, key = { 0 };
  guint depth = 0;
  gboolean ended = FALSE, read = TRUE;

  while (!ended && (read = yaml_parser_parse (parser, &event) != 0))
    {
      yaml_event_type_t type = event.type;

      ended = type == YAML_STREAM_END_EVENT;
      if (type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT)
        depth++;
      if (is_end_of_group (type))
        depth--;

      if (type == YAML_SCALAR_EVENT && depth == 1 && key.type == YAML_NO_EVENT)
        {
          key = event;
          continue;
        }
      if (depth == 1 && key.type != YAML_NO_EVENT && (type == YAML_SCALAR_EVENT || is_end_of_group (type)))
        {
          if (type == YAML_SCALAR_EVENT)
            add_key (self, &key, &event);
          yaml_event_delete (&key);
          key.type = YAML_NO_EVENT;
        }
      yaml_event_delete (&event);
    }
  if (key.type != YAML_NO_EVENT)
    yaml_event_delete (&key);
  return read;
}

static gboolean
read_keys (MbPage *self, const char *text, gsize length, GError **error)
{
  yaml_parser_t parser;
  gboolean read;

  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, (const unsigned char *) text, length);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  read = read_events (self, &parser);
  if (!read)
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: the front matter is no YAML (%s)."), self->name,
                 (guint) parser.problem_mark.line + 2, parser.problem != NULL ? parser.problem : "?");
  yaml_parser_delete (&parser);
  return read;
}

/**
 * mb_page_read_front_matter:
 * @self: a page
 * @text: what is in the file, ended by a NUL
 * @length: its length
 * @error: return location for an error
 *
 * Takes the front matter off, where there is one, and finds where the
 * Markdown begins.
 *
 * Returns: whether it could be read; otherwise @error is %MB_ERROR_INPUT with
 *   the line
 */
gboolean
mb_page_read_front_matter (MbPage *self, const char *text, gsize length, GError **error)
{
  gsize inside, fence, begin;
  guint lines;

  if (g_str_has_prefix (text, byte_order_mark))
    self->body = strlen (byte_order_mark);
  if (!is_fence (text + self->body, "---"))
    return TRUE;

  begin = self->body + measure_line (text + self->body);
  if (!find_end (text + begin, &inside, &fence, &lines))
    return TRUE;
  self->body = begin + inside + fence;
  self->body_line = lines + 3;
  return read_keys (self, text + begin, inside, error);
}
