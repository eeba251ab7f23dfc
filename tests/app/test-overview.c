#include "config.h"

#include "app-test.h"

#include "book/mb-edit.h"
#include "mb-chart-panel.h"
#include "mb-chart-view.h"
#include "mb-figure-groups.h"
#include "mb-figure-page.h"
#include "mb-figure-row.h"
#include "mb-overview-page.h"
#include "mb-published-group.h"
#include "mb-published-row.h"
#include "mb-record-page.h"
#include "mb-scope-dialog.h"

/* The overview of a window with AsyncAPI's history: figures, what is behind them, and of what they are. */

static MbOverviewPage *
overview_of (MbWindow *window)
{
  AdwNavigationPage *page = mb_window_get_visible_page (window);

  g_assert_true (MB_IS_OVERVIEW_PAGE (page));
  return MB_OVERVIEW_PAGE (page);
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

  wait_until (sees, &sight, 10000, text);
}

static MbWindow *
open_overview (const char *name)
{
  MbWindow *window = open_sample (name);

  wait_to_see (window, "146");
  return window;
}

static MbScopeChoice *
choice_of (MbWindow *window)
{
  return mb_overview_model_get_choice (mb_overview_page_get_model (overview_of (window)));
}

static MbFigureRow *
find_row (MbWindow *window, const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (window), MB_TYPE_FIGURE_ROW, title);

  g_assert_nonnull (row);
  return MB_FIGURE_ROW (row);
}

static void
assert_figure (MbWindow *window, const char *title, const char *main, const char *detail)
{
  MbFigureRow *row = find_row (window, title);

  g_assert_cmpstr (mb_figure_row_get_main (row), ==, main);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, detail);
}

/* Lists */

static MbFigurePage *
open_figure (MbWindow *window, const char *title)
{
  gtk_widget_activate (GTK_WIDGET (find_row (window, title)));
  g_assert_true (MB_IS_FIGURE_PAGE (mb_window_get_visible_page (window)));
  return MB_FIGURE_PAGE (mb_window_get_visible_page (window));
}

static void
choose (MbFigurePage *page, const char *name)
{
  for (GtkWidget *child = find_widget (GTK_WIDGET (page), ADW_TYPE_TOGGLE_GROUP, NULL); child;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_TOGGLE_GROUP (child) && adw_toggle_group_get_toggle_by_name (ADW_TOGGLE_GROUP (child), name))
      {
        adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (child), name);
        return;
      }
  g_error ("there is nothing called %s to choose", name);
}

static guint
count_listed (MbFigurePage *page)
{
  g_autoptr (GArray) ids = mb_figure_list_list_ids (mb_figure_page_get_list (page));

  return ids->len;
}

static MbRecord *
nth_listed (MbFigurePage *page, guint n)
{
  return g_list_model_get_item (G_LIST_MODEL (mb_figure_list_get_query (mb_figure_page_get_list (page))), n);
}

static void
assert_listed (MbFigurePage *page, const char *const *titles)
{
  g_assert_cmpuint (count_listed (page), ==, g_strv_length ((char **) titles));
  for (guint i = 0; titles[i]; i++)
    {
      g_autoptr (MbRecord) record = nth_listed (page, i);
      g_autofree char *title = mb_record_dup_title (record);

      g_assert_cmpstr (title, ==, titles[i]);
    }
}

static void
test_figures (void)
{
  MbWindow *window = open_overview ("Figures");

  assert_figure (window, "By participations", "50%", "23 of 46 participations, 15 unknown");
  assert_figure (window, "By people", "48%", "21 of 44 people, 15 unknown");
  assert_figure (window, "Mentors", "23", "23 people");
  assert_figure (window, "Mentors in two or more years", "52%", "12 of 23 people");
  assert_figure (window, "Of the participations", "18%", "11 people of 61 participations");
  assert_figure (window, "Active contributors", "23", "23 participations, 15 unknown · 21 people, 15 unknown");
  assert_figure (window, "Completed", "100%", "39 of 39 participations, 22 unknown");
  g_assert_true (shows_text (GTK_WIDGET (window), "6 programs · 2021–2026 · as of 31 October 2025 · too early for 1 cohort"));
  close_window (window);
}

