#include "config.h"

#include "mb-match.h"

#include <string.h>

#include "mb-schema.h"

/* More words than anybody types. */
#define MOST_WORDS 16

/* Without case and accents, as the search index has it. */
static char *
dup_folded (const char *text)
{
  g_autofree char *valid = NULL, *plain_letters = NULL, *apart = NULL, *folded = NULL;
  GString *plain;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  valid = g_utf8_make_valid (text, -1);
  plain_letters = mb_schema_dup_plain (valid);
  apart = g_utf8_normalize (plain_letters, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (apart, -1);
  plain = g_string_sized_new (strlen (folded));
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_len (plain, c, g_utf8_next_char (c) - c);
  return g_string_free_and_steal (plain);
}

/**
 * mb_match_dup_words:
 * @search: what was typed
 *
 * Splits what was typed into words, without case and accents.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, perhaps none
 */
char **
mb_match_dup_words (const char *search)
{
  g_autofree char *folded = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (search != NULL, NULL);

  folded = dup_folded (search);
  parts = g_regex_split_simple ("\\s+", folded, 0, 0);
  for (guint i = 0, n = 0; parts[i] != NULL && n < MOST_WORDS; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        n++;
      }
  return g_strv_builder_end (words);
}

static gboolean
begins_line (const char *text, const char *word)
{
  const gsize length = strlen (word);

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (strncmp (line, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_word (const char *text, const char *word)
{
  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    if (found == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return TRUE;
  return FALSE;
}

/**
 * mb_match_text:
 * @text: a text, perhaps of several lines
 * @words: (array zero-terminated=1): what mb_match_dup_words() gave
 *
 * Tells how well a text suits a search. Every line of the text counts as a
 * beginning: a person is known by the name as by the handle.
 *
 * Returns: how well; no words suit every text from its beginning
 */
MbMatch
mb_match_text (const char *text, const char *const *words)
{
  g_autofree char *folded = NULL;
  MbMatch match = MB_MATCH_BEGINNING;

  g_return_val_if_fail (text != NULL && words != NULL, MB_MATCH_ELSEWHERE);

  folded = dup_folded (text);
  if (words[0] != NULL && !begins_line (folded, words[0]))
    match = MB_MATCH_WORDS;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return MB_MATCH_ELSEWHERE;
    else if (!begins_word (folded, words[i]))
      match = MB_MATCH_INSIDE;
  return match;
}
