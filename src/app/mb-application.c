#include "config.h"

#include "mb-application.h"

#include <glib/gi18n.h>

#include "book/mb-library.h"
#include "exchange/mb-page-folder.h"
#include "exchange/mb-paste-table.h"
#include "mb-about-dialog.h"
#include "mb-app-resources.h"
#include "mb-background.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-preferences-dialog.h"
#include "mb-search-provider.h"
#include "mb-shortcuts-dialog.h"
#include "mb-window-private.h"

struct _MbApplication {
  AdwApplication parent_instance;

  GSettings *settings;
  MbSearchProvider *search_provider; /* (nullable): while the program is on a bus */
};

G_DEFINE_FINAL_TYPE (MbApplication, mb_application, ADW_TYPE_APPLICATION)

/* Windows */

static MbWindow *
find_window_of (MbApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      MbBook *book = MB_IS_WINDOW (l->data) ? mb_window_get_book (l->data) : NULL;

      if (book && g_str_equal (mb_book_get_path (book), path))
        return l->data;
    }
  return NULL;
}

static MbWindow *
find_window_without_book (MbApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (MB_IS_WINDOW (l->data) && !mb_window_get_book (l->data))
      return l->data;
  return NULL;
}

/* For the file manager and other programs; the program's own list is what the library has. With the type said GTK need
 * not read the file to learn it. */
static void
note_recent (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *address = g_file_get_uri (file);
  g_autofree char *name = g_path_get_basename (path);
  GtkRecentData data = {
    .display_name = name,
    .mime_type = (char *) "application/x-mentorbook",
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "mentorbook %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), address, &data);
}

/**
 * mb_application_show_book:
 * @self: an application
 * @window: (nullable): the window that asks
 * @path: path of a book
 * @error: return location for an error
 *
 * Shows a book: in the window that has it, in @window when that has none, or
 * else in a new window.
 *
 * Errors are those of mb_book_open().
 *
 * Returns: (transfer none) (nullable): the window that shows the book
 */
MbWindow *
mb_application_show_book (MbApplication *self, MbWindow *window, const char *path, GError **error)
{
  g_autofree char *canonical = NULL;
  g_autoptr (MbWindow) fresh = NULL;
  MbWindow *target;

  g_return_val_if_fail (MB_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  canonical = g_canonicalize_filename (path, NULL);
  target = find_window_of (self, canonical);
  if (!target)
    {
      target = window && !mb_window_get_book (window) ? window : NULL;
      if (!target)
        target = find_window_without_book (self);
      if (!target)
        target = fresh = g_object_ref (mb_window_new (self));
      if (!mb_window_open (target, canonical, error))
        {
          if (fresh)
            gtk_window_destroy (GTK_WINDOW (fresh));
          return NULL;
        }
      note_recent (canonical);
    }
  gtk_window_present (GTK_WINDOW (target));
  return target;
}

/* What went wrong needs a window to be said in. */
static void
report_error (MbApplication *self, MbWindow *window, const GError *error)
{
  if (!window)
    window = find_window_without_book (self);
  if (!window)
    window = mb_window_new (self);
  gtk_window_present (GTK_WINDOW (window));
  mb_feedback_error (GTK_WIDGET (window), error);
}

static void
show_book_or_error (MbApplication *self, MbWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!mb_application_show_book (self, window, path, &error))
    report_error (self, window, error);
}

/* Opening */

static gboolean
is_in_library (GFile *file)
{
  g_autofree char *path = mb_library_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  return g_file_has_parent (file, folder);
}

typedef struct {
  MbApplication *application;
  MbWindow *window;
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->application));
  g_clear_object (&opening->application);
  g_clear_object (&opening->window);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
taken_in (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mb_background_take_in_finish (result, &error);

  if (path)
    show_book_or_error (opening->application, opening->window, path);
  else
    report_error (opening->application, opening->window, error);
}

