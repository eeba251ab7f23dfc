#include "forms-fixture.h"

#include "mb-csv-export.h"
#include "mb-list-columns.h"
#include "mb-list-page.h"
#include "mb-merge-dialog.h"
#include "mb-record-cell.h"
#include "mb-record-table.h"
#include "mb-selection-bar.h"

static const char *const names[][2] = {
  { "Grace Hopper", "grace" },
  { "Ada Lovelace", "ada" },
  { "Edouard Lucas", "edouard" },
  { "Barbara Liskov", "barbara" },
};

static MbListPage *
show_people (Forms *forms)
{
  MbListPage *page;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MbRecord) person = forms_add_person (forms, names[i][0], names[i][1]);
    }
  page = mb_list_page_new (forms->book, MB_RECORD_PERSON);
  forms_push (forms, page);
  return page;
}

static char *
dup_names (MbListPage *page)
{
  GListModel *query = G_LIST_MODEL (mb_list_page_get_query (page));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (query); i++)
    {
      g_autoptr (MbRecord) record = g_list_model_get_item (query, i);
      g_strv_builder_add (builder, mb_record_get_text (record, "name"));
    }
  found = g_strv_builder_end (builder);
  return g_strjoinv (", ", found);
}

static void
assert_names (MbListPage *page, const char *expected)
{
  g_autofree char *found = dup_names (page);

  g_assert_cmpstr (found, ==, expected);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  return NULL;
}

/* Every type has its list with a column for each field, of which the listed ones are shown. */
static void
test_every_type (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      MbListPage *page = mb_list_page_new (forms->book, kind);
      GtkColumnView *view;

      forms_push (forms, page);
      view = GTK_COLUMN_VIEW (find_child (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW));
      g_test_message ("%s", type->name);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mb_list_page_get_query (page))), ==, 1);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           mb_record_type_get_plural (type));
      for (guint i = 0; i < type->n_fields; i++)
        {
          const MbFieldFlags flags = type->fields[i].flags;
          GtkColumnViewColumn *column = find_column (view, type->fields[i].name);

          if (flags & MB_FIELD_HIDDEN)
            {
              g_assert_null (column);
              continue;
            }
          g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, mb_field_get_label (&type->fields[i]));
          g_assert_cmpint (gtk_column_view_column_get_visible (column), ==, (flags & MB_FIELD_LISTED) != 0);
        }
    }
}

/* The header sorts. */
static void
test_sort (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkColumnView *view = GTK_COLUMN_VIEW (find_child (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW));

  assert_names (page, "Ada Lovelace, Barbara Liskov, Edouard Lucas, Grace Hopper");
  gtk_column_view_sort_by_column (view, find_column (view, "name"), GTK_SORT_DESCENDING);
  assert_names (page, "Grace Hopper, Edouard Lucas, Barbara Liskov, Ada Lovelace");
  gtk_column_view_sort_by_column (view, find_column (view, "handle"), GTK_SORT_ASCENDING);
  assert_names (page, "Ada Lovelace, Barbara Liskov, Edouard Lucas, Grace Hopper");
}

static gboolean
is_one_left (MbListPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (mb_list_page_get_query (page))) == 1;
}

static gboolean
is_none_left (MbListPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (mb_list_page_get_query (page))) == 0;
}

static GtkStack *
find_states (MbListPage *page)
{
  return GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (page), MB_TYPE_LIST_PAGE, "states"));
}

static void
test_search (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (page), "list.search", NULL);
  entry = find_child (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "edou");
  forms_assert_becomes (is_one_left, page);
  assert_names (page, "Edouard Lucas");

  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody of that name");
  forms_assert_becomes (is_none_left, page);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_states (page)), ==, "nothing-found");
}

static void
test_empty (Forms *forms, gconstpointer data)
{
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);
  g_autoptr (MbRecord) person = NULL;

  forms_push (forms, page);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_states (page)), ==, "empty");
  gtk_widget_activate_action (GTK_WIDGET (page), "list.add", NULL);
  g_assert_cmpstr (forms->activated->pdata[0], ==, "add 'person'");

  person = forms_add_person (forms, "Ada Lovelace", "ada");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_states (page)), ==, "list");
}

