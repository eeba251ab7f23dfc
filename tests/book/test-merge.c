/* Two people that are one: what becomes of everything that names them. */

#include <locale.h>
#include <string.h>

#include "book/mb-merge.h"
#include "test-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
  MbRecord *ada;   /* stays */
  MbRecord *twin;  /* is the same */
  char *ada_id;
  char *twin_id;
  char *cohorts[2];
  char *program;
  char *project;
} Two;

static char *
dup_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static char *
take_id (MbRecord *record)
{
  char *id = dup_id (record);

  g_object_unref (record);
  return id;
}

static void
set_up (Two *two, gconstpointer data)
{
  two->place = test_place_new ();
  two->book = test_book_new (two->place);
  two->program = take_id (test_add (two->book, MB_RECORD_PROGRAM, "name", "Summer of Code", NULL));
  two->cohorts[0] = take_id (test_add (two->book, MB_RECORD_COHORT, "program", two->program, "year", "2022", NULL));
  two->cohorts[1] = take_id (test_add (two->book, MB_RECORD_COHORT, "program", two->program, "year", "2023", NULL));
  two->project = take_id (test_add (two->book, MB_RECORD_PROJECT, "title", "Docs", "cohort", two->cohorts[0], NULL));
  two->ada = test_add (two->book, MB_RECORD_PERSON, "handle", "ada", "former-handles", "countess", "links",
                       "https://ada.example", "notes", "Met in Paris.", NULL);
  two->twin = test_add (two->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "lovelace", "former-handles",
                        "ADA, enchantress", "links", "https://ada.example, https://Ada.example", "mail",
                        "ada@example.org", "notes", "Likes looms.", NULL);
  two->ada_id = dup_id (two->ada);
  two->twin_id = dup_id (two->twin);
}

static void
tear_down (Two *two, gconstpointer data)
{
  g_object_unref (two->ada);
  g_object_unref (two->twin);
  g_assert_finalize_object (two->book);
  g_free (two->ada_id);
  g_free (two->twin_id);
  g_free (two->cohorts[0]);
  g_free (two->cohorts[1]);
  g_free (two->program);
  g_free (two->project);
  test_place_free (two->place);
}

static MbRecord *
take_part (Two *two, const char *person, guint cohort, const char *role, const char *status)
{
  return test_add (two->book, MB_RECORD_PARTICIPATION, "person", person, "cohort", two->cohorts[cohort], "role", role,
                   status != NULL ? "status" : NULL, status, NULL);
}

static void
merge (Two *two)
{
  g_autoptr (GError) error = NULL;

  mb_people_merge (two->book, mb_record_get_id (two->ada), mb_record_get_id (two->twin), &error);
  g_assert_no_error (error);
}

