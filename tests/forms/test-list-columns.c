#include "config.h"

#include "forms-fixture.h"

#include "mb-column-row.h"
#include "mb-columns-dialog.h"
#include "mb-list-columns.h"
#include "mb-list-page.h"

/* Each test begins with lists that nobody has arranged. */
static void
set_up (Forms *forms, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_reset (settings, "lists");
  forms_set_up (forms, data);
}

static MbListPage *
show_people (Forms *forms)
{
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);

  forms_push (forms, page);
  return page;
}

/* As when the program is started again: all that stays are the settings. */
static MbListPage *
show_again (Forms *forms)
{
  adw_navigation_view_replace (forms->view, NULL, 0);
  forms_settle ();
  return show_people (forms);
}

static GtkColumnView *
find_view (MbListPage *page)
{
  return GTK_COLUMN_VIEW (gtk_widget_get_template_child (GTK_WIDGET (page), MB_TYPE_LIST_PAGE, "column_view"));
}

static GtkColumnViewColumn *
find_column (MbListPage *page, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (find_view (page));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  return NULL;
}

/* The titles one sees. */
static void
assert_columns (MbListPage *page, const char *expected)
{
  GListModel *columns = gtk_column_view_get_columns (find_view (page));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_strv_builder_add (builder, gtk_column_view_column_get_title (column));
    }
  titles = g_strv_builder_end (builder);
  shown = g_strjoinv (", ", titles);
  g_assert_cmpstr (shown, ==, expected);
}

static void
activate (MbListPage *page, const char *action, const char *field)
{
  if (field)
    gtk_widget_activate_action (GTK_WIDGET (page), action, "s", field);
  else
    gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

/* What is shown, where it stands, how wide it is and what it is sorted by is as one left it. */
static void
test_remembered (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  assert_columns (page, "Name, GitHub handle");
  activate (page, "columns.show-notes", NULL);
  activate (page, "columns.show-mail", NULL);
  activate (page, "columns.move-left", "notes");
  activate (page, "columns.move-left", "handle");
  gtk_column_view_column_set_fixed_width (find_column (page, "handle"), 321);
  gtk_column_view_sort_by_column (find_view (page), find_column (page, "handle"), GTK_SORT_DESCENDING);
  assert_columns (page, "GitHub handle, Name, Notes, Mail address");

  page = show_again (forms);
  assert_columns (page, "GitHub handle, Name, Notes, Mail address");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (page, "handle")), ==, 321);
  g_assert_cmpstr (mb_query_get_sort_field (mb_list_page_get_query (page)), ==, "handle");
  g_assert_true (mb_query_get_descending (mb_list_page_get_query (page)));

  activate (page, "columns.reset", NULL);
  assert_columns (page, "Name, GitHub handle");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (page, "handle")), !=, 321);
  page = show_again (forms);
  assert_columns (page, "Name, GitHub handle");
  g_assert_cmpstr (mb_query_get_sort_field (mb_list_page_get_query (page)), ==, "name");
}

/* Each type has columns of its own. */
static void
test_types_apart (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  activate (page, "columns.show-notes", NULL);
  page = mb_list_page_new (forms->book, MB_RECORD_PROJECT);
  forms_push (forms, page);
  assert_columns (page, "Title, Cohort, Status, Difficulty, Hours, Outcome");
  activate (page, "columns.hide", "hours");
  page = show_again (forms);
  assert_columns (page, "Name, GitHub handle, Notes");
}

/* A sized column keeps its width; the room that is left goes to others. */
static void
test_sized_by_hand (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkColumnViewColumn *name = find_column (page, "name");

  g_assert_true (gtk_column_view_column_get_expand (name));
  gtk_column_view_column_set_fixed_width (name, 200);
  g_assert_false (gtk_column_view_column_get_expand (name));
  name = find_column (show_again (forms), "name");
  g_assert_false (gtk_column_view_column_get_expand (name));
}

/* What another version kept, or a hand that went astray in the settings, does no harm. */
static void
test_strange_settings (Forms *forms, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_value (settings, "lists",
                        g_variant_new_parsed ("{'person': ([('shoe-size', true, 80), ('mail', true, 0), ('mail', true, -5)],"
                                              " 'shoe-size', true), 'wizard': ([('hat', true, 9)], '', false)}"));
  assert_columns (show_people (forms), "Mail address, Name, GitHub handle");

  g_settings_set_value (settings, "lists",
                        g_variant_new_parsed ("{'person': ([('name', false, 0), ('handle', false, 0)], '', false)}"));
  assert_columns (show_again (forms), "Name, GitHub handle");
}

/* One column stays. */
static void
test_last_stays (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  activate (page, "columns.hide", "name");
  activate (page, "columns.hide", "handle");
  activate (page, "columns.show-handle", NULL);
  assert_columns (page, "GitHub handle");
}

static void
test_sort_menu (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  activate (page, "columns.sort-by", "slug");
  g_assert_cmpstr (mb_query_get_sort_field (mb_list_page_get_query (page)), ==, "slug");
  activate (page, "columns.descending", NULL);
  g_assert_true (mb_query_get_descending (mb_list_page_get_query (page)));
  g_assert_cmpstr (mb_query_get_sort_field (mb_list_page_get_query (page)), ==, "slug");
}

/* Left is left also where one reads from the right. */
static void
test_right_to_left (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  gtk_widget_set_direction (GTK_WIDGET (find_view (page)), GTK_TEXT_DIR_RTL);
  activate (page, "columns.move-left", "name");
  assert_columns (page, "GitHub handle, Name");
}

static GtkWidget *
find_row (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!MB_IS_COLUMN_ROW (child))
        found = find_row (child, name);
      else if (g_str_equal (mb_column_row_get_field (MB_COLUMN_ROW (child))->name, name))
        found = child;
      if (found)
        return found;
    }
  return NULL;
}

/* The dialog does by keyboard what the headers do by pointer. */
static void
test_dialog (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkWidget *dialog, *handle;

  activate (page, "columns.arrange", NULL);
  forms_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (forms->window)));
  g_assert_true (MB_IS_COLUMNS_DIALOG (dialog));
  handle = find_row (dialog, "handle");
  mb_column_row_set_shown (MB_COLUMN_ROW (find_row (dialog, "links")), TRUE);
  g_signal_emit_by_name (handle, "moved", FALSE);
  assert_columns (page, "GitHub handle, Name, Links");
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (handle)), ==, 0);

  gtk_widget_activate_action (dialog, "dialog.reset", NULL);
  assert_columns (page, "Name, GitHub handle");
  g_assert_false (mb_column_row_get_shown (MB_COLUMN_ROW (find_row (dialog, "links"))));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, set_up, function, forms_tear_down)
  TEST ("/forms/list-columns/remembered", test_remembered);
  TEST ("/forms/list-columns/types-apart", test_types_apart);
  TEST ("/forms/list-columns/sized-by-hand", test_sized_by_hand);
  TEST ("/forms/list-columns/strange-settings", test_strange_settings);
  TEST ("/forms/list-columns/last-stays", test_last_stays);
  TEST ("/forms/list-columns/sort-menu", test_sort_menu);
  TEST ("/forms/list-columns/right-to-left", test_right_to_left);
  TEST ("/forms/list-columns/dialog", test_dialog);
#undef TEST

  return g_test_run ();
}
