#include "config.h"

#include "app-test.h"
#include "book/mb-edit.h"
#include "mb-history-page.h"
#include "mb-list-page.h"
#include "mb-overview-page.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"

static MbApplication *application;

static void
go_to (MbWindow *window, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page));
}

/* Keys */

static gboolean
is_triggered_by (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);

      return is_triggered_by (gtk_alternative_trigger_get_first (both), key, modifiers) ||
             is_triggered_by (gtk_alternative_trigger_get_second (both), key, modifiers);
    }
  return GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

/* Presses a key of the window. */
static gboolean
press (MbWindow *window, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  GdkModifierType modifiers;
  guint key;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (is_triggered_by (gtk_shortcut_get_trigger (shortcut), key, modifiers))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                                 GTK_WIDGET (window), NULL);
        }
    }
  g_error ("no key %s", accelerator);
}

/* What one sees */

static MbRecord *
find_person (MbWindow *window, const char *handle)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = mb_window_get_book (window);
  MbRecord *person = mb_book_get_record (book, MB_RECORD_PERSON, mb_book_find_handle (book, handle), &error);

  g_assert_no_error (error);
  return person;
}

static void
open_record (MbWindow *window, MbRecord *record)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)",
                                             mb_record_get_record_type (record)->name, mb_record_get_id (record)));
}

static void
assert_on_page (MbWindow *window, const char *name, GType type)
{
  g_assert_cmpstr (mb_window_get_page_name (window), ==, name);
  g_assert_cmpstr (g_type_name (G_OBJECT_TYPE (mb_window_get_visible_page (window))), ==, g_type_name (type));
}

static void
assert_on_record (MbWindow *window, const char *name, MbRecord *record)
{
  assert_on_page (window, name, MB_TYPE_RECORD_PAGE);
  g_assert_true (mb_record_page_get_record (MB_RECORD_PAGE (mb_window_get_visible_page (window))) == record);
}

static gboolean
focus_is_in (MbWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus && gtk_widget_is_ancestor (focus, widget);
}

/* Back and forward */

static void
test_back_and_forward (void)
{
  MbWindow *window = open_sample ("Back and forward");
  g_autoptr (MbRecord) person = find_person (window, "derberg");

  go_to (window, "person");
  open_record (window, person);
  go_to (window, "history");

  press (window, "<Alt>Left");
  assert_on_record (window, "person", person);
  press (window, "<Alt>Left");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Left");
  assert_on_page (window, "overview", MB_TYPE_OVERVIEW_PAGE);
  press (window, "<Alt>Left");
  assert_on_page (window, "overview", MB_TYPE_OVERVIEW_PAGE);

  press (window, "<Alt>Right");
  press (window, "<Alt>Right");
  assert_on_record (window, "person", person);
  press (window, "<Alt>Right");
  assert_on_page (window, "history", MB_TYPE_HISTORY_PAGE);
  press (window, "<Alt>Right");
  assert_on_page (window, "history", MB_TYPE_HISTORY_PAGE);
  close_window (window);
}

