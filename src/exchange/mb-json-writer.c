#include "config.h"

#include "mb-json-writer.h"

#include <string.h>

#define BLOCK (64 * 1024)

struct _MbJsonWriter {
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *block;
  GError *failure;
  guint depth;
  gboolean fresh; /* nothing stands yet in the innermost object or array */
};

/**
 * mb_json_writer_new:
 * @stream: where it goes; stays open
 * @cancellable: (nullable): a cancellable for the writing
 *
 * Starts a JSON text.
 *
 * Returns: (transfer full): the writer
 */
MbJsonWriter *
mb_json_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  MbJsonWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (MbJsonWriter, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->block = g_string_sized_new (BLOCK + 4096);
  return self;
}

/**
 * mb_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer; what mb_json_writer_finish() did not write is dropped.
 */
void
mb_json_writer_free (MbJsonWriter *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->block, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
flush (MbJsonWriter *self)
{
  if (self->failure == NULL)
    g_output_stream_write_all (self->stream, self->block->str, self->block->len, NULL,
                               self->cancellable, &self->failure);
  g_string_truncate (self->block, 0);
}

static void
start_line (MbJsonWriter *self)
{
  static const char spaces[] = "                                                                ";

  g_string_append_c (self->block, '\n');
  g_string_append_len (self->block, spaces, MIN (self->depth * 2, sizeof spaces - 1));
}

static void
append_escape (GString *block, guchar character)
{
  static const char letters[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
                                  ['"'] = '"', ['\\'] = '\\' };

  if (letters[character] != '\0')
    {
      g_string_append_c (block, '\\');
      g_string_append_c (block, letters[character]);
    }
  else
    {
      g_string_append_printf (block, "\\u%04x", character);
    }
}

static void
append_quoted (GString *block, const char *text)
{
  g_autofree char *valid = NULL;
  const char *run;

  /* A book that was written by another program can hold bytes that are no text. */
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  g_string_append_c (block, '"');
  run = text;
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar character = *p;

      if (character >= 0x20 && character != '"' && character != '\\')
        continue;
      g_string_append_len (block, run, p - run);
      append_escape (block, character);
      run = p + 1;
    }
  g_string_append (block, run);
  g_string_append_c (block, '"');
}

/* What stands before every value: the comma after the former one, the line, the key. */
static void
start_value (MbJsonWriter *self, const char *key)
{
  if (self->block->len >= BLOCK)
    flush (self);

  if (self->depth > 0)
    {
      if (!self->fresh)
        g_string_append_c (self->block, ',');
      start_line (self);
    }
  self->fresh = FALSE;

  if (key != NULL)
    {
      append_quoted (self->block, key);
      g_string_append_len (self->block, ": ", 2);
    }
}

static void
begin (MbJsonWriter *self, const char *key, char bracket)
{
  start_value (self, key);
  g_string_append_c (self->block, bracket);
  self->depth++;
  self->fresh = TRUE;
}

static void
end (MbJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!self->fresh)
    start_line (self);
  g_string_append_c (self->block, bracket);
  self->fresh = FALSE;
}

/**
 * mb_json_writer_begin_object:
 * @self: a writer
 * @key: (nullable): the key, in an object
 *
 * Begins an object. Its members follow, then mb_json_writer_end_object().
 */
void
mb_json_writer_begin_object (MbJsonWriter *self, const char *key)
{
  begin (self, key, '{');
}

/**
 * mb_json_writer_end_object:
 * @self: a writer
 *
 * Ends the object begun last.
 */
void
mb_json_writer_end_object (MbJsonWriter *self)
{
  end (self, '}');
}

/**
 * mb_json_writer_begin_array:
 * @self: a writer
 * @key: (nullable): the key, in an object
 *
 * Begins an array. Its elements follow, then mb_json_writer_end_array().
 */
void
mb_json_writer_begin_array (MbJsonWriter *self, const char *key)
{
  begin (self, key, '[');
}

/**
 * mb_json_writer_end_array:
 * @self: a writer
 *
 * Ends the array begun last.
 */
void
mb_json_writer_end_array (MbJsonWriter *self)
{
  end (self, ']');
}

/**
 * mb_json_writer_add_text:
 * @self: a writer
 * @key: (nullable): the key, in an object
 * @text: the text; bytes that are no UTF-8 become U+FFFD
 *
 * Writes a string.
 */
void
mb_json_writer_add_text (MbJsonWriter *self, const char *key, const char *text)
{
  start_value (self, key);
  append_quoted (self->block, text);
}

/**
 * mb_json_writer_add_integer:
 * @self: a writer
 * @key: (nullable): the key, in an object
 * @number: the number
 *
 * Writes a whole number.
 */
void
mb_json_writer_add_integer (MbJsonWriter *self, const char *key, gint64 number)
{
  start_value (self, key);
  g_string_append_printf (self->block, "%" G_GINT64_FORMAT, number);
}

/**
 * mb_json_writer_add_boolean:
 * @self: a writer
 * @key: (nullable): the key, in an object
 * @flag: the value
 *
 * Writes true or false.
 */
void
mb_json_writer_add_boolean (MbJsonWriter *self, const char *key, gboolean flag)
{
  start_value (self, key);
  g_string_append (self->block, flag ? "true" : "false");
}

/**
 * mb_json_writer_add_null:
 * @self: a writer
 * @key: (nullable): the key, in an object
 *
 * Writes null.
 */
void
mb_json_writer_add_null (MbJsonWriter *self, const char *key)
{
  start_value (self, key);
  g_string_append (self->block, "null");
}

/**
 * mb_json_writer_has_failed:
 * @self: a writer
 *
 * Whether the stream took no more, so that going on is in vain.
 *
 * Returns: whether it failed
 */
gboolean
mb_json_writer_has_failed (MbJsonWriter *self)
{
  return self->failure != NULL;
}

/**
 * mb_json_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the text and writes what is still held.
 *
 * Returns: whether everything was written; otherwise @error is the stream's
 *   (%G_IO_ERROR)
 */
gboolean
mb_json_writer_finish (MbJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  g_string_append_c (self->block, '\n');
  flush (self);
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}
