#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "book/mb-book-private.h"
#include "book/mb-library.h"
#include "test-support.h"

/* What a file that is refused must keep. */
typedef struct {
  char *contents;
  gsize length;
} Before;

static Before
look (const char *path)
{
  Before before = { NULL, 0 };

  g_assert_true (g_file_get_contents (path, &before.contents, &before.length, NULL));
  return before;
}

static void
assert_untouched (const char *path, Before *before)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, before->contents, before->length);
  g_free (before->contents);
}

/* The sentence names the file and hides no message of SQLite. */
static void
assert_sentence (const GError *error, const char *name)
{
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "SQL"));
}

static void
assert_refused (const char *path, MbOpenFlags flags, MbError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  Before before = look (path);

  g_assert_null (mb_book_open (path, flags, &error));
  g_assert_error (error, MB_ERROR, (int) code);
  assert_sentence (error, name);
  assert_untouched (path, &before);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (memory, G_FILE_TEST_EXISTS));
}

/* A book with some people in it, closed. */
static void
make_book (TestPlace *place, guint n_people)
{
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, &error);

  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person number %u with a name of some length", i);
      g_autoptr (MbRecord) person = test_record_new (MB_RECORD_PERSON, "name", name, NULL);
      g_assert_true (mb_edit_insert (edit, person, &error));
    }
  g_assert_true (mb_edit_commit (edit, &error));
}

static void
overwrite (const char *path, gsize from, gsize length, guint8 byte)
{
  Before before = look (path);

  g_assert_cmpuint (from + length, <=, before.length);
  memset (before.contents + from, byte, length);
  g_assert_true (g_file_set_contents (path, before.contents, before.length, NULL));
  g_free (before.contents);
}

static void
test_not_a_book (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  static const char *const contents[] = { "", "SQLite format 3", "Dear diary,\n", NULL };

  for (guint i = 0; contents[i] != NULL; i++)
    {
      g_assert_true (g_file_set_contents (place->path, contents[i], -1, NULL));
      assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_NOT_A_BOOK);
      assert_refused (place->path, MB_OPEN_READ_ONLY, MB_ERROR_NOT_A_BOOK);
    }
}

static void
test_another_database (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (place->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TABLE person (name)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_NOT_A_BOOK);
}

