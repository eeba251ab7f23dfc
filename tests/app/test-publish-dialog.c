#include "config.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "app-test.h"
#include "exchange/mb-publish-check.h"
#include "mb-contacts-dialog.h"
#include "mb-docs-folder.h"
#include "mb-findings.h"
#include "mb-found-actions.h"
#include "mb-publish-dialog.h"
#include "mb-report-dialog.h"
#include "mb-window-publish.h"

/* The book has other numbers. */
#define PAGE \
  "| Year | Program | Participants |\n" \
  "| ---- | ------- | ------------ |\n" \
  "| 2021 | Hacktoberfest | 1 |\n"

#define BROKEN "<!-- END mentorbook:impact -->\n"

static char *
make_folder (const char *name)
{
  char *folder = g_build_filename (app_test_folder (), name, NULL);
  g_autofree char *page = g_build_filename (folder, "index.md", NULL);
  g_autofree char *broken = g_build_filename (folder, "other.md", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (page, PAGE, -1, NULL));
  g_assert_true (g_file_set_contents (broken, BROKEN, -1, NULL));
  return folder;
}

static char *
dup_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "index.md", NULL);
  char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return contents;
}

static gboolean
shows_changes (gpointer window)
{
  AdwDialog *dialog = visible_dialog (window);

  return MB_IS_PUBLISH_DIALOG (dialog) && find_widget (GTK_WIDGET (dialog), GTK_SOURCE_TYPE_VIEW, NULL);
}

static AdwDialog *
look_at (MbWindow *window, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  mb_window_publish_to (window, file);
  wait_until (shows_changes, window, 20000, "the pages");
  return visible_dialog (window);
}

static char *
dup_diff (AdwDialog *dialog)
{
  GtkWidget *view = find_widget (GTK_WIDGET (dialog), GTK_SOURCE_TYPE_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
click (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

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
wait_to_see (MbWindow *window, const char *text)
{
  Sight sight = { window, text };

  wait_until (sees, &sight, 20000, text);
}

static guint
count_differences (MbWindow *window)
{
  MbFindings *findings = mb_findings_of (mb_window_get_book (window));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (findings), i);

      n += g_str_equal (found->rule, "page-differs");
    }
  return n;
}

static gboolean
has_many_differences (gpointer window)
{
  return count_differences (window) > 1;
}

/* The page that cannot be read stays one. */
static gboolean
has_one_difference (gpointer window)
{
  return count_differences (window) == 1;
}

/* Writing pages changes no book, but what the checks find. */
static void
test_checked_again_when_written (void)
{
  MbWindow *window = open_sample ("checked");
  g_autofree char *folder = make_folder ("checked pages");

  mb_findings_set_docs (mb_findings_of (mb_window_get_book (window)), folder);
  wait_until (has_many_differences, window, 20000, "the differences");
  click (look_at (window, folder), "_Write");
  wait_until (has_one_difference, window, 20000, "what is left of them");
  close_window (window);
}

static void
test_shown_then_written (void)
{
  MbWindow *window = open_sample ("publish");
  g_autofree char *folder = make_folder ("pages");
  AdwDialog *dialog = look_at (window, folder);
  g_autofree char *diff = dup_diff (dialog);
  g_autofree char *before = dup_page (folder);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) ticked = mb_publish_dialog_list_ticked (MB_PUBLISH_DIALOG (dialog));

  g_assert_nonnull (strstr (diff, "-| 2021 | Hacktoberfest | 1 |\n"));
  g_assert_nonnull (strstr (diff, "| Hacktoberfest | 26 |\n"));
  g_assert_cmpstr (before, ==, PAGE);
  /* The page that cannot be read has no tick to set. */
  g_assert_cmpuint (mb_publish_dialog_get_publish (MB_PUBLISH_DIALOG (dialog))->pages->len, ==, 2);
  g_assert_cmpuint (ticked->len, ==, 1);

  click (dialog, "_Write");
  wait_for_work (window);
  after = dup_page (folder);
  g_assert_nonnull (strstr (after, "| Hacktoberfest | 26 |\n"));
  wait_to_see (window, "1 page written");
  close_window (window);
}