/**
 * mb_application_open_file:
 * @self: an application
 * @window: (nullable): the window that asks
 * @file: a book from anywhere
 *
 * Shows the book in @file: the file itself when it lies in the library, else
 * a copy of it that is taken into the library in a worker thread. Errors are
 * told in the window.
 */
void
mb_application_open_file (MbApplication *self, MbWindow *window, GFile *file)
{
  Opening *opening;

  g_return_if_fail (MB_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (is_in_library (file))
    {
      show_book_or_error (self, window, g_file_peek_path (file));
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  g_set_object (&opening->window, window);
  g_application_hold (G_APPLICATION (self));
  mb_background_take_in_async (file, NULL, taken_in, opening);
}

static gboolean
show_last_book (MbApplication *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "last-book");
  g_autoptr (GError) error = NULL;

  if (!*path || !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  if (!mb_application_show_book (self, NULL, path, &error))
    report_error (self, NULL, error);
  return TRUE;
}

static void
mb_application_activate (GApplication *application)
{
  MbApplication *self = MB_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window)
    gtk_window_present (window);
  else if (!show_last_book (self))
    gtk_window_present (GTK_WINDOW (mb_window_new (self)));
}

/* By its name: what is opened by a double click is a book whatever its name is. */
static gboolean
is_for_import (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name && (g_str_has_suffix (name, ".json") || mb_paste_table_is_file (name) || mb_page_folder_is_page (file));
}

/* Into the book that is shown; a program that was not running shows the last one first. */
static void
import_files (MbApplication *self, GSList *files)
{
  GtkWindow *window;

  if (!gtk_application_get_active_window (GTK_APPLICATION (self)))
    g_application_activate (G_APPLICATION (self));
  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (!MB_IS_WINDOW (window))
    return;
  gtk_window_present (window);
  mb_window_take_files (MB_WINDOW (window), files);
}

static void
mb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MbApplication *self = MB_APPLICATION (application);
  g_autoptr (GSList) others = NULL;

  for (int i = 0; i < n_files; i++)
    if (is_for_import (files[i]))
      others = g_slist_append (others, files[i]);
    else
      mb_application_open_file (self, NULL, files[i]);

  if (others)
    import_files (self, others);
}

/* A word without a slash is the name of a book of the library. */
static gboolean
mb_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  char **argv = *arguments;
  gboolean options_end = FALSE;

  for (guint i = 1; argv[0] && argv[i]; i++)
    {
      g_autofree char *word = NULL;

      if (!options_end && argv[i][0] == '-')
        options_end = g_str_equal (argv[i], "--");
      else if (!g_uri_is_valid (argv[i], G_URI_FLAGS_NONE, NULL))
        {
          word = argv[i];
          argv[i] = mb_library_resolve (word);
        }
    }
  return G_APPLICATION_CLASS (mb_application_parent_class)->local_command_line (application, arguments, exit_status);
}

/* Also where the program runs already, it is the action that makes the window; being activated presents it. */
static int
mb_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "new-window"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  return -1;
}

/* Actions */

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
show_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (mb_window_new (data)));
}

static void
open_book (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  show_book_or_error (self, MB_IS_WINDOW (window) ? MB_WINDOW (window) : NULL, g_variant_get_string (parameter, NULL));
}

static void
present_dialog (MbApplication *self, AdwDialog *dialog)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  mb_dialog_present (dialog, window ? GTK_WIDGET (window) : NULL);
}

/**
 * mb_application_show_preferences:
 * @self: an application
 * @window: (nullable): the window that asks
 * @organization: whether to turn to the page of the organization
 *
 * Shows the preferences: the program's, and what the book of @window says of
 * its organization.
 */
