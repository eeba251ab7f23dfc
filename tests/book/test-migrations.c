#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "exchange/mb-json-export.h"
#include "test-support.h"

static void
copy_released (TestPlace *place, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "book", "books", name, NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (place->path, contents, length, NULL));
}

static char *
read_released (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "book", "books", name, NULL);
  char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
assert_same_file (const char *one, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "book", "books", name, NULL);
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (one, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  /* SQLite's backup counts itself in the head: bytes 24 to 28 and 92 to 100 are counters. */
  g_assert_cmpuint (first_length, ==, second_length);
  g_assert_cmpmem (first + 100, first_length - 100, second + 100, second_length - 100);
}

/* Every table, column and type, in order. */
static char *
dump_schema (const char *path)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *database;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database,
                      "SELECT m.type || ' ' || m.name || ' ' || coalesce(c.cid || ' ' || c.name || ' ' || c.type || ' ' || "
                      "c.\"notnull\" || ' ' || c.pk, '') FROM sqlite_schema AS m LEFT JOIN pragma_table_xinfo(m.name) AS c "
                      "ON m.type = 'table' ORDER BY m.type, m.name, c.cid",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (dump, "%s\n", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return g_string_free_and_steal (g_steal_pointer (&dump));
}

static char *
export (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  char *json = mb_json_export_to_string (book, NULL, &error);

  g_assert_no_error (error);
  return json;
}

static void
test_says_the_same (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *kept = g_strconcat (place->path, ".version-1", NULL);
  g_autofree char *second = g_strconcat (place->path, ".version-1-2", NULL);
  g_autofree char *before = read_released ("version-1.json");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;

  copy_released (place, "version-1.mentorbook");
  book = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  after = export (book);
  g_assert_cmpstr (after, ==, before);
  assert_same_file (kept, "version-1.mentorbook");

  /* It is of this version now: nothing to bring up to date. */
  g_clear_object (&book);
  book = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
}

static void
test_keeps_every_copy (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *first = g_strconcat (place->path, ".version-1", NULL);
  g_autofree char *second = g_strconcat (place->path, ".version-1-2", NULL);
  g_autofree char *mine = NULL;
  g_autoptr (MbBook) book = NULL;

  g_assert_true (g_file_set_contents (first, "of another book", -1, NULL));
  copy_released (place, "version-1.mentorbook");
  book = mb_book_open (place->path, MB_OPEN_NONE, NULL);
  g_assert_nonnull (book);
  g_assert_true (g_file_get_contents (first, &mine, NULL, NULL));
  g_assert_cmpstr (mine, ==, "of another book");
  assert_same_file (second, "version-1.mentorbook");
}

/* Few enough to be read at once. */
static gboolean
finds_people (MbBook *book, const char *words)
{
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);

  mb_query_set_search (people, words);
  return g_list_model_get_n_items (G_LIST_MODEL (people)) > 0;
}

static void
test_history_still_works (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbRecord) cohort = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 renamed;

  copy_released (place, "version-1.mentorbook");
  book = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  before = test_book_dump (book);

  test_redo (book, &error);
  g_assert_no_error (error);
  renamed = mb_book_find (book, MB_RECORD_PERSON, "name", "Renamed Once");
  g_assert_cmpint (renamed, !=, 0);
  test_undo (book, &error);
  g_assert_no_error (error);
  test_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, 0);
  test_redo (book, &error);
  g_assert_no_error (error);
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, before);

  /* The new column takes values, and they are undone too. */
  cohort = mb_book_get_record (book, MB_RECORD_COHORT, mb_book_find (book, MB_RECORD_COHORT, "slug", "gsoc-2024"), &error);
  g_assert_no_error (error);
  g_assert_true (test_set (book, cohort, "page", "./summerofcode-2024", &error));
  test_undo (book, &error);
  g_assert_true (finds_people (book, "gornicki"));
  g_assert_null (mb_record_get_text (cohort, "page"));
}

static void
test_same_form_as_a_new_book (void)
{
  g_autoptr (TestPlace) old = test_place_new ();
  g_autoptr (TestPlace) new = test_place_new ();
  g_autofree char *migrated = NULL, *fresh = NULL;
  g_autoptr (MbBook) book = NULL;

  copy_released (old, "version-1.mentorbook");
  book = mb_book_open (old->path, MB_OPEN_NONE, NULL);
  g_assert_nonnull (book);
  g_clear_object (&book);
  book = test_book_new (new);
  g_clear_object (&book);
  migrated = dump_schema (old->path);
  fresh = dump_schema (new->path);
  g_assert_cmpstr (migrated, ==, fresh);
}

/* A step that fails leaves the book as it was: here the column is there already. */
static void
test_failing_step (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;
  sqlite3 *database;

  copy_released (place, "version-1.mentorbook");
  g_assert_cmpint (sqlite3_open (place->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "ALTER TABLE cohort ADD COLUMN page TEXT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_true (g_file_get_contents (place->path, &before, &before_length, NULL));
  g_assert_null (mb_book_open (place->path, MB_OPEN_NONE, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (place->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* Also who only wants to read gets a book of this version. */
static void
test_reader (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *kept = g_strconcat (place->path, ".version-1", NULL);
  g_autofree char *before = read_released ("version-1.json");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;

  copy_released (place, "version-1.mentorbook");
  book = mb_book_open (place->path, MB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  after = export (book);
  g_assert_cmpstr (after, ==, before);
  assert_same_file (kept, "version-1.mentorbook");
}

/* Runs in a child as nobody, for root may write everywhere. */
static int
try_as_nobody (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 1;
  book = mb_book_open (path, MB_OPEN_READ_ONLY, &error);
  return book == NULL && g_error_matches (error, MB_ERROR, MB_ERROR_READ_ONLY) ? 0 : 2;
}

static void
test_reader_where_nobody_may_write (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  int status;
  pid_t child;

  copy_released (place, "version-1.mentorbook");
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (try_as_nobody (place->path));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (place->folder, 0755);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_same_file (place->path, "version-1.mentorbook");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrations/says-the-same", test_says_the_same);
  g_test_add_func ("/migrations/keeps-every-copy", test_keeps_every_copy);
  g_test_add_func ("/migrations/history-still-works", test_history_still_works);
  g_test_add_func ("/migrations/same-form-as-a-new-book", test_same_form_as_a_new_book);
  g_test_add_func ("/migrations/failing-step", test_failing_step);
  g_test_add_func ("/migrations/reader", test_reader);
  g_test_add_func ("/migrations/reader-where-nobody-may-write", test_reader_where_nobody_may_write);
  return g_test_run ();
}
