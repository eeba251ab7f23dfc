#include "config.h"

#include <string.h>

#include "exchange/mb-people-add.h"
#include "exchange/mb-people-reader.h"
#include "exchange/mb-people-text.h"
#include "test-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
  MbRecord *cohort;
} Fixture;

static char *
dup_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static void
add_person (Fixture *self, const char *name, const char *handle)
{
  g_autoptr (MbRecord) person = NULL;

  if (name == NULL)
    person = test_add (self->book, MB_RECORD_PERSON, "handle", handle, NULL);
  else if (handle == NULL)
    person = test_add (self->book, MB_RECORD_PERSON, "name", name, NULL);
  else
    person = test_add (self->book, MB_RECORD_PERSON, "name", name, "handle", handle, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) program = NULL;
  g_autofree char *id = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  program = test_add (self->book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name", "GSoC", NULL);
  id = dup_id (program);
  self->cohort = test_add (self->book, MB_RECORD_COHORT, "program", id, "year", "2025", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->cohort);
  g_clear_object (&self->book);
  test_place_free (self->place);
}

static GListStore *
read_text (Fixture *self, const char *text, char **remark)
{
  g_autoptr (GError) error = NULL;
  GListStore *guesses = mb_people_read (self->book, text, remark, &error);

  g_assert_no_error (error);
  return guesses;
}

/* “known Ada (ada)”, “doubtful Ada (ada) / Ada” … parted by “; ” */
static char *
describe (Fixture *self, const char *text)
{
  static const char *const states[] = { "known", "new", "doubtful" };
  g_autoptr (GListStore) guesses = read_text (self, text, NULL);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (guesses)); i++)
    {
      g_autoptr (MbPersonGuess) guess = g_list_model_get_item (G_LIST_MODEL (guesses), i);

      g_assert_cmpstr (mb_person_guess_get_reason (guess), !=, "");
      g_string_append_printf (said, "%s%s", i > 0 ? "; " : "", states[mb_person_guess_get_state (guess)]);
      for (guint j = 0; j < mb_person_guess_get_n_choices (guess); j++)
        {
          const MbGuessChoice *choice = mb_person_guess_get_choice (guess, j);
          g_autofree char *label = mb_guess_choice_dup_label (choice);

          g_string_append_printf (said, "%s%s%s", j > 0 ? " / " : " ", choice->id ? "" : "+", label);
          if (choice->name == NULL)
            g_string_append (said, "@");
        }
    }
  return g_string_free (said, FALSE);
}

#define assert_read(self, text, expected)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *said = describe (self, text);                                                                     \
    g_assert_cmpstr (said, ==, expected);                                                                              \
  }                                                                                                                    \
  G_STMT_END