/* Several go in one edit, and one undo brings them back. */
static void
test_delete_several (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkSelectionModel *selection = mb_list_page_get_selection (page);
  guint changes = forms_count_changes (forms);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;

  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.delete", NULL);
  assert_names (page, "Barbara Liskov, Grace Hopper");
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 2);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  undone = mb_book_undo (forms->book, &error);
  g_assert_no_error (error);
  assert_names (page, "Ada Lovelace, Barbara Liskov, Edouard Lucas, Grace Hopper");
}

static void
select_two (MbListPage *page, guint first, guint second)
{
  gtk_selection_model_select_item (mb_list_page_get_selection (page), first, TRUE);
  gtk_selection_model_select_item (mb_list_page_get_selection (page), second, FALSE);
}

static GtkWidget *
find_in_bar (MbListPage *page, const char *name)
{
  GtkWidget *bar = find_child (GTK_WIDGET (page), MB_TYPE_SELECTION_BAR);

  return GTK_WIDGET (gtk_widget_get_template_child (bar, MB_TYPE_SELECTION_BAR, name));
}

/* The bar comes with the second row, says how many there are, and offers to merge two people. */
static void
test_selection_bar (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkActionBar *bar = GTK_ACTION_BAR (find_in_bar (page, "bar"));
  GtkWidget *merge = find_in_bar (page, "merge_button");

  gtk_selection_model_select_item (mb_list_page_get_selection (page), 0, TRUE);
  g_assert_false (gtk_action_bar_get_revealed (bar));
  select_two (page, 0, 2);
  g_assert_true (gtk_action_bar_get_revealed (bar));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_in_bar (page, "label"))), ==, "2 people selected");
  g_assert_true (gtk_widget_get_visible (merge) && gtk_widget_is_sensitive (merge));

  gtk_selection_model_select_all (mb_list_page_get_selection (page));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_in_bar (page, "label"))), ==, "4 people selected");
  g_assert_false (gtk_widget_get_visible (merge));
  gtk_selection_model_unselect_all (mb_list_page_get_selection (page));
  g_assert_false (gtk_action_bar_get_revealed (bar));
}

static void
text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* What is pasted into a spreadsheet is the table one saw. */
static void
test_copy (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page));
  g_autofree char *text = NULL;

  select_two (page, 0, 2);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read, &text);
  forms_assert_becomes (is_read, &text);
  g_assert_cmpstr (text, ==, "Name\tGitHub handle\nAda Lovelace\tada\nEdouard Lucas\tedouard\n");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
}

/* No value can break out of its cell. */
static void
test_table_cells (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) person = forms_add_person (forms, "<b>A</b>\tB\nC", "abc");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  g_ptr_array_add (records, person);
  g_ptr_array_add (fields, (gpointer) mb_record_type_find_field (type, "name"));
  text = mb_record_table_dup_text (fields, records);
  g_assert_cmpstr (text, ==, "Name\n<b>A</b> B C\n");
  g_ptr_array_add (fields, (gpointer) mb_record_type_find_field (type, "handle"));
  html = mb_record_table_dup_html (fields, records);
  g_assert_cmpstr (html, ==, "<table>\n<tr><th>Name</th><th>GitHub handle</th></tr>\n"
                             "<tr><td>&lt;b&gt;A&lt;/b&gt;\tB\nC</td><td>abc</td></tr>\n</table>\n");
}

static gboolean
is_gone (gpointer widget)
{
  return *(GtkWidget **) widget == NULL;
}