static gboolean
shows_record (gpointer window)
{
  return MB_IS_RECORD_PAGE (mb_window_get_visible_page (window));
}

/* Exactly those who are counted, with their years; and a row leads to the person. */
static void
test_list (void)
{
  static const char *const returning[] = {
    "Aishat Muibudeen", "Akshat Nema", "Azeez Elegbede", "Fran Méndez", "Iván García Sainz-Aja", "Khuda Dad Nomani",
    "Lukasz Gornicki", "Maciej Urbańczyk", "Missy Turco", "Quetzalli Writes", "Sambhav Gupta", "Souvik De", NULL,
  };
  MbWindow *window = open_overview ("List");
  MbFigurePage *page = open_figure (window, "Mentors in two or more years");
  GtkWidget *list = find_widget (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, NULL);
  Sight sight = { window, "Mentor in 2022, 2023, 2024, 2025" };
  MbRecord *person;

  assert_listed (page, returning);
  wait_until (sees, &sight, 5000, "the years of a mentor");
  choose (page, "n");
  g_assert_cmpuint (count_listed (page), ==, 23);
  choose (page, "k");
  g_signal_emit_by_name (list, "activate", 6);
  wait_until (shows_record, window, 5000, "the mentor's own page");
  person = mb_record_page_get_record (MB_RECORD_PAGE (mb_window_get_visible_page (window)));
  g_assert_cmpstr (mb_record_get_text (person, "handle"), ==, "derberg");
  close_window (window);
}

