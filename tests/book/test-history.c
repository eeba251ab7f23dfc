#include "config.h"

#include <locale.h>
#include <sqlite3.h>

#include "book/mb-history-list.h"
#include "book/mb-merge.h"
#include "book/mb-steps.h"
#include "book/mb-words.h"
#include "test-support.h"

#define N_EDITS 60

/* A book with a program, two cohorts and two people, and what tells its history. */
typedef struct {
  TestPlace *place;
  MbBook *book;
  MbTitles *titles;
  MbRecord *program;
  MbRecord *cohort;
  MbRecord *ada;
} Story;

static void
story_begin (Story *self)
{
  g_autofree char *program = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->titles = mb_titles_new (self->book);
  self->program = test_add (self->book, MB_RECORD_PROGRAM, "name", "Summer of Code", "short-name", "GSoC", NULL);
  program = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (self->program));
  self->cohort = test_add (self->book, MB_RECORD_COHORT, "program", program, "year", "2025", NULL);
  self->ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);
}

static void
story_end (Story *self)
{
  g_object_unref (self->ada);
  g_object_unref (self->cohort);
  g_object_unref (self->program);
  g_object_unref (self->titles);
  g_object_unref (self->book);
  test_place_free (self->place);
}

static MbRecord *
take_part (Story *self, MbEdit *edit, MbRecord *person, const char *role)
{
  g_autoptr (MbRecord) part = mb_record_new (MB_RECORD_PARTICIPATION);
  g_autoptr (GError) error = NULL;

  mb_record_set_integer (part, "person", mb_record_get_id (person));
  mb_record_set_integer (part, "cohort", mb_record_get_id (self->cohort));
  mb_record_set_text (part, "role", role);
  mb_record_set_text (part, "status", "active");
  if (edit != NULL)
    mb_edit_insert (edit, part, &error);
  else
    mb_book_add_record (self->book, part, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&part);
}

static char *
dup_words (Story *self, MbChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) touches = mb_book_read_touches (self->book, change, 0, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  do
    {
      g_free (words);
      words = mb_words_dup_change (self->titles, change, touches);
    }
  while (mb_titles_find_missing (self->titles));
  return g_steal_pointer (&words);
}

/* Of the change so many lines before the latest. */
static char *
words_of (Story *self, guint back)
{
  g_autoptr (GListStore) changes = mb_book_list_changes (self->book, 0, NULL);
  g_autoptr (MbChange) change = g_list_model_get_item (G_LIST_MODEL (changes), back);

  g_assert_nonnull (change);
  return dup_words (self, change);
}

static void
assert_words (Story *self, const char *expected)
{
  g_autofree char *words = words_of (self, 0);

  g_assert_cmpstr (words, ==, expected);
}

static void
delete (Story *self, MbRecord *record)
{
  g_autoptr (GError) error = NULL;

  mb_book_delete_record (self->book, record, &error);
  g_assert_no_error (error);
}

static void
test_words_of_a_dismissal (void)
{
  Story story;
  g_autoptr (MbRecord) finding = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autofree char *cohort = NULL, *label = NULL;

  story_begin (&story);
  cohort = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (story.cohort));
  finding = test_add (story.book, MB_RECORD_FINDING, "rule", "headcount-differs", "record-type", "cohort", "record", cohort,
                      "dismissed", "yes", "reason", "Two left.", NULL);
  assert_words (&story, "Finding about GSoC 2025 dismissed: Two left.");
  changes = mb_book_list_changes (story.book, 0, NULL);
  change = g_list_model_get_item (G_LIST_MODEL (changes), 0);
  label = mb_change_dup_label (change);
  g_assert_cmpstr (label, ==, "Dismiss a finding");
  delete (&story, finding);
  assert_words (&story, "Finding about GSoC 2025 no longer dismissed");
  story_end (&story);
}

