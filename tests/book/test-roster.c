/* Who is in a cohort and on which of its projects, and putting people on projects. */

#include <locale.h>

#include "book/mb-roster.h"
#include "book/mb-seating.h"
#include "test-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
  char *cohort;
  char *project;
  char *ada;
  char *bob;
  MbRoster *roster;
} Some;

static gint64
to_id (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static char *
take_id (MbRecord *record)
{
  char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));

  g_object_unref (record);
  return id;
}

static char *
add_person (Some *some, const char *name, const char *role)
{
  char *person = take_id (test_add (some->book, MB_RECORD_PERSON, "name", name, NULL));

  g_free (take_id (test_add (some->book, MB_RECORD_PARTICIPATION, "person", person, "cohort", some->cohort, "role", role,
                             NULL)));
  return person;
}

static void
set_up (Some *some, gconstpointer data)
{
  g_autofree char *program = NULL;

  some->place = test_place_new ();
  some->book = test_book_new (some->place);
  program = take_id (test_add (some->book, MB_RECORD_PROGRAM, "name", "Summer of Code", NULL));
  some->cohort = take_id (test_add (some->book, MB_RECORD_COHORT, "program", program, "year", "2025", NULL));
  some->project = take_id (test_add (some->book, MB_RECORD_PROJECT, "title", "Docs", "cohort", some->cohort, NULL));
  some->bob = add_person (some, "Bob", "mentee");
  some->ada = add_person (some, "Ada", "mentee");
  some->roster = mb_roster_new (some->book, to_id (some->cohort));
}

static void
tear_down (Some *some, gconstpointer data)
{
  g_assert_finalize_object (some->roster);
  g_assert_finalize_object (some->book);
  g_free (some->cohort);
  g_free (some->project);
  g_free (some->ada);
  g_free (some->bob);
  test_place_free (some->place);
}