/* The button in the header leads back to what is below; forward leads up again, until one goes elsewhere. */
static void
test_header_button (void)
{
  MbWindow *window = open_sample ("Header button");
  g_autoptr (MbRecord) person = find_person (window, "derberg");

  go_to (window, "person");
  open_record (window, person);
  gtk_widget_activate_action (GTK_WIDGET (mb_window_get_visible_page (window)), "navigation.pop", NULL);
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Right");
  assert_on_record (window, "person", person);
  press (window, "<Alt>Left");
  go_to (window, "cohort");
  press (window, "<Alt>Right");
  assert_on_page (window, "cohort", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Left");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  close_window (window);
}

/* Choosing a page in the sidebar leads from its records to the page, and back leads to the records. */
static void
test_chosen_again (void)
{
  MbWindow *window = open_sample ("Chosen again");
  g_autoptr (MbRecord) one = find_person (window, "derberg");
  g_autoptr (MbRecord) other = find_person (window, "fmvilas");

  go_to (window, "person");
  open_record (window, one);
  open_record (window, other);
  go_to (window, "person");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Left");
  assert_on_record (window, "person", other);
  press (window, "<Alt>Left");
  assert_on_record (window, "person", one);
  close_window (window);
}

/* In a language that is read from right to left, back is to the right. */
static void
test_mirrored (void)
{
  MbWindow *window = open_sample ("Mirrored");

  gtk_widget_set_direction (GTK_WIDGET (window), GTK_TEXT_DIR_RTL);
  go_to (window, "person");
  press (window, "<Alt>Left");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Right");
  assert_on_page (window, "overview", MB_TYPE_OVERVIEW_PAGE);
  press (window, "<Alt>Left");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  close_window (window);
}

static void
test_dialog (void)
{
  MbWindow *window = open_sample ("Dialog");

  go_to (window, "person");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-open", NULL);
  g_assert_false (press (window, "<Alt>Left"));
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

static void
test_deleted (void)
{
  MbWindow *window = open_sample ("Deleted");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) one = find_person (window, "derberg");
  g_autoptr (MbRecord) other = find_person (window, "fmvilas");
  g_autoptr (GError) error = NULL;

  go_to (window, "person");
  open_record (window, one);
  open_record (window, other);
  go_to (window, "cohort");
  mb_book_delete_record (book, one, &error);
  g_assert_no_error (error);

  press (window, "<Alt>Left");
  assert_on_record (window, "person", other);
  press (window, "<Alt>Left");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  press (window, "<Alt>Right");
  assert_on_record (window, "person", other);
  gtk_widget_activate_action (GTK_WIDGET (mb_window_get_visible_page (window)), "navigation.pop", NULL);
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  close_window (window);
}

/* What was deleted from its page comes back there when that is undone. */
static void
test_deleted_and_undone (void)
{
  MbWindow *window = open_sample ("Undone");
  g_autoptr (MbRecord) person = find_person (window, "derberg");

  go_to (window, "person");
  open_record (window, person);
  gtk_widget_child_focus (GTK_WIDGET (mb_window_get_visible_page (window)), GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (GTK_WIDGET (mb_window_get_visible_page (window)), "record.delete", NULL);
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  g_assert_true (focus_is_in (window, GTK_WIDGET (mb_window_get_visible_page (window))));
  press (window, "<Alt>Right");
  assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_work (window);
  press (window, "<Alt>Right");
  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  close_window (window);
}

/* However far one goes, back leads there: pages that do not live any more are made again. */
static void
test_far (void)
{
  MbWindow *window = open_sample ("Far");
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  MbQuery *query;

  go_to (window, "person");
  query = mb_list_page_get_query (MB_LIST_PAGE (mb_window_get_visible_page (window)));
  for (guint i = 0; i < 15; i++)
    g_ptr_array_add (people, g_list_model_get_item (G_LIST_MODEL (query), i));
  for (guint i = 0; i < people->len; i++)
    {
      go_to (window, "person");
      open_record (window, people->pdata[i]);
      go_to (window, "cohort");
    }
  for (guint i = people->len; i > 0; i--)
    {
      assert_on_page (window, "cohort", MB_TYPE_LIST_PAGE);
      press (window, "<Alt>Left");
      assert_on_record (window, "person", people->pdata[i - 1]);
      press (window, "<Alt>Left");
      assert_on_page (window, "person", MB_TYPE_LIST_PAGE);
      press (window, "<Alt>Left");
    }
  assert_on_page (window, "overview", MB_TYPE_OVERVIEW_PAGE);
  close_window (window);
}

/* As one left it */

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 100;
}

static GtkAdjustment *
get_scrolling (MbWindow *window)
{
  GtkWidget *page = GTK_WIDGET (mb_window_get_visible_page (window));
  GtkWidget *list = find_widget (page, GTK_TYPE_COLUMN_VIEW, NULL);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
}

static gboolean
is_scrolled_there (gpointer window)
{
  return is_scrolled (get_scrolling (window));
}

static gboolean
can_scroll (gpointer window)
{
  GtkAdjustment *adjustment = get_scrolling (window);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100;
}

static void
test_kept (void)
{
  MbWindow *window = open_sample ("Kept");
  MbListPage *page;
  GtkWidget *list;
  double value;

  go_to (window, "person");
  page = MB_LIST_PAGE (mb_window_get_visible_page (window));
  list = find_widget (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
  wait_until (can_scroll, window, 5000, "the list to be long");
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (list), 60, NULL, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  wait_until (is_scrolled_there, window, 5000, "the list to scroll");
  value = gtk_adjustment_get_value (get_scrolling (window));

  go_to (window, "cohort");
  go_to (window, "history");
  go_to (window, "person");
  page = MB_LIST_PAGE (mb_window_get_visible_page (window));
  wait_until (is_scrolled_there, window, 5000, "the list to be where it was");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_scrolling (window)), value, 1);
  g_assert_true (gtk_selection_model_is_selected (mb_list_page_get_selection (page), 60));
  close_window (window);
}

