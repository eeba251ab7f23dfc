#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "book/mb-edit.h"
#include "exchange/mb-json-export.h"
#include "mb-checks-page.h"
#include "mb-history-page.h"
#include "mb-import-dialog.h"
#include "mb-list-page.h"
#include "mb-organization-page.h"
#include "mb-overview-page.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"
#include "mb-table-dialog.h"
#include "mb-unsaved-bar.h"
#include "mb-welcome-page.h"

static MbApplication *application;

static void
activate (MbWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* Undo and redo may take a worker. */
static void
step (MbWindow *window, const char *action)
{
  activate (window, action);
  wait_for_work (window);
}

static void
go_to (MbWindow *window, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page));
}

/* The book's figures and texts */

typedef struct {
  MbWindow *window;
  const char *text;
} Sight;

static gboolean
sees (gpointer data)
{
  Sight *sight = data;

  return shows_text (GTK_WIDGET (sight->window), sight->text);
}

static void
wait_to_see (MbWindow *window, const char *text, guint timeout_ms)
{
  Sight sight = { window, text };

  wait_until (sees, &sight, timeout_ms, text);
}

static MbRecord *
find_person (MbBook *book, const char *handle)
{
  g_autoptr (GError) error = NULL;
  MbRecord *person = mb_book_get_record (book, MB_RECORD_PERSON, mb_book_find_handle (book, handle), &error);

  g_assert_no_error (error);
  return person;
}

/* Tests */

static void
test_welcome (void)
{
  MbWindow *window = open_window ();

  g_assert_nonnull (find_widget (GTK_WIDGET (window), MB_TYPE_WELCOME_PAGE, NULL));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, "_Start With AsyncAPI’s History"));
  g_assert_null (mb_window_get_book (window));
  g_assert_null (mb_window_get_page_name (window));
  close_window (window);
}

static gboolean
shows_book (gpointer window)
{
  return mb_window_get_book (window) && !mb_window_is_working (window);
}

static void
test_first_start (void)
{
  MbWindow *window = open_window ();

  activate (window, "win.start-sample");
  wait_until (shows_book, window, 20000, "AsyncAPI’s history");
  g_assert_cmpint (mb_book_count (mb_window_get_book (window), MB_RECORD_PROGRAM), ==, 6);
  g_assert_cmpint (mb_book_count (mb_window_get_book (window), MB_RECORD_PERSON), ==, 76);
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");
  g_assert_null (find_widget (GTK_WIDGET (window), MB_TYPE_WELCOME_PAGE, NULL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "AsyncAPI – Overview");
  close_window (window);
}

static GType
expected_page (const char *name)
{
  if (g_str_equal (name, "overview"))
    return MB_TYPE_OVERVIEW_PAGE;
  if (g_str_equal (name, "checks"))
    return MB_TYPE_CHECKS_PAGE;
  if (g_str_equal (name, "history"))
    return MB_TYPE_HISTORY_PAGE;
  return MB_TYPE_LIST_PAGE;
}

static void
test_pages (void)
{
  MbWindow *window = open_sample ("Pages");

  for (guint i = 0; i < mb_sidebar_get_n_pages (); i++)
    {
      const char *name = mb_sidebar_get_nth_page (i);

      go_to (window, name);
      g_assert_cmpstr (mb_window_get_page_name (window), ==, name);
      g_assert_true (g_type_is_a (G_OBJECT_TYPE (mb_window_get_visible_page (window)), expected_page (name)));
    }
  close_window (window);
}

static void
test_figures (void)
{
  MbWindow *window = open_sample ("Figures");

  wait_to_see (window, "146", 10000); /* our own count */
  wait_to_see (window, "136", 10000); /* the published headcounts */
  close_window (window);
}

/* The page is chosen again where one sees it: what was pushed goes. */
static void
test_records (void)
{
  MbWindow *window = open_sample ("Records");
  g_autoptr (MbRecord) person = find_person (mb_window_get_book (window), "derberg");

  go_to (window, "person");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "person",
                                             mb_record_get_id (person)));
  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  g_assert_true (mb_record_page_get_record (MB_RECORD_PAGE (mb_window_get_visible_page (window))) == person);
  go_to (window, "person");
  g_assert_true (MB_IS_LIST_PAGE (mb_window_get_visible_page (window)));
  close_window (window);
}

