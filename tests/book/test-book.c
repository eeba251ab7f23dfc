#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "test-support.h"

static void
assert_count (MbBook *book, MbRecordKind kind, gint64 count)
{
  g_assert_cmpint (mb_book_count (book, kind), ==, count);
}

static void
test_create_and_open (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);
  g_autoptr (MbBook) again = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_autoptr (MbRecord) same = NULL;

  g_assert_no_error (error);
  same = mb_book_get_record (again, MB_RECORD_PERSON, mb_record_get_id (person), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (same, "name"), ==, "Ada Lovelace");
  g_assert_cmpstr (mb_record_get_text (same, "slug"), ==, "ada");
  g_assert_cmpstr (mb_record_get_text (person, "slug"), ==, "ada");
}

static void
test_create_keeps_file (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_file_set_contents (place->path, "mine", -1, NULL);
  g_assert_null (mb_book_create (place->path, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_file_get_contents (place->path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "mine");
}

static void
test_unique_handles (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", "handle", "Ada", NULL);
  g_autoptr (MbRecord) bob = test_add (book, MB_RECORD_PERSON, "name", "Bob", "handle", "bob", NULL);
  g_autoptr (MbRecord) other = test_record_new (MB_RECORD_PERSON, "handle", "aDA", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_book_add_record (book, other, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ada"));
  assert_count (book, MB_RECORD_PERSON, 2);
  g_clear_error (&error);

  g_assert_false (test_set (book, bob, "handle", "ADA", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_cmpstr (mb_record_get_text (bob, "handle"), ==, "bob");
  g_clear_error (&error);

  /* A record that was refused can be mended and added. */
  mb_record_set_text (other, "handle", "carol");
  g_assert_true (mb_book_add_record (book, other, &error));
  g_assert_no_error (error);
}

static void
test_swap_is_undone (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "handle", "ada", NULL);
  g_autoptr (MbRecord) bob = test_add (book, MB_RECORD_PERSON, "handle", "bob", NULL);
  g_autoptr (GError) error = NULL;
  {
    g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_EDIT, &error);
    g_assert_true (mb_edit_set (edit, ada, "handle", NULL, &error));
    g_assert_true (mb_edit_set (edit, bob, "handle", g_variant_new_string ("ada"), &error));
    g_assert_true (mb_edit_set (edit, ada, "handle", g_variant_new_string ("bob"), &error));
    g_assert_true (mb_edit_commit (edit, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpstr (mb_record_get_text (ada, "handle"), ==, "bob");
  test_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (ada, "handle"), ==, "ada");
  g_assert_cmpstr (mb_record_get_text (bob, "handle"), ==, "bob");
}

static void
test_undo_of_a_cascade (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name", "GSoC", NULL);
  g_autofree char *program_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (program));
  g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2024", NULL);
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort));
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (person));
  g_autoptr (MbRecord) project = test_add (book, MB_RECORD_PROJECT, "title", "Docs", "cohort", cohort_id, NULL);
  g_autoptr (MbRecord) part =
      test_add (book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role", "mentee", NULL);
  g_autoptr (MbRecord) source =
      test_add (book, MB_RECORD_SOURCE, "record-type", "cohort", "record", cohort_id, "page", "./insights", NULL);
  g_autofree char *before = test_book_dump (book);
  g_autofree char *after = NULL, *gone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mb_record_get_text (project, "slug"), ==, "gsoc-2024-docs");
  g_assert_cmpuint (mb_book_count_dependents (book, program), ==, 3);
  g_assert_true (mb_book_delete_record (book, program, &error));
  g_assert_no_error (error);
  assert_count (book, MB_RECORD_COHORT, 0);
  assert_count (book, MB_RECORD_PROJECT, 0);
  assert_count (book, MB_RECORD_PARTICIPATION, 0);
  assert_count (book, MB_RECORD_SOURCE, 0);
  assert_count (book, MB_RECORD_PERSON, 1);
  g_assert_true (mb_record_is_deleted (cohort));
  gone = test_book_dump (book);
  label = mb_book_dup_undo_label (book);
  g_assert_nonnull (strstr (label, "Google Summer of Code"));

  /* In another object, as after a restart. */
  {
    g_autoptr (MbBook) again = mb_book_open (place->path, MB_OPEN_NONE, &error);
    test_undo (again, &error);
    g_assert_no_error (error);
    after = test_book_dump (again);
    g_assert_cmpstr (after, ==, before);
    test_redo (again, &error);
    g_assert_no_error (error);
    g_free (after);
    after = test_book_dump (again);
    g_assert_cmpstr (after, ==, gone);
  }
  test_undo (book, &error);
  g_assert_no_error (error);
  g_assert_false (mb_record_is_deleted (cohort));
}

static void
test_new_edit_clears_redo (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (MbChange) abandoned = NULL;

  g_assert_true (test_set (book, ada, "name", "Bea", &error));
  test_undo (book, &error);
  g_assert_true (test_set (book, ada, "name", "Cea", &error));
  g_assert_null (mb_book_redo (book, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING);
  g_clear_error (&error);

  changes = mb_book_list_changes (book, 0, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes)), ==, 3);
  abandoned = g_list_model_get_item (G_LIST_MODEL (changes), 1);
  g_assert_cmpint (mb_change_get_state (abandoned), ==, MB_CHANGE_ABANDONED);
}

static void
test_same_value_is_no_change (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (GListStore) changes = NULL;

  g_assert_true (test_set (book, ada, "name", "Ada", NULL));
  changes = mb_book_list_changes (book, 0, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes)), ==, 1);
}

