#include "config.h"

#include <locale.h>

#include "test-support.h"

#define MANY 3000

static void
assert_titles (MbQuery *query, const char *expected)
{
  g_autofree char *titles = test_titles (G_LIST_MODEL (query));

  g_assert_cmpstr (titles, ==, expected);
}

static gboolean
is_ready (gpointer query)
{
  return !mb_query_get_busy (query);
}

static void
search (MbQuery *query, const char *words)
{
  mb_query_set_search (query, words);
  g_assert_true (test_wait (is_ready, query, 20));
  g_assert_no_error (mb_query_get_error (query));
}

static MbBook *
make_people (TestPlace *place)
{
  MbBook *book = test_book_new (place);
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_PERSON, "name", "Zoë Smith", "handle", "zoes", NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_PERSON, "name", "ada Lovelace", "handle", "Countess", NULL);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_PERSON, "name", "Bea", "notes", "met in Zürich\nlikes 100% tea", NULL);
  g_autoptr (MbRecord) d = test_add (book, MB_RECORD_PERSON, "handle", "nameless-one", NULL);

  return book;
}

static void
test_sort (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);

  /* Case does not matter, and who has no name comes last either way. */
  assert_titles (people, "ada Lovelace|Bea|Zoë Smith|nameless-one");
  mb_query_set_sort (people, "name", TRUE);
  assert_titles (people, "Zoë Smith|Bea|ada Lovelace|nameless-one");
  mb_query_set_sort (people, "handle", FALSE);
  assert_titles (people, "ada Lovelace|nameless-one|Zoë Smith|Bea");
  mb_query_set_sort (people, NULL, FALSE);
  assert_titles (people, "ada Lovelace|Bea|Zoë Smith|nameless-one");
}

static void
test_search (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);

  search (people, "z");
  assert_titles (people, "Bea|Zoë Smith");
  search (people, "zo");
  assert_titles (people, "Zoë Smith");
  search (people, "ZOE");
  assert_titles (people, "Zoë Smith");
  /* Typed with combining marks, as some keyboards do. */
  search (people, "zo\xcc\x88");
  assert_titles (people, "Zoë Smith");
  search (people, "zürich");
  assert_titles (people, "Bea");
  search (people, "zurich te");
  assert_titles (people, "Bea");
  search (people, "ovelac");
  assert_titles (people, "ada Lovelace");
  search (people, "countess ada");
  assert_titles (people, "ada Lovelace");
  search (people, "  ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 4);
}

/* Letters that are no plain letter with an accent, but that who cannot type them writes so. */
static void
test_search_for_letters_without_accents (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_PERSON, "name", "Łukasz Górnicki", NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_PERSON, "name", "Søren Strauß", NULL);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_PERSON, "name", "Lukas Sorensen", NULL);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);

  search (people, "lukasz");
  assert_titles (people, "Łukasz Górnicki");
  search (people, "Łuk");
  assert_titles (people, "Lukas Sorensen|Łukasz Górnicki");
  search (people, "ł");
  assert_titles (people, "Lukas Sorensen|Łukasz Górnicki");
  search (people, "strauss");
  assert_titles (people, "Søren Strauß");
  search (people, "søren");
  assert_titles (people, "Lukas Sorensen|Søren Strauß");
}

/* Nothing that is typed is a command of the search engine. */
static void
test_search_for_anything (void)
{
  static const char *const odd[] = { "\"", "*", "a*", "NOT", "a OR b", "(", "name:x", "-", "^a", "%", "_", "''", "\xff\xfe", "a\"b", NULL };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autofree char *long_text = g_strnfill (100000, 'a');
  g_autofree char *many_words = g_strjoinv (" ", (char **) odd);

  for (guint i = 0; odd[i] != NULL; i++)
    search (people, odd[i]);
  search (people, long_text);
  search (people, many_words);
  search (people, "100%");
  assert_titles (people, "Bea");
}

