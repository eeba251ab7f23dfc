#include "config.h"

#include "mb-markdown.h"

#include <string.h>

/* Stands between two characters that would mean something together, and is nothing itself. */
#define NOTHING "<!-- -->"

static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  /* The joiners belong to scripts and emoji; whatever else has no shape would turn or hide what is shown. */
  if (c == 0x200c || c == 0x200d)
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

static void
append_char (GString *escaped, gunichar c)
{
  if (is_line_end (c))
    g_string_append_c (escaped, ' ');
  else if (c == '&')
    g_string_append (escaped, "&amp;");
  else if (c == '<')
    g_string_append (escaped, "&lt;");
  else if (c < 0x80 && strchr ("{}|\\*_~[]@!`", (int) c) != NULL && c != 0)
    g_string_append_printf (escaped, "&#%u;", c);
  else if (!is_hidden (c))
    g_string_append_unichar (escaped, c);
}

/* “www.x” becomes a link by itself, and so does whatever follows a scheme; “:rocket:” becomes an emoji. */
static gboolean
joins_what_follows (const char *text, const char *at)
{
  if (*at == ':')
    return at[1] != '\0' && !g_ascii_isspace (at[1]);
  return *at == '.' && at - text >= 3 && g_ascii_strncasecmp (at - 3, "www", 3) == 0;
}

/* A text that is but the path of a picture would become the picture. */
static const char *
find_picture_suffix (const char *text)
{
  static const char *const suffixes[] = { "svg", "png", "jpg", "jpeg", "gif", "webp", "avif" };
  const char *dot = strrchr (text, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      return dot;
  return NULL;
}

/**
 * mb_markdown_dup_escaped:
 * @text: any text
 *
 * Writes a text so that it is shown as it is in a cell of a table in MDX,
 * which is stricter than Markdown: nothing of it is code, a tag, a link, an
 * emoji or a second cell.
 *
 * Returns: (transfer full): the text in Markdown, on one line
 */
char *
mb_markdown_dup_escaped (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) escaped = g_string_sized_new (strlen (valid));
  const char *picture = find_picture_suffix (valid);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean joins = joins_what_follows (valid, at);

      if (at == picture || (joins && *at == '.'))
        g_string_append (escaped, NOTHING);
      append_char (escaped, g_utf8_get_char (at));
      if (joins && *at == ':')
        g_string_append (escaped, NOTHING);
    }
  return g_string_free_and_steal (g_steal_pointer (&escaped));
}