static void
test_undo (void)
{
  MbWindow *window = open_sample ("Undo");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) person = find_person (book, "derberg");
  g_autofree char *former = g_strdup (mb_record_get_text (person, "name"));
  g_autoptr (GError) error = NULL;

  mb_book_set_field (book, person, "name", g_variant_new_string ("Ada Lovelace"), &error);
  g_assert_no_error (error);
  step (window, "win.undo");
  g_assert_cmpstr (mb_record_get_text (person, "name"), ==, former);
  step (window, "win.redo");
  g_assert_cmpstr (mb_record_get_text (person, "name"), ==, "Ada Lovelace");
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (window), "win.redo")));
  g_assert_true (gtk_widget_get_sensitive (find_button (GTK_WIDGET (window), "win.undo")));
  close_window (window);
}

static GtkWidget *
find_undo_on_toast (MbWindow *window)
{
  return find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Undo");
}

static gboolean
offers_undo (gpointer window)
{
  return find_undo_on_toast (window) != NULL;
}

static gboolean
offers_no_undo (gpointer window)
{
  return find_undo_on_toast (window) == NULL;
}

/* The button on a toast must not take back what was done after what the toast speaks of. */
static void
test_late_undo (void)
{
  MbWindow *window = open_sample ("Late undo");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) person = find_person (book, "derberg");
  g_autoptr (MbRecord) other = find_person (book, "fmvilas");
  g_autoptr (GError) error = NULL;

  go_to (window, "person");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "person",
                                             mb_record_get_id (person)));
  activate (window, "win.delete-record");
  g_assert_true (mb_record_is_deleted (person));
  wait_until (offers_undo, window, 5000, "the offer to undo");
  mb_book_set_field (book, other, "name", g_variant_new_string ("Ada Lovelace"), &error);
  g_assert_no_error (error);
  wait_until (offers_no_undo, window, 5000, "the offer to go");
  close_window (window);
}

static void
test_export (void)
{
  MbWindow *window = open_sample ("Export");
  g_autofree char *path = g_build_filename (app_test_folder (), "website.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected = NULL;

  mb_window_export_to (window, file);
  wait_for_work (window);
  g_file_get_contents (path, &written, NULL, &error);
  g_assert_no_error (error);
  expected = mb_json_export_to_string (mb_window_get_book (window), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, expected);
  wait_to_see (window, "Website data exported to “website.json”", 5000);
  close_window (window);
}

static gboolean
shows_addition (gpointer window)
{
  GtkWidget *dialog = GTK_WIDGET (visible_dialog (window));

  return shows_text (dialog, "What importing this file does: 1 person added.") &&
         shows_text (dialog, "Person added: Ada Lovelace");
}

/* Nothing is taken silently: what it would do is seen first, and it is one step. */
static void
test_import (void)
{
  MbWindow *window = open_sample ("Import");
  MbBook *book = mb_window_get_book (window);
  g_autofree char *path = g_build_filename (app_test_folder (), "more.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 people = mb_book_count (book, MB_RECORD_PERSON);

  g_file_set_contents (path, "{\"people\": [{\"id\": \"ada\", \"name\": \"Ada Lovelace\", \"github\": \"ada\"}]}", -1, &error);
  g_assert_no_error (error);
  mb_window_import_from (window, file);
  wait_for_work (window);
  g_assert_true (MB_IS_IMPORT_DIALOG (visible_dialog (window)));
  wait_until (shows_addition, window, 5000, "what it would do");
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people);

  gtk_widget_activate_action (GTK_WIDGET (visible_dialog (window)), "dialog.import", NULL);
  wait_for_work (window);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people + 1);
  wait_to_see (window, "more.json: 1 person added", 5000);
  step (window, "win.undo");
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people);
  close_window (window);
}

/* Of a table one sees first what it would do. */
static void
test_import_table (void)
{
  MbWindow *window = open_sample ("Table");
  g_autofree char *path = g_build_filename (app_test_folder (), "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const gint64 people = mb_book_count (mb_window_get_book (window), MB_RECORD_PERSON);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, "Name,GitHub\nAda Lovelace,ada\n", -1, NULL));
  mb_window_import_from (window, file);
  wait_for_work (window);
  dialog = visible_dialog (window);
  g_assert_true (MB_IS_TABLE_DIALOG (dialog));
  g_assert_cmpint (mb_book_count (mb_window_get_book (window), MB_RECORD_PERSON), ==, people);
  adw_dialog_force_close (dialog);
  close_window (window);
}

/* A wrong table is named with its line. */
static void
test_wrong_table (void)
{
  MbWindow *window = open_sample ("Wrong table");
  g_autofree char *path = g_build_filename (app_test_folder (), "wrong.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Name,GitHub\n\"Ada,ada\n", -1, NULL));
  mb_window_import_from (window, file);
  wait_for_work (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (visible_dialog (window)));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (visible_dialog (window))), "line 2"));
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

