#include "config.h"

#include "mb-page-words.h"

#include <string.h>

#include "book/mb-match.h"

static void
append_folded (GString *folded, const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_len (folded, at, g_utf8_next_char (at) - at);
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
}

static gsize
measure_beyond_ascii (const char *text)
{
  gsize length = 0;

  while ((guchar) text[length] >= 0x80)
    length++;
  return length;
}

/* Most of a page is ASCII: what lies beyond it is folded piece by piece. */
static void
append_piece (GString *folded, const char *text, gsize length)
{
  g_autofree char *piece = g_strndup (text, length);
  g_autofree char *plain = mb_match_dup_folded (piece);

  append_folded (folded, plain, strlen (plain));
}

/**
 * mb_page_fold:
 * @text: a text
 *
 * Makes the text comparable: small letters without accents and digits, with a
 * single space for whatever else there is.
 *
 * Returns: (transfer full): the folded text
 */
char *
mb_page_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0';)
    {
      gsize length = measure_beyond_ascii (at);

      if (length > 0)
        append_piece (folded, at, length);
      else if (g_ascii_isalnum (*at))
        g_string_append_c (folded, g_ascii_tolower (*at));
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
      at += MAX (length, 1);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free_and_steal (folded);
}

static int
compare_words (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/**
 * mb_page_fold_name:
 * @name: a name
 *
 * Makes what names have in common that differ in case, accents, punctuation
 * and the order of their words.
 *
 * Returns: (transfer full): the folded name
 */
char *
mb_page_fold_name (const char *name)
{
  g_autofree char *folded = mb_page_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strjoinv (" ", words);
}

/**
 * mb_page_has_words:
 * @folded: a folded text
 * @words: a folded word, or several
 *
 * Whether the words stand in the text in a row, as whole words.
 *
 * Returns: whether they do
 */
gboolean
mb_page_has_words (const char *folded, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (folded, words); at != NULL && length > 0; at = strstr (at + 1, words))
    if ((at == folded || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

/**
 * mb_page_find_year:
 * @text: a text
 *
 * Finds the first number of four digits that can be a year.
 *
 * Returns: the year; 0: there is none
 */
int
mb_page_find_year (const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      gsize length = strspn (at, "0123456789");

      if (length == 4 && (g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20")) && atoi (at) >= 1970)
        return atoi (at);
      at += MAX (length, 1);
    }
  return 0;
}

/**
 * mb_page_find_number:
 * @text: a text
 *
 * Finds the first whole number of at most nine digits.
 *
 * Returns: the number; -1: there is none
 */
gint64
mb_page_find_number (const char *text)
{
  const char *at = text + strcspn (text, "0123456789");
  gsize length = strspn (at, "0123456789");

  return length > 0 && length <= 9 ? g_ascii_strtoll (at, NULL, 10) : -1;
}

/**
 * mb_page_find_status:
 * @text: what a page says of a cohort
 *
 * Reads the status of a cohort: “Completed”, “In progress (phase 2)”.
 *
 * Returns: (nullable): the nick of the status, or %NULL
 */
const char *
mb_page_find_status (const char *text)
{
  static const char *const statuses[][2] = {
    { "completed", "completed" },     { "complete", "completed" },    { "finished", "completed" },
    { "closed", "completed" },        { "done", "completed" },        { "in progress", "in-progress" },
    { "ongoing", "in-progress" },     { "active", "in-progress" },    { "running", "in-progress" },
    { "open", "open" },               { "planned", "planned" },       { "upcoming", "planned" },
    { "cancelled", "cancelled" },     { "canceled", "cancelled" },    { "not accepted", "not-accepted" },
    { "rejected", "not-accepted" },
  };
  g_autofree char *folded = mb_page_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      gsize length = strlen (statuses[i][0]);

      if (g_str_has_prefix (folded, statuses[i][0]) && (folded[length] == '\0' || folded[length] == ' '))
        return statuses[i][1];
    }
  return NULL;
}

/**
 * mb_page_has_check_mark:
 * @text: a text
 *
 * Whether a text has one of the pictures that say yes.
 *
 * Returns: whether it has
 */
gboolean
mb_page_has_check_mark (const char *text)
{
  return strstr (text, "✅") != NULL || strstr (text, "☑") != NULL || strstr (text, "✔") != NULL ||
         strstr (text, "✓") != NULL || strstr (text, ":white_check_mark:") != NULL;
}

/**
 * mb_page_find_column:
 * @table: a table
 * @words: (array zero-terminated=1): folded beginnings of what the column may be called
 *
 * Looks for a column; words that stand further in front in the list are
 * preferred.
 *
 * Returns: the first such column; -1: there is none
 */
int
mb_page_find_column (const MbPageTable *table, const char *const *words)
{
  for (; *words != NULL; words++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        g_autofree char *head = mb_page_fold (table->columns[column].text);
        gsize length = strlen (*words);

        if (strncmp (head, *words, length) == 0 && (head[length] == '\0' || head[length] == ' '))
          return (int) column;
      }
  return -1;
}

/**
 * mb_page_dup_without_brackets:
 * @text: a text
 *
 * Leaves out what stands in round brackets.
 *
 * Returns: (transfer full): the rest, without space around
 */
char *
mb_page_dup_without_brackets (const char *text)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '(')
      depth++;
    else if (*at == ')' && depth > 0)
      depth--;
    else if (depth == 0)
      g_string_append_c (rest, *at);
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&rest)));
}

/**
 * mb_page_dup_relative:
 * @address: where a link leads, or the path of a page
 *
 * Writes a relative address of a page in one way: with “./” in front and
 * without the “.md” that only the repository needs.
 *
 * Returns: (transfer full) (nullable): the page; %NULL when @address is none
 */
char *
mb_page_dup_relative (const char *address)
{
  gsize length = strcspn (address, "?#");

  if (strstr (address, "//") != NULL || *address == '/' || length == 0)
    return NULL;
  if (length > 3 && strncmp (address + length - 3, ".md", 3) == 0)
    length -= 3;
  else if (length > 4 && strncmp (address + length - 4, ".mdx", 4) == 0)
    length -= 4;
  if (g_str_has_prefix (address, "../") || g_str_has_prefix (address, "./"))
    return g_strndup (address, length);
  return g_strdup_printf ("./%.*s", (int) length, address);
}
