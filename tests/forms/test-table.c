#include "forms-fixture.h"

#include "mb-list-page.h"
#include "mb-table-dialog.h"

static MbPasteTable *
read_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MbPasteTable *table = mb_paste_table_read (bytes, "people.csv", NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static MbTableDialog *
show (Forms *forms, const char *text, GSettings *settings)
{
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);
  MbTableDialog *dialog;

  forms_push (forms, page);
  dialog = mb_table_dialog_new (GTK_WIDGET (page), forms->book, "people.csv", read_table (text), settings);
  forms_present (forms, dialog);
  return dialog;
}

static GtkWidget *
get_child (MbTableDialog *dialog, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_TABLE_DIALOG, name));
}

static const char *
get_page (MbTableDialog *dialog)
{
  return adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (get_child (dialog, "view")));
}

static const char *
get_summary (MbTableDialog *dialog)
{
  return gtk_label_get_label (GTK_LABEL (get_child (dialog, "summary")));
}

static const char *
get_label (MbTableDialog *dialog)
{
  return gtk_button_get_label (GTK_BUTTON (get_child (dialog, "add_button")));
}

static gboolean
has_rows (gpointer dialog)
{
  return mb_table_dialog_get_rows (dialog) != NULL;
}

static void
review (MbTableDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.review", NULL);
  forms_assert_becomes (has_rows, dialog);
}

/* The combo row that stands for a column, by its heading. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static const char *
get_choice (MbTableDialog *dialog, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (GTK_WIDGET (dialog), title));

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static void
choose (MbTableDialog *dialog, const char *title, const char *choice)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (GTK_WIDGET (dialog), title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choice))
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
  g_assert_not_reached ();
}

static gboolean
is_gone (gpointer *dialog)
{
  return *dialog == NULL;
}

/* A dialog takes a moment to close. */
static void
close_dialog (MbTableDialog *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  forms_assert_becomes (is_gone, &dialog);
}

static void
activate_and_close (MbTableDialog *dialog, const char *action)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL);
  forms_assert_becomes (is_gone, &dialog);
}

static gboolean
has_three (Forms *forms)
{
  return mb_book_count (forms->book, MB_RECORD_PERSON) == 3;
}

/* One sees what the columns are and what each row would do; what is ticked is written in one step. */
static void
test_import (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  const guint changes = forms_count_changes (forms);
  MbTableDialog *dialog = show (forms, "Name,GitHub,E-Mail\nAda Lovelace,ADA,a@b.org\nGrace,grace,\nWei,wei,\nX,a b,\n", NULL);
  g_autofree char *mail = NULL;
  g_autoptr (MbChange) undone = NULL;

  g_assert_cmpstr (get_page (dialog), ==, "columns");
  g_assert_cmpstr (get_choice (dialog, "The Rows Are"), ==, "People");
  g_assert_cmpstr (get_choice (dialog, "GitHub"), ==, "GitHub handle");
  g_assert_cmpstr (get_choice (dialog, "E-Mail"), ==, "Mail address");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (GTK_WIDGET (dialog), "Name"))), ==,
                   "Ada Lovelace · Grace · Wei");
  review (dialog);
  g_assert_cmpstr (get_page (dialog), ==, "rows");
  g_assert_cmpstr (get_summary (dialog), ==, "2 new · 1 changed · 1 not understood");
  g_assert_cmpstr (get_label (dialog), ==, "_Import 3 Rows");
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);
  activate_and_close (dialog, "dialog.next");
  forms_assert_becomes (has_three, forms);
  mail = forms_read (forms, ada, "mail");
  g_assert_cmpstr (mail, ==, "a@b.org");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
  undone = mb_book_undo (forms->book, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);
}

