#include <locale.h>

#include "test-support.h"

#define MANY 3000

/* A second list kept from what the query says alone: as long as both are the same, what it says is true. */
typedef struct {
  MbQuery *query;
  GArray *ids;
  guint n_said;
  guint most_removed; /* in one step */
  guint most_replaced; /* rows added in one step that removed some */
} Mirror;

static void
items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Mirror *mirror = data;

  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = mb_query_get_id (mirror->query, position + i);
      g_array_insert_val (mirror->ids, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->ids->len);
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpint (mb_query_get_id (mirror->query, i), ==, g_array_index (mirror->ids, gint64, i));
  mirror->n_said++;
  mirror->most_removed = MAX (mirror->most_removed, removed);
  if (removed > 0)
    mirror->most_replaced = MAX (mirror->most_replaced, added);
}

static void
mirror_begin (Mirror *mirror, MbQuery *query)
{
  *mirror = (Mirror) { .query = query, .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_signal_connect (query, "items-changed", G_CALLBACK (items_changed), mirror);
}

static void
mirror_reset (Mirror *mirror)
{
  mirror->n_said = mirror->most_removed = mirror->most_replaced = 0;
}

static void
mirror_end (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->query, mirror);
  g_array_unref (mirror->ids);
}

static gboolean
is_ready (gpointer query)
{
  return !mb_query_get_busy (query);
}

static void
wait_until_ready (MbQuery *query)
{
  g_assert_true (test_wait (is_ready, query, 20));
}

static void
add_people (MbBook *book, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %05u", i % 3 == 0 ? "Ada" : "Barbara", i * 7919 % n);
      g_autofree char *handle = g_strdup_printf ("p-%05u", i);
      g_autoptr (MbRecord) person = test_record_new (MB_RECORD_PERSON, "name", name, "handle", handle, NULL);

      mb_edit_insert (edit, person, &error);
      g_assert_no_error (error);
    }
  mb_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_what_is_said_is_true (void)
{
  static const char *const searches[] = { "a", "ad", "ada", "", "ada 0001", "barbara", "nobody", "b", "" };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbQuery) people = NULL;
  Mirror mirror;

  add_people (book, MANY);
  people = mb_query_new (book, MB_RECORD_PERSON);
  mirror_begin (&mirror, people);
  wait_until_ready (people);
  g_assert_cmpuint (mirror.ids->len, ==, MANY);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      mb_query_set_search (people, searches[i]);
      wait_until_ready (people);
      g_assert_cmpuint (mb_query_count_all (people), ==, MANY);
    }
  mb_query_set_sort (people, "handle", TRUE);
  wait_until_ready (people);
  g_assert_cmpuint (mirror.ids->len, ==, MANY);
  mirror_end (&mirror);
}

/* Another question while the list of the former still grows. */
static void
test_asking_on_while_it_grows (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbQuery) people = NULL;
  Mirror mirror;

  add_people (book, MANY);
  people = mb_query_new (book, MB_RECORD_PERSON);
  mirror_begin (&mirror, people);
  for (guint n = 1; n <= 8; n++)
    {
      mb_query_set_search (people, n % 2 == 0 ? "ada" : "barbara");
      for (guint before = mirror.n_said; mirror.n_said < before + n && mb_query_get_busy (people);)
        g_main_context_iteration (NULL, TRUE);
    }
  mb_query_set_search (people, "ada");
  wait_until_ready (people);
  g_assert_cmpuint (mirror.ids->len, ==, MANY / 3);
  mirror_end (&mirror);
}

/* A list widget has every row read that comes in place of one it shows. */
static void
test_few_rows_come_in_place_of_others (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbQuery) people = NULL;
  Mirror mirror;

  add_people (book, MANY);
  people = mb_query_new (book, MB_RECORD_PERSON);
  mirror_begin (&mirror, people);
  wait_until_ready (people);
  mb_query_set_sort (people, "name", TRUE);
  wait_until_ready (people);
  g_assert_cmpuint (mirror.most_replaced, >, 0);
  g_assert_cmpuint (mirror.most_replaced, <=, 256);
  mirror_end (&mirror);
}

/* Who goes from the beginning of a long list to its end takes nobody along. */
static void
test_one_that_moves_moves_alone (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbQuery) people = NULL;
  g_autoptr (MbRecord) first = NULL;
  g_autoptr (GError) error = NULL;
  Mirror mirror;

  add_people (book, MANY);
  people = mb_query_new (book, MB_RECORD_PERSON);
  mirror_begin (&mirror, people);
  wait_until_ready (people);
  mirror_reset (&mirror);
  first = g_list_model_get_item (G_LIST_MODEL (people), 0);
  test_set (book, first, "name", "Zora", &error);
  g_assert_no_error (error);
  wait_until_ready (people);
  g_assert_cmpuint (mb_query_find (people, mb_record_get_id (first)), ==, MANY - 1);
  g_assert_cmpuint (mirror.n_said, ==, 2);
  g_assert_cmpuint (mirror.most_removed, ==, 1);
  mirror_end (&mirror);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-steps/what-is-said-is-true", test_what_is_said_is_true);
  g_test_add_func ("/query-steps/asking-on-while-it-grows", test_asking_on_while_it_grows);
  g_test_add_func ("/query-steps/few-rows-come-in-place-of-others", test_few_rows_come_in_place_of_others);
  g_test_add_func ("/query-steps/one-that-moves-moves-alone", test_one_that_moves_moves_alone);
  return g_test_run ();
}
