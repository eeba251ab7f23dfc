#include "config.h"

#include "app-test.h"
#include "book/mb-edit.h"
#include "mb-checks-page.h"
#include "mb-docs-folder.h"
#include "mb-findings.h"
#include "mb-found-row.h"
#include "mb-list-filters.h"
#include "mb-merge-dialog.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"

static gboolean
is_quiet (gpointer findings)
{
  return mb_findings_get_ready (findings) && !mb_findings_get_busy (findings);
}

static MbFindings *
look (MbWindow *window)
{
  MbFindings *findings = mb_findings_of (mb_window_get_book (window));

  wait_until (is_quiet, findings, 20000, "the checks to end");
  return findings;
}

static MbChecksPage *
open_checks (MbWindow *window)
{
  look (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "checks"));
  return MB_CHECKS_PAGE (mb_window_get_visible_page (window));
}

static GtkListView *
get_list (MbChecksPage *page)
{
  return GTK_LIST_VIEW (find_widget (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, NULL));
}

/* The list begins with a few rows. */
static gboolean
has_grown (gpointer slice)
{
  return gtk_slice_list_model_get_size (slice) == G_MAXUINT;
}

static GListModel *
get_shown (MbChecksPage *page)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_list (page)));

  wait_until (has_grown, gtk_single_selection_get_model (selection), 5000, "all rows");
  return G_LIST_MODEL (selection);
}

/* The first finding of a rule that is shown. */
static MbFound *
find_found (MbChecksPage *page, const char *rule, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_shown (page)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (get_shown (page), i);

      if (g_str_equal (found->rule, rule))
        {
          *position = i;
          return found;
        }
    }
  g_error ("no %s", rule);
}

static guint
count_rule (MbWindow *window, const char *rule)
{
  MbFindings *findings = look (window);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (findings), i);

      n += g_str_equal (found->rule, rule) && !found->dismissed;
    }
  return n;
}

static MbFound *
select_found (MbChecksPage *page, const char *rule)
{
  guint position = 0;
  MbFound *found = find_found (page, rule, &position);

  gtk_list_view_scroll_to (get_list (page), position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return found;
}

/* Presses a key of the list of findings. */
static void
press (MbChecksPage *page, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_list (page)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (get_list (page)), NULL);
              return;
            }
        }
    }
  g_error ("no such key");
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
wait_for_text (MbWindow *window, const char *text)
{
  wait_until (sees, &(Sight) { window, text }, 10000, text);
}

/* The count stands in the sidebar before anybody opens the page, and follows the book. */
static void
test_count (void)
{
  MbWindow *window = open_sample ("Count");
  MbBook *book = mb_window_get_book (window);
  MbFindings *findings = look (window);
  const guint before = mb_findings_count_open (findings);
  g_autofree char *shown = g_strdup_printf ("%u", before);
  g_autofree char *more = g_strdup_printf ("%u", before + 1);
  g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before, >, 10);
  wait_for_text (window, shown);
  mb_record_set_text (person, "name", "Nobody Knows");
  mb_record_set_text (person, "handle", "nobodyknows");
  g_assert_true (mb_book_add_record (book, person, &error));
  g_assert_true (mb_findings_get_busy (findings));
  wait_for_text (window, more);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_work (window);
  wait_for_text (window, shown);
  close_window (window);
}

/* From a finding to its record, and back to the same finding. */
static void
test_open (void)
{
  MbWindow *window = open_sample ("Open");
  MbChecksPage *page = open_checks (window);
  guint position = 0;
  MbFound *found = find_found (page, "headcount-differs", &position);
  g_autofree char *sentence = g_strdup (found->sentence);

  select_found (page, "headcount-differs");
  wait_for_text (window, sentence);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (page)), "list.activate-item", "u", position));
  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  g_assert_cmpint (mb_record_get_id (mb_record_page_get_record (MB_RECORD_PAGE (mb_window_get_visible_page (window)))), ==,
                   g_array_index (found->records, MbRecordRef, 0).id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (mb_window_get_visible_page (window) == ADW_NAVIGATION_PAGE (page));
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_shown (page))), ==, position);
  close_window (window);
}

static gboolean
has_dialog (gpointer window)
{
  return visible_dialog (window) != NULL;
}