/* Another meaning of a column or of the rows counts at the next look. */
static void
test_columns (Forms *forms, gconstpointer data)
{
  MbTableDialog *dialog = show (forms, "Name,Code\nAda,x\n", NULL);
  g_autoptr (MbPasteRow) row = NULL;
  g_autofree char *outcome = NULL;

  review (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "navigation.pop", NULL) ||
                 adw_navigation_view_pop (ADW_NAVIGATION_VIEW (get_child (dialog, "view"))));
  choose (dialog, "Code", "Notes");
  g_assert_null (mb_table_dialog_get_rows (dialog));
  review (dialog);
  row = g_list_model_get_item (mb_table_dialog_get_rows (dialog), 0);
  outcome = mb_paste_row_dup_outcome (row);
  g_assert_cmpstr (outcome, ==, "Name: Ada; Notes: x");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (get_child (dialog, "view")));
  choose (dialog, "The Rows Are", "Programs");
  g_assert_cmpstr (get_choice (dialog, "Code"), ==, "Left Out");
  choose (dialog, "Code", "Short name");
  review (dialog);
  g_assert_cmpstr (get_summary (dialog), ==, "1 new");
  close_dialog (dialog);
}

static GtkDropDown *
find_drop_down (GtkWidget *widget, const char *item)
{
  if (GTK_IS_DROP_DOWN (widget) && gtk_widget_get_visible (widget))
    {
      GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));

      for (guint i = 0; model && i < g_list_model_get_n_items (model); i++)
        if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), item))
          return GTK_DROP_DOWN (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_drop_down (child, item);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_choices (gpointer dialog)
{
  return find_drop_down (dialog, "New: Ada Lovelace") != NULL;
}

/* Where it is doubtful who is meant one is asked, and can choose. */
static void
test_doubtful (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbTableDialog *dialog = show (forms, "Name,GitHub\nAda Lovelace,other\n", NULL);

  review (dialog);
  g_assert_cmpstr (get_summary (dialog), ==, "1 doubtful");
  g_assert_cmpstr (get_label (dialog), ==, "_Import");
  forms_assert_becomes (has_choices, dialog);
  gtk_drop_down_set_selected (find_drop_down (GTK_WIDGET (dialog), "New: Ada Lovelace"), 2);
  g_assert_cmpstr (get_summary (dialog), ==, "1 new");
  g_assert_cmpstr (get_label (dialog), ==, "_Import 1 Row");
  gtk_drop_down_set_selected (find_drop_down (GTK_WIDGET (dialog), "New: Ada Lovelace"), 1);
  g_assert_cmpstr (get_summary (dialog), ==, "1 changed");
  close_dialog (dialog);
}

/* One may look at some rows only. */
static void
test_filter (Forms *forms, gconstpointer data)
{
  MbTableDialog *dialog = show (forms, "Name,GitHub\nAda,ada\nGrace,grace\nX,a b\n", NULL);
  GtkListView *list = GTK_LIST_VIEW (get_child (dialog, "list"));

  review (dialog);
  forms_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_child (dialog, "filter")), 5);
  forms_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==, 1);
  close_dialog (dialog);
}

/* A table with the same headings is taken for the same the next time. */
static void
test_memory (Forms *forms, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("com.asyncapi.Mentorbook");
  MbTableDialog *dialog = show (forms, "Name,Code\nAda,ada\nGrace,grace\nWei,wei\n", settings);

  choose (dialog, "Code", "GitHub handle");
  review (dialog);
  activate_and_close (dialog, "dialog.add");
  forms_assert_becomes (has_three, forms);
  dialog = show (forms, "NAME,code\nAda,ada\n", settings);
  g_assert_cmpstr (get_page (dialog), ==, "rows");
  forms_assert_becomes (has_rows, dialog);
  g_assert_cmpstr (get_summary (dialog), ==, "1 already the same");
  g_assert_cmpstr (get_choice (dialog, "code"), ==, "GitHub handle");
  close_dialog (dialog);
}

/* Closing while a long table is being compared does no harm, and ends the work. */
static void
test_close_early (Forms *forms, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,GitHub\n");
  MbTableDialog *dialog;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Person %u,person-%u\n", i, i);
  dialog = show (forms, text->str, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.review", NULL);
  forms_settle ();
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  while (dialog)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/table/import", test_import);
  TEST ("/forms/table/columns", test_columns);
  TEST ("/forms/table/doubtful", test_doubtful);
  TEST ("/forms/table/filter", test_filter);
  TEST ("/forms/table/memory", test_memory);
  TEST ("/forms/table/close-early", test_close_early);
#undef TEST

  return g_test_run ();
}
