#include "config.h"

#include "mb-application.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"
#include "mb-window-private.h"

#define REMEMBERED_BOOKS 50

/* What a window was like when it was closed: its size, and for each book also where one was in it. */

static GSettings *
settings_of (MbWindow *self)
{
  MbApplication *application = mb_window_get_application (self);

  return application ? mb_application_get_settings (application) : NULL;
}

/* Books */

static GVariant *
find_book (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) books = g_settings_get_value (settings, "books");

  return g_variant_lookup_value (books, path, G_VARIANT_TYPE_VARDICT);
}

/* The book shown last comes first; of very old ones nothing is remembered. */
static void
store_book (GSettings *settings, const char *path, GVariant *description)
{
  g_autoptr (GVariant) former = g_settings_get_value (settings, "books");
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sa{sv}}"));
  GVariantIter iter;
  const char *other;
  GVariant *kept;
  guint n = 1;

  g_variant_builder_add (&builder, "{s@a{sv}}", path, description);
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_next (&iter, "{&s@a{sv}}", &other, &kept))
    {
      if (n < REMEMBERED_BOOKS && !g_str_equal (other, path))
        {
          g_variant_builder_add (&builder, "{s@a{sv}}", other, kept);
          n++;
        }
      g_variant_unref (kept);
    }
  g_settings_set_value (settings, "books", g_variant_builder_end (&builder));
}

/* The record that was opened on a page of the sidebar. */
static MbRecord *
get_seen_record (MbWindow *self)
{
  AdwNavigationPage *page = mb_window_get_visible_page (self);
  GtkWidget *view = gtk_widget_get_parent (GTK_WIDGET (page));
  MbRecord *record = MB_IS_RECORD_PAGE (page) ? mb_record_page_get_record (MB_RECORD_PAGE (page)) : NULL;

  if (!record || mb_record_is_deleted (record) ||
      !adw_navigation_view_get_previous_page (ADW_NAVIGATION_VIEW (view), page))
    return NULL;
  return record;
}

static GVariant *
describe (MbWindow *self, int width, int height)
{
  MbRecord *record = get_seen_record (self);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "width", "i", width);
  g_variant_dict_insert (&dict, "height", "i", height);
  g_variant_dict_insert (&dict, "maximized", "b", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_variant_dict_insert (&dict, "page", "s", mb_window_get_page_name (self));
  if (record)
    g_variant_dict_insert (&dict, "record", "(sx)", mb_record_get_record_type (record)->name, mb_record_get_id (record));
  return g_variant_dict_end (&dict);
}

/**
 * mb_window_remember:
 * @self: a window that is closed
 *
 * Remembers what the window was like.
 */
void
mb_window_remember (MbWindow *self)
{
  GSettings *settings = settings_of (self);
  int width, height;

  if (!settings)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (mb_window_get_page_name (self))
    store_book (settings, mb_book_get_path (mb_window_get_book (self)), describe (self, width, height));
}

/**
 * mb_window_restore_size:
 * @self: a window that is not shown yet
 * @path: (nullable): the path of the book it shows
 *
 * Gives the window the size it had with that book, else the size of the
 * window that was closed last.
 */
void
mb_window_restore_size (MbWindow *self, const char *path)
{
  GSettings *settings = settings_of (self);
  g_autoptr (GVariant) book = path ? find_book (settings, path) : NULL;
  int width = g_settings_get_int (settings, "window-width");
  int height = g_settings_get_int (settings, "window-height");
  gboolean maximized = g_settings_get_boolean (settings, "window-maximized");

  if (book)
    {
      g_variant_lookup (book, "width", "i", &width);
      g_variant_lookup (book, "height", "i", &height);
      g_variant_lookup (book, "maximized", "b", &maximized);
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  else
    gtk_window_unmaximize (GTK_WINDOW (self));
}

/**
 * mb_window_restore_place:
 * @self: a window with a book
 *
 * Goes to where one was in the book: the overview when nothing is remembered.
 */
void
mb_window_restore_place (MbWindow *self)
{
  g_autoptr (GVariant) book = find_book (settings_of (self), mb_book_get_path (mb_window_get_book (self)));
  const char *page = NULL;
  const char *type;
  gint64 id;

  if (book)
    g_variant_lookup (book, "page", "&s", &page);
  mb_window_go_to (self, mb_sidebar_has_page (page) ? page : "overview");
  if (book && g_variant_lookup (book, "record", "(&sx)", &type, &id) && mb_record_type_find (type))
    mb_window_open_record (self, type, id, NULL);
}
