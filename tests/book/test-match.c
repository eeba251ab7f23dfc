#include "config.h"

#include <locale.h>

#include "book/mb-match.h"

#define N_ROUNDS 20000

/* The parts that are found stand between brackets. */
static char *
dup_marked (const char *text, const char *search)
{
  g_auto (GStrv) words = mb_match_dup_words (search);
  g_autoptr (GArray) spans = mb_match_list_spans (text, (const char *const *) words);
  GString *marked = g_string_new (text);

  for (guint i = spans->len; i-- > 0;)
    {
      const MbSpan *span = &g_array_index (spans, MbSpan, i);

      g_string_insert_c (marked, span->end, ']');
      g_string_insert_c (marked, span->start, '[');
    }
  return g_string_free_and_steal (marked);
}

static void
test_spans (void)
{
  static const char *const cases[][3] = {
    { "Ada Lovelace", "love", "Ada [Love]lace" },
    { "Ada Lovelace", "ELACE ada", "[Ada] Lov[elace]" },
    { "banana", "ana anan", "b[anana]" },
    { "Zoë Smith", "zoe", "[Zoë] Smith" },
    /* The accent stands for itself, after the e. */
    { "Zoe\xcc\x88 Smith", "zoë", "[Zoe\xcc\x88] Smith" },
    { "Zoe\xcc\x88 Smith", "ith", "Zoe\xcc\x88 Sm[ith]" },
    /* Letters that become more than one, or another one. */
    { "Søren Strauß", "strauss", "Søren [Strauß]" },
    { "Straußen", "auss", "Str[auß]en" },
    { "Straußen", "sen", "Strau[ßen]" },
    { "Łukasz Górnicki", "lukasz gor", "[Łukasz] [Gór]nicki" },
    { "İstanbul ﬁne", "fine ist", "[İst]anbul [ﬁne]" },
    { "ΟΔΥΣΣΕΥΣ", "οδυσσευς", "[ΟΔΥΣΣΕΥΣ]" },
    /* One or two letters are found at the beginning of a word only. */
    { "Ada Adams-Da", "da", "Ada Adams-[Da]" },
    { "Ada", "x", "Ada" },
    { "日本語の名前", "日本", "[日本]語の名前" },
    { "", "abc", "" },
    { "abc", "  ", "abc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = dup_marked (cases[i][0], cases[i][1]);

      g_assert_cmpstr (marked, ==, cases[i][2]);
    }
}

static char *
dup_random_text (GRand *rand, guint most)
{
  static const char *const letters[] = { "a", "A", "b", "s", "ß", "é", "e\xcc\x81", "Ł", "œ", "İ", "-", " ", "日", "ﬁ", "i" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, most); n > 0; n--)
    g_string_append (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free_and_steal (text);
}

/* Where a text suits a word of three letters and more something of it is marked, else nothing; and marks lie in the
 * text, apart, and never within a letter. */
static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *text = dup_random_text (rand, 20);
      g_autofree char *search = dup_random_text (rand, 6);
      g_auto (GStrv) words = mb_match_dup_words (search);
      g_autoptr (GArray) spans = mb_match_list_spans (text, (const char *const *) words);
      guint end = 0;

      for (guint s = 0; s < spans->len; s++)
        {
          const MbSpan *span = &g_array_index (spans, MbSpan, s);

          g_assert_true (s == 0 || span->start > end);
          g_assert_cmpuint (span->start, <, span->end);
          g_assert_cmpuint (span->end, <=, strlen (text));
          g_assert_true (g_utf8_validate (text + span->start, span->end - span->start, NULL));
          end = span->end;
        }
      if (g_strv_length (words) == 1 && g_utf8_strlen (words[0], -1) >= 3)
        g_assert_cmpint (spans->len > 0, ==, mb_match_text (text, (const char *const *) words) != MB_MATCH_ELSEWHERE);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/spans", test_spans);
  g_test_add_func ("/match/property", test_property);

  return g_test_run ();
}