/* “Ada: Docs, Site; Bob: ” */
static char *
dup_list (GListModel *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MbRosterItem) item = g_list_model_get_item (items, i);
      GPtrArray *seats = mb_roster_item_get_seats (item);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", mb_roster_item_get_title (item));
      for (guint n = 0; n < seats->len; n++)
        {
          MbRosterSeat *seat = seats->pdata[n];
          const gboolean of_project = mb_roster_item_get_kind (item) == MB_RECORD_PROJECT;

          g_string_append_printf (text, " %s", of_project ? seat->person_title : seat->project_title);
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_list (GListModel *items, const char *expected)
{
  g_autofree char *text = dup_list (items);

  g_assert_cmpstr (text, ==, expected);
}

static void
put (Some *some, const char *person, const char *role)
{
  g_autoptr (GError) error = NULL;

  mb_seating_add (some->book, to_id (person), role, to_id (some->project), &error);
  g_assert_no_error (error);
}

/* In the order of names, each with its projects in their order; the projects of other cohorts are not told. */
static void
test_order (Some *some, gconstpointer data)
{
  g_autofree char *site = take_id (test_add (some->book, MB_RECORD_PROJECT, "title", "A site", "cohort", some->cohort,
                                             NULL));
  g_autofree char *eve = add_person (some, "Eve", "mentor");
  g_autofree char *zoe = add_person (some, "Zoe", "mentor");

  put (some, some->ada, "mentee");
  put (some, some->bob, "mentee");
  put (some, zoe, "mentor");
  put (some, eve, "mentor");
  mb_seating_add (some->book, to_id (some->ada), "mentee", to_id (site), NULL);
  assert_list (mb_roster_get_people (some->roster, "mentee"), "Ada: A site Docs; Bob: Docs");
  assert_list (mb_roster_get_people (some->roster, "mentor"), "Eve: Docs; Zoe: Docs");
  assert_list (mb_roster_get_projects (some->roster), "A site: Ada; Docs: Ada Bob Eve Zoe");
}

static void
count_change (guint *count)
{
  (*count)++;
}

static void
note_splice (GListModel *items, guint position, guint removed, guint added, GString *splices)
{
  g_string_append_printf (splices, "%u-%u+%u ", position, removed, added);
}

/* A line stays the same object: what one looks at does not jump, and the focus stays in it. */
static void
test_keeps_lines (Some *some, gconstpointer data)
{
  GListModel *mentees = mb_roster_get_people (some->roster, "mentee");
  g_autoptr (MbRosterItem) ada = g_list_model_get_item (mentees, 0);
  g_autoptr (MbRosterItem) bob = g_list_model_get_item (mentees, 1);
  g_autoptr (GString) splices = g_string_new (NULL);
  g_autofree char *ben = NULL;
  guint changes_of_ada = 0;
  guint changes_of_bob = 0;

  g_signal_connect_swapped (ada, "changed", G_CALLBACK (count_change), &changes_of_ada);
  g_signal_connect_swapped (bob, "changed", G_CALLBACK (count_change), &changes_of_bob);
  g_signal_connect (mentees, "items-changed", G_CALLBACK (note_splice), splices);
  put (some, some->ada, "mentee");
  g_assert_cmpstr (splices->str, ==, "");
  g_assert_cmpuint (changes_of_ada, ==, 1);
  g_assert_cmpuint (changes_of_bob, ==, 0);
  assert_list (mentees, "Ada: Docs; Bob:");

  ben = add_person (some, "Ben", "mentee");
  g_assert_cmpstr (splices->str, ==, "1-0+1 ");
  assert_list (mentees, "Ada: Docs; Ben:; Bob:");
  g_signal_handlers_disconnect_by_data (mentees, splices);
}

/* As mentor and as mentee one may be on the same project; each only once, and that is said. */
static void
test_taken (Some *some, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 before = mb_book_count (some->book, MB_RECORD_SEAT);

  put (some, some->ada, "mentee");
  put (some, some->ada, "mentor");
  g_assert_false (mb_seating_add (some->book, to_id (some->ada), "mentor", to_id (some->project), &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Ada is a mentor of “Docs” already.");
  g_assert_cmpint (mb_book_count (some->book, MB_RECORD_SEAT), ==, before + 2);
}

/* Several seats come and go in one step, all or none; participations stay as they are. */
static void
test_one_step (Some *some, gconstpointer data)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (MbSeatWish));
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MbSeatWish wish = { to_id (some->bob), to_id (some->project), "mentee" };
  const MbSeatWish taken = { to_id (some->bob), to_id (some->project), "mentee" };
  g_autoptr (MbRosterItem) ada = g_list_model_get_item (mb_roster_get_people (some->roster, "mentee"), 0);
  g_autoptr (GError) error = NULL;
  const MbRosterSeat *seat;

  put (some, some->ada, "mentee");
  seat = mb_roster_item_find_seat (ada, to_id (some->ada), to_id (some->project), "mentee");
  g_assert_nonnull (seat);
  g_array_append_val (unwanted, seat->id);
  g_array_append_val (wanted, wish);
  g_assert_true (mb_seating_change (some->book, wanted, unwanted, &error));
  assert_list (mb_roster_get_projects (some->roster), "Docs: Bob");
  test_undo (some->book, &error);
  assert_list (mb_roster_get_projects (some->roster), "Docs: Ada");
  test_redo (some->book, &error);
  assert_list (mb_roster_get_projects (some->roster), "Docs: Bob");
  g_assert_cmpint (mb_book_count (some->book, MB_RECORD_PARTICIPATION), ==, 2);

  /* What was taken away is gone: that is what was wished. The second wish is one too many, and nothing is done. */
  g_array_set_size (wanted, 0);
  g_array_append_val (wanted, wish);
  g_array_append_val (wanted, taken);
  g_assert_true (mb_seating_change (some->book, NULL, unwanted, &error));
  g_assert_false (mb_seating_change (some->book, wanted, NULL, &error));
  assert_list (mb_roster_get_projects (some->roster), "Docs: Bob");
}

/* Who leaves the cohort leaves its projects, in that role; one step brings all of it back. */
static void
test_leave (Some *some, gconstpointer data)
{
  g_autoptr (MbRosterItem) ada = g_list_model_get_item (mb_roster_get_people (some->roster, "mentee"), 0);
  g_autoptr (GError) error = NULL;

  put (some, some->ada, "mentee");
  put (some, some->ada, "mentor");
  g_assert_true (mb_seating_leave (some->book, ada, &error));
  g_assert_no_error (error);
  assert_list (mb_roster_get_people (some->roster, "mentee"), "Bob:");
  assert_list (mb_roster_get_projects (some->roster), "Docs: Ada");
  test_undo (some->book, &error);
  assert_list (mb_roster_get_people (some->roster, "mentee"), "Ada: Docs; Bob:");
  assert_list (mb_roster_get_projects (some->roster), "Docs: Ada Ada");
}

static void
test_follows_names (Some *some, gconstpointer data)
{
  g_autoptr (MbRecord) ada = mb_book_get_record (some->book, MB_RECORD_PERSON, to_id (some->ada), NULL);
  g_autoptr (MbRecord) project = mb_book_get_record (some->book, MB_RECORD_PROJECT, to_id (some->project), NULL);

  put (some, some->ada, "mentee");
  test_set (some->book, ada, "name", "Zoe", NULL);
  test_set (some->book, project, "title", "Pages", NULL);
  assert_list (mb_roster_get_people (some->roster, "mentee"), "Bob:; Zoe: Pages");
  assert_list (mb_roster_get_projects (some->roster), "Pages: Zoe");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Some, NULL, set_up, function, tear_down)
  TEST ("/roster/order", test_order);
  TEST ("/roster/keeps-lines", test_keeps_lines);
  TEST ("/roster/follows-names", test_follows_names);
  TEST ("/seating/leave", test_leave);
  TEST ("/seating/taken", test_taken);
  TEST ("/seating/one-step", test_one_step);
#undef TEST

  return g_test_run ();
}
