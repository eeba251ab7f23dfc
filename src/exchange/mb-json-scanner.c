#include "config.h"

#include "mb-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"

/* An object or array that is open where the scanner stands. */
typedef struct {
  gboolean is_array;
  guint count; /* elements or keys before the one being read */
  struct {
    const char *text;
    gsize length;
  } keys[MB_JSON_MAX_KEYS + 1]; /* the text of the one being read is NULL until it is known */
} Frame;

typedef struct {
  const char *name;
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  Frame frames[MB_JSON_MAX_DEPTH];
} Scanner;

static gboolean scan_value (Scanner *self, GError **error);

/**
 * mb_json_dup_excerpt:
 * @text: any text
 * @length: its length in bytes, or -1
 * @limit: how many characters to show at most
 *
 * The beginning of a text for a message: valid, on one line, without control
 * characters.
 *
 * Returns: (transfer full): the excerpt
 */
char *
mb_json_dup_excerpt (const char *text, gssize length, guint limit)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  gsize taken = MIN (bytes, (gsize) limit * 6);
  g_autofree char *valid = g_utf8_make_valid (text, taken);
  g_autoptr (GString) excerpt = g_string_new (NULL);
  const char *p = valid;

  for (guint i = 0; i < limit && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      g_string_append_unichar (excerpt, g_unichar_iscntrl (character) ? ' ' : character);
    }
  if (*p != '\0' || taken < bytes)
    g_string_append (excerpt, "…");
  return g_string_free_and_steal (g_steal_pointer (&excerpt));
}

static void
append_path (GString *path, const Frame *frame)
{
  g_autofree char *key = NULL;

  if (frame->is_array)
    {
      g_string_append_printf (path, "[%u]", frame->count);
      return;
    }
  if (frame->keys[frame->count].text == NULL)
    return;
  key = mb_json_dup_excerpt (frame->keys[frame->count].text, frame->keys[frame->count].length, 40);
  g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", key);
}

/* The path to the value being read, with a colon; empty at the top. */
static char *
dup_path (Scanner *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    append_path (path, &self->frames[i]);
  if (path->len > 0)
    g_string_append (path, ": ");
  return g_string_free_and_steal (g_steal_pointer (&path));
}

/* Says what is wrong and where; frees the sentence. */
static gboolean
refuse (Scanner *self, const char *place, GError **error, char *sentence)
{
  guint line = 1;
  const char *line_start = self->start;
  g_autofree char *path = dup_path (self);

  for (const char *p = self->start; p < place; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }

  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u, column %u: %s%s"), self->name, line,
               (guint) g_utf8_strlen (line_start, place - line_start) + 1, path, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
refuse_end (Scanner *self, GError **error)
{
  if (self->at == self->start)
    return refuse (self, self->at, error, g_strdup (_("the file is empty.")));
  return refuse (self, self->end, error, g_strdup (_("the file ends here, in the middle; it was cut off.")));
}

static char *
dup_found (Scanner *self)
{
  gsize length = 0;

  while (self->at + length < self->end && length < 20 &&
         (g_ascii_isalnum (self->at[length]) || self->at[length] == '_'))
    length++;
  if (length == 0)
    length = MIN (g_utf8_next_char (self->at), self->end) - self->at;
  return mb_json_dup_excerpt (self->at, length, 20);
}

static gboolean
refuse_found (Scanner *self, GError **error, const char *expected)
{
  g_autofree char *found = NULL;

  if (self->at >= self->end)
    return refuse_end (self, error);
  found = dup_found (self);
  return refuse (self, self->at, error, g_strdup_printf (_("%s should stand here, not “%s”."), expected, found));
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

static gboolean
accept (Scanner *self, char character)
{
  if (self->at >= self->end || *self->at != character)
    return FALSE;
  self->at++;
  return TRUE;
}

static int
read_hex (Scanner *self)
{
  int number = 0;

  if (self->end - self->at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (self->at[i]))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (self->at[i]);
    }
  self->at += 4;
  return number;
}

static gboolean
scan_unicode_escape (Scanner *self, const char *place, GError **error)
{
  int unit = read_hex (self);

  if (unit < 0)
    return refuse (self, place, error, g_strdup (_("four hexadecimal digits should follow “\\u”.")));
  if (unit == 0)
    return refuse (self, place, error, g_strdup (_("a text cannot hold the character NUL (\\u0000).")));
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (self->end - self->at >= 6 && self->at[0] == '\\' && self->at[1] == 'u')
        {
          int low;
          self->at += 2;
          low = read_hex (self);
          if (low >= 0xdc00 && low < 0xe000)
            return TRUE;
        }
    }
  else if (unit < 0xd800 || unit >= 0xe000)
    {
      return TRUE;
    }
  return refuse (self, place, error,
                 g_strdup_printf (_("“\\u%04x” is half a character; the other half is missing."), unit));
}