/* Escape in the search of a list leaves it, as it does everywhere. */
static void
test_search_list (void)
{
  MbWindow *window = open_overview ("Search a List");
  MbFigurePage *page = open_figure (window, "By participations");
  GtkWidget *bar = find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_BAR, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  g_signal_emit_by_name (find_widget (bar, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  close_window (window);
}

static gboolean
is_of_unknown (MbFigurePage *page, guint n, MbBook *book)
{
  g_autoptr (MbRecord) participation = nth_listed (page, n);
  g_autoptr (MbQuery) observations = mb_query_new (book, MB_RECORD_OBSERVATION);

  mb_query_set_filter (observations, "person", g_variant_new_int64 (mb_record_get_integer (participation, "person")));
  return g_list_model_get_n_items (G_LIST_MODEL (observations)) == 0;
}

static void
test_parts (void)
{
  MbWindow *window = open_overview ("Parts");
  MbFigurePage *page = open_figure (window, "By participations");

  g_assert_true (shows_text (GTK_WIDGET (page), "The 23") && shows_text (GTK_WIDGET (page), "All 46"));
  g_assert_cmpuint (count_listed (page), ==, 23);
  choose (page, "n");
  g_assert_cmpuint (count_listed (page), ==, 46);
  choose (page, "unknown");
  g_assert_cmpuint (count_listed (page), ==, 15);
  for (guint i = 0; i < 15; i++)
    g_assert_true (is_of_unknown (page, i, mb_window_get_book (window)));
  choose (page, "people");
  choose (page, "n");
  g_assert_cmpuint (count_listed (page), ==, 44);
  close_window (window);
}

/* People of participations: each list is of its own kind. */
static void
test_mixed_parts (void)
{
  MbWindow *window = open_overview ("Mixed");
  MbFigurePage *page = open_figure (window, "Of the participations");
  MbFigureList *list = mb_figure_page_get_list (page);

  g_assert_cmpuint (count_listed (page), ==, 11);
  g_assert_cmpint (mb_query_get_kind (mb_figure_list_get_query (list)), ==, MB_RECORD_PERSON);
  choose (page, "n");
  g_assert_cmpuint (count_listed (page), ==, 61);
  g_assert_cmpint (mb_query_get_kind (mb_figure_list_get_query (list)), ==, MB_RECORD_PARTICIPATION);
  close_window (window);
}

static void
unfold (MbWindow *window, const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (window), ADW_TYPE_EXPANDER_ROW, title);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static gboolean
shows_year (gpointer window)
{
  return find_widget (window, MB_TYPE_FIGURE_ROW, "2026") != NULL;
}

static void
test_parts_of_scope (void)
{
  MbWindow *window = open_overview ("Years");
  MbFigurePage *page;

  unfold (window, "By year");
  wait_until (shows_year, window, 5000, "the years");
  assert_figure (window, "2026", "Too early", "3 participations");
  assert_figure (window, "2023", "46%", "6 of 13 participations, 8 unknown");
  assert_figure (window, "2021", "Unknown", "5 participations");
  page = open_figure (window, "2023");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Retention · 2023");
  choose (page, "n");
  g_assert_cmpuint (count_listed (page), ==, 13);
  close_window (window);
}

/* What is copied */

static void
note_text (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

/* Charts */

static MbChartPanel *
find_panel (MbWindow *window)
{
  return MB_CHART_PANEL (find_widget (GTK_WIDGET (window), MB_TYPE_CHART_PANEL, NULL));
}

static MbChartView *
find_chart (MbWindow *window)
{
  return MB_CHART_VIEW (find_widget (GTK_WIDGET (window), MB_TYPE_CHART_VIEW, NULL));
}

static gboolean
shows_list (gpointer window)
{
  return MB_IS_FIGURE_PAGE (mb_window_get_visible_page (window));
}

/* What Enter does on a segment. */
static MbFigurePage *
open_segment (MbWindow *window, const char *year, const char *program)
{
  MbChartData *data = mb_chart_view_get_data (find_chart (window));
  guint category = 0, series = 0;

  while (!g_str_equal (mb_chart_data_get_category_name (data, category), year))
    category++;
  while (!g_str_equal (mb_chart_data_get_series_name (data, series), program))
    series++;
  g_signal_emit_by_name (find_chart (window), "activate-segment", category, series);
  wait_until (shows_list, window, 5000, "the list behind the segment");
  return MB_FIGURE_PAGE (mb_window_get_visible_page (window));
}

static void
test_segment (void)
{
  MbWindow *window = open_overview ("Segment");
  MbFigurePage *page = open_segment (window, "2023", "AsyncAPI Mentorship");

  g_assert_cmpuint (count_listed (page), ==, 13);
  g_assert_true (shows_text (GTK_WIDGET (page), "13 participations"));
  for (guint i = 0; i < 13; i++)
    {
      g_autoptr (MbRecord) participation = nth_listed (page, i);
      g_autofree char *title = mb_record_dup_title (participation);

      g_assert_true (g_str_has_suffix (title, "AsyncAPI Mentorship 2023"));
    }
  close_window (window);
}

/* Toggles of the legend and of the charts are such buttons, too. */
static GtkWidget *
find_table_button (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), "view-list-symbolic") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_table_button (child);
  return found;
}

static void
test_chart_table (void)
{
  MbWindow *window = open_overview ("Table");
  GtkWidget *panel = GTK_WIDGET (find_panel (window));
  GtkWidget *charts = find_widget (panel, ADW_TYPE_TOGGLE_GROUP, NULL);
  g_autofree char *text = NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_table_button (panel)), TRUE);
  g_assert_true (shows_text (panel, "40"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (charts), "retention");
  g_assert_true (shows_text (panel, "6 of 13"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (charts), "mentors");
  gtk_widget_activate_action (panel, "panel.copy-csv", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (panel), NULL, note_text, &text);
  wait_until (is_set, &text, 5000, "the table");
  g_assert_true (g_str_has_prefix (text, "Year,"));
  close_window (window);
}

static gboolean
has_drop_down (gpointer panel)
{
  return find_widget (panel, GTK_TYPE_DROP_DOWN, NULL) != NULL;
}

static gboolean
has_toggles (gpointer panel)
{
  return find_widget (panel, ADW_TYPE_TOGGLE_GROUP, NULL) != NULL;
}

/* Where the names of the charts have no room beside each other they are not cut off. */
static void
test_chart_in_a_narrow_window (void)
{
  MbWindow *window = open_overview ("Narrow");
  GtkWidget *panel = GTK_WIDGET (find_panel (window));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_table_button (panel)), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  wait_until (has_drop_down, panel, 5000, "the drop-down");
  g_assert_false (has_toggles (panel));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (panel, GTK_TYPE_DROP_DOWN, NULL)), 1);
  g_assert_true (shows_text (panel, "6 of 13"));

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  wait_until (has_toggles, panel, 5000, "the toggles");
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (find_widget (panel, ADW_TYPE_TOGGLE_GROUP, NULL))),
                   ==, "retention");
  close_window (window);
}