static gboolean
has_entry (gpointer window)
{
  return has_dialog (window) && find_widget (GTK_WIDGET (visible_dialog (window)), ADW_TYPE_ENTRY_ROW, NULL);
}

static gboolean
has_no_dialog (gpointer window)
{
  return visible_dialog (window) == NULL;
}

/* Without a reason nothing is dismissed; with one it is, until it is taken back or undone. */
static void
test_dismiss (void)
{
  MbWindow *window = open_sample ("Dismiss");
  MbChecksPage *page = open_checks (window);
  MbBook *book = mb_window_get_book (window);
  const guint before = count_rule (window, "headcount-differs");
  AdwDialog *dialog;
  GtkWidget *entry;

  select_found (page, "headcount-differs");
  press (page, GDK_KEY_Delete, 0);
  wait_until (has_entry, window, 5000, "the dialog");
  dialog = visible_dialog (window);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "dismiss"));
  entry = find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "dismiss"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "One was never named");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "dismiss"));
  g_signal_emit_by_name (dialog, "response::dismiss", "dismiss");
  adw_dialog_force_close (dialog);
  wait_until (has_no_dialog, window, 5000, "the dialog to go");

  g_assert_cmpint (mb_book_count (book, MB_RECORD_FINDING), ==, 1);
  g_assert_cmpuint (count_rule (window, "headcount-differs"), ==, before - 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "checks.show", "s", "dismissed");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, 1);
  wait_for_text (window, "Dismissed: One was never named");

  press (page, GDK_KEY_Delete, 0);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_FINDING), ==, 0);
  g_assert_cmpuint (count_rule (window, "headcount-differs"), ==, before);
  wait_for_text (window, "Nothing Found");
  gtk_widget_activate_action (GTK_WIDGET (page), "checks.show-all", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, mb_findings_count_open (look (window)));
  close_window (window);
}

/* What mends it takes it away at once, and one undo brings it back. */
static void
test_fix (void)
{
  MbWindow *window = open_sample ("Fix");
  MbChecksPage *page = open_checks (window);
  MbBook *book = mb_window_get_book (window);
  MbFindings *findings = look (window);
  const guint before = mb_findings_count_open (findings);
  MbFound *found = select_found (page, "still-in-progress");
  g_autoptr (MbRecord) cohort =
    mb_book_get_record (book, MB_RECORD_COHORT, g_array_index (found->records, MbRecordRef, 0).id, NULL);

  press (page, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (mb_record_get_text (cohort, "status"), ==, "completed");
  g_assert_cmpuint (mb_findings_count_open (findings), ==, before - 1);
  look (window);
  g_assert_cmpuint (mb_findings_count_open (findings), ==, before - 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_work (window);
  g_assert_cmpstr (mb_record_get_text (cohort, "status"), ==, "in-progress");
  look (window);
  g_assert_cmpuint (mb_findings_count_open (findings), ==, before);
  close_window (window);
}

static void
add_person (MbBook *book, const char *name, const char *handle)
{
  g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);
  g_autoptr (GError) error = NULL;

  mb_record_set_text (person, "name", name);
  mb_record_set_text (person, "handle", handle);
  mb_book_add_record (book, person, &error);
  g_assert_no_error (error);
}

/* Of two people who are probably one the person at the screen says who stays. */
static void
test_merge (void)
{
  MbWindow *window = open_sample ("Merge");
  MbBook *book = mb_window_get_book (window);
  const gint64 before = mb_book_count (book, MB_RECORD_PERSON);
  MbChecksPage *page;
  AdwDialog *dialog;

  add_person (book, "Ada Lovelace", "adal");
  add_person (book, "Lovelace, Ada", "countess");
  page = open_checks (window);
  select_found (page, "same-person");
  press (page, GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_until (has_dialog, window, 5000, "the dialog");
  dialog = visible_dialog (window);
  g_assert_true (MB_IS_MERGE_DIALOG (dialog));
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, before + 2);
  g_signal_emit_by_name (dialog, "response::merge", "merge");
  adw_dialog_force_close (dialog);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, before + 1);
  g_assert_cmpuint (count_rule (window, "same-person"), ==, 0);
  close_window (window);
}