/* The file has the public columns by their names, and the rows in the order they stood in. */
static void
test_export (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PARTICIPATION);
  g_autoptr (GPtrArray) fields = mb_list_columns_list_usual (type, NULL);
  g_autoptr (MbQuery) query = mb_query_new (forms->book, MB_RECORD_PARTICIPATION);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *path = g_build_filename (forms->folder, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *csv = NULL;
  const gint64 id = mb_query_get_id (query, 0);
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  g_array_append_val (ids, id);
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  mb_csv_export_write (mb_csv_export_new (widget, forms->book, type, fields, ids), file);
  g_object_unref (widget);
  forms_assert_becomes (is_gone, &widget);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_cmpstr (csv, ==, "person,cohort,role\nada,gsoc-2024,mentee\n");
}

/* A list that is private as a whole is not exported. */
static void
test_export_of_what_is_private (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) of_person = mb_list_columns_list (mb_record_type_get (MB_RECORD_PERSON), NULL);
  g_autoptr (GPtrArray) of_source = mb_list_columns_list (mb_record_type_get (MB_RECORD_SOURCE), NULL);

  g_assert_true (mb_csv_export_is_possible (of_person));
  g_assert_false (mb_csv_export_is_possible (of_source));
}

static MbMergeDialog *
ask_to_merge (Forms *forms, MbListPage *page)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "list.merge", NULL);
  forms_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (forms->window));
  g_assert_true (MB_IS_MERGE_DIALOG (dialog));
  return MB_MERGE_DIALOG (dialog);
}

static void
respond (MbMergeDialog *dialog, const char *response)
{
  g_autofree char *signal = g_strconcat ("response::", response, NULL);

  g_signal_emit_by_name (dialog, signal, response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  forms_settle ();
}

/* One stays, whom the person chose, and one undo brings the other back. */
static void
test_merge (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  guint changes = forms_count_changes (forms);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (MbRecord) grace = NULL;
  MbMergeDialog *dialog;

  select_two (page, 0, 3);
  dialog = ask_to_merge (forms, page);
  grace = g_list_model_get_item (G_LIST_MODEL (mb_list_page_get_query (page)), 3);
  mb_merge_dialog_set_kept (dialog, grace);
  respond (dialog, "merge");
  assert_names (page, "Barbara Liskov, Edouard Lucas, Grace Hopper");
  g_assert_cmpint (mb_book_find_handle (forms->book, "ada"), ==, mb_record_get_id (grace));
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  undone = mb_book_undo (forms->book, &error);
  g_assert_no_error (error);
  assert_names (page, "Ada Lovelace, Barbara Liskov, Edouard Lucas, Grace Hopper");
}

static gboolean
is_in_list (MbListPage *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW);
}

/* The bar goes after it was used; whoever goes on by keyboard is in the list then. */
static void
test_focus_returns (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  select_two (page, 0, 3);
  forms_settle ();
  g_assert_true (gtk_widget_grab_focus (find_in_bar (page, "merge_button")));
  respond (ask_to_merge (forms, page), "merge");
  forms_assert_becomes (is_in_list, page);
}

static void
test_merge_cancelled (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  guint changes = forms_count_changes (forms);

  select_two (page, 0, 3);
  respond (ask_to_merge (forms, page), "cancel");
  assert_names (page, "Ada Lovelace, Barbara Liskov, Edouard Lucas, Grace Hopper");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes);
}

/* Who is better known in the book is proposed to stay, and what moves is said. */
static void
test_merge_says_what (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  g_autoptr (MbRecord) twin = forms_add_person (forms, "A. Lovelace", "countess");
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);
  MbMergeDialog *dialog;

  forms_push (forms, page);
  gtk_selection_model_select_all (mb_list_page_get_selection (page));
  dialog = ask_to_merge (forms, page);
  g_assert_cmpstr (mb_record_get_text (mb_merge_dialog_get_kept (dialog), "handle"), ==, "ada");
  g_assert_null (strstr (mb_merge_dialog_get_outcome (dialog), "Moved"));
  g_assert_nonnull (strstr (mb_merge_dialog_get_outcome (dialog), "“countess”"));
  mb_merge_dialog_set_kept (dialog, twin);
  g_assert_nonnull (strstr (mb_merge_dialog_get_outcome (dialog),
                            "Moved: 1 program admin, 1 participation, 1 seat, 1 observation."));
  respond (dialog, "cancel");
}

