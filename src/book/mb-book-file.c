#include "config.h"

#include "mb-book-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mb-migrations.h"
#include "mb-schema.h"

/* The head of a SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEAD_SIZE 100
#define HEAD_MAGIC "SQLite format 3"
#define HEAD_USER_VERSION 60
#define HEAD_APPLICATION_ID 68

/* Up to this size a book is read whole for damage when it is opened. */
#define SMALL_BOOK (4 * 1024 * 1024)

/* Pages copied between two looks at the cancellable. */
#define BACKUP_STEP 256

static guint32
read_number (const guint8 *head, gsize place)
{
  guint32 number;

  memcpy (&number, head + place, sizeof number);
  return GUINT32_FROM_BE (number);
}

static void
set_not_found (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("There is no book “%s”."), shown);
}

static gboolean
read_directly (const char *path, guint8 *head)
{
  g_autofd int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  return file >= 0 && pread (file, head, HEAD_SIZE, 0) == HEAD_SIZE;
}

/* Through SQLite's own layer: whoever closes a file by itself drops every lock that the process has on it (POSIX), also
 * those of a connection that has the book open, and SQLite's layer takes care of that. It follows no links, and cannot
 * open what a portal shows to a sandbox; then no connection has that open either. */
static gboolean
read_through_sqlite (const char *path, guint8 *head)
{
  g_autofree char *target = realpath (path, NULL);
  sqlite3_vfs *layer = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 (layer->szOsFile);
  sqlite3_filename name = sqlite3_create_filename (target != NULL ? target : path, "", "", 0, NULL);
  int code = layer->xOpen (layer, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
  gboolean done = code == SQLITE_OK ? file->pMethods->xRead (file, head, HEAD_SIZE, 0) == SQLITE_OK
                                    : read_directly (path, head);

  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  return done;
}

static gboolean
read_head (const char *path, guint8 *head, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0 && errno == ENOENT)
    {
      set_not_found (path, error);
      return FALSE;
    }
  if (g_access (path, R_OK) != 0)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("“%s” cannot be opened: %s."), shown, g_strerror (errno));
      return FALSE;
    }
  /* A folder, a pipe, empty or too short: no book either way. */
  if (!S_ISREG (status.st_mode) || !read_through_sqlite (path, head))
    memset (head, 0, HEAD_SIZE);
  return TRUE;
}

/* Looks at the head of the file alone, so that a file that is no book is never opened by SQLite. */
gboolean
mb_book_file_check (const char *path, GError **error)
{
  guint8 head[HEAD_SIZE];
  g_autofree char *name = g_path_get_basename (path);

  if (!read_head (path, head, error))
    return FALSE;
  if (memcmp (head, HEAD_MAGIC, sizeof HEAD_MAGIC) != 0 || read_number (head, HEAD_APPLICATION_ID) != MB_APPLICATION_ID)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NOT_A_BOOK, _("“%s” is not a Mentorbook book. It was left as it is."), name);
      return FALSE;
    }
  if (read_number (head, HEAD_USER_VERSION) > MB_SCHEMA_VERSION)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NEWER,
                   _("The book “%s” was written by a newer Mentorbook. It was left as it is; update Mentorbook to open it."),
                   name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
fill_new_file (const char *path, MbBookFileFill fill, gpointer data, GError **error)
{
  g_autoptr (MbDatabase) database = mb_database_open (path, MB_DATABASE_CREATE, error);

  /* The head must be in the file itself, not in its log: mb_book_file_check() reads it there. */
  return database != NULL && mb_database_exec (database, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", error) &&
         mb_schema_create (database, error) && (fill == NULL || fill (database, data, error)) &&
         mb_database_exec (database, "COMMIT", error);
}

/* Renames without replacing what lies at path. */
static gboolean
put_in_place (const char *made, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (link (made, path) == 0)
    {
      unlink (made);
      return TRUE;
    }
  /* Some file systems have no hard links. */
  if (errno != EEXIST && !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (made, path) == 0)
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("There is a file “%s” already. It was left as it is."), shown);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("The book could not be put at “%s”: %s."), shown, g_strerror (errno));
  return FALSE;
}