/* By severity, rule and words; chips say so. */
static void
test_filter (void)
{
  MbWindow *window = open_sample ("Filter");
  MbChecksPage *page = open_checks (window);
  MbFindings *findings = look (window);
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (page), "checks.show", "s", "warning");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, mb_findings_count (findings, MB_SEVERITY_WARNING));
  gtk_widget_activate_action (GTK_WIDGET (page), "checks.rule", "s", "still-in-progress");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, count_rule (window, "still-in-progress"));
  wait_for_text (window, "Still in Progress");
  gtk_widget_activate_action (GTK_WIDGET (page), "checks.show-all", NULL);

  gtk_widget_activate_action (GTK_WIDGET (page), "list.search", NULL);
  entry = find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2021 HEADCOUNT");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), <, 6);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing like that");
  g_signal_emit_by_name (entry, "search-changed");
  wait_for_text (window, "Nothing Found");
  close_window (window);
}

/* The page of a record says what is found about it, and mends it; a list shows only the records about which there is
 * something. */
static void
test_records (void)
{
  MbWindow *window = open_sample ("Records");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbQuery) cohorts = mb_query_new (book, MB_RECORD_COHORT);
  g_autoptr (MbListFilters) filters = mb_list_filters_new (cohorts);
  const gint64 gsoc = mb_book_find (book, MB_RECORD_COHORT, "slug", "gsoc-2021");
  MbFindings *findings = look (window);
  g_autoptr (GArray) ids = mb_findings_list_ids (findings, MB_RECORD_COHORT);
  g_autofree char *label = NULL;
  GtkWidget *button;

  mb_list_filters_set (filters, NULL, NULL, TRUE);
  label = mb_list_filters_dup_label (filters, 0);
  g_assert_cmpstr (label, ==, "Has Findings");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cohorts)), ==, ids->len);
  g_assert_cmpuint (ids->len, <, mb_query_count_all (cohorts));
  g_assert_cmpuint (mb_query_find (cohorts, gsoc), !=, GTK_INVALID_LIST_POSITION);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "cohort", gsoc);
  wait_for_text (window, "GSoC 2021 reports a headcount of 6, and the book names 5.");
  button = find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Set Headcount to 5");
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (find_widget (GTK_WIDGET (mb_window_get_visible_page (window)), MB_TYPE_FOUND_ROW, NULL));
  look (window);
  g_assert_cmpuint (mb_query_find (cohorts, gsoc), ==, GTK_INVALID_LIST_POSITION);
  mb_list_filters_clear (filters);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cohorts)), ==, mb_query_count_all (cohorts));
  close_window (window);
}

/* Where pages lie is said in the preferences. */
static void
test_docs_folder (void)
{
  MbWindow *window = open_sample ("Docs");
  GSettings *settings = mb_application_get_settings (mb_window_get_application (window));
  const char *path = mb_book_get_path (mb_window_get_book (window));
  g_autoptr (GFile) folder = g_file_new_for_path (app_test_folder ());
  g_autoptr (GFile) kept = NULL;

  g_assert_cmpuint (count_rule (window, "page-missing"), ==, 0);
  mb_docs_folder_set (settings, path, folder);
  g_assert_cmpuint (count_rule (window, "page-missing"), ==, 6);
  kept = mb_docs_folder_dup (settings, path);
  g_assert_true (g_file_equal (kept, folder));
  mb_docs_folder_set (settings, path, NULL);
  g_assert_cmpuint (count_rule (window, "page-missing"), ==, 0);
  close_window (window);
}

/* A book in which nothing is wrong. */
static void
test_clean (void)
{
  MbWindow *window = open_window ();

  mb_window_create_book (window, "Clean", FALSE, NULL);
  wait_for_work (window);
  open_checks (window);
  wait_for_text (window, "Nothing to Mend");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/checks-page/count", test_count);
  g_test_add_func ("/checks-page/open", test_open);
  g_test_add_func ("/checks-page/dismiss", test_dismiss);
  g_test_add_func ("/checks-page/fix", test_fix);
  g_test_add_func ("/checks-page/merge", test_merge);
  g_test_add_func ("/checks-page/filter", test_filter);
  g_test_add_func ("/checks-page/records", test_records);
  g_test_add_func ("/checks-page/docs-folder", test_docs_folder);
  g_test_add_func ("/checks-page/clean", test_clean);
  return app_test_run ();
}
