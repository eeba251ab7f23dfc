#include "config.h"

#include "mb-match.h"

#include <string.h>

#include "mb-schema.h"

/* More words than anybody types. */
#define MOST_WORDS 16

/* From so many letters on the search finds a word anywhere in a text. */
#define ANYWHERE 3

/**
 * mb_match_dup_folded:
 * @text: a text
 *
 * Takes case and accents away, as the search does.
 *
 * Returns: (transfer full): what is left
 */
char *
mb_match_dup_folded (const char *text)
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

  folded = mb_match_dup_folded (search);
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

  folded = mb_match_dup_folded (text);
  if (words[0] != NULL && !begins_line (folded, words[0]))
    match = MB_MATCH_WORDS;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return MB_MATCH_ELSEWHERE;
    else if (!begins_word (folded, words[i]))
      match = MB_MATCH_INSIDE;
  return match;
}

/* Where the letters of a folded text come from. */
typedef struct {
  GString *folded;
  GArray *spans; /* MbSpan, for each byte of it */
} Folding;

static void
fold_letter (Folding *folding, const char *text, const char *letter)
{
  const char *next = g_utf8_next_char (letter);
  const MbSpan span = { letter - text, next - text };
  g_autofree char *alone = NULL;
  g_autofree char *folded = NULL;

  if (g_ascii_isprint (*letter))
    {
      g_string_append_c (folding->folded, g_ascii_tolower (*letter));
      g_array_append_val (folding->spans, span);
      return;
    }
  alone = g_strndup (letter, next - letter);
  folded = mb_match_dup_folded (alone);
  g_string_append (folding->folded, folded);
  for (gsize i = 0; i < strlen (folded); i++)
    g_array_append_val (folding->spans, span);
}

/* Accents that stand for themselves belong to the letter before. */
static guint
take_marks_along (const char *text, guint end)
{
  const char *at = text + end;

  while (*at != '\0' && g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at - text;
}

static gboolean
begins_at (const char *text, const char *place)
{
  return place == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static void
add_spans (GArray *spans, const Folding *folding, const char *text, const char *word)
{
  const char *folded = folding->folded->str;
  const gsize length = strlen (word);
  const gboolean anywhere = g_utf8_strlen (word, -1) >= ANYWHERE;

  for (const char *found = strstr (folded, word); found != NULL; found = strstr (found + 1, word))
    if (anywhere || begins_at (folded, found))
      {
        const MbSpan *first = &g_array_index (folding->spans, MbSpan, found - folded);
        const MbSpan *last = &g_array_index (folding->spans, MbSpan, found - folded + length - 1);
        const MbSpan span = { first->start, take_marks_along (text, last->end) };

        g_array_append_val (spans, span);
      }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const MbSpan *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static GArray *
join_spans (GArray *spans)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (MbSpan));

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const MbSpan *span = &g_array_index (spans, MbSpan, i);
      MbSpan *last = joined->len > 0 ? &g_array_index (joined, MbSpan, joined->len - 1) : NULL;

      if (last != NULL && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_append_val (joined, *span);
    }
  return joined;
}

/**
 * mb_match_list_spans:
 * @text: a text in UTF-8
 * @words: (array zero-terminated=1): what mb_match_dup_words() gave
 *
 * Finds the parts of a text that a search for the words finds it by: anywhere,
 * or at the beginning of a word for words of one or two letters. A letter that
 * stands for several, such as ß, is found as a whole.
 *
 * Returns: (transfer full) (element-type MbSpan): the parts in the order of
 *   the text, none of which touches another
 */
GArray *
mb_match_list_spans (const char *text, const char *const *words)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (MbSpan));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (MbSpan));
  Folding folding = { folded, origins };

  g_return_val_if_fail (text != NULL && words != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&spans);
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    fold_letter (&folding, text, letter);
  for (guint i = 0; words[i] != NULL; i++)
    add_spans (spans, &folding, text, words[i]);
  return join_spans (spans);
}