static void
test_wrong_import (void)
{
  MbWindow *window = open_sample ("Wrong import");
  MbBook *book = mb_window_get_book (window);
  g_autofree char *path = g_build_filename (app_test_folder (), "wrong.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 people = mb_book_count (book, MB_RECORD_PERSON);

  g_file_set_contents (path, "{\"people\": [{\"id\": 7", -1, &error);
  g_assert_no_error (error);
  mb_window_import_from (window, file);
  wait_for_work (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (visible_dialog (window)));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (visible_dialog (window))), "wrong.json"));
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people);
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

static void
test_copy (void)
{
  MbWindow *window = open_sample ("Copy");
  g_autofree char *path = g_build_filename (app_test_folder (), "copy of a book.mentorbook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) copy = NULL;

  mb_window_save_copy_to (window, file);
  wait_for_work (window);
  copy = mb_book_open (path, MB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (copy, MB_RECORD_PROJECT), ==,
                   mb_book_count (mb_window_get_book (window), MB_RECORD_PROJECT));
  close_window (window);
}

static gboolean
lists_all_but_one (gpointer page)
{
  MbQuery *query = mb_list_page_get_query (page);

  return g_list_model_get_n_items (G_LIST_MODEL (query)) == 77;
}

/* Another connection is to SQLite what another process is. */
static void
test_somebody_else (void)
{
  MbWindow *window = open_sample ("Somebody else");
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);
  g_autoptr (MbBook) other = NULL;

  go_to (window, "person");
  other = mb_book_open (mb_book_get_path (mb_window_get_book (window)), MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  mb_record_set_text (person, "handle", "ada");
  mb_book_add_record (other, person, &error);
  g_assert_no_error (error);
  wait_until (lists_all_but_one, mb_window_get_visible_page (window), 10000, "the person somebody else added");
  step (window, "win.undo"); /* of what the other did: there is one line of undo per book */
  g_assert_cmpint (mb_book_count (mb_window_get_book (window), MB_RECORD_PERSON), ==, 76);
  close_window (window);
}

static void
run_program (const char *command, const char *book)
{
  const char *arguments[] = { g_getenv ("MENTORBOOK_CLI"), command, book, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* The window's own workers open and close the book too: that must not make another program believe that it is alone
 * with the book, and clear away the log that the window writes to. */
static void
test_another_program (void)
{
  MbWindow *window = open_sample ("Another program");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) person = find_person (book, "derberg");
  g_autofree char *former = g_strdup (mb_record_get_text (person, "name"));
  g_autofree char *log = g_strconcat (mb_book_get_path (book), "-wal", NULL);
  g_autoptr (GError) error = NULL;
  Sight sight = { window, "146" };

  wait_until (sees, &sight, 10000, "the figures that a worker has read");
  run_program ("export", mb_book_get_path (book));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  mb_book_set_field (book, person, "name", g_variant_new_string ("Ada Lovelace"), &error);
  g_assert_no_error (error);
  run_program ("undo", mb_book_get_path (book));
  go_to (window, "person");
  sight.text = former;
  wait_until (sees, &sight, 10000, "the name that another program brought back");
  close_window (window);
}

static gboolean
shows_alert (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (visible_dialog (window));
}

static void
test_no_book (void)
{
  MbWindow *window = open_window ();
  g_autofree char *path = g_build_filename (app_test_folder (), "broken.mentorbook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is a letter, not a book.", -1, &error);
  g_assert_no_error (error);
  mb_application_open_file (application, window, file);
  wait_until (shows_alert, window, 5000, "a sentence about the file");
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (visible_dialog (window))), ==, "This Is Not a Book");
  g_assert_null (mb_window_get_book (window));
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
  g_unlink (path);
}

static void
test_one_window_per_book (void)
{
  MbWindow *window = open_sample ("One window");
  g_autofree char *path = g_strdup (mb_book_get_path (mb_window_get_book (window)));
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_application_show_book (application, NULL, path, &error) == window);
  g_assert_no_error (error);
  close_window (window);
}

static void
test_memory (void)
{
  MbWindow *window = open_sample ("Memory");
  g_autofree char *path = g_strdup (mb_book_get_path (mb_window_get_book (window)));
  g_autoptr (GError) error = NULL;

  go_to (window, "cohort");
  close_window (window);
  window = open_window ();
  mb_window_open (window, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "cohort");
  close_window (window);
}

