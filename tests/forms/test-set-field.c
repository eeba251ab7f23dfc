#include "forms-fixture.h"

#include "mb-bulk-work.h"
#include "mb-list-page.h"
#include "mb-set-field-dialog.h"

#define MANY 600

static MbListPage *
show_cohorts (Forms *forms)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  MbListPage *page;

  for (guint year = 2021; year <= 2024; year++)
    {
      g_autofree char *text = g_strdup_printf ("%u", year);
      g_autoptr (MbRecord) cohort = forms_add_cohort (forms, program, text);
    }
  page = mb_list_page_new (forms->book, MB_RECORD_COHORT);
  forms_push (forms, page);
  return page;
}

static MbSetFieldDialog *
ask (Forms *forms, MbListPage *page, const char *field)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "list.set-field", NULL);
  forms_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (forms->window));
  g_assert_true (MB_IS_SET_FIELD_DIALOG (dialog));
  mb_set_field_dialog_set_field (MB_SET_FIELD_DIALOG (dialog), field);
  return MB_SET_FIELD_DIALOG (dialog);
}

static gboolean
is_closed (gpointer data)
{
  Forms *forms = data;

  return adw_window_get_visible_dialog (ADW_WINDOW (forms->window)) == NULL;
}

static void
set (Forms *forms, MbSetFieldDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.set", NULL);
  forms_assert_becomes (is_closed, forms);
  forms_settle ();
}

static char *
dup_values (MbListPage *page, const char *field)
{
  GListModel *query = G_LIST_MODEL (mb_list_page_get_query (page));
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (query); i++)
    {
      g_autoptr (MbRecord) record = g_list_model_get_item (query, i);
      g_autofree char *value = mb_record_dup_display (record, field);

      g_string_append_printf (values, "%s%s", i > 0 ? "|" : "", value ? value : "");
    }
  return g_string_free_and_steal (values);
}

static void
assert_values (MbListPage *page, const char *field, const char *expected)
{
  g_autofree char *values = dup_values (page, field);

  g_assert_cmpstr (values, ==, expected);
}

/* All selected rows have the value then, and one undo takes it back. */
static void
test_set (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_cohorts (forms);
  g_autoptr (MbRecord) first = g_list_model_get_item (G_LIST_MODEL (mb_list_page_get_query (page)), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;
  MbSetFieldDialog *dialog;
  guint changes;

  g_assert_true (mb_book_set_field (forms->book, first, "term", g_variant_new_string ("Spring"), NULL));
  changes = forms_count_changes (forms);
  gtk_selection_model_select_range (mb_list_page_get_selection (page), 0, 3, TRUE);
  dialog = ask (forms, page, "term");
  g_assert_cmpstr (mb_set_field_dialog_get_outcome (dialog), ==, "");
  forms_type (mb_set_field_dialog_get_row (dialog), "Spring");
  g_assert_cmpstr (mb_set_field_dialog_get_outcome (dialog), ==, "2 of 3 cohorts will change.");
  set (forms, dialog);
  assert_values (page, "term", "Spring|Spring|Spring|");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  undone = mb_book_undo (forms->book, &error);
  g_assert_no_error (error);
  assert_values (page, "term", "Spring|||");
}

/* Nobody empties a field of many by pressing Enter in haste. */
static void
test_untouched (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_cohorts (forms);
  guint changes = forms_count_changes (forms);
  MbSetFieldDialog *dialog;

  gtk_selection_model_select_all (mb_list_page_get_selection (page));
  dialog = ask (forms, page, "status");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.set", NULL);
  forms_settle ();
  g_assert_false (is_closed (forms));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_cmpuint (forms_count_changes (forms), ==, changes);
}

/* What no record may have is refused in the row, and nothing is changed. */
static void
test_refused (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_cohorts (forms);
  MbSetFieldDialog *dialog;

  gtk_selection_model_select_all (mb_list_page_get_selection (page));
  dialog = ask (forms, page, "year");
  forms_type (mb_set_field_dialog_get_row (dialog), "1066");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.set", NULL);
  forms_settle ();
  g_assert_false (is_closed (forms));
  assert_values (page, "year", "2024|2023|2022|2021");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What tells records apart is not offered. */
static void
test_fields (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_cohorts (forms);
  MbSetFieldDialog *dialog;

  gtk_selection_model_select_all (mb_list_page_get_selection (page));
  dialog = ask (forms, page, "status");
  g_assert_true (ADW_IS_COMBO_ROW (mb_set_field_dialog_get_row (dialog)));
  mb_set_field_dialog_set_field (dialog, "slug");
  mb_set_field_dialog_set_field (dialog, "notes");
  g_assert_true (ADW_IS_COMBO_ROW (mb_set_field_dialog_get_row (dialog)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

typedef struct {
  MbBook *book;
  gint64 count;
} Count;

static gboolean
has_count (gpointer data)
{
  const Count *count = data;

  return mb_book_count (count->book, MB_RECORD_PERSON) == count->count;
}

static gboolean
all_have_mail (gpointer data)
{
  return mb_book_find (data, MB_RECORD_PERSON, "mail", "a@example.org") != 0;
}

static GArray *
add_many (Forms *forms)
{
  g_autoptr (MbEdit) edit = mb_edit_begin (forms->book, MB_VERB_IMPORT, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);
      gint64 id;

      mb_record_set (person, "name", g_variant_new_take_string (g_strdup_printf ("Person %u", i)));
      g_assert_true (mb_edit_insert (edit, person, NULL));
      id = mb_record_get_id (person);
      g_array_append_val (ids, id);
    }
  g_assert_true (mb_edit_commit (edit, NULL));
  return ids;
}

static gboolean
is_gone (gpointer widget)
{
  return *(GtkWidget **) widget == NULL;
}

/* A widget that only the work holds: it is gone when the work has ended, which is after the book has changed. */
static GtkWidget *
told_new (GtkWidget **place)
{
  *place = g_object_ref_sink (gtk_label_new (NULL));
  g_object_add_weak_pointer (G_OBJECT (*place), (gpointer *) place);
  return *place;
}

/* Many are changed and deleted while the window lives on; each is one line of the history. */
static void
test_many (Forms *forms, gconstpointer data)
{
  g_autoptr (GArray) ids = add_many (forms);
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  g_autoptr (GVariant) mail = g_variant_ref_sink (g_variant_new_string ("a@example.org"));
  guint changes = forms_count_changes (forms);
  Count none = { forms->book, 0 };
  GtkWidget *told;

  mb_bulk_work_set (told_new (&told), forms->book, type, ids, mb_record_type_find_field (type, "mail"), mail);
  g_object_unref (told);
  g_assert_false (all_have_mail (forms->book));
  forms_assert_becomes (is_gone, &told);
  forms_assert_becomes (all_have_mail, forms->book);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  mb_bulk_work_delete (told_new (&told), forms->book, type, ids);
  g_object_unref (told);
  g_assert_false (has_count (&none));
  forms_assert_becomes (is_gone, &told);
  forms_assert_becomes (has_count, &none);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 2);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/set-field/set", test_set);
  TEST ("/forms/set-field/untouched", test_untouched);
  TEST ("/forms/set-field/refused", test_refused);
  TEST ("/forms/set-field/fields", test_fields);
  TEST ("/forms/set-field/many", test_many);
#undef TEST

  return g_test_run ();
}
