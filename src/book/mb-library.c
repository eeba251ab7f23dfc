#include "config.h"

#include "mb-library.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mb-book-file.h"

/* A file name may have 255 bytes; the ending and a number want room. */
#define LONGEST_NAME 200

/**
 * mb_library_dup_folder:
 *
 * Where the program keeps its books: the folder `mentorbook` of the user's
 * data folder, or what the environment variable `MENTORBOOK_BOOKS` names. A
 * program in a sandbox cannot keep a database elsewhere.
 *
 * Returns: (transfer full): the folder's path; it need not exist yet
 */
char *
mb_library_dup_folder (void)
{
  const char *chosen = g_getenv ("MENTORBOOK_BOOKS");

  if (chosen != NULL && *chosen != '\0')
    return g_canonicalize_filename (chosen, NULL);
  return g_build_filename (g_get_user_data_dir (), "mentorbook", NULL);
}

/**
 * mb_library_resolve:
 * @name_or_path: what the user typed
 *
 * Finds the file that is meant: a path when there is a slash in it, it ends
 * in `.mentorbook` or such a file lies here; otherwise a book of the folder.
 *
 * Returns: (transfer full): a path; the file need not exist
 */
char *
mb_library_resolve (const char *name_or_path)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;

  g_return_val_if_fail (name_or_path != NULL, NULL);

  if (strchr (name_or_path, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name_or_path, MB_BOOK_ENDING) ||
      g_file_test (name_or_path, G_FILE_TEST_IS_REGULAR))
    return g_canonicalize_filename (name_or_path, NULL);
  folder = mb_library_dup_folder ();
  file = g_strconcat (name_or_path, MB_BOOK_ENDING, NULL);
  return g_build_filename (folder, file, NULL);
}

typedef struct {
  char *path;
  gint64 changed;
} Found;

static gint64
time_of_change (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;
  gint64 changed = g_stat (path, &status) == 0 ? status.st_mtime : 0;

  if (g_stat (log, &status) == 0)
    changed = MAX (changed, (gint64) status.st_mtime);
  return changed;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a, *second = b;

  if (first->changed != second->changed)
    return first->changed > second->changed ? -1 : 1;
  return strcmp (first->path, second->path);
}

/**
 * mb_library_list:
 * @error: return location for an error
 *
 * Lists the books of the folder, the last changed first.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): paths, or
 *   %NULL with %MB_ERROR_FAILED when the folder cannot be read
 */
char **
mb_library_list (GError **error)
{
  g_autofree char *folder = mb_library_dup_folder ();
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  const char *name;

  dir = g_dir_open (folder, 0, &reason);
  if (dir == NULL && g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_new0 (char *, 1);
  if (dir == NULL)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("The folder of your books cannot be read: %s."), reason->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, MB_BOOK_ENDING) && *name != '.')
      {
        Found one = { g_build_filename (folder, name, NULL), 0 };
        one.changed = time_of_change (one.path);
        g_array_append_val (found, one);
      }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_strv_builder_take (paths, g_array_index (found, Found, i).path);
  return g_strv_builder_end (paths);
}

static char *
dup_file_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *clean = NULL;
  const char *end;

  g_strstrip (g_strdelimit (valid, "/\\:*?\"<>|\n\r\t", ' '));
  while (*valid == '.')
    memmove (valid, valid + 1, strlen (valid));
  if (g_str_has_suffix (valid, MB_BOOK_ENDING))
    valid[strlen (valid) - strlen (MB_BOOK_ENDING)] = '\0';
  end = valid + strlen (valid);
  while (end - valid > LONGEST_NAME)
    end = g_utf8_find_prev_char (valid, end);
  clean = g_strndup (valid, end - valid);
  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup (_("Book"));
}

/**
 * mb_library_dup_free_path:
 * @name: what the book shall be called
 * @error: return location for an error
 *
 * Finds a place for a new book in the folder, which is made if need be:
 * “Name.mentorbook”, or “Name 2.mentorbook” where that is taken.
 *
 * Returns: (transfer full) (nullable): a path that no file has, or %NULL with
 *   %MB_ERROR_FAILED when the folder cannot be made
 */
char *
mb_library_dup_free_path (const char *name, GError **error)
{
  g_autofree char *folder = mb_library_dup_folder ();
  g_autofree char *base = dup_file_name (name);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("The folder of your books cannot be made at “%s”: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  for (guint n = 1;; n++)
    {
      g_autofree char *file = n > 1 ? g_strdup_printf ("%s %u" MB_BOOK_ENDING, base, n) : g_strdup_printf ("%s" MB_BOOK_ENDING, base);

      g_free (path);
      path = g_build_filename (folder, file, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* A book with a log beside it is open somewhere: SQLite reads both, and keeps its locks where that is here. */
static gboolean
copy_open_book (const char *source, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbBook) book = mb_book_open (source, MB_OPEN_READ_ONLY, error);

  return book != NULL && mb_book_backup (book, path, cancellable, NULL, NULL, error);
}

/* Through GIO, for a file of a portal or a share is no path that SQLite could open. */
static gboolean
copy_file (GFile *file, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = g_file_get_parse_name (file);

  if (g_file_copy (file, target, G_FILE_COPY_NONE, cancellable, NULL, NULL, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, MB_ERROR, g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? MB_ERROR_NO_SPACE : MB_ERROR_FAILED,
                 _("“%s” could not be copied to your books: %s."), shown, reason->message);
  return FALSE;
}

static gboolean
copy_in (GFile *file, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *source = g_file_get_path (file);
  g_autofree char *log = source != NULL ? g_strconcat (source, "-wal", NULL) : NULL;

  if (log != NULL && g_file_test (log, G_FILE_TEST_EXISTS))
    return copy_open_book (source, path, cancellable, error);
  return copy_file (file, path, cancellable, error);
}

/**
 * mb_library_take_in:
 * @file: a book anywhere
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Copies a book into the folder. @file itself is only read. Blocks as long as
 * the copying takes: for a worker thread.
 *
 * Returns: (transfer full) (nullable): the path of the copy, or %NULL with
 *   %MB_ERROR_NOT_A_BOOK, %MB_ERROR_NEWER, %MB_ERROR_DAMAGED,
 *   %MB_ERROR_NO_SPACE or %G_IO_ERROR_CANCELLED; then nothing was kept
 */
char *
mb_library_take_in (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *source = g_file_get_path (file);
  g_autofree char *path = NULL;
  g_autoptr (MbBook) book = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (source != NULL && !mb_book_file_check (source, error))
    return NULL;
  path = mb_library_dup_free_path (base, error);
  if (path == NULL)
    return NULL;
  if (!copy_in (file, path, cancellable, error))
    {
      g_unlink (path);
      return NULL;
    }
  g_chmod (path, 0600);
  book = mb_book_open (path, MB_OPEN_NONE, error);
  if (book == NULL)
    {
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&path);
}