/* A row that another one is put before stays selected. */
static void
test_selection_stays (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkSelectionModel *selection = mb_list_page_get_selection (page);
  g_autoptr (MbRecord) alan = NULL;
  g_autoptr (MbRecord) selected = NULL;

  gtk_selection_model_select_item (selection, 1, TRUE);
  alan = forms_add_person (forms, "Alan Kay", "alan");
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  selected = g_list_model_get_item (G_LIST_MODEL (selection), 2);
  g_assert_cmpstr (mb_record_get_text (selected, "name"), ==, "Barbara Liskov");
}

static MbRecordCell *
find_cell (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      MbRecordCell *found = NULL;

      if (!MB_IS_RECORD_CELL (child))
        found = find_cell (child, text);
      else if (g_str_equal (mb_record_cell_get_text (MB_RECORD_CELL (child)), text))
        found = MB_RECORD_CELL (child);
      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_cell_of_ada_king (MbListPage *page)
{
  return find_cell (GTK_WIDGET (page), "Ada King") != NULL;
}

static gboolean
has_cells (MbListPage *page)
{
  return find_cell (GTK_WIDGET (page), "Ada Lovelace") != NULL;
}

/* A cell shows what the record says now. */
static void
test_cells_follow (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  g_autoptr (MbRecord) ada = NULL;

  forms_assert_becomes (has_cells, page);
  ada = g_list_model_get_item (G_LIST_MODEL (mb_list_page_get_query (page)), 0);
  g_assert_true (mb_book_set_field (forms->book, ada, "name", g_variant_new_string ("Ada King"), NULL));
  forms_assert_becomes (has_cell_of_ada_king, page);
}

static void
test_open (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkWidget *view = find_child (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  gint64 id = mb_query_get_id (mb_list_page_get_query (page), 1);
  g_autofree char *expected = g_strdup_printf ("open-record ('person', %" G_GINT64_FORMAT ")", id);

  g_signal_emit_by_name (view, "activate", 1);
  forms_settle ();
  g_assert_cmpstr (forms->activated->pdata[0], ==, expected);
}

static gboolean
shows_rows (MbListPage *page)
{
  GObject *layouts = gtk_widget_get_template_child (GTK_WIDGET (page), MB_TYPE_LIST_PAGE, "layouts");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (layouts)), "rows");
}

/* On a narrow page the table is a list. */
static void
test_narrow (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  g_assert_false (shows_rows (page));
  gtk_window_set_default_size (GTK_WINDOW (forms->window), 360, 600);
  forms_assert_becomes (shows_rows, page);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/list-page/every-type", test_every_type);
  TEST ("/forms/list-page/sort", test_sort);
  TEST ("/forms/list-page/search", test_search);
  TEST ("/forms/list-page/empty", test_empty);
  TEST ("/forms/list-page/delete-several", test_delete_several);
  TEST ("/forms/list-page/selection-bar", test_selection_bar);
  TEST ("/forms/list-page/copy", test_copy);
  TEST ("/forms/list-page/table-cells", test_table_cells);
  TEST ("/forms/list-page/export", test_export);
  TEST ("/forms/list-page/export-of-what-is-private", test_export_of_what_is_private);
  TEST ("/forms/list-page/merge", test_merge);
  TEST ("/forms/list-page/focus-returns", test_focus_returns);
  TEST ("/forms/list-page/merge-cancelled", test_merge_cancelled);
  TEST ("/forms/list-page/merge-says-what", test_merge_says_what);
  TEST ("/forms/list-page/selection-stays", test_selection_stays);
  TEST ("/forms/list-page/cells-follow", test_cells_follow);
  TEST ("/forms/list-page/open", test_open);
  TEST ("/forms/list-page/narrow", test_narrow);
#undef TEST

  return g_test_run ();
}