static void
test_dropped_edit (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_record_new (MB_RECORD_PERSON, "name", "Ada", NULL);
  {
    g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, NULL);
    g_assert_true (mb_edit_insert (edit, ada, NULL));
    g_assert_cmpint (mb_record_get_id (ada), >, 0);
  }
  assert_count (book, MB_RECORD_PERSON, 0);
  g_assert_cmpint (mb_record_get_id (ada), ==, 0);
}

static void
test_only_one_participation (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", NULL);
  g_autofree char *program_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (program));
  g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2024", NULL);
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort));
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (person));
  g_autoptr (MbRecord) mentee =
      test_add (book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role", "mentee", NULL);
  g_autoptr (MbRecord) mentor =
      test_add (book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role", "mentor", NULL);
  g_autoptr (MbRecord) twice =
      test_record_new (MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role", "mentee", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_book_add_record (book, twice, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (test_set (book, mentor, "role", "mentee", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_cmpstr (mb_record_get_text (mentor, "role"), ==, "mentor");
}

static void
test_references_must_lead_somewhere (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) cohort = test_record_new (MB_RECORD_COHORT, "program", "17", "year", "2024", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_book_add_record (book, cohort, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
}

static void
test_a_wrong_link_is_stored_but_not_public (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", "website", "javascript:alert(1)", NULL);
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (program), "website");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mb_record_get_text (program, "website"), ==, "javascript:alert(1)");
  g_assert_false (mb_field_check (field, mb_record_get (program, "website"), &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_assert_false (mb_field_is_public (field, mb_record_get (program, "website")));
}

static void
test_slugs_are_kept_and_numbered (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) first = test_add (book, MB_RECORD_PERSON, "name", "José Ñandú", NULL);
  g_autoptr (MbRecord) second = test_add (book, MB_RECORD_PERSON, "name", "Jose Nandu", NULL);
  g_autoptr (MbRecord) chinese = test_add (book, MB_RECORD_PERSON, "name", "王伟", NULL);
  g_autoptr (MbRecord) nameless = test_add (book, MB_RECORD_PERSON, "notes", "?", NULL);

  g_assert_cmpstr (mb_record_get_text (first, "slug"), ==, "jose-nandu");
  g_assert_cmpstr (mb_record_get_text (second, "slug"), ==, "jose-nandu-2");
  g_assert_cmpstr (mb_record_get_text (chinese, "slug"), ==, "person");
  g_assert_null (mb_record_get_text (nameless, "slug"));

  g_assert_true (test_set (book, first, "handle", "jose", NULL));
  g_assert_cmpstr (mb_record_get_text (first, "slug"), ==, "jose-nandu");
  g_assert_true (test_set (book, nameless, "handle", "Nobody", NULL));
  g_assert_cmpstr (mb_record_get_text (nameless, "slug"), ==, "nobody");
}

static void
test_find_handle (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "handle", "ada", "former-handles", "lovelace, AdaL", NULL);

  g_assert_cmpint (mb_book_find_handle (book, "ADA"), ==, mb_record_get_id (ada));
  g_assert_cmpint (mb_book_find_handle (book, "adal"), ==, mb_record_get_id (ada));
  g_assert_cmpint (mb_book_find_handle (book, "love"), ==, 0);
  g_assert_cmpint (mb_book_find_handle (book, "%"), ==, 0);
}

static gboolean
has_new_name (gpointer data)
{
  return g_strcmp0 (mb_record_get_text (data, "name"), "Grace") == 0;
}

static void
test_change_from_outside (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  g_autoptr (MbBook) other = mb_book_open (place->path, MB_OPEN_NONE, NULL);
  g_autoptr (MbRecord) same = mb_book_get_record (other, MB_RECORD_PERSON, mb_record_get_id (ada), NULL);
  g_autoptr (MbRecord) new = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_assert_true (test_set (other, same, "name", "Grace", NULL));
  new = test_add (other, MB_RECORD_PERSON, "name", "Hedy", NULL);
  g_assert_true (test_wait (has_new_name, ada, 5));
  g_test_message ("seen after %.0f ms", (g_get_monotonic_time () - begun) / 1000.0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 2);
}

/* What a step that was asked for brought. */
typedef struct {
  MbChange *change;
  GError *error;
  gboolean done;
} Step;

static void
take_step (GObject *book, GAsyncResult *result, gpointer data)
{
  Step *step = data;

  step->change = mb_book_step_finish (MB_BOOK (book), result, &step->error);
  step->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Step *) data)->done;
}