/* Every form in which one passes on a list of people. */
static void
test_forms (Fixture *self, gconstpointer data)
{
  assert_read (self, "", "");
  assert_read (self, " \n--\n| --- | --- |\n…", "");
  assert_read (self, "octo-cat", "new +octo-cat@");
  assert_read (self, "@octocat", "new +octocat@");
  assert_read (self, "https://github.com/octocat", "new +octocat@");
  assert_read (self, "http://www.github.com/octocat/?tab=repositories", "new +octocat@");
  assert_read (self, "GitHub.com/octocat/", "new +octocat@");
  assert_read (self, "<https://github.com/octocat>", "new +octocat@");
  assert_read (self, "Mona Lisa", "new +Mona Lisa");
  assert_read (self, "李雷", "new +李雷");
  assert_read (self, "Mona Lisa (octocat)", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa (@octocat)", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa (https://github.com/octocat)", "new +Mona Lisa (octocat)");
  assert_read (self, "@octocat (Mona Lisa)", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa – @octocat", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa <https://github.com/octocat>", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa <mona@example.org>", "new +Mona Lisa");
  assert_read (self, "Mona (octocat)", "new +Mona (octocat)");
  assert_read (self, "[Mona Lisa](https://github.com/octocat)", "new +Mona Lisa (octocat)");
  assert_read (self, "[@octocat](https://github.com/octocat)", "new +octocat@");
  assert_read (self, "[octocat](https://github.com/OctoCat)", "new +OctoCat@");
  assert_read (self, "Mona Lisa\toctocat", "new +Mona Lisa (octocat)");
  assert_read (self, "octocat\tMona Lisa", "new +Mona Lisa (octocat)");
  assert_read (self, "1\tMona Lisa\tmona@example.org\thttps://github.com/octocat\tSpectral",
               "new +Mona Lisa (octocat)");
  assert_read (self, "Mona\toctocat98", "new +Mona (octocat98)");
  assert_read (self, "octocat98\tMona", "new +Mona (octocat98)");
  assert_read (self, "Name\tGitHub\nMona Lisa\t@octocat\n", "new +Mona Lisa (octocat)");
  assert_read (self, "Name\tGitHub\tEmail\nMona Lisa\toctocat\tmona@example.org\n", "new +Mona Lisa (octocat)");
  assert_read (self, "Mona Lisa <octo-cat>", "new +Mona Lisa (octo-cat)");
  assert_read (self, "Mona Lisa <mona@example.org>", "new +Mona Lisa");
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  assert_read (self, "ada\nbob\r\ncy\rdee", "new +ada@; new +bob@; new +cy@; new +dee@");
  assert_read (self, "@ada, @bob; Carl Gauss | @dee", "new +ada@; new +bob@; new +Carl Gauss; new +dee@");
  assert_read (self, "- @ada\n* @bob\n1. Carl Gauss\n2) @dee\n• @eve",
               "new +ada@; new +bob@; new +Carl Gauss; new +dee@; new +eve@");
  assert_read (self, "| [Ada Lovelace](https://github.com/ada) | [Bob, Jr.](https://github.com/bob) |",
               "new +Ada Lovelace (ada); new +Bob, Jr (bob)");
  assert_read (self, "1\n2\n", "new +1@; new +2@");
}

static void
test_known (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) person = NULL;

  add_person (self, "Ada Lovelace", "AdaLove");
  add_person (self, "José Müller", NULL);
  person = test_add (self->book, MB_RECORD_PERSON, "name", "Grace Hopper", "handle", "grace", "former-handles",
                     "amazing, hopper", NULL);
  assert_read (self, "adalove", "known Ada Lovelace (AdaLove)");
  assert_read (self, "@ADALOVE", "known Ada Lovelace (AdaLove)");
  assert_read (self, "ada  lovelace", "known Ada Lovelace (AdaLove)");
  assert_read (self, "ADA LOVELACE (adaLOVE)", "known Ada Lovelace (AdaLove)");
  assert_read (self, "JOSE MULLER", "known José Müller");
  assert_read (self, "@Hopper", "known Grace Hopper (grace)");
  assert_read (self, "https://github.com/AMAZING", "known Grace Hopper (grace)");
  /* The book tells which of two words is the handle. */
  assert_read (self, "grace\thopper-x", "doubtful Grace Hopper (grace) / +hopper-x");
}

static void
test_doubtful (Fixture *self, gconstpointer data)
{
  add_person (self, "Ada Lovelace", "ada");
  add_person (self, "Wei Zhang", "wei1");
  add_person (self, "wei zhang", "wei2");
  add_person (self, "Plato", NULL);
  add_person (self, "hypatia", NULL);
  assert_read (self, "Wei Zhang", "doubtful Wei Zhang (wei1) / wei zhang (wei2) / +Wei Zhang");
  assert_read (self, "Bob Ross (ada)", "doubtful Ada Lovelace (ada) / +Bob Ross");
  assert_read (self, "Ada Lovelace (adanew)", "doubtful Ada Lovelace (ada) / +Ada Lovelace (adanew)");
  assert_read (self, "Maria", "doubtful +Maria@ / +Maria");
  assert_read (self, "Plato", "known Plato");
  assert_read (self, "hypatia", "doubtful hypatia / +hypatia@");
  assert_read (self, "maria\tmaria98", "doubtful +maria (maria98) / +maria98 (maria)");
  assert_read (self, "@no_handle", "doubtful");
  assert_read (self, "Bob Ross @no_handle", "doubtful +Bob Ross");
  assert_read (self, "https://example.org/bob", "doubtful");
  assert_read (self, "[Bob Ross](https://example.org/bob)", "doubtful +Bob Ross");
  assert_read (self, "https://github.com/asyncapi/spec", "doubtful +asyncapi@");
  assert_read (self, "https://github.com/orgs/asyncapi", "doubtful");
  assert_read (self, "bob@example.org", "doubtful");
  assert_read (self, "javascript://github.com/bob", "doubtful");
}