static void
test_words_of_one_record (void)
{
  Story story;
  g_autoptr (MbRecord) part = NULL, admin = NULL, seen = NULL, project = NULL, seat = NULL;
  g_autofree char *ada = NULL, *cohort = NULL, *program = NULL, *place = NULL;

  story_begin (&story);
  ada = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (story.ada));
  cohort = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (story.cohort));
  program = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (story.program));
  assert_words (&story, "Ada Lovelace added");

  part = take_part (&story, NULL, story.ada, "mentor");
  assert_words (&story, "Ada Lovelace added to GSoC 2025 as mentor");
  test_set (story.book, part, "status", "completed", NULL);
  assert_words (&story, "Status of Ada Lovelace in GSoC 2025 set to Completed (was Active)");
  delete (&story, part);
  assert_words (&story, "Ada Lovelace taken off GSoC 2025 as mentor");

  test_set (story.book, story.cohort, "status", "open", NULL);
  assert_words (&story, "Status of GSoC 2025 set to Open");
  test_set (story.book, story.cohort, "status", "", NULL);
  assert_words (&story, "Status of GSoC 2025 cleared (was Open)");
  test_set (story.book, story.ada, "notes", "One line\nand another", NULL);
  assert_words (&story, "Notes of Ada Lovelace changed");

  admin = test_add (story.book, MB_RECORD_ADMIN, "program", program, "person", ada, NULL);
  assert_words (&story, "Ada Lovelace made an admin of Summer of Code");
  seen = test_add (story.book, MB_RECORD_OBSERVATION, "person", ada, "on", "2024-05-01", "active", "no", NULL);
  assert_words (&story, "Ada Lovelace noted as not an active contributor on 2024-05-01");
  project = test_add (story.book, MB_RECORD_PROJECT, "cohort", cohort, "title", "Parser", NULL);
  assert_words (&story, "Project “Parser” added to GSoC 2025");
  place = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (project));
  seat = test_add (story.book, MB_RECORD_SEAT, "person", ada, "project", place, "role", "mentee", NULL);
  assert_words (&story, "Ada Lovelace put on “Parser” as mentee");
  delete (&story, project);
  assert_words (&story, "Project “Parser” of GSoC 2025 deleted, with 1 record that belonged to it");
  story_end (&story);
}