void
mb_application_show_preferences (MbApplication *self, MbWindow *window, gboolean organization)
{
  MbBook *book = window ? mb_window_get_book (window) : NULL;
  AdwDialog *dialog;

  g_return_if_fail (MB_IS_APPLICATION (self));

  dialog = mb_preferences_dialog_new (self->settings, book);
  if (organization && book)
    mb_preferences_dialog_show_organization (dialog);
  mb_dialog_present (dialog, window ? GTK_WIDGET (window) : NULL);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  mb_application_show_preferences (self, MB_IS_WINDOW (window) ? MB_WINDOW (window) : NULL, FALSE);
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_dialog (data, mb_shortcuts_dialog_new ());
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_dialog (data, mb_about_dialog_new ());
}

static const GActionEntry actions[] = {
  { "quit", quit },
  { "new-window", show_new_window },
  { "open-book", open_book, "s" },
  { "preferences", show_preferences },
  { "shortcuts", show_shortcuts },
  { "about", show_about },
};

static void
set_accels (MbApplication *self)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "win.help", { "F1" } },
    { "app.shortcuts", { "<Control>question", "<Control>slash" } },
    { "window.close", { "<Control>w" } },
    { "win.new-book", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.export", { "<Control>e" } },
    { "win.search", { "<Control>f" } },
    { "win.quick-open", { "<Control>k" } },
    { "win.menu", { "F10" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action, table[i].accels);
}

/* The object */

static void
mb_application_startup (GApplication *application)
{
  MbApplication *self = MB_APPLICATION (application);

  /* Nothing else refers to the resources, so a linker would leave them out. */
  g_resources_register (mb_app_get_resource ());
  G_APPLICATION_CLASS (mb_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  /* Names can be copied from the head of a page, which has the focus when the page opens. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  set_accels (self);
}

static gboolean
mb_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  MbApplication *self = MB_APPLICATION (application);
  g_autofree char *provider_path = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (mb_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->search_provider = mb_search_provider_new ();
  return mb_search_provider_export (self->search_provider, connection, provider_path, error);
}

static void
mb_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  g_clear_object (&MB_APPLICATION (application)->search_provider);
  G_APPLICATION_CLASS (mb_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
mb_application_dispose (GObject *object)
{
  MbApplication *self = MB_APPLICATION (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mb_application_parent_class)->dispose (object);
}

static void
mb_application_class_init (MbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_application_dispose;
  application_class->dbus_register = mb_application_dbus_register;
  application_class->dbus_unregister = mb_application_dbus_unregister;
  application_class->startup = mb_application_startup;
  application_class->activate = mb_application_activate;
  application_class->open = mb_application_open;
  application_class->handle_local_options = mb_application_handle_local_options;
  application_class->local_command_line = mb_application_local_command_line;
}

static void
mb_application_init (MbApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_("Open a new window"), NULL },
    { NULL }
  };

  self->settings = g_settings_new (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[BOOK…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("A book is a path, or the name of a book that Mentorbook keeps."));
}

/**
 * mb_application_has_settings:
 *
 * Tells whether the program's settings are installed. GLib ends a program
 * that asks for settings which are not.
 *
 * Returns: whether an application can be made
 */
gboolean
mb_application_has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  return schema != NULL;
}

/**
 * mb_application_new:
 *
 * Makes the program.
 *
 * Returns: (transfer full): a new application
 */
MbApplication *
mb_application_new (void)
{
  return g_object_new (MB_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/asyncapi/Mentorbook",
                       "version", MENTORBOOK_VERSION,
                       NULL);
}

/**
 * mb_application_get_settings:
 * @self: an application
 *
 * Returns: (transfer none): the program's settings
 */
GSettings *
mb_application_get_settings (MbApplication *self)
{
  g_return_val_if_fail (MB_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * mb_application_dup_author:
 * @self: an application
 *
 * Returns: (transfer full): who the history says the changes are by: the name
 *   in the settings, else that of the user's account
 */
char *
mb_application_dup_author (MbApplication *self)
{
  g_autofree char *author = NULL;

  g_return_val_if_fail (MB_IS_APPLICATION (self), NULL);

  author = g_strstrip (g_settings_get_string (self->settings, "author"));
  return *author ? g_steal_pointer (&author) : g_strdup (g_get_real_name ());
}
