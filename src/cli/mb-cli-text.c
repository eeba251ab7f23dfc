#include "config.h"

#include "mb-cli-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/mb-atomic-file.h"
#include "mb-cli-book.h"
#include "mb-cli-output.h"

static gboolean
write_file (MbBook *book, const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *shown = g_filename_display_name (path);

  if (!mb_cli_check_is_not_the_book (book, path, error) ||
      !mb_atomic_file_write (file, text, strlen (text), NULL, error))
    return FALSE;
  mb_cli_say (_("Wrote “%s”."), shown);
  return TRUE;
}

/**
 * mb_cli_write_text:
 * @book: a book
 * @path: (nullable): the file to write; %NULL or `-`: standard output
 * @func: (scope call): what makes the text
 * @options: (nullable): what @func is asked for
 * @error: return location for an `MB_ERROR`
 *
 * Writes a text made of a book, and says on standard error what is not in it.
 *
 * Returns: whether it was written
 */
gboolean
mb_cli_write_text (MbBook *book, const char *path, MbTextFunc func, gconstpointer options, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = mb_text_export_make (book, func, options, notes, error);

  if (text == NULL)
    return FALSE;
  if (path == NULL || g_str_equal (path, "-"))
    mb_cli_write (text, strlen (text));
  else if (!write_file (book, path, text, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    mb_cli_complain ("%s", (const char *) notes->pdata[i]);
  return TRUE;
}