static void
remove_with_logs (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      g_unlink (file);
    }
}

static char *
dup_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%.100s-%.8s", base, unique);

  return g_build_filename (folder, name, NULL);
}

/* What went wrong with the file beside it went wrong with the book, whose name alone the person knows. */
static void
say_not_made (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (error == NULL)
    return;
  if (g_error_matches (*error, MB_ERROR, MB_ERROR_NO_SPACE))
    {
      g_clear_error (error);
      g_set_error (error, MB_ERROR, MB_ERROR_NO_SPACE,
                   _("There is no space left for the new book “%s”. No book was made; free some space and try again."), shown);
    }
  else if (g_error_matches (*error, MB_ERROR, MB_ERROR_NOT_FOUND) ||
           g_error_matches (*error, MB_ERROR, MB_ERROR_READ_ONLY))
    {
      g_clear_error (error);
      g_set_error (error, MB_ERROR, MB_ERROR_READ_ONLY,
                   _("The new book “%s” was not made: its folder may not be written. Choose another one."), shown);
    }
}

gboolean
mb_book_file_create (const char *path, GError **error)
{
  g_autofree char *made = dup_temporary (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("There is a file “%s” already. It was left as it is."), shown);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("There is no folder for the new book “%s”."), shown);
      return FALSE;
    }
  if (!fill_new_file (made, NULL, NULL, error))
    {
      remove_with_logs (made);
      say_not_made (path, error);
      return FALSE;
    }
  if (put_in_place (made, path, error))
    return TRUE;
  remove_with_logs (made);
  return FALSE;
}

static gboolean
is_small (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size <= SMALL_BOOK;
}

static gboolean
bring_up_to_date (MbDatabase *database, const char *path, gboolean read_only, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gint64 version = mb_database_read_integer (database, "PRAGMA user_version", 0);

  if (version == MB_SCHEMA_VERSION)
    return TRUE;
  if (version > MB_SCHEMA_VERSION)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NEWER,
                   _("The book “%s” was written by a newer Mentorbook. It was left as it is; update Mentorbook to open it."),
                   name);
      return FALSE;
    }
  if (sqlite3_db_readonly (mb_database_get_handle (database), "main") == 1)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_READ_ONLY,
                   _("The book “%s” is of an older version and must be brought up to date before it is read, which "
                     "cannot be done where it lies. Copy it to a folder of yours and open it there."), name);
      return FALSE;
    }
  /* Even who only wants to read needs the columns of this version. */
  if (!mb_database_exec (database, "PRAGMA query_only = OFF", error))
    return FALSE;
  return mb_migrations_run (database, path, version, error) &&
         (!read_only || mb_database_exec (database, "PRAGMA query_only = ON", error));
}

static void
set_damaged (const char *path, GError **error)
{
  mb_database_error_at (path, SQLITE_CORRUPT, NULL, error);
}

/* Without a log beside it nobody has the book open, and it can be looked at as a file that nobody changes. Opened in
 * earnest, a damaged one would be left with a log for ever. */
static gboolean
check_at_rest (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (MbDatabase) database = NULL;

  if (!is_small (path) || g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  database = mb_database_open (path, MB_DATABASE_AT_REST, error);
  return database != NULL && mb_book_file_verify (database, path, NULL, error);
}

MbDatabase *
mb_book_file_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (MbDatabase) database = NULL;

  if (!mb_book_file_check (path, error) || !check_at_rest (path, error))
    return NULL;
  database = mb_database_open (path, read_only ? MB_DATABASE_READ_ONLY : MB_DATABASE_READ_WRITE, error);
  if (database == NULL)
    return NULL;
  if (!bring_up_to_date (database, path, read_only, error))
    return NULL;
  if (!mb_schema_is_sound (database))
    {
      set_damaged (path, error);
      return NULL;
    }
  if (!read_only && !mb_database_keep_log (database, error))
    return NULL;
  mb_database_guard_log (database);
  return g_steal_pointer (&database);
}

