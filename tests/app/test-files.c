#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "mb-import-dialog.h"
#include "mb-proposal-dialog.h"

/* Files that come to the program from elsewhere on the desktop. */

static GtkDropTarget *
find_drop_target (MbWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_error ("nothing can be dropped on the window");
}

static gboolean
drop (MbWindow *window, GFile **files, gsize n_files)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, n_files));
  g_signal_emit_by_name (find_drop_target (window), "drop", &value, 10.0, 10.0, &taken);
  return taken;
}

static GFile *
make_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (app_test_folder (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static GFile *
make_website_data (const char *name)
{
  return make_file (name, "{ \"people\": [ { \"id\": \"ada\", \"name\": \"Ada Lovelace\", \"github\": \"ada\" } ] }");
}

static gboolean
has_import_dialog (gpointer window)
{
  return visible_dialog (window) != NULL && !mb_window_is_working (window);
}

static gboolean
has_no_dialog (gpointer window)
{
  return visible_dialog (window) == NULL;
}

static void
close_all (MbWindow *window)
{
  if (visible_dialog (window))
    adw_dialog_force_close (visible_dialog (window));
  wait_until (has_no_dialog, window, 5000, "the dialog to close");
  close_window (window);
}

static void
test_website_data_is_imported (void)
{
  MbWindow *window = open_sample ("Taken");
  g_autoptr (GFile) file = make_website_data ("more.json");

  g_assert_true (drop (window, &file, 1));
  wait_until (has_import_dialog, window, 20000, "the review of the import");
  g_assert_true (MB_IS_IMPORT_DIALOG (visible_dialog (window)));
  /* What is dropped on a dialog is not taken. */
  g_assert_false (drop (window, &file, 1));
  close_all (window);
}

/* Several pages say one thing together. */
static void
test_pages_are_reviewed_together (void)
{
  MbWindow *window = open_sample ("Pages");
  GFile *files[] = { make_file ("one.md", "# Camp 2030 Ideas\n\n## 1) A tent ✅\n- **Mentor:** [Ada](https://github.com/ada)\n"),
                     make_file ("two.md", "# Camp 2031 Ideas\n\n## 1) A hut ✅\n- **Mentor:** [Bea](https://github.com/bea)\n") };

  g_assert_true (drop (window, files, G_N_ELEMENTS (files)));
  wait_until (has_import_dialog, window, 20000, "the review of the pages");
  g_assert_true (MB_IS_PROPOSAL_DIALOG (visible_dialog (window)));
  g_object_unref (files[0]);
  g_object_unref (files[1]);
  close_all (window);
}

/* As “Open With” of the desktop and a file named on the command line do it: into the book that is shown. */
static void
test_opened_from_outside (void)
{
  MbWindow *window = open_sample ("Outside");
  g_autoptr (GFile) file = make_website_data ("outside.json");

  g_application_open (g_application_get_default (), &file, 1, "");
  wait_until (has_import_dialog, window, 20000, "the review of the import");
  g_assert_true (MB_IS_IMPORT_DIALOG (visible_dialog (window)));
  /* Not on top of what is being looked at. */
  g_application_open (g_application_get_default (), &file, 1, "");
  g_assert_false (mb_window_is_working (window));
  g_assert_true (shows_text (GTK_WIDGET (window), "Nothing was imported: the window cannot take in a file now"));
  close_all (window);
}

static void
test_one_file_at_a_time (void)
{
  MbWindow *window = open_sample ("Refused");
  GFile *files[] = { make_website_data ("one.json"), make_website_data ("two.json") };

  g_assert_true (drop (window, files, G_N_ELEMENTS (files)));
  wait_for_work (window);
  g_assert_cmpint (mb_book_find_handle (mb_window_get_book (window), "ada"), ==, 0);
  g_assert_true (shows_text (GTK_WIDGET (window), "Nothing was imported: please choose one file at a time"));
  g_object_unref (files[0]);
  g_object_unref (files[1]);
  close_all (window);
}

static gboolean
has_book (gpointer window)
{
  return mb_window_get_book (window) != NULL;
}

static void
test_a_book_is_opened (void)
{
  MbWindow *window = open_sample ("Dropped");
  MbWindow *other;
  g_autoptr (GFile) book = g_file_new_for_path (mb_book_get_path (mb_window_get_book (window)));

  close_window (window);
  other = open_window ();
  g_assert_true (drop (other, &book, 1));
  wait_until (has_book, other, 10000, "the book");
  close_window (other);
}

static gboolean
is_recent (gpointer address)
{
  return gtk_recent_manager_has_item (gtk_recent_manager_get_default (), address);
}

static void
test_an_opened_book_is_recent (void)
{
  MbWindow *window = open_sample ("Noted");
  g_autoptr (GFile) book = g_file_new_for_path (mb_book_get_path (mb_window_get_book (window)));
  g_autofree char *address = g_file_get_uri (book);

  wait_until (is_recent, address, 10000, "the book among the recent files");
  close_window (window);
}

static void
test_new_window (void)
{
  GApplication *application = g_application_get_default ();
  MbWindow *window = open_sample ("Beside");
  MbWindow *other;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  other = MB_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_true (other != window);
  g_assert_null (mb_window_get_book (other));
  close_window (other);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/files/import", test_website_data_is_imported);
  g_test_add_func ("/files/pages", test_pages_are_reviewed_together);
  g_test_add_func ("/files/opened-from-outside", test_opened_from_outside);
  g_test_add_func ("/files/one-at-a-time", test_one_file_at_a_time);
  g_test_add_func ("/files/book", test_a_book_is_opened);
  g_test_add_func ("/files/recent", test_an_opened_book_is_recent);
  g_test_add_func ("/files/new-window", test_new_window);
  return app_test_run ();
}