static GtkWidget *
find_organization_row (MbWindow *window, const char *field)
{
  GtkWidget *page = find_widget (GTK_WIDGET (visible_dialog (window)), MB_TYPE_ORGANIZATION_PAGE, NULL);

  g_assert_nonnull (page);
  return mb_organization_page_get_row (MB_ORGANIZATION_PAGE (page), field);
}

static void
add_organization (MbWindow *window, const char *name)
{
  g_autoptr (MbRecord) organization = mb_record_new (MB_RECORD_ORGANIZATION);
  g_autoptr (GError) error = NULL;

  mb_record_set_text (organization, "name", name);
  mb_book_add_record (mb_window_get_book (window), organization, &error);
  g_assert_no_error (error);
}

/* The preferences offer to add an organization, then have its form, and an offer again when that is undone. */
static void
test_organization (void)
{
  MbWindow *window = open_window ();
  g_autoptr (MbRecord) organization = NULL;
  GtkWidget *row;

  mb_window_create_book (window, "Organization", FALSE, NULL);
  wait_until (shows_book, window, 20000, "the empty book");
  go_to (window, "organization");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");
  wait_to_see (window, "No Organization Yet", 5000);
  add_organization (window, "Analytical Engines");
  row = find_organization_row (window, "website");
  gtk_editable_set_text (GTK_EDITABLE (row), "https://example.org");
  gtk_widget_activate_action (row, "field.commit", NULL);
  organization = mb_book_get_organization (mb_window_get_book (window), NULL);
  g_assert_cmpstr (mb_record_get_text (organization, "website"), ==, "https://example.org");
  step (window, "win.undo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");

  /* What is being typed is stored when the preferences are closed. */
  gtk_editable_set_text (GTK_EDITABLE (row), "https://example.com");
  adw_dialog_force_close (visible_dialog (window));
  g_assert_cmpstr (mb_record_get_text (organization, "website"), ==, "https://example.com");

  go_to (window, "organization");
  step (window, "win.undo");
  step (window, "win.undo");
  wait_to_see (window, "No Organization Yet", 5000);
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

/* Without a book there is nobody to speak of. */
static void
test_preferences_without_book (void)
{
  MbWindow *window = open_window ();

  mb_application_show_preferences (application, window, TRUE);
  wait_to_see (window, "Your Name", 5000);
  g_assert_null (find_widget (GTK_WIDGET (window), MB_TYPE_ORGANIZATION_PAGE, NULL));
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

/* Unsaved changes */

static gboolean
shows_question (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (visible_dialog (window));
}

static void
answer (MbWindow *window, const char *response)
{
  AdwDialog *dialog = visible_dialog (window);

  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What one gives up goes with the window. */
static void
test_discard (void)
{
  MbWindow *window = open_sample ("Discard");
  g_autoptr (MbRecord) person = find_person (mb_window_get_book (window), "derberg");
  gpointer alive = window;
  GtkWidget *row;
  GtkWidget *label;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "person", mb_record_get_id (person));
  row = mb_record_page_get_row (MB_RECORD_PAGE (mb_window_get_visible_page (window)), "handle");
  gtk_editable_set_text (GTK_EDITABLE (row), "not a handle");
  gtk_widget_activate_action (row, "field.commit", NULL);
  gtk_window_close (GTK_WINDOW (window));
  wait_to_see (window, "Discard and Close", 5000);
  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  label = find_widget (GTK_WIDGET (visible_dialog (window)), GTK_TYPE_LABEL, "Discard and Close");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  wait_until (is_gone, &alive, 10000, "the window to be gone");
  g_assert_cmpstr (mb_record_get_text (person, "handle"), ==, "derberg");
}

/* A handle that the book refuses is not lost with its page: the window says so, leads back to it, and asks before it
 * closes on it. */
static void
test_unsaved (void)
{
  MbWindow *window = open_sample ("Unsaved");
  g_autoptr (MbRecord) person = find_person (mb_window_get_book (window), "derberg");
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "person", mb_record_get_id (person));
  row = mb_record_page_get_row (MB_RECORD_PAGE (mb_window_get_visible_page (window)), "handle");
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "not a handle");
  gtk_window_close (GTK_WINDOW (window));
  wait_until (shows_question, window, 5000, "the question");
  answer (window, "cancel");

  go_to (window, "project");
  g_assert_true (MB_IS_LIST_PAGE (mb_window_get_visible_page (window)));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), MB_TYPE_UNSAVED_BAR, NULL));
  activate (window, "win.show-unsaved");
  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  row = mb_record_page_get_row (MB_RECORD_PAGE (mb_window_get_visible_page (window)), "handle");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "not a handle");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), row));

  gtk_editable_set_text (GTK_EDITABLE (row), "a-handle");
  gtk_widget_activate_action (row, "field.commit", NULL);
  g_assert_null (find_widget (GTK_WIDGET (window), MB_TYPE_UNSAVED_BAR, NULL));
  close_window (window);
}