static void
test_twice (Fixture *self, gconstpointer data)
{
  add_person (self, "Ada Lovelace", "ada");
  assert_read (self, "@ada\nADA\nada lovelace", "known Ada Lovelace (ada)");
  assert_read (self, "@bob\nBob Ross (BOB)\nbob ross", "new +Bob Ross (bob)");
  assert_read (self, "Bob Ross\nBOB ROSS (bob)", "new +Bob Ross (bob)");
  assert_read (self, "Bob Ross (bob1)\nBob Ross (bob2)", "new +Bob Ross (bob1); new +Bob Ross (bob2)");
  assert_read (self, "Bob Ross (bob)\nCarl Gauss (Bob)", "new +Bob Ross (bob); doubtful +Carl Gauss");
  assert_read (self, "@ada\nBob Ross (ada)\nBOB ROSS (Ada)",
               "known Ada Lovelace (ada); doubtful Ada Lovelace (ada) / +Bob Ross");
  assert_read (self, "Maria\nMARIA", "new +Maria@");
}

static void
test_bounds (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *name = g_strnfill (100000, 'a');
  g_autofree char *brackets = g_strnfill (100000, '(');
  g_autofree char *remark = NULL;
  g_autoptr (GListStore) guesses = NULL;
  g_autoptr (GListStore) few = NULL;
  g_autoptr (MbPersonGuess) cut = NULL;

  for (guint i = 0; i < MB_PEOPLE_MOST_ENTRIES + 5; i++)
    g_string_append_printf (many, "user-%u%s", i, i % 2 ? "\n" : ", ");
  guesses = read_text (self, many->str, &remark);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (guesses)), ==, MB_PEOPLE_MOST_ENTRIES);
  g_assert_nonnull (strstr (remark, "10000"));
  g_clear_pointer (&remark, g_free);

  few = read_text (self, name, &remark);
  g_assert_null (remark);
  cut = g_list_model_get_item (G_LIST_MODEL (few), 0);
  g_assert_cmpint (mb_person_guess_get_state (cut), ==, MB_GUESS_DOUBTFUL);
  g_assert_cmpint (strlen (mb_person_guess_get_text (cut)), ==, 200);
  g_assert_cmpint (mb_person_guess_get_chosen (cut), ==, -1);
  assert_read (self, brackets, "doubtful");
  assert_read (self, "\xff\xfe@ada", "new +ada@");
  assert_read (self, "\ufeff@ada\u200e", "new +ada@");
}

/* Adding */

static guint
count_changes (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) changes = mb_book_list_changes (self->book, 0, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (changes));
}

static MbPeopleAdded
add_text (Fixture *self, const char *role, const char *text)
{
  g_autoptr (GListStore) guesses = read_text (self, text, NULL);
  g_autoptr (GError) error = NULL;
  MbPeopleAdded added;

  mb_people_add (self->book, mb_record_get_id (self->cohort), role, G_LIST_MODEL (guesses), &added, &error);
  g_assert_no_error (error);
  return added;
}

static guint
count_in_other_book (Fixture *self, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) other = mb_book_open (self->place->path, MB_OPEN_READ_ONLY, &error);
  g_autoptr (GHashTable) ids = NULL;

  g_assert_no_error (error);
  ids = mb_people_list_cohort (other, mb_record_get_id (self->cohort), role, &error);
  g_assert_no_error (error);
  return g_hash_table_size (ids);
}

static void
test_thirteen (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;
  MbPeopleAdded added;
  guint changes;

  add_person (self, "Ada Lovelace", "AdaLove");
  add_person (self, "Grace Hopper", "grace");
  add_person (self, "Alan Turing", "ALAN");
  add_person (self, "Edsger Dijkstra", NULL);
  changes = count_changes (self);
  before = test_book_dump (self->book);

  added = add_text (self, "mentee",
                    "adalove\n@GRACE\nhttps://github.com/Alan\nEDSGER DIJKSTRA\n"
                    "Barbara Liskov (liskov), [Donald Knuth](https://github.com/knuth) | @ritchie\n"
                    "Ken Thompson\tken\nradia\tRadia Perlman\nTim Berners-Lee\nmargaret-h, @lamport\n"
                    "https://github.com/katherine\n");
  g_assert_cmpuint (added.participations, ==, 13);
  g_assert_cmpuint (added.people, ==, 9);
  g_assert_cmpuint (added.already, ==, 0);
  g_assert_cmpuint (count_changes (self), ==, changes + 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 13);
  g_assert_cmpuint (count_in_other_book (self, "mentee"), ==, 13);
  g_assert_cmpuint (count_in_other_book (self, "mentor"), ==, 0);
  g_assert_cmpint (mb_book_find_handle (self->book, "RADIA"), !=, 0);
  text = mb_people_added_dup_text (&added, "GSoC 2025");
  g_assert_cmpstr (text, ==, "Added 13 people to GSoC 2025");

  after = test_book_dump (self->book);
  test_undo (self->book, &error);
  g_assert_no_error (error);
  undone = test_book_dump (self->book);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (count_in_other_book (self, "mentee"), ==, 0);
  test_redo (self->book, &error);
  g_assert_no_error (error);
  g_clear_pointer (&undone, g_free);
  undone = test_book_dump (self->book);
  g_assert_cmpstr (undone, ==, after);
}