/* The scope */

static void
choose_program (MbWindow *window, const char *slug)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MbQuery) query = mb_query_new (mb_window_get_book (window), MB_RECORD_PROGRAM);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (MbRecord) program = g_list_model_get_item (G_LIST_MODEL (query), i);
      const gint64 id = mb_record_get_id (program);

      if (g_strcmp0 (mb_record_get_text (program, "slug"), slug) == 0)
        g_array_append_val (ids, id);
    }
  mb_scope_choice_set_programs (choice_of (window), ids);
}

static gboolean
shows_no_146 (gpointer window)
{
  return !shows_text (window, "146");
}

static void
test_scope (void)
{
  MbWindow *window = open_overview ("Scope");

  choose_program (window, "gsoc");
  wait_to_see (window, "GSoC · 2021–2026 · as of 31 October 2025");
  assert_figure (window, "By participations", "64%", "9 of 14 participations, 10 unknown");
  wait_until (shows_no_146, window, 5000, "the participants of one program");
  g_assert_true (shows_text (GTK_WIDGET (window), "25"));
  mb_scope_choice_set_years (choice_of (window), 2024, 2025);
  wait_to_see (window, "GSoC · 2024–2025 · as of 31 October 2025");
  assert_figure (window, "By participations", "64%", "9 of 14 participations, 1 unknown");
  g_assert_cmpuint (count_listed (open_figure (window, "By participations")), ==, 9);
  close_window (window);
}

static void
test_running (void)
{
  MbWindow *window = open_overview ("Running");

  mb_scope_choice_set_running (choice_of (window), MB_RUNNING_OUT);
  wait_to_see (window, "143");
  mb_scope_choice_set_running (choice_of (window), MB_RUNNING_IN);
  wait_to_see (window, "146");
  assert_figure (window, "By participations", "50%", "23 of 46 participations, 18 unknown");
  close_window (window);
}

/* Nobody had been observed then, and a cohort that was to end later still ran. */
static void
test_as_of (void)
{
  MbWindow *window = open_overview ("Date");

  mb_scope_choice_set_as_of (choice_of (window), "2021-06");
  wait_to_see (window, "Unknown");
  g_assert_cmpstr (mb_figure_row_get_main (find_row (window, "By people")), ==, "Unknown");
  g_assert_cmpstr (mb_figure_row_get_main (find_row (window, "Converts still active")), ==, "Unknown");
  close_window (window);
}

static gboolean
has_number (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  if (strstr (text, "nan") || strchr (text, '%'))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_number (child))
      return TRUE;
  return FALSE;
}

