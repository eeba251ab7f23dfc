#include "config.h"

#include "mb-cli-book.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/mb-library.h"

/**
 * mb_cli_open_book:
 * @argument: what the user typed for BOOK
 * @flags: how to open it
 * @error: return location for an `MB_ERROR`
 *
 * Opens a book by its path, or a book of the user's folder by its name.
 *
 * Returns: (transfer full) (nullable): the book
 */
MbBook *
mb_cli_open_book (const char *argument, MbOpenFlags flags, GError **error)
{
  g_autofree char *path = mb_library_resolve (argument);

  return mb_book_open (path, flags, error);
}

static const char *
guess_author (void)
{
  const char *given = g_getenv ("MENTORBOOK_AUTHOR");
  const char *real = g_get_real_name ();

  if (given != NULL && *given != '\0')
    return given;
  if (real != NULL && *real != '\0' && !g_str_equal (real, "Unknown"))
    return real;
  return g_get_user_name ();
}

/**
 * mb_cli_sign:
 * @book: a book
 * @author: (nullable): who the user says to be
 *
 * Sets who the changes are by: @author, else what the environment variable
 * `MENTORBOOK_AUTHOR` says, else the name of the user in the system.
 */
void
mb_cli_sign (MbBook *book, const char *author)
{
  g_autofree char *name = g_utf8_make_valid (author != NULL ? author : guess_author (), -1);

  mb_book_set_author (book, g_strstrip (name));
}

/**
 * mb_cli_is_book_file:
 * @book: a book
 * @path: the name of a file
 *
 * Finds out whether writing @path would destroy the book itself.
 *
 * Returns: whether both are the same file
 */
gboolean
mb_cli_is_book_file (MbBook *book, const char *path)
{
  GStatBuf here, there;

  return g_stat (mb_book_get_path (book), &here) == 0 && g_stat (path, &there) == 0 &&
         here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/**
 * mb_cli_check_is_not_the_book:
 * @book: a book
 * @path: the name of a file
 * @error: return location for an `MB_ERROR`
 *
 * Refuses to write a file that is the book itself.
 *
 * Returns: %FALSE with %MB_ERROR_REFUSED when it is
 */
gboolean
mb_cli_check_is_not_the_book (MbBook *book, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (!mb_cli_is_book_file (book, path))
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               _("“%s” is the book itself and was left as it is. Choose another file for the export."), shown);
  return FALSE;
}