static gboolean
scan_escape (Scanner *self, GError **error)
{
  const char *place = self->at++;

  if (self->at >= self->end)
    return refuse_end (self, error);
  if (*self->at == 'u')
    {
      self->at++;
      return scan_unicode_escape (self, place, error);
    }
  if (strchr ("\"\\/bfnrt", *self->at) == NULL)
    return refuse (self, place, error,
                   g_strdup (_("after a backslash in a text JSON knows only \" \\ / b f n r t and u.")));
  self->at++;
  return TRUE;
}

static gboolean
scan_text (Scanner *self, GError **error)
{
  const char *place = self->at;

  for (self->at++; self->at < self->end && *self->at != '"';)
    {
      if ((guchar) *self->at < 0x20)
        return refuse (self, self->at, error,
                       g_strdup_printf (_("a line break or control character in a text must be written as “\\u%04x”; "
                                          "perhaps a closing quote is missing."), *self->at));
      if (*self->at != '\\')
        self->at++;
      else if (!scan_escape (self, error))
        return FALSE;
    }
  if (self->at >= self->end)
    return refuse_end (self, error);
  if (self->at++ - place > MB_JSON_MAX_TEXT)
    return refuse (self, place, error, g_strdup_printf (_("a text of more than %d MB is too long."),
                                                        MB_JSON_MAX_TEXT / (1024 * 1024)));
  return TRUE;
}

static guint
skip_digits (Scanner *self)
{
  const char *place = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return MIN (self->at - place, 1000);
}

static gboolean
scan_number (Scanner *self, GError **error)
{
  const char *place = self->at;
  gboolean zero;
  guint digits;

  accept (self, '-');
  zero = self->at < self->end && *self->at == '0';
  digits = skip_digits (self);
  if (digits > 18)
    return refuse (self, place, error, g_strdup (_("this number is too long.")));
  if (digits == 0 || (zero && digits > 1))
    return refuse (self, place, error, g_strdup (_("this is no number as JSON writes it.")));
  if (accept (self, '.') && skip_digits (self) == 0)
    return refuse (self, place, error, g_strdup (_("this is no number as JSON writes it.")));
  if (accept (self, 'e') || accept (self, 'E'))
    {
      if (!accept (self, '-'))
        accept (self, '+');
      if (skip_digits (self) == 0)
        return refuse (self, place, error, g_strdup (_("this is no number as JSON writes it.")));
    }
  if (self->at - place > 40)
    return refuse (self, place, error, g_strdup (_("this number is too long.")));
  return TRUE;
}

static gboolean
scan_word (Scanner *self, GError **error)
{
  static const char *const words[] = { "null", "true", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0 &&
          (self->at + length == self->end || !g_ascii_isalnum (self->at[length])))
        {
          self->at += length;
          return TRUE;
        }
    }
  return refuse_found (self, error, _("a value"));
}

static Frame *
push (Scanner *self, gboolean is_array, GError **error)
{
  Frame *frame;

  if (self->depth == MB_JSON_MAX_DEPTH)
    {
      refuse (self, self->at, error, g_strdup_printf (_("objects and lists are nested more than %d deep."),
                                                      MB_JSON_MAX_DEPTH));
      return NULL;
    }
  frame = &self->frames[self->depth++];
  frame->is_array = is_array;
  frame->count = 0;
  frame->keys[0].text = NULL;
  self->at++;
  return frame;
}