static void
test_empty_scope (void)
{
  MbWindow *window = open_overview ("No cohorts");

  choose_program (window, "none of these");
  wait_to_see (window, "No cohorts · as of 31 October 2025");
  g_assert_cmpstr (mb_figure_row_get_main (find_row (window, "By people")), ==, "No data");
  g_assert_cmpstr (mb_figure_row_get_main (find_row (window, "Completed")), ==, "No data");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (window, "By people"))));
  g_assert_false (has_number (find_widget (GTK_WIDGET (window), MB_TYPE_FIGURE_GROUPS, NULL)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (overview_of (window)), "overview.reset-scope", NULL));
  wait_to_see (window, "146");
  close_window (window);
}

/* The dialog shows what was chosen, and what is chosen there holds at once; it is there again with the book. */
static void
test_scope_dialog (void)
{
  MbWindow *window = open_overview ("Dialog");
  g_autofree char *path = g_strdup (mb_book_get_path (mb_window_get_book (window)));
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (overview_of (window)), "overview.edit-scope", NULL);
  g_assert_true (MB_IS_SCOPE_DIALOG (visible_dialog (window)));
  wait_to_see (window, "First Year");
  row = find_widget (GTK_WIDGET (visible_dialog (window)), ADW_TYPE_COMBO_ROW, "First Year");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 4);
  row = find_widget (GTK_WIDGET (visible_dialog (window)), ADW_TYPE_COMBO_ROW, "Last Year");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  wait_to_see (window, "5 programs · 2023 · as of 31 October 2025");
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);

  window = open_window ();
  g_assert_true (mb_window_open (window, path, &error));
  g_assert_no_error (error);
  wait_to_see (window, "5 programs · 2023 · as of 31 October 2025");
  close_window (window);
}

/* What was published */

static MbPublishedRow *
find_published (MbWindow *window, const char *value)
{
  GtkWidget *group = find_widget (GTK_WIDGET (window), MB_TYPE_PUBLISHED_GROUP, NULL);
  GtkWidget *label = find_widget (group, GTK_TYPE_LABEL, value);

  return label ? MB_PUBLISHED_ROW (gtk_widget_get_ancestor (label, MB_TYPE_PUBLISHED_ROW)) : NULL;
}

static void
assert_published (MbWindow *window, const char *value, const char *sentence)
{
  MbPublishedRow *row = find_published (window, value);

  g_assert_nonnull (row);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), sentence));
}

static gboolean
has_published (gpointer data)
{
  Sight *sight = data;

  return find_published (sight->window, sight->text) != NULL;
}

static void
add_published (MbWindow *window, const char *metric, const char *value)
{
  g_autoptr (MbRecord) figure = mb_record_new (MB_RECORD_PUBLISHED_FIGURE);
  g_autoptr (GError) error = NULL;
  Sight sight = { window, value };

  mb_record_set (figure, "metric", g_variant_new_string (metric));
  mb_record_set (figure, "value", g_variant_new_string (value));
  g_assert_true (mb_book_add_record (mb_window_get_book (window), figure, &error));
  g_assert_no_error (error);
  wait_until (has_published, &sight, 10000, "the row of what was published");
}

static void
test_published (void)
{
  MbWindow *window = open_overview ("Published");

  assert_published (window, "46", "The book gives 47: 1 more.\nPublished on ");
  assert_published (window, "44.4%", "The book gives 11 of 22 (50%): more by 5.6 percentage points.");
  assert_published (window, "50%", "The book gives the same: 23 of 46 (50%), 1 unknown.");
  add_published (window, "Participants 2023", "41");
  assert_published (window, "41", "The book gives 40: 1 fewer.");
  add_published (window, "Participants", "136");
  assert_published (window, "136", "The book gives the same: 136.");
  add_published (window, "Stars", "4000");
  assert_published (window, "4000", "This cannot be held against the book.");
  close_window (window);
}

static gboolean
has_no_46 (gpointer window)
{
  return find_published (window, "46") == NULL;
}

static gboolean
has_46 (gpointer window)
{
  return !has_no_46 (window);
}

