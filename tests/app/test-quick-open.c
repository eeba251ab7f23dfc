#include "config.h"

#include "app-test.h"
#include "book/mb-edit.h"
#include "mb-organization-page.h"
#include "mb-quick-open.h"
#include "mb-record-page.h"
#include "mb-record-text.h"
#include "mb-sidebar.h"

#define MANY 2000

/* What a person does */

static gboolean
is_open (gpointer window)
{
  return visible_dialog (window) && gtk_widget_get_mapped (GTK_WIDGET (visible_dialog (window)));
}

static gboolean
is_closed (gpointer window)
{
  return !visible_dialog (window);
}

/* libadwaita 1.7 never frees a window that is closed under a dialog. */
static void
close_all (MbWindow *window)
{
  if (visible_dialog (window))
    adw_dialog_force_close (visible_dialog (window));
  wait_until (is_closed, window, 5000, "the dialog to close");
  close_window (window);
}

static GtkWidget *
entry_of (MbQuickOpen *dialog)
{
  return find_widget (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static gboolean
can_type (gpointer dialog)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (dialog));

  return focus && gtk_widget_is_ancestor (focus, entry_of (dialog));
}

static MbQuickOpen *
open_dialog (MbWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-open", NULL));
  wait_until (is_open, window, 5000, "the dialog");
  g_assert_true (MB_IS_QUICK_OPEN (visible_dialog (window)));
  wait_until (can_type, visible_dialog (window), 5000, "the focus in the search");
  return MB_QUICK_OPEN (visible_dialog (window));
}

static void
type (MbQuickOpen *dialog, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (dialog)), text);
}

static void
press (MbQuickOpen *dialog, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry_of (dialog));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      if (handled)
        return;
    }
  g_assert_not_reached ();
}

static void
press_enter (MbQuickOpen *dialog)
{
  g_signal_emit_by_name (entry_of (dialog), "activate");
}

/* What a person sees */

static char *
dup_match_title (MbQuickOpen *dialog, guint position)
{
  g_autoptr (GObject) match = g_list_model_get_item (G_LIST_MODEL (mb_quick_open_get_selection (dialog)), position);

  if (MB_IS_RECORD (match))
    return mb_record_text_dup_title (MB_RECORD (match), NULL);
  return match ? g_strdup (mb_sidebar_get_page_title (gtk_string_object_get_string (GTK_STRING_OBJECT (match)))) : NULL;
}

static void
assert_match (MbQuickOpen *dialog, guint position, const char *expected)
{
  g_autofree char *title = dup_match_title (dialog, position);

  g_assert_cmpstr (title, ==, expected);
}

static guint
count_kind (MbQuickOpen *dialog, MbRecordKind kind)
{
  GListModel *matches = G_LIST_MODEL (mb_quick_open_get_selection (dialog));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (GObject) match = g_list_model_get_item (matches, i);

      n += MB_IS_RECORD (match) && mb_record_get_kind (MB_RECORD (match)) == kind;
    }
  return n;
}

static guint
chosen_position (MbQuickOpen *dialog)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (mb_quick_open_get_selection (dialog)));
}

typedef struct {
  MbWindow *window;
  const char *title;
} Place;

static gboolean
is_there (gpointer data)
{
  Place *place = data;
  AdwNavigationPage *page = mb_window_get_visible_page (place->window);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (place->window));

  return page && is_closed (place->window) && g_str_equal (adw_navigation_page_get_title (page), place->title) &&
         focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) && gtk_widget_get_mapped (focus);
}

static void
wait_to_be_at (MbWindow *window, const char *title)
{
  Place place = { window, title };

  wait_until (is_there, &place, 5000, title);
}

static gboolean
shows_preferences (gpointer window)
{
  AdwDialog *dialog = visible_dialog (window);
  GtkWidget *focus = gtk_window_get_focus (window);

  return ADW_IS_PREFERENCES_DIALOG (dialog) && find_widget (GTK_WIDGET (dialog), MB_TYPE_ORGANIZATION_PAGE, NULL) &&
         focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog));
}

/* Tests */