static MbBook *
make_cohorts (TestPlace *place)
{
  MbBook *book = test_book_new (place);
  g_autoptr (MbRecord) gsoc = test_add (book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name", "GSoC", NULL);
  g_autoptr (MbRecord) own = test_add (book, MB_RECORD_PROGRAM, "name", "Our Mentorship", NULL);
  g_autofree char *gsoc_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (gsoc));
  g_autofree char *own_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (own));
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_COHORT, "program", gsoc_id, "year", "2023", "status", "completed", NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_COHORT, "program", gsoc_id, "year", "2024", "status", "planned", NULL);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_COHORT, "program", own_id, "year", "2023", "reported", "13", NULL);
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (b));
  g_autoptr (MbRecord) project = test_add (book, MB_RECORD_PROJECT, "title", "Parser", "cohort", cohort_id, NULL);

  return book;
}

static void
test_search_through_references (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_cohorts (place);
  g_autoptr (MbQuery) cohorts = mb_query_new (book, MB_RECORD_COHORT);
  g_autoptr (MbQuery) projects = mb_query_new (book, MB_RECORD_PROJECT);

  search (cohorts, "gsoc 2024");
  assert_titles (cohorts, "GSoC 2024");
  search (cohorts, "summer");
  assert_titles (cohorts, "GSoC 2024|GSoC 2023");
  search (projects, "google pars");
  assert_titles (projects, "Parser");
  search (projects, "mentorship");
  assert_titles (projects, "");
}

static void
test_sort_by_choice_and_reference (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_cohorts (place);
  g_autoptr (MbQuery) cohorts = mb_query_new (book, MB_RECORD_COHORT);

  assert_titles (cohorts, "GSoC 2024|GSoC 2023|Our Mentorship 2023");
  mb_query_set_sort (cohorts, "status", FALSE);
  assert_titles (cohorts, "GSoC 2024|GSoC 2023|Our Mentorship 2023");
  mb_query_set_sort (cohorts, "program", TRUE);
  assert_titles (cohorts, "Our Mentorship 2023|GSoC 2023|GSoC 2024");
  mb_query_set_sort (cohorts, "reported", FALSE);
  assert_titles (cohorts, "Our Mentorship 2023|GSoC 2023|GSoC 2024");
}

static void
test_filter (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_cohorts (place);
  g_autoptr (MbQuery) cohorts = mb_query_new (book, MB_RECORD_COHORT);

  mb_query_set_filter (cohorts, "year", g_variant_new_int64 (2023));
  assert_titles (cohorts, "GSoC 2023|Our Mentorship 2023");
  mb_query_set_filter (cohorts, "status", g_variant_new_string ("COMPLETED"));
  assert_titles (cohorts, "GSoC 2023");
  search (cohorts, "ours");
  assert_titles (cohorts, "");
  mb_query_clear_filters (cohorts);
  search (cohorts, "our");
  assert_titles (cohorts, "Our Mentorship 2023");
}

typedef struct {
  guint n_signals;
  guint position, removed, added;
} Splice;

static void
note_splice (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Splice *splice = data;

  splice->n_signals++;
  splice->position = position;
  splice->removed = removed;
  splice->added = added;
}

/* These and no others, in the list's order; who is deleted goes. */
static void
test_only (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbRecord) zoe = g_list_model_get_item (G_LIST_MODEL (people), 2);
  const gint64 ids[] = { mb_query_get_id (people, 2), mb_query_get_id (people, 0) };
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (some, ids, G_N_ELEMENTS (ids));
  mb_query_set_only (people, some);
  assert_titles (people, "ada Lovelace|Zoë Smith");
  mb_query_set_sort (people, "name", TRUE);
  assert_titles (people, "Zoë Smith|ada Lovelace");
  search (people, "z");
  assert_titles (people, "Zoë Smith");
  search (people, "");
  mb_query_set_filter (people, "handle", g_variant_new_string ("countess"));
  assert_titles (people, "ada Lovelace");
  mb_query_clear_filters (people);
  g_assert_true (mb_book_delete_record (book, zoe, NULL));
  assert_titles (people, "ada Lovelace");
  mb_query_set_only (people, none);
  assert_titles (people, "");
  mb_query_set_only (people, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 3);
}