static void
test_missing (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_book_open (place->path, MB_OPEN_NONE, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
}

static void
test_folder (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_book_open (place->folder, MB_OPEN_NONE, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_A_BOOK);
}

/* Nobody ever writes into it: opening it must not wait for that. */
static void
test_pipe (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  g_assert_null (mb_book_open (place->path, MB_OPEN_NONE, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_A_BOOK);
}

static void
test_newer (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  sqlite3 *database;

  make_book (place, 1);
  g_assert_cmpint (sqlite3_open (place->path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999", NULL, NULL, NULL);
  sqlite3_close (database);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_NEWER);
  assert_refused (place->path, MB_OPEN_READ_ONLY, MB_ERROR_NEWER);
}

static void
test_damaged_page (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;

  make_book (place, 500);
  /* The head stays whole, much of what follows does not. */
  overwrite (place->path, 8192, 65536, 0x5a);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  Before whole;

  make_book (place, 500);
  whole = look (place->path);
  g_assert_true (g_file_set_contents (place->path, whole.contents, whole.length / 2, NULL));
  g_free (whole.contents);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_DAMAGED);
}

static void
test_foreign_trigger (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  sqlite3 *database;

  make_book (place, 1);
  g_assert_cmpint (sqlite3_open (place->path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA journal_mode = DELETE; CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM cohort; END",
                NULL, NULL, NULL);
  sqlite3_close (database);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_DAMAGED);
}

static void
test_missing_column (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  sqlite3 *database;

  make_book (place, 1);
  g_assert_cmpint (sqlite3_open (place->path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA journal_mode = DELETE; ALTER TABLE cohort RENAME COLUMN host TO guest", NULL, NULL, NULL);
  sqlite3_close (database);
  assert_refused (place->path, MB_OPEN_NONE, MB_ERROR_DAMAGED);
}

/* What no kill can show: an acknowledged edit also survives a power cut. */
static void
test_connection (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  MbDatabase *database = mb_book_get_database (book);
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);

  g_assert_cmpint (mb_database_read_integer (database, "PRAGMA synchronous", -1), ==, 2);
  g_assert_cmpint (mb_database_read_integer (database, "PRAGMA foreign_keys", -1), ==, 1);
  g_assert_cmpint (mb_database_read_integer (database, "PRAGMA application_id", -1), ==, MB_APPLICATION_ID);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* Runs in a child as nobody, for root may write everywhere. */
static int
try_as_nobody (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbBook) reader = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 1;
  book = mb_book_open (path, MB_OPEN_NONE, &error);
  if (book != NULL || !g_error_matches (error, MB_ERROR, MB_ERROR_READ_ONLY))
    return 2;
  reader = mb_book_open (path, MB_OPEN_READ_ONLY, NULL);
  if (reader == NULL)
    return 3;
  return mb_book_count (reader, MB_RECORD_PERSON) == 5 ? 0 : 4;
}

static void
test_read_only_file (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  Before before;
  int status;
  pid_t child;

  make_book (place, 5);
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  before = look (place->path);
  child = fork ();
  if (child == 0)
    _exit (try_as_nobody (place->path));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (place->folder, 0755);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_untouched (place->path, &before);
}

static void
test_locked (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (place->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (test_set (book, ada, "name", "Bea", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BUSY);
  assert_sentence (error, "test.mentorbook");
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Ada");
  g_clear_error (&error);

  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  g_assert_true (test_set (book, ada, "name", "Bea", &error));
  g_assert_no_error (error);
}

static void
test_full_disk (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *before = test_book_dump (book);
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  MbDatabase *database = mb_book_get_database (book);

  /* SQLite gives the same answer for a file that may not grow and a disk that is full. */
  mb_database_read_integer (database, "PRAGMA max_page_count = 1", 0);
  g_assert_false (test_set (book, ada, "notes", long_text, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SPACE);
  assert_sentence (error, "test.mentorbook");
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);

  mb_database_read_integer (database, "PRAGMA max_page_count = 1000000", 0);
  g_assert_true (test_set (book, ada, "notes", "short", &error));
  g_assert_no_error (error);
}

static const char *program;

static int
open_and_close (const char *path)
{
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_NONE, NULL);

  return book != NULL ? 0 : 1;
}

static void
visit_from_another_process (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--open-and-close", path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

/* Whoever closes a file drops every lock that the process has on it (POSIX): a book that is opened a second time here,
 * as a worker does, must still be seen as open by another program, which would otherwise remove the log under it. */
static void
test_opened_twice_and_visited (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) second = mb_book_open (place->path, MB_OPEN_READ_ONLY, &error);
  g_autoptr (MbBook) third = NULL;

  g_assert_no_error (error);
  g_clear_object (&second);
  visit_from_another_process (place->path);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (test_set (book, ada, "name", "Bea", &error));
  g_assert_no_error (error);

  visit_from_another_process (place->path);
  g_clear_object (&book);
  third = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_find (third, MB_RECORD_PERSON, "name", "Bea"), !=, 0);
}

static void
read_and_close (TestPlace *place, const char *name)
{
  g_autofree char *path = test_place_file (place, name);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
}

/* What GTK does to learn a file's type, and a file chooser with each file of a folder. */
static void
test_read_and_visited (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) second = NULL;

  read_and_close (place, "test.mentorbook");
  read_and_close (place, "test.mentorbook-wal");
  read_and_close (place, "test.mentorbook-shm");
  visit_from_another_process (place->path);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (test_set (book, ada, "name", "Bea", &error));
  g_assert_no_error (error);

  second = mb_book_open (place->path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_find (second, MB_RECORD_PERSON, "name", "Bea"), !=, 0);
  g_clear_object (&second);
  g_clear_object (&book);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_take_in (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *books = test_place_file (place, "books");
  g_autoptr (GFile) file = g_file_new_for_path (place->path);
  g_autofree char *first = NULL, *second = NULL;
  g_auto (GStrv) listed = NULL;
  g_autoptr (GError) error = NULL;
  Before before;

  g_setenv ("MENTORBOOK_BOOKS", books, TRUE);
  make_book (place, 3);
  before = look (place->path);
  first = mb_library_take_in (file, NULL, &error);
  g_assert_no_error (error);
  second = mb_library_take_in (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first, "/books/test.mentorbook"));
  g_assert_true (g_str_has_suffix (second, "/books/test 2.mentorbook"));
  assert_untouched (place->path, &before);
  listed = mb_library_list (&error);
  g_assert_cmpuint (g_strv_length (listed), ==, 2);
}

/* SQLite's own layer follows no links, and portals show files to sandboxes in such a way. */
static void
test_take_in_through_a_link (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *books = test_place_file (place, "books");
  g_autofree char *link_path = test_place_file (place, "link.mentorbook");
  g_autoptr (GFile) file = g_file_new_for_path (link_path);
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *taken = NULL;

  g_setenv ("MENTORBOOK_BOOKS", books, TRUE);
  make_book (place, 3);
  g_assert_cmpint (symlink (place->path, link_path), ==, 0);
  taken = mb_library_take_in (file, NULL, &error);
  g_assert_no_error (error);
  book = mb_book_open (taken, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, 3);
}

static void
test_take_in_of_an_open_book (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *books = test_place_file (place, "books");
  g_autoptr (GFile) file = g_file_new_for_path (place->path);
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Still in the log", NULL);
  g_autofree char *taken = NULL;
  g_autoptr (MbBook) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("MENTORBOOK_BOOKS", books, TRUE);
  taken = mb_library_take_in (file, NULL, &error);
  g_assert_no_error (error);
  copy = mb_book_open (taken, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (copy, MB_RECORD_PERSON), ==, 1);
}

static void
test_take_in_of_something_else (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *books = test_place_file (place, "books");
  g_autoptr (GFile) file = g_file_new_for_path (place->path);
  g_auto (GStrv) listed = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("MENTORBOOK_BOOKS", books, TRUE);
  g_file_set_contents (place->path, "no book", -1, NULL);
  g_assert_null (mb_library_take_in (file, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_A_BOOK);
  listed = mb_library_list (NULL);
  g_assert_cmpuint (g_strv_length (listed), ==, 0);
}

static void
test_names_and_paths (void)
{
  g_autofree char *by_name = NULL, *by_path = NULL, *wild = NULL;
  g_autoptr (TestPlace) place = test_place_new ();

  g_setenv ("MENTORBOOK_BOOKS", place->folder, TRUE);
  by_name = mb_library_resolve ("history");
  g_assert_true (g_str_has_prefix (by_name, place->folder));
  g_assert_true (g_str_has_suffix (by_name, "/history.mentorbook"));
  by_path = mb_library_resolve ("/somewhere/else");
  g_assert_cmpstr (by_path, ==, "/somewhere/else");
  wild = mb_library_dup_free_path ("../../etc/passwd\n", NULL);
  g_assert_true (g_str_has_prefix (wild, place->folder));
  g_assert_null (strstr (wild + strlen (place->folder) + 1, "/"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--open-and-close"))
    return open_and_close (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening/not-a-book", test_not_a_book);
  g_test_add_func ("/opening/another-database", test_another_database);
  g_test_add_func ("/opening/missing", test_missing);
  g_test_add_func ("/opening/folder", test_folder);
  g_test_add_func ("/opening/pipe", test_pipe);
  g_test_add_func ("/opening/newer", test_newer);
  g_test_add_func ("/opening/damaged-page", test_damaged_page);
  g_test_add_func ("/opening/truncated", test_truncated);
  g_test_add_func ("/opening/foreign-trigger", test_foreign_trigger);
  g_test_add_func ("/opening/missing-column", test_missing_column);
  g_test_add_func ("/opening/connection", test_connection);
  g_test_add_func ("/opening/read-only-file", test_read_only_file);
  g_test_add_func ("/opening/locked", test_locked);
  g_test_add_func ("/opening/full-disk", test_full_disk);
  g_test_add_func ("/opening/opened-twice-and-visited", test_opened_twice_and_visited);
  g_test_add_func ("/opening/read-and-visited", test_read_and_visited);
  g_test_add_func ("/library/take-in", test_take_in);
  g_test_add_func ("/library/take-in-through-a-link", test_take_in_through_a_link);
  g_test_add_func ("/library/take-in-of-an-open-book", test_take_in_of_an_open_book);
  g_test_add_func ("/library/take-in-of-something-else", test_take_in_of_something_else);
  g_test_add_func ("/library/names-and-paths", test_names_and_paths);
  return g_test_run ();
}