static void
test_words_of_several (void)
{
  Story story;
  MbEdit *edit;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  story_begin (&story);
  edit = mb_edit_begin (story.book, MB_VERB_ADD, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      MbRecord *person = test_record_new (MB_RECORD_PERSON, "name", name, NULL);

      g_assert_true (mb_edit_insert (edit, person, NULL));
      g_ptr_array_add (people, person);
      g_ptr_array_add (parts, take_part (&story, edit, person, "mentee"));
    }
  g_assert_true (mb_edit_commit (edit, NULL));
  mb_edit_free (edit);
  assert_words (&story, "3 people added to GSoC 2025");

  edit = mb_edit_begin (story.book, MB_VERB_EDIT, NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_true (mb_edit_set (edit, parts->pdata[i], "status", g_variant_new_string ("withdrawn"), NULL));
  g_assert_true (mb_edit_commit (edit, NULL));
  mb_edit_free (edit);
  assert_words (&story, "Status of 3 participations set to Withdrawn");

  edit = mb_edit_begin (story.book, MB_VERB_DELETE, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (mb_edit_delete (edit, parts->pdata[i], NULL));
  g_assert_true (mb_edit_commit (edit, NULL));
  mb_edit_free (edit);
  assert_words (&story, "2 people taken off GSoC 2025");

  /* Who goes takes a participation along: that is not to be taken off a cohort. */
  delete (&story, people->pdata[2]);
  assert_words (&story, "Person 2 deleted, with 1 record that belonged to it");

  g_assert_true (mb_people_merge (story.book, mb_record_get_id (people->pdata[0]), mb_record_get_id (people->pdata[1]), NULL));
  assert_words (&story, "“Person 1” merged into “Person 0”");
  story_end (&story);
}

/* The name of somebody who is gone is in the history, whichever line one reads. */
static void
test_words_of_who_is_gone (void)
{
  Story story;
  g_autoptr (MbRecord) part = NULL;
  g_autofree char *added = NULL, *named = NULL, *status = NULL;

  story_begin (&story);
  part = take_part (&story, NULL, story.ada, "mentor");
  test_set (story.book, part, "status", "completed", NULL);
  delete (&story, story.ada);
  delete (&story, story.program);
  assert_words (&story, "Program “Summer of Code” deleted, with 1 record that belonged to it");
  status = words_of (&story, 2);
  g_assert_cmpstr (status, ==, "Status of Ada Lovelace in GSoC 2025 set to Completed (was Active)");
  added = words_of (&story, 3);
  g_assert_cmpstr (added, ==, "Ada Lovelace added to GSoC 2025 as mentor");
  named = words_of (&story, 4);
  g_assert_cmpstr (named, ==, "Ada Lovelace added");
  story_end (&story);
}

/* Filters */

static gboolean
is_idle (gpointer list)
{
  return !mb_history_list_get_busy (list);
}

static void
wait_for (MbHistoryList *list)
{
  g_assert_true (test_wait (is_idle, list, 20));
  g_assert_no_error ((GError *) mb_history_list_get_error (list));
}

static char *
dup_lines (Story *self, MbHistoryList *list)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  wait_for (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (MbChange) change = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *words = dup_words (self, change);

      g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static void
test_filter_by_record (void)
{
  Story story;
  g_autoptr (MbHistoryList) list = NULL;
  g_autoptr (MbRecord) part = NULL, other = NULL, project = NULL;
  g_autofree char *cohort = NULL, *of_cohort = NULL, *of_other = NULL, *found = NULL, *after = NULL;

  story_begin (&story);
  cohort = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (story.cohort));
  other = test_add (story.book, MB_RECORD_PERSON, "name", "Bob", NULL);
  part = take_part (&story, NULL, story.ada, "mentor");
  test_set (story.book, part, "status", "completed", NULL);
  test_set (story.book, other, "notes", "Prefers MAIL", NULL);
  project = test_add (story.book, MB_RECORD_PROJECT, "cohort", cohort, "title", "Parser", NULL);
  delete (&story, project);

  list = mb_history_list_new (story.book);
  mb_history_list_set_record (list, mb_record_type_get (MB_RECORD_COHORT), mb_record_get_id (story.cohort));
  of_cohort = dup_lines (&story, list);
  g_assert_cmpstr (of_cohort, ==,
                   "Project “Parser” of GSoC 2025 deleted|Project “Parser” added to GSoC 2025|"
                   "Status of Ada Lovelace in GSoC 2025 set to Completed (was Active)|"
                   "Ada Lovelace added to GSoC 2025 as mentor|Cohort “GSoC 2025” added");

  mb_history_list_set_record (list, mb_record_type_get (MB_RECORD_PERSON), mb_record_get_id (other));
  of_other = dup_lines (&story, list);
  g_assert_cmpstr (of_other, ==, "Notes of Bob set to Prefers MAIL|Bob added");

  mb_history_list_set_record (list, NULL, 0);
  mb_history_list_set_search (list, "prefers mail");
  found = dup_lines (&story, list);
  g_assert_cmpstr (found, ==, "Notes of Bob set to Prefers MAIL");

  /* It follows the book. */
  test_set (story.book, other, "notes", "prefers mail, mostly", NULL);
  g_assert_true (mb_history_list_get_busy (list));
  after = dup_lines (&story, list);
  g_assert_cmpstr (after, ==, "Notes of Bob set to prefers mail, mostly (was Prefers MAIL)|Notes of Bob set to Prefers MAIL");
  g_clear_object (&list);
  story_end (&story);
}

/* With a long history, only rows that are looked at are read, and what differs is spliced. */
static void
note_spliced (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  guint *sum = data;

  *sum += removed + added;
}

static void
test_long_list (void)
{
  Story story;
  g_autoptr (MbHistoryList) list = NULL;
  guint spliced = 0, n;

  story_begin (&story);
  for (guint i = 0; i < 1200; i++)
    test_set (story.book, story.ada, "name", i % 2 ? "Ada" : "Ada Lovelace King", NULL);
  list = mb_history_list_new (story.book);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_for (list);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, ==, 1203);

  g_signal_connect (list, "items-changed", G_CALLBACK (note_spliced), &spliced);
  test_undo (story.book, NULL);
  wait_for (list);
  g_assert_cmpuint (spliced, ==, 2);
  /* More than a thousand steps are one, and redone as one. */
  g_assert_cmpuint (mb_book_step_to (story.book, FALSE, 3, NULL, NULL, NULL, NULL), ==, 1199);
  g_assert_cmpstr (mb_record_get_text (story.ada, "name"), ==, "Ada Lovelace");
  g_assert_cmpuint (mb_book_step_to (story.book, TRUE, 1203, NULL, NULL, NULL, NULL), ==, 1200);
  g_assert_cmpstr (mb_record_get_text (story.ada, "name"), ==, "Ada");
  test_undo (story.book, NULL);
  wait_for (list);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpint (mb_history_list_get_time (list, i), >=, mb_history_list_get_time (list, i + 1));
  {
    g_autoptr (MbChange) undone = g_list_model_get_item (G_LIST_MODEL (list), 0);
    g_assert_cmpint (mb_change_get_state (undone), ==, MB_CHANGE_UNDONE);
  }
  g_clear_object (&list);
  story_end (&story);
}

/* Steps */

static gint64
latest_number (MbBook *book)
{
  g_autoptr (GListStore) changes = mb_book_list_changes (book, 1, NULL);
  g_autoptr (MbChange) change = g_list_model_get_item (G_LIST_MODEL (changes), 0);

  return change != NULL ? mb_change_get_number (change) : 0;
}

static MbChangeState
state_of (MbBook *book, gint64 number)
{
  g_autoptr (MbChange) change = mb_book_get_change (book, number, NULL);

  return mb_change_get_state (change);
}

static void
edit_somehow (MbBook *book, GRand *rand, GPtrArray *people)
{
  guint which = people->len > 0 ? (guint) g_rand_int_range (rand, 0, people->len) : 0;
  g_autofree char *text = g_strdup_printf ("Name %d", g_rand_int_range (rand, 0, 1000000));

  switch (people->len == 0 ? 0 : g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_ptr_array_add (people, test_add (book, MB_RECORD_PERSON, "name", text, NULL));
      break;
    case 1:
      g_assert_true (mb_book_delete_record (book, people->pdata[which], NULL));
      g_ptr_array_remove_index_fast (people, which);
      break;
    default:
      g_assert_true (test_set (book, people->pdata[which], "name", text, NULL));
    }
}

/* What each line of the preview says of a record holds when the steps are taken. */
static void
assert_comes_true (MbBook *book, GPtrArray *touches)
{
  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = touches->pdata[i];
      const MbRecordType *type = mb_touch_get_record_type (touch);
      g_autoptr (MbRecord) record = mb_book_get_record (book, type->kind, mb_touch_get_id (touch), NULL);

      g_assert_true ((record == NULL) == (mb_touch_get_kind (touch) == MB_TOUCH_DELETE));
      for (guint f = 0; record != NULL && f < type->n_fields; f++)
        if (mb_touch_differs (touch, f))
          {
            GVariant *now = mb_record_get (record, type->fields[f].name), *said = mb_touch_get_new (touch, f);
            g_assert_true (now == said || (now != NULL && said != NULL && g_variant_equal (now, said)));
          }
    }
}