static void
test_splice_only_what_differs (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbRecord) bea = g_list_model_get_item (G_LIST_MODEL (people), 1);
  g_autoptr (MbRecord) new = NULL;
  Splice splice = { 0 };

  g_signal_connect (people, "items-changed", G_CALLBACK (note_splice), &splice);
  /* The row stays where it is: nothing to splice, the record itself says what is new. */
  g_assert_true (test_set (book, bea, "notes", "none", NULL));
  g_assert_cmpuint (splice.n_signals, ==, 0);

  new = test_add (book, MB_RECORD_PERSON, "name", "Carla", NULL);
  g_assert_cmpuint (splice.n_signals, ==, 1);
  g_assert_cmpuint (splice.position, ==, 2);
  g_assert_cmpuint (splice.removed, ==, 0);
  g_assert_cmpuint (splice.added, ==, 1);

  g_assert_true (mb_book_delete_record (book, bea, NULL));
  g_assert_cmpuint (splice.position, ==, 1);
  g_assert_cmpuint (splice.removed, ==, 1);
  g_assert_cmpuint (splice.added, ==, 0);
}

static void
test_same_object_for_same_record (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_people (place);
  g_autoptr (MbQuery) one = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbQuery) two = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbRecord) first = g_list_model_get_item (G_LIST_MODEL (one), 0);
  g_autoptr (MbRecord) second = g_list_model_get_item (G_LIST_MODEL (two), 0);

  g_assert_true (first == second);
  g_assert_cmpuint (mb_query_find (one, mb_record_get_id (first)), ==, 0);
}

static MbBook *
make_many (TestPlace *place)
{
  MbBook *book = test_book_new (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_IMPORT, &error);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %05u", (i * 7919) % MANY);
      g_autoptr (MbRecord) person = test_record_new (MB_RECORD_PERSON, "name", name, NULL);
      g_assert_true (mb_edit_insert (edit, person, &error));
    }
  g_assert_true (mb_edit_commit (edit, &error));
  return book;
}

static void
test_many_are_read_by_a_worker (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbRecord) first = NULL, last = NULL;

  g_assert_true (mb_query_get_busy (people));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
  g_assert_true (test_wait (is_ready, people, 20));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, MANY);
  first = g_list_model_get_item (G_LIST_MODEL (people), 0);
  last = g_list_model_get_item (G_LIST_MODEL (people), MANY - 1);
  g_assert_cmpstr (mb_record_get_text (first, "name"), ==, "Person 00000");
  g_assert_cmpstr (mb_record_get_text (last, "name"), ==, "Person 02999");
}

static void
assert_first (MbQuery *people, const char *name)
{
  g_autoptr (MbRecord) first = g_list_model_get_item (G_LIST_MODEL (people), 0);

  g_assert_nonnull (first);
  g_assert_cmpstr (mb_record_get_text (first, "name"), ==, name);
}

/* The order that one list worked out serves the next one, as long as nothing changed. */
static void
test_the_next_list_of_many_is_there_at_once (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbQuery) next = NULL, renamed = NULL;
  g_autoptr (MbRecord) last = NULL;

  g_assert_true (test_wait (is_ready, people, 20));
  next = mb_query_new (book, MB_RECORD_PERSON);
  assert_first (next, "Person 00000");
  g_assert_true (test_wait (is_ready, next, 20));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (next)), ==, MANY);

  last = g_list_model_get_item (G_LIST_MODEL (next), MANY - 1);
  g_assert_true (test_set (book, last, "name", "Aaron", NULL));
  renamed = mb_query_new (book, MB_RECORD_PERSON);
  g_assert_true (test_wait (is_ready, renamed, 20));
  assert_first (renamed, "Aaron");
}

