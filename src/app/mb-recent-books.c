#include "config.h"

#include "mb-recent-books.h"

#include <glib/gi18n.h>

#include "book/mb-library.h"

#define MENU_LENGTH 8
#define EXTENSION ".mentorbook"

/**
 * mb_recent_books_list:
 * @except: (nullable): the path of a book to leave out
 * @limit: how many at most
 *
 * Returns: (transfer full): the paths of the library's books, the last changed first
 */
char **
mb_recent_books_list (const char *except, guint limit)
{
  g_auto (GStrv) paths = mb_library_list (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; paths && paths[i] && n < limit; i++)
    if (g_strcmp0 (paths[i], except) != 0)
      {
        g_strv_builder_add (builder, paths[i]);
        n++;
      }
  return g_strv_builder_end (builder);
}

/**
 * mb_recent_books_dup_name:
 * @path: the path of a book
 *
 * Returns: (transfer full): what a person calls it: the file's name without the extension
 */
char *
mb_recent_books_dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';
  return name;
}

/* An underscore would mark the letter after it. */
static char *
dup_menu_label (const char *path)
{
  g_autofree char *name = mb_recent_books_dup_name (path);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append (GMenu *menu, const char *path)
{
  g_autofree char *label = dup_menu_label (path);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "app.open-book", "s", path);
  g_menu_append_item (menu, item);
}

/**
 * mb_recent_books_fill_menu:
 * @menu: a menu
 * @except: (nullable): the path of a book to leave out
 *
 * Makes the menu anew from the books that the library has now.
 */
void
mb_recent_books_fill_menu (GMenu *menu, const char *except)
{
  g_auto (GStrv) paths = mb_recent_books_list (except, MENU_LENGTH);

  g_return_if_fail (G_IS_MENU (menu));

  g_menu_remove_all (menu);
  for (guint i = 0; paths[i]; i++)
    append (menu, paths[i]);
  /* An action that nobody has is a line one can read but not choose. */
  if (!paths[0])
    g_menu_append (menu, _("No Other Books"), "win.none");
}