/* However many records one looked through meanwhile. */
static void
test_kept_from_records (void)
{
  MbWindow *window = open_sample ("Kept from records");
  AdwNavigationPage *page;
  MbQuery *query;

  go_to (window, "project");
  page = mb_window_get_visible_page (window);
  go_to (window, "person");
  query = mb_list_page_get_query (MB_LIST_PAGE (mb_window_get_visible_page (window)));
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (MbRecord) person = g_list_model_get_item (G_LIST_MODEL (query), i);

      go_to (window, "person");
      open_record (window, person);
      go_to (window, "cohort");
    }
  go_to (window, "project");
  g_assert_true (mb_window_get_visible_page (window) == page);
  close_window (window);
}

static gboolean
is_searched (gpointer window)
{
  MbListPage *page = MB_LIST_PAGE (mb_window_get_visible_page (window));

  return g_strcmp0 (mb_query_get_search (mb_list_page_get_query (page)), "der") == 0;
}

static void
test_search_kept (void)
{
  MbWindow *window = open_sample ("Search kept");
  GtkWidget *entry;

  go_to (window, "person");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  entry = find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "der");
  wait_until (is_searched, window, 5000, "the search");
  go_to (window, "cohort");
  press (window, "<Alt>Left");
  entry = find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "der");
  g_assert_true (is_searched (window));
  close_window (window);
}

/* The sidebar */

static void
test_next_page (void)
{
  MbWindow *window = open_sample ("Next page");

  press (window, "<Control>Tab");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "program");
  press (window, "<Control>Page_Down");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "cohort");
  press (window, "<Control><Shift>Tab");
  press (window, "<Control>Page_Up");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");
  press (window, "<Control>Page_Up"); /* what is folded away is passed over */
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "history");
  press (window, "<Control>Tab");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");
  close_window (window);
}

static GtkWidget *
get_sidebar (MbWindow *window)
{
  return find_widget (GTK_WIDGET (window), MB_TYPE_SIDEBAR, NULL);
}

