#include "config.h"

#include "app-test.h"

#include <glib/gstdio.h>

static MbApplication *application;
static char *folder;

/* Removes the folder with what is in it; books have no folders inside. */
static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* Makes the one application of this process; its books lie in a folder of their own. */
MbApplication *
app_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  folder = g_dir_make_tmp ("mentorbook-app-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("MENTORBOOK_BOOKS", folder, TRUE);
  if (!gtk_init_check ())
    return NULL;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = mb_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static int
skip_all (void)
{
  g_print ("1..0 # SKIP there is no display\n");
  return 0;
}

/* Runs the tests; without a display it says so and runs none. */
int
app_test_run (void)
{
  int status = application ? g_test_run () : skip_all ();

  g_clear_object (&application);
  remove_folder ();
  return status;
}

const char *
app_test_folder (void)
{
  return folder;
}

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
wait_until (Check check, gpointer data, guint timeout_ms, const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add (timeout_ms, set_flag, &late);
  gboolean holds;

  while (!(holds = check (data)) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  if (!holds)
    g_error ("waited %u ms in vain for %s", timeout_ms, what);
}

static gboolean
is_idle (gpointer window)
{
  return !mb_window_is_working (window);
}

void
wait_for_work (MbWindow *window)
{
  wait_until (is_idle, window, 20000, "the work to end");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

MbWindow *
open_window (void)
{
  MbWindow *window = mb_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_mapped, window, 10000, "the window to be mapped");
  return window;
}

static gboolean
has_book (gpointer window)
{
  return mb_window_get_book (window) != NULL && !mb_window_is_working (window);
}

MbWindow *
open_sample (const char *name)
{
  MbWindow *window = open_window ();

  mb_window_create_book (window, name, TRUE, NULL);
  wait_until (has_book, window, 20000, "the new book");
  return window;
}

static void
note_gone (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Nothing may hold a window that was closed. */
void
close_window (MbWindow *window)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (window), note_gone, &gone);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (is_true, &gone, 10000, "the closed window to be freed");
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) == 0;
  return FALSE;
}

GtkWidget *
find_widget (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (!text || has_text (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found)
        return found;
    }
  return NULL;
}

gboolean
shows_text (GtkWidget *root, const char *text)
{
  return find_widget (root, GTK_TYPE_LABEL, text) != NULL;
}

AdwDialog *
visible_dialog (MbWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}