static AdwDialog *
show_about (MbWindow *window)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  g_assert_true (ADW_IS_ABOUT_DIALOG (visible_dialog (window)));
  return visible_dialog (window);
}

/* What one sends with a report says which libraries are at work, and nothing of whose machine it is. */
static void
test_about (void)
{
  MbWindow *window = open_sample ("About");
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (show_about (window));
  const char *info = adw_about_dialog_get_debug_info (dialog);

  g_assert_nonnull (strstr (info, "GTK 4."));
  g_assert_nonnull (strstr (info, "libadwaita 1."));
  g_assert_nonnull (strstr (info, "SQLite 3."));
  g_assert_null (strstr (info, g_get_home_dir ()));
  g_assert_null (strstr (info, app_test_folder ()));
  g_assert_nonnull (strstr (adw_about_dialog_get_release_notes (dialog), "<li>"));
  g_assert_null (strstr (adw_about_dialog_get_release_notes (dialog), "#"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_window (window);
}

/* A window that works waits for its workers, which it tells to stop. */
static void
test_close_while_working (void)
{
  MbWindow *window = open_sample ("Closing");
  g_autofree char *path = g_build_filename (app_test_folder (), "cut.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mb_window_export_to (window, file);
  close_window (window);
}

static gboolean
is_collapsed (gpointer window)
{
  GtkWidget *view = find_widget (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL);

  return view && adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (view));
}

static gboolean
focus_is_seen (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus == NULL || gtk_widget_get_mapped (focus);
}

/* Keys go nowhere when what has the focus is not seen. */
static void
wait_for_seen_focus (MbWindow *window)
{
  wait_until (focus_is_seen, window, 2000, "the focus to be where one sees it");
}

static gboolean
shows_menu (gpointer window)
{
  GtkWidget *button = find_widget (window, GTK_TYPE_MENU_BUTTON, NULL);

  return button && gtk_menu_button_get_primary (GTK_MENU_BUTTON (button)) &&
         gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));
}

static void
test_narrow (void)
{
  MbWindow *window = open_sample ("Narrow");

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  wait_until (is_collapsed, window, 5000, "the sidebar to collapse");
  wait_for_seen_focus (window);
  for (guint i = 0; i < mb_sidebar_get_n_pages (); i++)
    {
      int minimum;

      go_to (window, mb_sidebar_get_nth_page (i));
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      wait_for_seen_focus (window);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.menu", NULL);
  wait_until (shows_menu, window, 5000, "the main menu, for which one must see the sidebar");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  application = app_test_init (&argc, &argv);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/figures", test_figures);
  g_test_add_func ("/window/records", test_records);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/late-undo", test_late_undo);
  g_test_add_func ("/window/export", test_export);
  g_test_add_func ("/window/import", test_import);
  g_test_add_func ("/window/import-table", test_import_table);
  g_test_add_func ("/window/wrong-table", test_wrong_table);
  g_test_add_func ("/window/wrong-import", test_wrong_import);
  g_test_add_func ("/window/copy", test_copy);
  g_test_add_func ("/window/somebody-else", test_somebody_else);
  g_test_add_func ("/window/another-program", test_another_program);
  g_test_add_func ("/window/no-book", test_no_book);
  g_test_add_func ("/window/one-window-per-book", test_one_window_per_book);
  g_test_add_func ("/window/memory", test_memory);
  g_test_add_func ("/window/organization", test_organization);
  g_test_add_func ("/window/about", test_about);
  g_test_add_func ("/window/preferences-without-book", test_preferences_without_book);
  g_test_add_func ("/window/unsaved", test_unsaved);
  g_test_add_func ("/window/discard", test_discard);
  g_test_add_func ("/window/close-while-working", test_close_while_working);
  g_test_add_func ("/window/narrow", test_narrow);
  return app_test_run ();
}