static void
test_nothing_ticked (void)
{
  MbWindow *window = open_sample ("nothing");
  g_autofree char *folder = make_folder ("nothing");
  AdwDialog *dialog = look_at (window, folder);
  GtkWidget *tick = find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *button = find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Write");
  g_autofree char *page = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  g_assert_false (gtk_widget_is_sensitive (button));
  click (dialog, "_Cancel");
  page = dup_page (folder);
  g_assert_cmpstr (page, ==, PAGE);
  close_window (window);
}

static void
test_empty_folder (void)
{
  MbWindow *window = open_sample ("empty");
  g_autofree char *folder = g_build_filename (app_test_folder (), "empty-folder", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  mb_window_publish_to (window, file);
  wait_for_work (window);
  wait_to_see (window, "There are no Markdown pages in this folder");
  g_assert_null (visible_dialog (window));
  close_window (window);
}

/* Who has said where the pages are is not asked again. */
static void
test_docs_folder (void)
{
  MbWindow *window = open_sample ("docs-folder");
  GSettings *settings = mb_application_get_settings (mb_window_get_application (window));
  g_autofree char *folder = make_folder ("docs");
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *diff = NULL;

  mb_docs_folder_set (settings, mb_book_get_path (mb_window_get_book (window)), file);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.publish", NULL));
  wait_until (shows_changes, window, 20000, "the pages");
  diff = dup_diff (visible_dialog (window));
  g_assert_nonnull (strstr (diff, "--- a/index.md\n"));
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

/* From what the checks say of a page, Enter leads to what would change in it. */
static void
test_from_the_checks (void)
{
  MbWindow *window = open_sample ("checks");
  GSettings *settings = mb_application_get_settings (mb_window_get_application (window));
  g_autofree char *folder = make_folder ("checked");
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (MbFound) found = mb_found_new ("page-differs", MB_SEVERITY_WARNING);

  mb_docs_folder_set (settings, mb_book_get_path (mb_window_get_book (window)), file);
  mb_found_actions_open (GTK_WIDGET (window), found);
  wait_until (shows_changes, window, 20000, "the pages");
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

static void
test_report_choices (void)
{
  MbWindow *window = open_sample ("report");
  AdwDialog *dialog;
  MbReportOptions options;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.report", NULL));
  dialog = visible_dialog (window);
  g_assert_true (MB_IS_REPORT_DIALOG (dialog));
  /* The latest year first, and after the years the cohorts. */
  options = mb_report_dialog_get_options (MB_REPORT_DIALOG (dialog));
  g_assert_cmpint (options.year, ==, 2026);
  g_assert_cmpint (options.cohort, ==, 0);
  adw_dialog_force_close (dialog);
  close_window (window);
}

/* Private addresses leave the book after a question alone. */
static void
test_contacts_ask_first (void)
{
  MbWindow *window = open_sample ("contacts");
  AdwDialog *dialog;
  MbContactsOptions options;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.contacts", NULL));
  dialog = visible_dialog (window);
  g_assert_true (MB_IS_CONTACTS_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (dialog)), ==, "cancel");
  options = mb_contacts_dialog_get_options (MB_CONTACTS_DIALOG (dialog));
  g_assert_false (options.has_role);
  g_assert_cmpint (options.year, ==, 0);
  adw_dialog_force_close (dialog);
  close_window (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  mb_publish_check_install ();
  g_test_add_func ("/publish-dialog/shown-then-written", test_shown_then_written);
  g_test_add_func ("/publish-dialog/checked-again", test_checked_again_when_written);
  g_test_add_func ("/publish-dialog/nothing-ticked", test_nothing_ticked);
  g_test_add_func ("/publish-dialog/empty-folder", test_empty_folder);
  g_test_add_func ("/publish-dialog/docs-folder", test_docs_folder);
  g_test_add_func ("/publish-dialog/from-the-checks", test_from_the_checks);
  g_test_add_func ("/publish-dialog/report-choices", test_report_choices);
  g_test_add_func ("/publish-dialog/contacts-ask-first", test_contacts_ask_first);
  return app_test_run ();
}
