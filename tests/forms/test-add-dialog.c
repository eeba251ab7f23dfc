#include "forms-fixture.h"

#include "mb-add-dialog.h"
#include "mb-reference-row.h"

static MbAddDialog *
show (Forms *forms, MbRecordKind kind)
{
  MbAddDialog *dialog = mb_add_dialog_new (forms->book, kind);

  forms_present (forms, dialog);
  return dialog;
}

static gboolean
may_add (MbAddDialog *dialog)
{
  GObject *button = gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_ADD_DIALOG, "add_button");

  return gtk_widget_is_sensitive (GTK_WIDGET (button));
}

static gboolean
is_closed (Forms *forms)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (forms->window)) == NULL;
}

/* Every type asks for what it needs, and adds nothing before it has it. */
static void
test_every_type (Forms *forms, gconstpointer data)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      MbAddDialog *dialog = show (forms, kind);

      g_test_message ("%s", type->name);
      for (guint i = 0; i < type->n_fields; i++)
        if ((type->fields[i].flags & MB_FIELD_REQUIRED) && !(type->fields[i].flags & MB_FIELD_HIDDEN))
          g_assert_nonnull (mb_add_dialog_get_row (dialog, type->fields[i].name));
      g_assert_false (may_add (dialog));
      adw_dialog_force_close (ADW_DIALOG (dialog));
    }
}

static void
test_add_person (Forms *forms, gconstpointer data)
{
  MbAddDialog *dialog = show (forms, MB_RECORD_PERSON);
  guint changes = forms_count_changes (forms);
  g_autofree char *expected = NULL;
  g_autoptr (MbRecord) ada = NULL;

  forms_type (mb_add_dialog_get_row (dialog, "name"), "Ada Lovelace");
  forms_type (mb_add_dialog_get_row (dialog, "handle"), "ada lovelace");
  g_assert_false (may_add (dialog));
  /* Nobody is told off in the middle of a word. */
  g_assert_false (gtk_widget_has_css_class (mb_add_dialog_get_row (dialog, "handle"), "error"));
  forms_type (mb_add_dialog_get_row (dialog, "handle"), "ada");
  g_assert_true (may_add (dialog));
  forms_enter (mb_add_dialog_get_row (dialog, "handle"));
  forms_assert_becomes (is_closed, forms);

  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
  expected = g_strdup_printf ("open-record ('person', %" G_GINT64_FORMAT ")",
                              mb_book_find (forms->book, MB_RECORD_PERSON, "handle", "ada"));
  g_assert_cmpstr (forms->activated->pdata[0], ==, expected);
}

/* A handle that is taken is said on its row; nothing is added, nothing typed is lost. */
static void
test_taken (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbAddDialog *dialog = show (forms, MB_RECORD_PERSON);
  GtkWidget *row = mb_add_dialog_get_row (dialog, "handle");

  forms_type (mb_add_dialog_get_row (dialog, "name"), "Ada of Normandy");
  forms_type (row, "ADA");
  gtk_widget_activate_action (row, "dialog.add", NULL);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 1);
  g_assert_false (is_closed (forms));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_next_sibling (row)));

  forms_type (row, "adela");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_widget_activate_action (row, "dialog.add", NULL);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PERSON), ==, 2);
  forms_assert_becomes (is_closed, forms);
}

/* What is known beforehand is filled in; a cohort is of this year unless one says otherwise. */
static void
test_preset (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (now));
  MbAddDialog *dialog = show (forms, MB_RECORD_COHORT);

  g_assert_false (may_add (dialog));
  mb_add_dialog_set_value (dialog, "program", g_variant_new_int64 (mb_record_get_id (program)));
  mb_add_dialog_set_opens (dialog, FALSE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (mb_add_dialog_get_row (dialog, "program"))), ==,
                   "Google Summer of Code");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (mb_add_dialog_get_row (dialog, "year"))), ==, year);
  g_assert_true (may_add (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_assert_becomes (is_closed, forms);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_COHORT), ==, 1);
  g_assert_cmpuint (forms->activated->len, ==, 0);
}

/* The year is only likely, so it can be typed over at once. */
static void
test_focus (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  MbAddDialog *dialog = mb_add_dialog_new (forms->book, MB_RECORD_COHORT);

  mb_add_dialog_set_value (dialog, "program", g_variant_new_int64 (mb_record_get_id (program)));
  forms_present (forms, dialog);
  forms_settle ();
  g_assert_true (forms_has_focus (mb_add_dialog_get_row (dialog, "year")));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/add-dialog/every-type", test_every_type);
  TEST ("/forms/add-dialog/add-person", test_add_person);
  TEST ("/forms/add-dialog/taken", test_taken);
  TEST ("/forms/add-dialog/focus", test_focus);
  TEST ("/forms/add-dialog/preset", test_preset);
#undef TEST

  return g_test_run ();
}