static void
test_person (void)
{
  MbWindow *window = open_sample ("Person");
  MbQuickOpen *dialog = open_dialog (window);
  GtkWidget *focus;

  type (dialog, "fran");
  assert_match (dialog, 0, "Fran Méndez");
  press_enter (dialog);
  wait_to_be_at (window, "Fran Méndez");
  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  /* A key pressed in haste does nothing: the head of the page has the focus. */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LABEL (focus));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (focus), NULL, NULL));
  close_all (window);
}

/* Nobody needs to know how a name is accented, nor which of the two names comes first. */
static void
test_few_letters (void)
{
  MbWindow *window = open_sample ("Letters");
  MbQuickOpen *dialog = open_dialog (window);

  type (dialog, "MEN fr");
  assert_match (dialog, 0, "Fran Méndez");
  type (dialog, "gsoc 2023");
  assert_match (dialog, 0, "GSoC 2023");
  type (dialog, "p");
  g_assert_cmpuint (count_kind (dialog, MB_RECORD_PERSON), >, 0);
  g_assert_cmpuint (count_kind (dialog, MB_RECORD_PERSON), <=, 8);
  g_assert_cmpuint (count_kind (dialog, MB_RECORD_PROJECT), <=, 8);
  close_all (window);
}

/* Pages come before records that suit as well, and what begins so before what has it inside. */
static void
test_page (void)
{
  MbWindow *window = open_sample ("Page");
  MbQuickOpen *dialog = open_dialog (window);

  type (dialog, "hi");
  assert_match (dialog, 0, "History");
  type (dialog, "projects");
  assert_match (dialog, 0, "Projects");
  press_enter (dialog);
  wait_to_be_at (window, "Projects");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "project");
  close_all (window);
}

/* What is in the preferences is found, too, and keeps the focus. */
static void
test_organization (void)
{
  MbWindow *window = open_sample ("Preferences");
  MbQuickOpen *dialog = open_dialog (window);

  type (dialog, "organiz");
  assert_match (dialog, 0, "Organization");
  press_enter (dialog);
  wait_until (shows_preferences, window, 5000, "the preferences");
  g_assert_cmpstr (mb_window_get_page_name (window), ==, "overview");
  close_all (window);
}

static void
test_arrows (void)
{
  MbWindow *window = open_sample ("Arrows");
  MbQuickOpen *dialog = open_dialog (window);
  g_autofree char *third = NULL;

  type (dialog, "a");
  g_assert_cmpuint (chosen_position (dialog), ==, 0);
  press (dialog, GDK_KEY_Up);
  g_assert_cmpuint (chosen_position (dialog), ==, 0);
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  g_assert_cmpuint (chosen_position (dialog), ==, 2);
  g_assert_true (can_type (dialog));
  /* A letter more is another question. */
  type (dialog, "as");
  g_assert_cmpuint (chosen_position (dialog), ==, 0);
  press (dialog, GDK_KEY_Page_Down);
  press (dialog, GDK_KEY_Page_Up);
  press (dialog, GDK_KEY_Down);
  press (dialog, GDK_KEY_Down);
  third = dup_match_title (dialog, 2);
  press_enter (dialog);
  wait_to_be_at (window, third);
  close_all (window);
}

static void
test_nothing (void)
{
  MbWindow *window = open_sample ("Nothing");
  MbQuickOpen *dialog = open_dialog (window);

  type (dialog, "xyzzy");
  g_assert_true (shows_text (GTK_WIDGET (dialog), "Nothing Found"));
  press (dialog, GDK_KEY_Down);
  press_enter (dialog);
  g_assert_true (is_open (window));
  g_signal_emit_by_name (entry_of (dialog), "stop-search");
  wait_until (is_closed, window, 5000, "the dialog to close");
  close_all (window);
}