/* Who is there already is skipped, in that role. */
static void
test_already (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  MbPeopleAdded added;

  add_text (self, "mentee", "@ada, @bob");
  added = add_text (self, "mentee", "@ADA, @carl, @Bob");
  g_assert_cmpuint (added.participations, ==, 1);
  g_assert_cmpuint (added.people, ==, 1);
  g_assert_cmpuint (added.already, ==, 2);
  text = mb_people_added_dup_text (&added, "GSoC 2025");
  g_assert_cmpstr (text, ==, "Added 1 person to GSoC 2025; 2 were there already");

  added = add_text (self, "mentor", "@ADA");
  g_assert_cmpuint (added.participations, ==, 1);
  g_assert_cmpuint (added.people, ==, 0);
  g_assert_cmpuint (count_in_other_book (self, "mentor"), ==, 1);
}

/* What is doubtful is added only as somebody chose; what is left out is not added. */
static void
test_choices (Fixture *self, gconstpointer data)
{
  g_autoptr (GListStore) guesses = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPersonGuess) doubtful = NULL;
  g_autoptr (MbPersonGuess) left_out = NULL;
  MbPeopleAdded added;

  add_person (self, "Wei Zhang", "wei1");
  add_person (self, "Wei Zhang", "wei2");
  added = add_text (self, "mentee", "Wei Zhang");
  g_assert_cmpuint (added.participations, ==, 0);
  g_assert_cmpuint (count_in_other_book (self, "mentee"), ==, 0);

  guesses = read_text (self, "Wei Zhang\n@wei2\n@bob", NULL);
  doubtful = g_list_model_get_item (G_LIST_MODEL (guesses), 0);
  left_out = g_list_model_get_item (G_LIST_MODEL (guesses), 2);
  mb_person_guess_choose (doubtful, 1);
  mb_person_guess_choose (left_out, -1);
  g_assert_cmpstr (mb_person_guess_get_handle (doubtful), ==, "wei2");
  g_assert_true (mb_people_add (self->book, mb_record_get_id (self->cohort), "mentee", G_LIST_MODEL (guesses), &added,
                                &error));
  g_assert_no_error (error);
  g_assert_cmpuint (added.participations, ==, 1);
  g_assert_cmpuint (added.already, ==, 0);
  g_assert_cmpint (mb_book_find_handle (self->book, "bob"), ==, 0);
}

/* The book changed since the text was read: nothing is added by halves. */
static void
test_overtaken (Fixture *self, gconstpointer data)
{
  g_autoptr (GListStore) guesses = read_text (self, "@ada, @bob", NULL);
  g_autoptr (GError) error = NULL;

  add_person (self, NULL, "BOB");
  g_assert_false (mb_people_add (self->book, mb_record_get_id (self->cohort), "mentee", G_LIST_MODEL (guesses), NULL,
                                 &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_cmpint (mb_book_find_handle (self->book, "ada"), ==, 0);
  g_assert_cmpuint (count_in_other_book (self, "mentee"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/people/forms", test_forms);
  TEST ("/people/lists", test_lists);
  TEST ("/people/known", test_known);
  TEST ("/people/doubtful", test_doubtful);
  TEST ("/people/twice", test_twice);
  TEST ("/people/bounds", test_bounds);
  TEST ("/people/thirteen", test_thirteen);
  TEST ("/people/already", test_already);
  TEST ("/people/choices", test_choices);
  TEST ("/people/overtaken", test_overtaken);
#undef TEST

  return g_test_run ();
}
