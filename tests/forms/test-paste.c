#include "forms-fixture.h"

#include "mb-list-page.h"
#include "mb-paste-dialog.h"

static GPtrArray *
list_shown (const MbRecordType *type)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & MB_FIELD_LISTED)
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

static gboolean
has_rows (gpointer dialog)
{
  return mb_paste_dialog_get_rows (dialog) != NULL;
}

static MbPasteDialog *
show (Forms *forms, GtkWidget *page, const char *text)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  g_autoptr (GPtrArray) shown = list_shown (type);
  MbPasteDialog *dialog = mb_paste_dialog_new (page, forms->book, mb_paste_table_new (text, type, shown));

  adw_dialog_present (ADW_DIALOG (dialog), forms->window);
  forms_assert_becomes (has_rows, dialog);
  return dialog;
}

static GtkWidget *
get_child (MbPasteDialog *dialog, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_PASTE_DIALOG, name));
}

static const char *
get_label (MbPasteDialog *dialog)
{
  return gtk_button_get_label (GTK_BUTTON (get_child (dialog, "add_button")));
}

static const char *
get_summary (MbPasteDialog *dialog)
{
  return gtk_label_get_label (GTK_LABEL (get_child (dialog, "summary")));
}

static gboolean
has_three (Forms *forms)
{
  return mb_book_count (forms->book, MB_RECORD_PERSON) == 3;
}

static MbListPage *
show_list (Forms *forms)
{
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);

  forms_push (forms, page);
  return page;
}

/* What is ticked is written in one step, and the list shows it. */
static void
test_add (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbListPage *page = show_list (forms);
  const guint changes = forms_count_changes (forms);
  MbPasteDialog *dialog = show (forms, GTK_WIDGET (page), "Name\tGitHub handle\tMail address\n"
                                                          "Ada Lovelace\tADA\ta@b.org\nGrace Hopper\tgrace\t\n"
                                                          "Barbara\tbarbara\t\nNobody\tno handle\t\nWei\twei\t\n");
  g_autoptr (MbPasteRow) wei = g_list_model_get_item (mb_paste_dialog_get_rows (dialog), 4);
  g_autoptr (MbChange) undone = NULL;
  g_autofree char *mail = NULL;

  g_assert_cmpstr (get_summary (dialog), ==, "3 new · 1 changed · 1 not understood");
  g_assert_cmpstr (get_label (dialog), ==, "_Paste 4 Rows");
  mb_paste_row_set_included (wei, FALSE);
  g_assert_cmpstr (get_label (dialog), ==, "_Paste 3 Rows");
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_assert_becomes (has_three, forms);
  mail = forms_read (forms, ada, "mail");
  g_assert_cmpstr (mail, ==, "a@b.org");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
  undone = mb_book_undo (forms->book, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);
}

/* Nothing is written that is the same already. */
static void
test_nothing_new (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbListPage *page = show_list (forms);
  MbPasteDialog *dialog = show (forms, GTK_WIDGET (page), "Ada Lovelace\tada");

  g_assert_cmpstr (get_summary (dialog), ==, "1 already the same");
  g_assert_false (gtk_widget_is_sensitive (get_child (dialog, "add_button")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static AdwComboRow *
find_combo (GtkWidget *widget, guint *skip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = ADW_IS_COMBO_ROW (child) ? ADW_COMBO_ROW (child) : find_combo (child, skip);

      if (found && (*skip)-- == 0)
        return found;
      if (found && !ADW_IS_COMBO_ROW (child))
        return found;
    }
  return NULL;
}

/* One may say what a column is, and the rows are compared anew. */
static void
test_column (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_list (forms);
  MbPasteDialog *dialog = show (forms, GTK_WIDGET (page), "Ada Lovelace\tada");
  guint skip = 0;
  AdwComboRow *combo = find_combo (get_child (dialog, "columns_row"), &skip);
  g_autoptr (MbPasteRow) row = NULL;

  g_assert_nonnull (combo);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (combo)), ==, "“Ada Lovelace”");
  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, 1);
  adw_combo_row_set_selected (combo, 0);
  g_assert_null (mb_paste_dialog_get_rows (dialog));
  forms_assert_becomes (has_rows, dialog);
  row = g_list_model_get_item (mb_paste_dialog_get_rows (dialog), 0);
  g_assert_cmpstr (mb_paste_row_get_title (row), ==, "ada");
  g_assert_cmpuint (mb_paste_row_get_n_values (row), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gboolean
has_dialog (Forms *forms)
{
  return MB_IS_PASTE_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (forms->window)));
}

/* The list reads the clipboard. */
static void
test_clipboard (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_list (forms);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), "Ada Lovelace\tada");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "list.paste", NULL));
  forms_assert_becomes (has_dialog, forms);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (forms->window)));
}

/* Closing while the rows are being compared does no harm. */
static void
test_close_early (Forms *forms, gconstpointer data)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  g_autoptr (GPtrArray) shown = list_shown (type);
  g_autoptr (GString) text = g_string_new ("Name\tGitHub handle\n");
  MbListPage *page = show_list (forms);
  MbPasteDialog *dialog;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Person %u\tperson-%u\n", i, i);
  dialog = mb_paste_dialog_new (GTK_WIDGET (page), forms->book, mb_paste_table_new (text->str, type, shown));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_present (ADW_DIALOG (dialog), forms->window);
  forms_settle ();
  adw_dialog_force_close (ADW_DIALOG (dialog));
  while (dialog)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/paste/add", test_add);
  TEST ("/forms/paste/nothing-new", test_nothing_new);
  TEST ("/forms/paste/column", test_column);
  TEST ("/forms/paste/clipboard", test_clipboard);
  TEST ("/forms/paste/close-early", test_close_early);
#undef TEST

  return g_test_run ();
}