/* It goes with a button, comes back with undo, and opens. */
static void
test_remove_published (void)
{
  MbWindow *window = open_overview ("Remove");
  GtkWidget *row = GTK_WIDGET (find_published (window, "46"));

  gtk_widget_activate (find_widget (row, GTK_TYPE_BUTTON, NULL));
  wait_until (has_no_46, window, 10000, "the figure to go");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_until (has_46, window, 10000, "undo to bring it back");
  gtk_widget_activate (GTK_WIDGET (find_published (window, "46")));
  g_assert_true (shows_record (window));
  close_window (window);
}

/* Changes of the book */

static void
delete_participation (MbWindow *window, MbRecord *participation)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_book_delete_record (mb_window_get_book (window), participation, &error));
  g_assert_no_error (error);
}

static gboolean
lists_22 (gpointer page)
{
  return count_listed (page) == 22 && shows_text (page, "The 22");
}

static void
test_follows (void)
{
  MbWindow *window = open_overview ("Follows");
  MbFigurePage *page = open_figure (window, "By participations");
  g_autoptr (MbRecord) first = nth_listed (page, 0);

  delete_participation (window, first);
  wait_until (lists_22, page, 10000, "the list without the one that was deleted");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  wait_to_see (window, "22 of 45 participations, 15 unknown");
  close_window (window);
}

static void
test_empty_book (void)
{
  MbWindow *window = open_window ();

  mb_window_create_book (window, "Nothing", FALSE, NULL);
  wait_for_work (window);
  wait_to_see (window, "An Empty Book");
  close_window (window);
}

/* Taking along */

static void
test_copy (void)
{
  MbWindow *window = open_overview ("Copy");
  MbFigurePage *page = open_figure (window, "Converts still active");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "figure.copy-markdown", NULL);
  wait_for_work (window);
  wait_to_see (window, "Copied 7 people");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page)), NULL, note_text, &text);
  wait_until (is_set, &text, 5000, "the text");
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7 + 2 + 1);
  g_assert_cmpstr (lines[1], ==, "| --- | --- | --- | --- |");
  g_assert_cmpstr (lines[2], ==, "| Aayush Saini | AayushSaini101 | 2024 | 2025 |");
  close_window (window);
}

static void
test_export (void)
{
  MbWindow *window = open_overview ("Export");
  MbFigurePage *page = open_figure (window, "By participations");
  g_autofree char *path = g_build_filename (app_test_folder (), "those.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  mb_figure_page_export_to (page, file);
  wait_for_work (window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 23 + 1 + 1);
  g_assert_cmpstr (lines[0], ==, "Person,Cohort,Role");
  g_assert_cmpstr (lines[1], ==, "Aayush Saini,AsyncAPI Mentorship 2024,Mentee");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/overview/figures", test_figures);
  g_test_add_func ("/overview/list", test_list);
  g_test_add_func ("/overview/search-list", test_search_list);
  g_test_add_func ("/overview/parts", test_parts);
  g_test_add_func ("/overview/mixed-parts", test_mixed_parts);
  g_test_add_func ("/overview/parts-of-scope", test_parts_of_scope);
  g_test_add_func ("/overview/segment", test_segment);
  g_test_add_func ("/overview/chart-table", test_chart_table);
  g_test_add_func ("/overview/scope", test_scope);
  g_test_add_func ("/overview/running", test_running);
  g_test_add_func ("/overview/as-of", test_as_of);
  g_test_add_func ("/overview/empty-scope", test_empty_scope);
  g_test_add_func ("/overview/scope-dialog", test_scope_dialog);
  g_test_add_func ("/overview/published", test_published);
  g_test_add_func ("/overview/chart-in-a-narrow-window", test_chart_in_a_narrow_window);
  g_test_add_func ("/overview/remove-published", test_remove_published);
  g_test_add_func ("/overview/follows", test_follows);
  g_test_add_func ("/overview/empty-book", test_empty_book);
  g_test_add_func ("/overview/copy", test_copy);
  g_test_add_func ("/overview/export", test_export);
  return app_test_run ();
}