static void
step_clear (Step *step)
{
  g_clear_object (&step->change);
  g_clear_error (&step->error);
  step->done = FALSE;
}

/* The undo of an import runs in a worker, and the window's own objects know of it at once. */
static void
test_undo_of_much (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = test_book_dump (book);
  g_autofree char *much = NULL, *after = NULL;
  Step step = { 0 };
  {
    g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_IMPORT, NULL);
    for (guint i = 0; i < 900; i++)
      {
        g_autofree char *name = g_strdup_printf ("Person %u with a name of some length, so that the changeset grows", i);
        g_autoptr (MbRecord) person = test_record_new (MB_RECORD_PERSON, "name", name, NULL);
        g_assert_true (mb_edit_insert (edit, person, NULL));
      }
    g_assert_true (mb_edit_set (edit, ada, "name", g_variant_new_string ("Bea"), NULL));
    g_assert_true (mb_edit_commit (edit, NULL));
  }
  much = test_book_dump (book);

  g_cancellable_cancel (cancellable);
  mb_book_step_async (book, FALSE, cancellable, take_step, &step);
  g_assert_true (test_wait (is_done, &step, 20));
  g_assert_error (step.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, much);
  step_clear (&step);

  mb_book_step_async (book, FALSE, NULL, take_step, &step);
  g_assert_false (step.done);
  g_assert_true (test_wait (is_done, &step, 20));
  g_assert_no_error (step.error);
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Ada");
  g_free (after);
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, before);
  step_clear (&step);

  mb_book_step_async (book, TRUE, NULL, take_step, &step);
  g_assert_true (test_wait (is_done, &step, 20));
  g_assert_no_error (step.error);
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Bea");
  step_clear (&step);
}

static void
test_read_only (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbBook) reader = mb_book_open (place->path, MB_OPEN_READ_ONLY, NULL);
  g_autoptr (MbRecord) ada = test_record_new (MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_book_add_record (reader, ada, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_READ_ONLY);
  g_assert_null (mb_book_dup_undo_label (reader));
}

static void
test_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *path = test_place_file (place, "copy.mentorbook");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *mine = test_book_dump (book);
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) copy = NULL;

  g_assert_true (mb_book_backup (book, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  copy = mb_book_open (path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  theirs = test_book_dump (copy);
  g_assert_cmpstr (theirs, ==, mine);
  test_undo (copy, &error);
}

static void
test_cancelled_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autofree char *path = test_place_file (place, "copy.mentorbook");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_file_set_contents (path, "the former copy", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (mb_book_backup (book, path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (path, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, "the former copy");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book/create-and-open", test_create_and_open);
  g_test_add_func ("/book/create-keeps-file", test_create_keeps_file);
  g_test_add_func ("/book/unique-handles", test_unique_handles);
  g_test_add_func ("/book/swap-is-undone", test_swap_is_undone);
  g_test_add_func ("/book/undo-of-a-cascade", test_undo_of_a_cascade);
  g_test_add_func ("/book/new-edit-clears-redo", test_new_edit_clears_redo);
  g_test_add_func ("/book/same-value-is-no-change", test_same_value_is_no_change);
  g_test_add_func ("/book/dropped-edit", test_dropped_edit);
  g_test_add_func ("/book/only-one-participation", test_only_one_participation);
  g_test_add_func ("/book/references-must-lead-somewhere", test_references_must_lead_somewhere);
  g_test_add_func ("/book/a-wrong-link-is-stored-but-not-public", test_a_wrong_link_is_stored_but_not_public);
  g_test_add_func ("/book/slugs-are-kept-and-numbered", test_slugs_are_kept_and_numbered);
  g_test_add_func ("/book/find-handle", test_find_handle);
  g_test_add_func ("/book/change-from-outside", test_change_from_outside);
  g_test_add_func ("/book/undo-of-much", test_undo_of_much);
  g_test_add_func ("/book/read-only", test_read_only);
  g_test_add_func ("/book/backup", test_backup);
  g_test_add_func ("/book/cancelled-backup", test_cancelled_backup);
  return g_test_run ();
}
