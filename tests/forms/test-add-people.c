#include "forms-fixture.h"

#include "exchange/mb-person-guess.h"
#include "mb-add-people-dialog.h"
#include "mb-person-guess-row.h"
#include "mb-record-page.h"

static MbRecord *
add_cohort (Forms *forms)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");

  return forms_add_cohort (forms, program, "2025");
}

static MbAddPeopleDialog *
show (Forms *forms, MbRecord *cohort, const char *role)
{
  MbAddPeopleDialog *dialog = mb_add_people_dialog_new (cohort, role);

  forms_present (forms, dialog);
  return dialog;
}

static GtkWidget *
get_child (MbAddPeopleDialog *dialog, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_ADD_PEOPLE_DIALOG, name));
}

static const char *
get_add_label (MbAddPeopleDialog *dialog)
{
  return gtk_button_get_label (GTK_BUTTON (get_child (dialog, "add_button")));
}

static gboolean
is_closed (Forms *forms)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (forms->window)) == NULL;
}

/* The first visible widget of a type in the tree. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);
      if (found)
        return found;
    }
  return NULL;
}

static void
test_thirteen (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "AdaLove");
  g_autoptr (MbRecord) grace = forms_add_person (forms, "Grace Hopper", "grace");
  g_autoptr (MbRecord) alan = forms_add_person (forms, "Alan Turing", "ALAN");
  g_autoptr (MbRecord) edsger = forms_add_person (forms, "Edsger Dijkstra", "ewd");
  g_autoptr (MbRecord) cohort = add_cohort (forms);
  MbAddPeopleDialog *dialog = show (forms, cohort, "mentee");
  const guint changes = forms_count_changes (forms);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) other = NULL;

  g_assert_false (gtk_widget_is_sensitive (get_child (dialog, "add_button")));
  mb_add_people_dialog_set_text (dialog, "adalove\n@GRACE\nhttps://github.com/Alan\nEDSGER DIJKSTRA\n"
                                 "Barbara Liskov (liskov), [Donald Knuth](https://github.com/knuth) | @ritchie\n"
                                 "Ken Thompson\tken\nradia\tRadia Perlman\nTim Berners-Lee\nmargaret-h, @lamport\n"
                                 "https://github.com/katherine\n");
  forms_settle ();
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 13 People");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (dialog, "summary"))), ==, "4 known, 9 new");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_assert_becomes (is_closed, forms);
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_PARTICIPATION), ==, 13);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  other = mb_book_open (forms->path, MB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (other, MB_RECORD_PERSON), ==, 13);
  g_object_unref (mb_book_undo (forms->book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (other, MB_RECORD_PERSON), ==, 4);
  g_assert_cmpint (mb_book_count (other, MB_RECORD_PARTICIPATION), ==, 0);
}

/* One may leave somebody out, and typing on does not bring them back. */
static void
test_leave_out (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) cohort = add_cohort (forms);
  MbAddPeopleDialog *dialog = show (forms, cohort, "mentor");
  GtkWidget *check;

  mb_add_people_dialog_set_text (dialog, "@ada\n@bob");
  forms_settle ();
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 2 People");
  check = find (get_child (dialog, "list"), GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 1 Person");
  mb_add_people_dialog_set_text (dialog, "@ada\n@bob\n@carl");
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 2 People");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_assert_becomes (is_closed, forms);
  g_assert_cmpint (mb_book_find_handle (forms->book, "ada"), ==, 0);
  g_assert_cmpint (mb_book_find_handle (forms->book, "carl"), !=, 0);
}

/* What is doubtful is left out until one chooses. */
static void
test_choose (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) one = forms_add_person (forms, "Wei Zhang", "wei1");
  g_autoptr (MbRecord) two = forms_add_person (forms, "Wei Zhang", "wei2");
  g_autoptr (MbRecord) cohort = add_cohort (forms);
  MbAddPeopleDialog *dialog = show (forms, cohort, "mentee");
  GtkWidget *choices;
  g_autoptr (GArray) found = NULL;
  g_autoptr (MbPersonGuess) guess = NULL;

  mb_add_people_dialog_set_text (dialog, "Wei Zhang");
  forms_settle ();
  g_assert_false (gtk_widget_is_sensitive (get_child (dialog, "add_button")));
  choices = find (get_child (dialog, "list"), GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (choices);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choices))), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choices), 2);
  guess = g_list_model_get_item (mb_add_people_dialog_get_guesses (dialog), 0);
  g_assert_cmpint (mb_person_guess_get_record (guess), ==, mb_record_get_id (two));
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 1 Person");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_assert_becomes (is_closed, forms);
  found = mb_book_list_referring (forms->book, MB_RECORD_PARTICIPATION, "person", mb_record_get_id (two));
  g_assert_cmpuint (found->len, ==, 1);
}

/* Who is there in that role is not counted, and the dialog follows the book. */
static void
test_there (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  g_autoptr (MbRecord) cohort = add_cohort (forms);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (ada));
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort));
  MbAddPeopleDialog *dialog = show (forms, cohort, "mentee");
  g_autoptr (MbRecord) participation = NULL;

  mb_add_people_dialog_set_text (dialog, "@ADA\n@bob");
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 2 People");
  participation = forms_add (forms, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role",
                             "mentee", NULL);
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 1 Person");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (get_child (dialog, "roles")), "mentor");
  g_assert_cmpstr (get_add_label (dialog), ==, "_Add 2 People");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The page of a cohort offers it, those of other records do not. */
static void
test_page (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) cohort = add_cohort (forms);
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page = mb_record_page_new (cohort);
  MbRecordPage *other = mb_record_page_new (ada);
  AdwDialog *dialog;

  forms_push (forms, page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "record.add-people", "s", "mentor"));
  forms_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (forms->window));
  g_assert_true (MB_IS_ADD_PEOPLE_DIALOG (dialog));
  g_assert_cmpstr (adw_toggle_group_get_active_name (
                     ADW_TOGGLE_GROUP (get_child (MB_ADD_PEOPLE_DIALOG (dialog), "roles"))), ==, "mentor");
  adw_dialog_force_close (dialog);
  forms_push (forms, other);
  gtk_widget_activate_action (GTK_WIDGET (other), "record.add-people", "s", "mentor");
  forms_settle ();
  g_assert_true (is_closed (forms));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/add-people/thirteen", test_thirteen);
  TEST ("/forms/add-people/leave-out", test_leave_out);
  TEST ("/forms/add-people/choose", test_choose);
  TEST ("/forms/add-people/there", test_there);
  TEST ("/forms/add-people/page", test_page);
#undef TEST

  return g_test_run ();
}