/* Before anything is typed: where one was, the latest first, and the pages. */
static void
test_last_opened (void)
{
  MbWindow *window = open_sample ("Last");
  MbQuickOpen *dialog = open_dialog (window);
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) person = NULL;
  const char *const names[] = { "fran", "lukasz", "fran" };

  assert_match (dialog, 0, "Overview");
  press_enter (dialog);
  wait_to_be_at (window, "Overview");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      dialog = open_dialog (window);
      type (dialog, names[i]);
      press_enter (dialog);
      wait_to_be_at (window, i == 1 ? "Lukasz Gornicki" : "Fran Méndez");
    }
  dialog = open_dialog (window);
  assert_match (dialog, 0, "Fran Méndez");
  assert_match (dialog, 1, "Lukasz Gornicki");
  assert_match (dialog, 2, "Overview");
  person = g_list_model_get_item (G_LIST_MODEL (mb_quick_open_get_selection (dialog)), 0);
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_until (is_closed, window, 5000, "the dialog to close");
  g_assert_true (mb_book_delete_record (book, person, NULL));
  assert_match (open_dialog (window), 0, "Lukasz Gornicki");
  close_all (window);
}

/* A record that another page or program changes while one looks for it. */
static gboolean
has_newcomer (gpointer dialog)
{
  g_autofree char *title = dup_match_title (dialog, 0);

  return g_strcmp0 (title, "Xyzzy Newcomer") == 0;
}

static void
test_book_changes (void)
{
  MbWindow *window = open_sample ("Changes");
  MbQuickOpen *dialog = open_dialog (window);
  g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);
  g_autoptr (GError) error = NULL;

  type (dialog, "xyzzy");
  mb_record_set_text (person, "name", "Xyzzy Newcomer");
  mb_book_add_record (mb_window_get_book (window), person, &error);
  g_assert_no_error (error);
  wait_until (has_newcomer, dialog, 5000, "the newcomer");
  close_all (window);
}

/* Enter opens what was typed and not what was listed before, also where a worker is still looking. */
static void
test_many (void)
{
  MbWindow *window = open_sample ("Many");
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (mb_window_get_book (window), MB_VERB_IMPORT, &error);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %05u", i);
      g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);

      mb_record_set_text (person, "name", name);
      g_assert_true (mb_edit_insert (edit, person, &error));
    }
  g_assert_true (mb_edit_commit (edit, &error));
  type (open_dialog (window), "01234");
  press_enter (MB_QUICK_OPEN (visible_dialog (window)));
  wait_to_be_at (window, "Member 01234");
  close_all (window);
}

/* A dialog with half a record in it stays as it is. */
static void
test_other_dialog (void)
{
  MbWindow *window = open_sample ("Other");
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add", "s", "person"));
  wait_until (is_open, window, 5000, "the dialog");
  dialog = visible_dialog (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-open", NULL);
  g_assert_true (visible_dialog (window) == dialog);
  close_all (window);
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

  return !focus || gtk_widget_get_mapped (focus);
}

static void
test_narrow (void)
{
  MbWindow *window = open_sample ("Narrow");
  MbQuickOpen *dialog;
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  wait_until (is_collapsed, window, 5000, "the sidebar to collapse");
  wait_until (focus_is_seen, window, 5000, "the focus to be where one sees it");
  dialog = open_dialog (window);
  type (dialog, "project");
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  press_enter (dialog);
  wait_to_be_at (window, "Projects");
  close_all (window);
}

int
main (int argc, char *argv[])
{
  /* GTK's accessibility for tests cannot announce anything and crashes when it is told to. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  app_test_init (&argc, &argv);
  g_test_add_func ("/quick-open/person", test_person);
  g_test_add_func ("/quick-open/few-letters", test_few_letters);
  g_test_add_func ("/quick-open/page", test_page);
  g_test_add_func ("/quick-open/organization", test_organization);
  g_test_add_func ("/quick-open/arrows", test_arrows);
  g_test_add_func ("/quick-open/nothing", test_nothing);
  g_test_add_func ("/quick-open/last-opened", test_last_opened);
  g_test_add_func ("/quick-open/book-changes", test_book_changes);
  g_test_add_func ("/quick-open/many", test_many);
  g_test_add_func ("/quick-open/other-dialog", test_other_dialog);
  g_test_add_func ("/quick-open/narrow", test_narrow);
  return app_test_run ();
}