static int
stop_when_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

gboolean
mb_book_file_verify (MbDatabase *database, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, "PRAGMA quick_check (1)", error);
  sqlite3 *handle = mb_database_get_handle (database);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_progress_handler (handle, 1000, cancellable != NULL ? stop_when_cancelled : NULL, cancellable);
  code = mb_database_step (database, statement, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  if (code != SQLITE_ROW)
    return FALSE;
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  set_damaged (path, error);
  return FALSE;
}

static int
copy_pages (sqlite3_backup *backup, GCancellable *cancellable, MbProgressFunc progress, gpointer data)
{
  int code = SQLITE_OK;

  /* The source is held still by a read transaction, so the copy never starts anew. */
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, BACKUP_STEP);
      if (progress != NULL)
        progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup), sqlite3_backup_pagecount (backup),
                  data);
    }
  return code;
}

/* SQLITE_DONE, or what went wrong. */
static int
copy_to (MbDatabase *database, const char *path, GCancellable *cancellable, MbProgressFunc progress, gpointer data)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);

  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", mb_database_get_handle (database), "main");
      code = backup != NULL ? copy_pages (backup, cancellable, progress, data) : sqlite3_errcode (target);
      if (backup != NULL && sqlite3_backup_finish (backup) != SQLITE_OK && code == SQLITE_DONE)
        code = sqlite3_errcode (target);
    }
  /* A book is one file: no log beside it. */
  if (code == SQLITE_DONE)
    sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (target);
  return code;
}

static void
set_copy_error (const char *path, int code, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if ((code & 0xff) == SQLITE_FULL)
    g_set_error (error, MB_ERROR, MB_ERROR_NO_SPACE,
                 _("There is no space left for a copy at “%s”. No copy was made; the book itself is as it was."), shown);
  else if ((code & 0xff) == SQLITE_CORRUPT)
    g_set_error (error, MB_ERROR, MB_ERROR_DAMAGED,
                 _("The book is damaged and cannot be copied to “%s”. No copy was made."), shown);
  else if ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_PERM)
    g_set_error (error, MB_ERROR, MB_ERROR_READ_ONLY,
                 _("A copy cannot be written at “%s”: the folder is missing or closed to you. No copy was made."), shown);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED,
                 _("The copy could not be written at “%s” (%s). No copy was made; the book itself is as it was."), shown,
                 sqlite3_errstr (code));
}

static gboolean
replace (const char *made, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (g_rename (made, path) == 0)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("The copy could not be put at “%s”: %s."), shown, g_strerror (errno));
  remove_with_logs (made);
  return FALSE;
}

gboolean
mb_book_file_backup (MbDatabase *database, const char *path, GCancellable *cancellable, MbProgressFunc progress,
                     gpointer data, GError **error)
{
  g_autofree char *made = dup_temporary (path);
  int code = copy_to (database, made, cancellable, progress, data);

  if (code == SQLITE_DONE)
    return replace (made, path, error);
  remove_with_logs (made);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    set_copy_error (path, code, error);
  return FALSE;
}

/* What went wrong with the file that was made is told of the copy, whose name the admin knows. */
static void
propagate_copy_error (const char *path, GError *reason, GError **error)
{
  if (g_error_matches (reason, MB_ERROR, MB_ERROR_NO_SPACE))
    set_copy_error (path, SQLITE_FULL, error);
  else if (g_error_matches (reason, MB_ERROR, MB_ERROR_NOT_FOUND) || g_error_matches (reason, MB_ERROR, MB_ERROR_READ_ONLY))
    set_copy_error (path, SQLITE_CANTOPEN, error);
  else
    g_propagate_error (error, g_error_copy (reason));
}

gboolean
mb_book_file_make_copy (const char *path, MbBookFileFill fill, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *made = dup_temporary (path);
  g_autoptr (GError) reason = NULL;

  if (fill_new_file (made, fill, data, &reason))
    return replace (made, path, error);
  remove_with_logs (made);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    propagate_copy_error (path, reason, error);
  return FALSE;
}