static gboolean
scan_array (Scanner *self, GError **error)
{
  Frame *frame = push (self, TRUE, error);

  if (frame == NULL)
    return FALSE;
  for (skip_space (self); !accept (self, ']'); skip_space (self))
    {
      if (frame->count > 0)
        {
          if (!accept (self, ','))
            return refuse_found (self, error, _("a comma or “]”"));
          skip_space (self);
        }
      if (frame->count == MB_JSON_MAX_LIST)
        return refuse (self, self->at, error, g_strdup_printf (_("a list of more than %d entries is too long."),
                                                               MB_JSON_MAX_LIST));
      if (!scan_value (self, error))
        return FALSE;
      frame->count++;
    }
  self->depth--;
  return TRUE;
}

static gboolean
scan_key (Scanner *self, Frame *frame, GError **error)
{
  const char *place = self->at;
  gsize length;

  if (self->at >= self->end || *self->at != '"')
    return refuse_found (self, error, _("a key in double quotes"));
  if (frame->count == MB_JSON_MAX_KEYS)
    return refuse (self, place, error, g_strdup_printf (_("an object of more than %d keys is none of ours."),
                                                        MB_JSON_MAX_KEYS));
  if (!scan_text (self, error))
    return FALSE;
  length = self->at - place - 2;
  frame->keys[frame->count].text = place + 1;
  frame->keys[frame->count].length = length;

  for (guint i = 0; i < frame->count; i++)
    if (frame->keys[i].length == length && memcmp (frame->keys[i].text, place + 1, length) == 0)
      return refuse (self, place, error, g_strdup (_("this key stands here a second time.")));
  return TRUE;
}

static gboolean
scan_object (Scanner *self, GError **error)
{
  Frame *frame = push (self, FALSE, error);

  if (frame == NULL)
    return FALSE;
  for (skip_space (self); !accept (self, '}'); skip_space (self))
    {
      if (frame->count > 0)
        {
          if (!accept (self, ','))
            return refuse_found (self, error, _("a comma or “}”"));
          skip_space (self);
        }
      if (!scan_key (self, frame, error))
        return FALSE;
      skip_space (self);
      if (!accept (self, ':'))
        return refuse_found (self, error, _("a colon"));
      skip_space (self);
      if (!scan_value (self, error))
        return FALSE;
      frame->keys[++frame->count].text = NULL;
    }
  self->depth--;
  return TRUE;
}

static gboolean
scan_value (Scanner *self, GError **error)
{
  if (self->at >= self->end)
    return refuse_end (self, error);

  switch (*self->at)
    {
    case '{':
      return scan_object (self, error);
    case '[':
      return scan_array (self, error);
    case '"':
      return scan_text (self, error);
    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return scan_number (self, error);
    default:
      return scan_word (self, error);
    }
}

static gboolean
check_encoding (Scanner *self, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (self->start, self->end - self->start, &bad))
    return TRUE;
  if (*bad == '\0')
    return refuse (self, bad, error, g_strdup (_("here stands a NUL byte, which no text holds.")));
  return refuse (self, bad, error,
                 g_strdup_printf (_("the byte 0x%02x is not UTF-8; save the file as UTF-8 and try again."),
                                  (guchar) *bad));
}

/**
 * mb_json_scan:
 * @text: what was read
 * @length: its length in bytes
 * @name: what messages call the file
 * @error: return location for an error
 *
 * Holds a text against the grammar of JSON and the bounds of a file from
 * strangers, so that whatever is wrong with it is said with line and column
 * and no later reader can be led astray: valid UTF-8 without NUL, nesting,
 * lengths of texts and lists, no key twice in an object.
 *
 * Returns: whether it is JSON; otherwise @error is %MB_ERROR_INPUT
 */
gboolean
mb_json_scan (const char *text, gsize length, const char *name, GError **error)
{
  g_autofree Scanner *self = g_new (Scanner, 1);

  self->name = name;
  self->start = self->at = text;
  self->end = text + length;
  self->depth = 0;

  if (!check_encoding (self, error))
    return FALSE;
  skip_space (self);
  if (!scan_value (self, error))
    return FALSE;
  skip_space (self);
  if (self->at < self->end)
    return refuse_found (self, error, _("the end of the file"));
  return TRUE;
}