static void
test_steps_to_any_point (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  const gint64 first = latest_number (book);

  g_ptr_array_add (states, test_book_dump (book));
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_somehow (book, rand, people);
      g_ptr_array_add (states, test_book_dump (book));
    }
  for (guint round = 0; round < 20; round++)
    {
      const guint point = g_rand_int_range (rand, 0, N_EDITS), forward = g_rand_int_range (rand, point + 1, N_EDITS + 1);
      g_autofree char *back = NULL, *ahead = NULL, *last = NULL, *untouched = NULL;
      g_autoptr (GPtrArray) touches = NULL;
      g_autoptr (GError) error = NULL;
      guint n_steps = 0;

      touches = mb_book_preview_to (book, FALSE, first + point, &n_steps, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_steps, ==, N_EDITS - point);
      untouched = test_book_dump (book);
      g_assert_cmpstr (untouched, ==, states->pdata[N_EDITS]);

      g_assert_cmpuint (mb_book_step_to (book, FALSE, first + point, NULL, NULL, NULL, &error), ==, N_EDITS - point);
      g_assert_no_error (error);
      back = test_book_dump (book);
      g_assert_cmpstr (back, ==, states->pdata[point]);
      assert_comes_true (book, touches);

      /* Forward one by one, a few at once, and to the end. */
      test_redo (book, &error);
      g_assert_no_error (error);
      if (forward > point + 1)
        mb_book_step_to (book, TRUE, first + forward, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      ahead = test_book_dump (book);
      g_assert_cmpstr (ahead, ==, states->pdata[forward]);
      if (forward < N_EDITS)
        mb_book_step_to (book, TRUE, first + N_EDITS, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      last = test_book_dump (book);
      g_assert_cmpstr (last, ==, states->pdata[N_EDITS]);
    }
}

/* Undo is one line: after a restart the steps are there, and an edit ends them. */
static void
test_steps_are_one_line (void)
{
  Story story;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) again = NULL;
  const char *names[] = { "B", "C", "D" };
  gint64 first;

  story_begin (&story);
  first = latest_number (story.book);
  for (guint i = 0; i < 3; i++)
    test_set (story.book, story.ada, "name", names[i], NULL);
  g_assert_cmpuint (mb_book_step_to (story.book, FALSE, first + 1, NULL, NULL, NULL, &error), ==, 2);
  g_assert_cmpstr (mb_record_get_text (story.ada, "name"), ==, "B");

  again = mb_book_open (story.place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (again, first + 1), ==, MB_CHANGE_DONE);
  g_assert_cmpint (state_of (again, first + 2), ==, MB_CHANGE_UNDONE);
  g_assert_cmpint (state_of (again, first + 3), ==, MB_CHANGE_UNDONE);
  g_assert_cmpint (mb_book_get_step_target (again, FALSE), ==, first);
  g_assert_cmpint (mb_book_get_step_target (again, TRUE), ==, first + 2);

  mb_book_step_to (story.book, FALSE, first + 2, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  mb_book_step_to (story.book, FALSE, first + 1, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING);
  g_clear_error (&error);
  mb_book_step_to (story.book, TRUE, first + 1, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING);
  g_clear_error (&error);
  mb_book_step_to (story.book, FALSE, 99, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_FOUND);
  g_clear_error (&error);

  test_set (story.book, story.ada, "name", "E", NULL);
  mb_book_step_to (story.book, TRUE, first + 3, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  mb_book_step_to (story.book, FALSE, first + 3, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (mb_book_step_to (story.book, FALSE, 0, NULL, NULL, NULL, &error), >, 3);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (story.book, MB_RECORD_PERSON), ==, 0);
  story_end (&story);
}

static void
change_behind_its_back (MbBook *book)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (mb_book_get_path (book), &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "UPDATE cohort SET year = 1999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* All steps or none. */
static void
test_conflict_keeps_the_book (void)
{
  Story story;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 first;

  story_begin (&story);
  first = latest_number (story.book);
  test_set (story.book, story.cohort, "year", "2026", NULL);
  test_set (story.book, story.ada, "name", "B", NULL);
  change_behind_its_back (story.book);
  before = test_book_dump (story.book);
  g_assert_cmpuint (mb_book_step_to (story.book, FALSE, first, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, MB_ERROR, MB_ERROR_CONFLICT);
  after = test_book_dump (story.book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (state_of (story.book, first + 2), ==, MB_CHANGE_DONE);
  story_end (&story);
}

static void
cancel_at_second (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (total, ==, 3);
  if (done == 2)
    g_cancellable_cancel (data);
}

static void
test_cancel_keeps_the_book (void)
{
  Story story;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL, *after = NULL;
  gint64 first;

  story_begin (&story);
  first = latest_number (story.book);
  for (guint i = 0; i < 3; i++)
    test_set (story.book, story.ada, "name", i % 2 ? "B" : "C", NULL);
  before = test_book_dump (story.book);
  mb_book_step_to (story.book, FALSE, first, cancellable, cancel_at_second, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_book_dump (story.book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (state_of (story.book, first + 3), ==, MB_CHANGE_DONE);
  story_end (&story);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* The window's way: a worker, and the records one holds are right when it is done. */
static void
test_steps_in_a_worker (void)
{
  Story story;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) previewed = NULL, stepped = NULL;
  g_autoptr (GPtrArray) touches = NULL;
  g_autofree char *words = NULL;
  guint n_steps = 0;
  gint64 first;

  story_begin (&story);
  first = latest_number (story.book);
  test_set (story.book, story.ada, "name", "B", NULL);
  test_set (story.book, story.ada, "name", "C", NULL);
  mb_book_preview_to_async (story.book, FALSE, first, NULL, keep_result, &previewed);
  g_assert_true (test_wait (is_set, &previewed, 20));
  touches = mb_book_preview_to_finish (story.book, previewed, &n_steps, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, ==, 2);
  g_assert_cmpuint (touches->len, ==, 1);
  words = mb_words_dup_touch (story.titles, touches->pdata[0]);
  g_assert_cmpstr (words, ==, "“C” renamed to “Ada Lovelace”");

  mb_book_step_to_async (story.book, FALSE, first, NULL, NULL, NULL, keep_result, &stepped);
  g_assert_true (test_wait (is_set, &stepped, 20));
  g_assert_cmpuint (mb_book_step_to_finish (story.book, stepped, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (story.ada, "name"), ==, "Ada Lovelace");
  g_clear_object (&previewed);
  g_clear_object (&stepped);
  story_end (&story);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/words-of-one-record", test_words_of_one_record);
  g_test_add_func ("/history/words-of-a-dismissal", test_words_of_a_dismissal);
  g_test_add_func ("/history/words-of-several", test_words_of_several);
  g_test_add_func ("/history/words-of-who-is-gone", test_words_of_who_is_gone);
  g_test_add_func ("/history/filter-by-record", test_filter_by_record);
  g_test_add_func ("/history/long-list", test_long_list);
  g_test_add_func ("/history/steps-to-any-point", test_steps_to_any_point);
  g_test_add_func ("/history/steps-are-one-line", test_steps_are_one_line);
  g_test_add_func ("/history/conflict-keeps-the-book", test_conflict_keeps_the_book);
  g_test_add_func ("/history/cancel-keeps-the-book", test_cancel_keeps_the_book);
  g_test_add_func ("/history/steps-in-a-worker", test_steps_in_a_worker);
  return g_test_run ();
}
