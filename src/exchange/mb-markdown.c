#include "config.h"

#include "mb-markdown.h"

#include <string.h>

/* Stands between two characters that would mean something together, and is nothing itself. */
#define NOTHING "<!-- -->"

/* What is shown, where other characters of its type only turn or hide what is: the joiners of scripts and emoji, and
 * the signs some scripts put before a number. */
static gboolean
has_shape (gunichar c)
{
  return c == 0x200c || c == 0x200d || (c >= 0x0600 && c <= 0x0605) || c == 0x06dd || c == 0x070f || c == 0x08e2;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/**
 * mb_markdown_is_hidden:
 * @c: a character
 *
 * Returns: whether it cannot be seen and only hides, turns or ends the text
 *   around it
 */
gboolean
mb_markdown_is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT) && !has_shape (c);
}

/**
 * mb_markdown_dup_plain:
 * @text: any text
 *
 * What a page can show of a text: one line, with one space where there were
 * several or a line ended, without characters that hide or turn others.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
mb_markdown_dup_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) plain = g_string_sized_new (strlen (valid));
  gboolean parted = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_blank (c))
        {
          parted = plain->len > 0;
          continue;
        }
      if (mb_markdown_is_hidden (c))
        continue;
      if (parted)
        g_string_append_c (plain, ' ');
      parted = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static void
append_char (GString *escaped, gunichar c, const char *special)
{
  if (c == '&')
    g_string_append (escaped, "&amp;");
  else if (c == '<')
    g_string_append (escaped, "&lt;");
  else if (c < 0x80 && strchr (special, (int) c) != NULL)
    g_string_append_printf (escaped, "&#%u;", c);
  else
    g_string_append_unichar (escaped, c);
}

/* A text that is but the path of a picture would become the picture, also when it is parted from what follows. */
static gboolean
names_a_picture (const char *dot)
{
  static const char *const suffixes[] = { ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (suffixes[i]);

      if (g_ascii_strncasecmp (dot, suffixes[i], length) == 0 && !g_ascii_isalnum (dot[length]))
        return TRUE;
    }
  return FALSE;
}

/* “www.x” becomes a link by itself, and so do a scheme with what follows it and an address of mail; “:rocket:” becomes
 * an emoji, and “{#x}” the name of a heading. Entities do not help: it happens to the text they stand for. */
static gboolean
parts_before (const char *text, const char *at)
{
  if (at == text)
    return FALSE;
  if (*at == '#')
    return at[-1] == '{';
  return *at == '.' &&
         (names_a_picture (at) || (at - text >= 3 && g_ascii_strncasecmp (at - 3, "www", 3) == 0));
}

static gboolean
parts_after (const char *text, const char *at)
{
  if (*at == ':')
    return at[1] != '\0' && at[1] != ' ';
  return *at == '@' && at > text && at[-1] != ' ' && at[1] != '\0' && at[1] != ' ';
}

#define AMID_A_LINE "{}|\\*_~[]@!`"

static char *
dup_escaped (const char *plain, const char *special)
{
  g_autoptr (GString) escaped = g_string_sized_new (strlen (plain));

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (parts_before (plain, at))
        g_string_append (escaped, NOTHING);
      append_char (escaped, g_utf8_get_char (at), special);
      if (parts_after (plain, at))
        g_string_append (escaped, NOTHING);
    }
  return g_string_free_and_steal (g_steal_pointer (&escaped));
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
  g_autofree char *plain = mb_markdown_dup_plain (text);

  return dup_escaped (plain, AMID_A_LINE);
}

/* What would begin a list, a quotation, a heading, a line below one, or a module’s code. */
static gboolean
begins_a_block (const char *plain)
{
  return g_ascii_isdigit (*plain) || (*plain != '\0' && strchr ("-+=>", *plain) != NULL) ||
         g_str_has_prefix (plain, "import") || g_str_has_prefix (plain, "export");
}

/**
 * mb_markdown_dup_escaped_line:
 * @text: any text
 *
 * The same as mb_markdown_dup_escaped() for where a line, a heading or an item
 * of a list begins: it does not become a list, a heading or code.
 *
 * Returns: (transfer full): the text in Markdown, on one line
 */
char *
mb_markdown_dup_escaped_line (const char *text)
{
  g_autofree char *plain = mb_markdown_dup_plain (text);
  g_autofree char *rest = NULL;

  if (!begins_a_block (plain))
    return dup_escaped (plain, AMID_A_LINE "#");
  rest = dup_escaped (plain + 1, AMID_A_LINE "#");
  return g_strdup_printf ("&#%u;%s", (guint) *plain, rest);
}

static gboolean
leads_to_a_page (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  /* Browsers take a backslash for a slash. */
  if (scheme == NULL)
    return *address != '\0' && !g_str_has_prefix (address, "//") && strchr (address, '\\') == NULL;
  return g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0;
}

/* Characters without a shape would hide in an address, and a backslash means something there even as an entity. */
static void
append_percent_encoded (GString *link, const char *from, const char *to)
{
  for (const char *at = from; at < to; at++)
    g_string_append_printf (link, "%%%02X", (guchar) *at);
}

static void
append_address (GString *link, const char *address)
{
  for (const char *at = address; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\\' || is_blank (c) || mb_markdown_is_hidden (c) || g_unichar_isspace (c))
        append_percent_encoded (link, at, g_utf8_next_char (at));
      else
        append_char (link, c, "{}|()>\"'*_~[]`!");
    }
}

/**
 * mb_markdown_dup_link:
 * @text: any text
 * @address: (nullable): where it leads
 *
 * Writes a link so that its text and its address are as they were, in a cell
 * of a table too. An address that is neither http, https nor relative is left
 * out.
 *
 * Returns: (transfer full): the link, or the escaped text alone
 */
char *
mb_markdown_dup_link (const char *text, const char *address)
{
  g_autofree char *valid = address != NULL ? g_utf8_make_valid (address, -1) : NULL;
  g_autofree char *escaped = mb_markdown_dup_escaped (text);
  g_autoptr (GString) link = NULL;

  if (valid == NULL || *escaped == '\0' || !leads_to_a_page (valid))
    return g_steal_pointer (&escaped);
  link = g_string_new (NULL);
  g_string_printf (link, "[%s](", escaped);
  append_address (link, valid);
  g_string_append_c (link, ')');
  return g_string_free_and_steal (g_steal_pointer (&link));
}