static void
assert_display (MbRecord *record, const char *field, const char *expected)
{
  g_autofree char *found = mb_record_dup_display (record, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_fields (Two *two, gconstpointer data)
{
  merge (two);
  g_assert_true (mb_record_is_deleted (two->twin));
  g_assert_cmpint (mb_book_count (two->book, MB_RECORD_PERSON), ==, 1);
  assert_display (two->ada, "name", "Ada Lovelace");
  assert_display (two->ada, "handle", "ada");
  /* “ADA” is the handle that she has. */
  assert_display (two->ada, "former-handles", "countess, lovelace, enchantress");
  assert_display (two->ada, "links", "https://ada.example, https://Ada.example");
  assert_display (two->ada, "mail", "ada@example.org");
  assert_display (two->ada, "notes", "Met in Paris.\n\nLikes looms.");
  assert_display (two->ada, "slug", "ada");
  g_assert_cmpint (mb_book_find_handle (two->book, "Lovelace"), ==, mb_record_get_id (two->ada));
}

/* Nothing the kept person has is replaced. */
static void
test_the_kept_comes_first (Two *two, gconstpointer data)
{
  g_assert_true (test_set (two->book, two->ada, "name", "Ada King", NULL));
  g_assert_true (test_set (two->book, two->ada, "mail", "king@example.org", NULL));
  merge (two);
  assert_display (two->ada, "name", "Ada King");
  assert_display (two->ada, "mail", "king@example.org");
}

static void
test_handle_of_who_has_none (Two *two, gconstpointer data)
{
  g_assert_true (test_set (two->book, two->ada, "handle", "", NULL));
  merge (two);
  assert_display (two->ada, "handle", "lovelace");
  assert_display (two->ada, "former-handles", "countess, ADA, enchantress");
}

/* Whatever refers to the other refers to the kept person, of whatever type it is. */
static void
test_everything_moves (Two *two, gconstpointer data)
{
  g_autoptr (MbRecord) part = take_part (two, two->twin_id, 0, "mentor", "completed");
  g_autoptr (MbRecord) seat =
      test_add (two->book, MB_RECORD_SEAT, "person", two->twin_id, "project", two->project, "role", "mentor", NULL);
  g_autoptr (MbRecord) seen =
      test_add (two->book, MB_RECORD_OBSERVATION, "person", two->twin_id, "on", "2024", "active", "yes", NULL);
  g_autoptr (MbRecord) admin =
      test_add (two->book, MB_RECORD_ADMIN, "person", two->twin_id, "program", two->program, NULL);
  g_autoptr (MbRecord) source =
      test_add (two->book, MB_RECORD_SOURCE, "record-type", "person", "record", two->twin_id, "page", "./2022", NULL);
  MbRecord *const moved[] = { part, seat, seen, admin };

  merge (two);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      g_assert_false (mb_record_is_deleted (moved[i]));
      g_assert_cmpint (mb_record_get_integer (moved[i], "person"), ==, mb_record_get_id (two->ada));
    }
  assert_display (part, "status", "Completed");
  g_assert_cmpint (mb_record_get_integer (source, "record"), ==, mb_record_get_id (two->ada));
}

/* What both have is there once, with the status that is known and the sources of both. */
static void
test_what_both_have (Two *two, gconstpointer data)
{
  g_autoptr (MbRecord) mine = take_part (two, two->ada_id, 0, "mentee", "unknown");
  g_autoptr (MbRecord) same = take_part (two, two->twin_id, 0, "mentee", "completed");
  g_autoptr (MbRecord) mine_too = take_part (two, two->ada_id, 1, "mentee", "active");
  g_autoptr (MbRecord) same_too = take_part (two, two->twin_id, 1, "mentee", "withdrawn");
  g_autoptr (MbRecord) other_role = take_part (two, two->twin_id, 1, "mentor", NULL);
  g_autofree char *mine_id = dup_id (mine);
  g_autofree char *same_id = dup_id (same);
  g_autoptr (MbRecord) here = test_add (two->book, MB_RECORD_SOURCE, "record-type", "participation", "record", mine_id,
                                        "page", "./2022", "line", "7", NULL);
  g_autoptr (MbRecord) twice = test_add (two->book, MB_RECORD_SOURCE, "record-type", "participation", "record", same_id,
                                         "page", "./2022", "line", "7", NULL);
  g_autoptr (MbRecord) there = test_add (two->book, MB_RECORD_SOURCE, "record-type", "participation", "record", same_id,
                                         "page", "./insights", NULL);
  MbMergeCounts counts;

  g_assert_true (mb_people_count_merge (two->book, mb_record_get_id (two->ada), mb_record_get_id (two->twin), &counts, NULL));
  g_assert_cmpuint (counts.moved[MB_RECORD_PARTICIPATION], ==, 1);
  g_assert_cmpuint (counts.shared[MB_RECORD_PARTICIPATION], ==, 2);
  g_assert_cmpuint (counts.moved[MB_RECORD_SEAT], ==, 0);

  merge (two);
  g_assert_cmpint (mb_book_count (two->book, MB_RECORD_PARTICIPATION), ==, 3);
  g_assert_true (mb_record_is_deleted (same));
  assert_display (mine, "status", "Completed");
  assert_display (mine_too, "status", "Active");
  g_assert_cmpint (mb_record_get_integer (other_role, "person"), ==, mb_record_get_id (two->ada));
  g_assert_cmpint (mb_record_get_integer (there, "record"), ==, mb_record_get_id (mine));
  g_assert_false (mb_record_is_deleted (here));
  g_assert_true (mb_record_is_deleted (twice));
}

/* Two sources that say the same of a day are two observations. */
static void
test_observations (Two *two, gconstpointer data)
{
  g_autoptr (MbRecord) mine = test_add (two->book, MB_RECORD_OBSERVATION, "person", two->ada_id, "on", "2024", "active",
                                        "yes", "source", "the list", NULL);
  g_autoptr (MbRecord) no_source =
      test_add (two->book, MB_RECORD_OBSERVATION, "person", two->twin_id, "on", "2024", "active", "yes", NULL);
  g_autoptr (MbRecord) other_source = test_add (two->book, MB_RECORD_OBSERVATION, "person", two->twin_id, "on", "2024",
                                                "active", "yes", "source", "the survey", NULL);
  g_autoptr (MbRecord) contrary =
      test_add (two->book, MB_RECORD_OBSERVATION, "person", two->twin_id, "on", "2024", "active", "no", NULL);

  merge (two);
  g_assert_cmpint (mb_book_count (two->book, MB_RECORD_OBSERVATION), ==, 3);
  assert_display (mine, "source", "the list");
  g_assert_true (mb_record_is_deleted (no_source));
  g_assert_cmpint (mb_record_get_integer (contrary, "person"), ==, mb_record_get_id (two->ada));
}

static void
test_one_step (Two *two, gconstpointer data)
{
  g_autoptr (MbRecord) mine = take_part (two, two->ada_id, 0, "mentee", "unknown");
  g_autoptr (MbRecord) same = take_part (two, two->twin_id, 0, "mentee", "completed");
  g_autoptr (MbRecord) part = take_part (two, two->twin_id, 1, "mentee", NULL);
  g_autoptr (MbRecord) source =
      test_add (two->book, MB_RECORD_SOURCE, "record-type", "person", "record", two->twin_id, "page", "./2022", NULL);
  g_autofree char *before = test_book_dump (two->book);
  g_autofree char *merged = NULL, *undone = NULL, *redone = NULL, *label = NULL;
  g_autoptr (GError) error = NULL;

  merge (two);
  label = mb_book_dup_undo_label (two->book);
  g_assert_cmpstr (label, ==, "Merge “Ada Lovelace” into “ada”");
  merged = test_book_dump (two->book);
  test_undo (two->book, &error);
  g_assert_no_error (error);
  undone = test_book_dump (two->book);
  g_assert_cmpstr (undone, ==, before);
  test_redo (two->book, &error);
  g_assert_no_error (error);
  redone = test_book_dump (two->book);
  g_assert_cmpstr (redone, ==, merged);
}

static void
test_refused (Two *two, gconstpointer data)
{
  const gint64 id = mb_record_get_id (two->ada);
  g_autofree char *before = test_book_dump (two->book);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_people_merge (two->book, id, id, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mb_people_merge (two->book, id, 12345, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_FOUND);
  after = test_book_dump (two->book);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Two, NULL, set_up, function, tear_down)
  TEST ("/merge/fields", test_fields);
  TEST ("/merge/the-kept-comes-first", test_the_kept_comes_first);
  TEST ("/merge/handle-of-who-has-none", test_handle_of_who_has_none);
  TEST ("/merge/everything-moves", test_everything_moves);
  TEST ("/merge/what-both-have", test_what_both_have);
  TEST ("/merge/observations", test_observations);
  TEST ("/merge/one-step", test_one_step);
  TEST ("/merge/refused", test_refused);
#undef TEST

  return g_test_run ();
}