/* Some are called alike and some not at all. */
static MbBook *
make_many_mentees (TestPlace *place)
{
  MbBook *book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "Long Name", "short-name", "GSoC", NULL);
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_IMPORT, &error);

  for (guint i = 0; i < 3; i++)
    {
      MbRecord *cohort = mb_record_new (MB_RECORD_COHORT);

      g_ptr_array_add (cohorts, cohort);
      mb_record_set_integer (cohort, "program", mb_record_get_id (program));
      mb_record_set_integer (cohort, "year", 2023 + (i + 1) % 3);
      g_assert_true (mb_edit_insert (edit, cohort, &error));
    }
  for (guint i = 0; i < MANY / 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %05u", (i * 7919) % (MANY / 4));
      g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);

      if (i % 10 > 0)
        mb_record_set_text (person, "name", name);
      g_assert_true (mb_edit_insert (edit, person, &error));
      for (guint j = 0; j < cohorts->len; j++)
        {
          g_autoptr (MbRecord) participation = mb_record_new (MB_RECORD_PARTICIPATION);

          mb_record_set_integer (participation, "person", mb_record_get_id (person));
          mb_record_set_integer (participation, "cohort", mb_record_get_id (g_ptr_array_index (cohorts, j)));
          mb_record_set_text (participation, "role", "mentee");
          g_assert_true (mb_edit_insert (edit, participation, &error));
        }
    }
  g_assert_true (mb_edit_commit (edit, &error));
  return book;
}

static void
assert_same_order (MbQuery *one, MbQuery *two, const char *field, gboolean descending)
{
  mb_query_set_sort (one, field, descending);
  mb_query_set_sort (two, field, descending);
  g_assert_true (test_wait (is_ready, one, 20));
  g_assert_true (test_wait (is_ready, two, 20));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (one)), ==, MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (two)), ==, MANY);
  for (guint i = 0; i < MANY; i++)
    g_assert_cmpint (mb_query_get_id (one, i), ==, mb_query_get_id (two, i));
}

/* However the order is worked out: of all at once, or of what a filter leaves. */
static void
test_many_have_one_order (void)
{
  static const char *const fields[] = { "person", "cohort", "role" };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many_mentees (place);
  g_autoptr (MbQuery) all = mb_query_new (book, MB_RECORD_PARTICIPATION);
  g_autoptr (MbQuery) mentees = mb_query_new (book, MB_RECORD_PARTICIPATION);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (MbRecord) one = NULL, two = NULL;

  mb_query_set_filter (mentees, "role", g_variant_new_string ("mentee"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      assert_same_order (all, mentees, fields[i], TRUE);
      assert_same_order (all, mentees, fields[i], FALSE);
    }
  mb_query_set_sort (all, "person", FALSE);
  g_assert_true (test_wait (is_ready, all, 20));
  one = g_list_model_get_item (G_LIST_MODEL (all), 0);
  two = g_list_model_get_item (G_LIST_MODEL (all), MANY - 1);
  first = mb_record_dup_title (one);
  second = mb_record_dup_title (two);
  g_assert_cmpstr (first, ==, "Person 00001 · GSoC 2023");
  g_assert_cmpstr (second, ==, "GSoC 2025");
}

/* As when somebody types fast: only the last question is answered. */
static void
test_the_last_question_wins (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many (place);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);

  mb_query_set_search (people, "p");
  mb_query_set_search (people, "pe");
  mb_query_set_search (people, "person 0001");
  search (people, "person 00017");
  assert_titles (people, "Person 00017");
}

static void
test_a_query_that_goes_while_reading (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many (place);
  MbQuery *people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbQuery) other = mb_query_new (book, MB_RECORD_PERSON);

  mb_query_set_search (people, "person");
  g_object_unref (people);
  g_assert_true (test_wait (is_ready, other, 20));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, MANY);
}

static void
assert_match (MbQuery *query, const char *words, guint position, MbMatch match)
{
  search (query, words);
  g_assert_cmpint (mb_query_get_match (query, position), ==, match);
}