static void
test_fold (void)
{
  MbWindow *window = open_sample ("Fold");
  MbWindow *other;
  GtkWidget *sidebar = get_sidebar (window);
  GtkWidget *more = gtk_widget_get_ancestor (find_widget (sidebar, GTK_TYPE_LABEL, "More Records"), GTK_TYPE_LIST_BOX_ROW);

  g_assert_false (shows_text (sidebar, "Milestones"));
  gtk_test_accessible_assert_state (more, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_signal_emit_by_name (gtk_widget_get_parent (more), "row-activated", more);
  g_assert_true (shows_text (sidebar, "Milestones"));
  gtk_test_accessible_assert_state (more, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");

  other = open_sample ("Unfolded");
  g_assert_true (shows_text (get_sidebar (other), "Milestones"));
  g_signal_emit_by_name (gtk_widget_get_parent (more), "row-activated", more);
  g_assert_false (shows_text (sidebar, "Milestones"));
  close_window (other);
  close_window (window);
}

/* One sees in the sidebar where one is. */
static void
test_folded_page (void)
{
  MbWindow *window = open_sample ("Folded page");
  GtkWidget *sidebar = get_sidebar (window);

  go_to (window, "milestone");
  g_assert_true (shows_text (sidebar, "Milestones"));
  g_assert_false (shows_text (sidebar, "Sources"));
  go_to (window, "person");
  g_assert_false (shows_text (sidebar, "Milestones"));
  close_window (window);
}

static void
test_panes (void)
{
  MbWindow *window = open_sample ("Panes");
  GtkWidget *list;

  go_to (window, "person");
  gtk_widget_grab_focus (get_sidebar (window));
  g_assert_true (focus_is_in (window, get_sidebar (window)));
  press (window, "F6");
  list = find_widget (GTK_WIDGET (mb_window_get_visible_page (window)), GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_true (focus_is_in (window, list));
  g_assert_false (GTK_IS_LIST_BASE (gtk_window_get_focus (GTK_WINDOW (window)))); /* but a row of it */
  press (window, "F6");
  g_assert_true (focus_is_in (window, get_sidebar (window)));
  close_window (window);
}

/* What a window remembers */

static MbWindow *
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  MbWindow *window = mb_application_show_book (application, NULL, path, &error);

  g_assert_no_error (error);
  return window;
}

static void
close_with_size (MbWindow *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  close_window (window);
}

static void
assert_size (MbWindow *window, int width, int height)
{
  int default_width, default_height;

  gtk_window_get_default_size (GTK_WINDOW (window), &default_width, &default_height);
  g_assert_cmpint (default_width, ==, width);
  g_assert_cmpint (default_height, ==, height);
}

static void
test_per_book (void)
{
  MbWindow *one = open_sample ("One");
  MbWindow *other = open_sample ("Other");
  g_autofree char *one_path = g_strdup (mb_book_get_path (mb_window_get_book (one)));
  g_autofree char *other_path = g_strdup (mb_book_get_path (mb_window_get_book (other)));
  g_autoptr (MbRecord) person = find_person (other, "derberg");
  const gint64 id = mb_record_get_id (person);

  go_to (one, "cohort");
  go_to (other, "person");
  open_record (other, person);
  g_clear_object (&person);
  close_with_size (one, 700, 500);
  close_with_size (other, 800, 600);

  one = open_book (one_path);
  assert_size (one, 700, 500);
  assert_on_page (one, "cohort", MB_TYPE_LIST_PAGE);
  other = open_book (other_path);
  assert_size (other, 800, 600);
  assert_on_page (other, "person", MB_TYPE_RECORD_PAGE);
  g_assert_cmpint (mb_record_get_id (mb_record_page_get_record (MB_RECORD_PAGE (mb_window_get_visible_page (other)))),
                   ==, id);
  press (other, "<Alt>Left");
  assert_on_page (other, "person", MB_TYPE_LIST_PAGE);
  close_window (one);
  close_window (other);
}

int
main (int argc, char *argv[])
{
  application = app_test_init (&argc, &argv);
  g_test_add_func ("/navigation/back-and-forward", test_back_and_forward);
  g_test_add_func ("/navigation/header-button", test_header_button);
  g_test_add_func ("/navigation/chosen-again", test_chosen_again);
  g_test_add_func ("/navigation/mirrored", test_mirrored);
  g_test_add_func ("/navigation/dialog", test_dialog);
  g_test_add_func ("/navigation/deleted", test_deleted);
  g_test_add_func ("/navigation/deleted-and-undone", test_deleted_and_undone);
  g_test_add_func ("/navigation/far", test_far);
  g_test_add_func ("/navigation/kept", test_kept);
  g_test_add_func ("/navigation/kept-from-records", test_kept_from_records);
  g_test_add_func ("/navigation/search-kept", test_search_kept);
  g_test_add_func ("/navigation/next-page", test_next_page);
  g_test_add_func ("/navigation/fold", test_fold);
  g_test_add_func ("/navigation/folded-page", test_folded_page);
  g_test_add_func ("/navigation/panes", test_panes);
  g_test_add_func ("/navigation/per-book", test_per_book);
  return app_test_run ();
}