/* The words count where they begin a title, then where they begin a word of it, then inside it, then elsewhere. */
static void
test_the_best_come_first (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_PERSON, "name", "Anna", "notes", "knows Zoë", NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_PERSON, "name", "Bert", "handle", "zoelover", NULL);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_PERSON, "name", "Carl Zoellner", NULL);
  g_autoptr (MbRecord) d = test_add (book, MB_RECORD_PERSON, "name", "Dezoete", NULL);
  g_autoptr (MbRecord) f = test_add (book, MB_RECORD_PERSON, "name", "Łukasz", NULL);
  g_autoptr (MbRecord) e = test_add (book, MB_RECORD_PERSON, "name", "Zoë Smith", NULL);
  g_autoptr (MbQuery) people = mb_query_new_best (book, MB_RECORD_PERSON, 8);
  g_autoptr (MbQuery) two = mb_query_new_best (book, MB_RECORD_PERSON, 2);

  assert_titles (people, "");
  search (people, "zoe");
  assert_titles (people, "Bert|Zoë Smith|Carl Zoellner|Dezoete|Anna");
  assert_match (people, "zoe", 1, MB_MATCH_BEGINNING);
  assert_match (people, "zoe", 2, MB_MATCH_WORDS);
  assert_match (people, "zoe", 3, MB_MATCH_INSIDE);
  assert_match (people, "zoe", 4, MB_MATCH_ELSEWHERE);
  search (people, "SMITH zo");
  assert_titles (people, "Zoë Smith");
  assert_match (people, "SMITH zo", 0, MB_MATCH_WORDS);
  assert_match (people, "lukasz", 0, MB_MATCH_BEGINNING);
  search (people, " ");
  assert_titles (people, "");
  search (two, "zoe");
  assert_titles (two, "Bert|Zoë Smith");
  g_assert_true (mb_book_delete_record (book, b, NULL));
  assert_titles (two, "Zoë Smith|Carl Zoellner");
}

/* A cohort is called after its program. */
static void
test_the_best_through_references (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_cohorts (place);
  g_autoptr (MbQuery) cohorts = mb_query_new_best (book, MB_RECORD_COHORT, 8);
  g_autoptr (MbQuery) projects = mb_query_new_best (book, MB_RECORD_PROJECT, 8);

  assert_match (cohorts, "gsoc 2023", 0, MB_MATCH_BEGINNING);
  assert_titles (cohorts, "GSoC 2023");
  assert_match (cohorts, "summer", 0, MB_MATCH_WORDS);
  assert_titles (cohorts, "GSoC 2024|GSoC 2023");
  assert_match (projects, "gsoc", 0, MB_MATCH_ELSEWHERE);
  assert_titles (projects, "Parser");
}

static void
test_the_best_of_many (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = make_many (place);
  g_autoptr (MbRecord) last = test_add (book, MB_RECORD_PERSON, "name", "Zoe Person", "handle", "29", NULL);
  g_autoptr (MbQuery) people = mb_query_new_best (book, MB_RECORD_PERSON, 3);

  g_assert_true (test_wait (is_ready, people, 20));
  assert_titles (people, "");
  mb_query_set_search (people, "0");
  search (people, "person");
  assert_titles (people, "Person 00000|Person 00001|Person 00002");
  search (people, "29");
  assert_titles (people, "Zoe Person");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/sort", test_sort);
  g_test_add_func ("/query/search", test_search);
  g_test_add_func ("/query/search-for-letters-without-accents", test_search_for_letters_without_accents);
  g_test_add_func ("/query/search-for-anything", test_search_for_anything);
  g_test_add_func ("/query/search-through-references", test_search_through_references);
  g_test_add_func ("/query/sort-by-choice-and-reference", test_sort_by_choice_and_reference);
  g_test_add_func ("/query/filter", test_filter);
  g_test_add_func ("/query/only", test_only);
  g_test_add_func ("/query/splice-only-what-differs", test_splice_only_what_differs);
  g_test_add_func ("/query/same-object-for-same-record", test_same_object_for_same_record);
  g_test_add_func ("/query/many-are-read-by-a-worker", test_many_are_read_by_a_worker);
  g_test_add_func ("/query/the-next-list-of-many-is-there-at-once", test_the_next_list_of_many_is_there_at_once);
  g_test_add_func ("/query/many-have-one-order", test_many_have_one_order);
  g_test_add_func ("/query/the-last-question-wins", test_the_last_question_wins);
  g_test_add_func ("/query/a-query-that-goes-while-reading", test_a_query_that_goes_while_reading);
  g_test_add_func ("/query/the-best-come-first", test_the_best_come_first);
  g_test_add_func ("/query/the-best-through-references", test_the_best_through_references);
  g_test_add_func ("/query/the-best-of-many", test_the_best_of_many);
  return g_test_run ();
}
