#include "forms-fixture.h"

#include "book/mb-roster.h"
#include "mb-assign-dialog.h"
#include "mb-cohort-numbers.h"
#include "mb-list-page.h"
#include "mb-milestone-group.h"
#include "mb-next-cohort-dialog.h"
#include "mb-number-tile.h"
#include "mb-project-people.h"
#include "mb-quick-add-row.h"
#include "mb-record-page.h"
#include "mb-roster-group.h"
#include "mb-roster-row.h"

/* A cohort with a mentee, a mentor and two projects, and its page. */
typedef struct {
  Forms forms;
  MbRecord *cohort;
  MbRecord *ada;
  MbRecord *bob;
  MbRecord *docs;
  MbRecord *site;
  MbRecordPage *page;
} Cohort;

static MbRecord *
add_below_cohort (Cohort *cohort, MbRecordKind kind, const char *field, const char *text)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort->cohort));

  return forms_add (&cohort->forms, kind, "cohort", id, field, text, NULL);
}

static void
add_participation (Cohort *cohort, MbRecord *person, const char *role)
{
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort->cohort));
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (person));

  g_object_unref (forms_add (&cohort->forms, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role",
                             role, NULL));
}

static MbRecordPage *
show (Cohort *cohort, MbRecord *record)
{
  MbRecordPage *page = mb_record_page_new (record);

  forms_push (&cohort->forms, page);
  forms_assert_becomes (gtk_widget_get_mapped, page);
  return page;
}

static void
set_up (Cohort *cohort, gconstpointer data)
{
  g_autoptr (MbRecord) program = NULL;

  forms_set_up (&cohort->forms, data);
  program = forms_add_program (&cohort->forms, "Summer of Code", "SoC");
  cohort->cohort = forms_add_cohort (&cohort->forms, program, "2024");
  cohort->ada = forms_add_person (&cohort->forms, "Ada", "ada");
  cohort->bob = forms_add_person (&cohort->forms, "Bob", "bob");
  add_participation (cohort, cohort->ada, "mentee");
  add_participation (cohort, cohort->bob, "mentor");
  cohort->docs = add_below_cohort (cohort, MB_RECORD_PROJECT, "title", "Docs");
  cohort->site = add_below_cohort (cohort, MB_RECORD_PROJECT, "title", "Site");
  cohort->page = show (cohort, cohort->cohort);
}

static void
tear_down (Cohort *cohort, gconstpointer data)
{
  g_object_unref (cohort->cohort);
  g_object_unref (cohort->ada);
  g_object_unref (cohort->bob);
  g_object_unref (cohort->docs);
  g_object_unref (cohort->site);
  forms_tear_down (&cohort->forms, data);
}

static void
find_all (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

static gpointer
find_nth (gpointer widget, GType type, guint n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_all (widget, type, found);
  g_assert_cmpuint (n, <, found->len);
  return found->pdata[n];
}

/* 0: mentees, 1: mentors, 2: projects. */
static MbRosterRow *
get_row (Cohort *cohort, guint group, int index)
{
  MbRosterGroup *of = find_nth (cohort->page, MB_TYPE_ROSTER_GROUP, group);

  return MB_ROSTER_ROW (gtk_list_box_get_row_at_index (mb_roster_group_get_list (of), index));
}

static gint64
count_seats (Cohort *cohort)
{
  return mb_book_count (cohort->forms.book, MB_RECORD_SEAT);
}

static gboolean
is_closed (Cohort *cohort)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (cohort->forms.window)) == NULL;
}

static AdwDialog *
get_dialog (Cohort *cohort, GType type)
{
  AdwDialog *dialog;

  forms_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (cohort->forms.window));
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (dialog, type));
  return dialog;
}

/* Numbers first; where the reported and the named differ both stay, and it is said. */
static void
test_numbers (Cohort *cohort, gconstpointer data)
{
  MbCohortNumbers *numbers = find_nth (cohort->page, MB_TYPE_COHORT_NUMBERS, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mb_number_tile_get_text (find_nth (numbers, MB_TYPE_NUMBER_TILE, 0)), ==, "–");
  g_assert_cmpstr (mb_number_tile_get_text (find_nth (numbers, MB_TYPE_NUMBER_TILE, 1)), ==, "1");
  g_assert_cmpstr (mb_number_tile_get_text (find_nth (numbers, MB_TYPE_NUMBER_TILE, 2)), ==, "1");
  g_assert_cmpstr (mb_number_tile_get_text (find_nth (numbers, MB_TYPE_NUMBER_TILE, 3)), ==, "2");
  g_assert_cmpstr (mb_cohort_numbers_get_remark (numbers), ==, "");

  mb_book_set_field (cohort->forms.book, cohort->cohort, "reported", g_variant_new_int64 (12), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_number_tile_get_text (find_nth (numbers, MB_TYPE_NUMBER_TILE, 0)), ==, "12");
  g_assert_cmpstr (mb_cohort_numbers_get_remark (numbers), ==, "1 mentee is named, 12 were reported");
  mb_book_set_field (cohort->forms.book, cohort->cohort, "reported", g_variant_new_int64 (1), &error);
  g_assert_cmpstr (mb_cohort_numbers_get_remark (numbers), ==, "");
}

/* Each number leads to what it counts: the mentors' to the list of mentors. */
static void
test_number_leads (Cohort *cohort, gconstpointer data)
{
  GtkWidget *tile = find_nth (cohort->page, MB_TYPE_NUMBER_TILE, 2);

  g_signal_emit_by_name (tile, "clicked");
  forms_settle ();
  g_assert_true (ADW_NAVIGATION_PAGE (cohort->page) != adw_navigation_view_get_visible_page (cohort->forms.view));

  adw_navigation_view_pop (cohort->forms.view);
  forms_settle ();
  g_signal_emit_by_name (find_nth (cohort->page, MB_TYPE_NUMBER_TILE, 0), "clicked");
  g_assert_true (forms_has_focus (mb_record_page_get_row (cohort->page, "reported")));
}

/* Ten projects take ten titles and Enters: the row is empty and has the focus again after each. */
static void
test_type_projects (Cohort *cohort, gconstpointer data)
{
  GtkWidget *entry = find_nth (find_nth (cohort->page, MB_TYPE_ROSTER_GROUP, 2), MB_TYPE_QUICK_ADD_ROW, 0);
  const guint changes = forms_count_changes (&cohort->forms);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cohort->page), "cohort.add-project", NULL));
  g_assert_true (forms_has_focus (entry));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("Idea %u", i);

      forms_type (entry, title);
      forms_enter (entry);
      forms_settle ();
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      g_assert_true (forms_has_focus (entry));
    }
  g_assert_cmpint (mb_book_count (cohort->forms.book, MB_RECORD_PROJECT), ==, 12);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 10);
  forms_enter (entry);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 10);

  forms_type (entry, "Pasted\n Also pasted \n\nThe third");
  forms_enter (entry);
  g_assert_cmpint (mb_book_count (cohort->forms.book, MB_RECORD_PROJECT), ==, 15);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 11);
}

static void
test_type_milestones (Cohort *cohort, gconstpointer data)
{
  MbMilestoneGroup *group = find_nth (cohort->page, MB_TYPE_MILESTONE_GROUP, 0);
  GtkWidget *entry = mb_milestone_group_get_entry (group);
  g_autoptr (MbRecord) first = NULL;

  forms_type (entry, "Results 2024-08-20");
  forms_enter (entry);
  forms_type (entry, "Coding 2024-05-27 – 2024-08-25");
  forms_enter (entry);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mb_milestone_group_get_query (group))), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (mb_milestone_group_get_query (group)), 0);
  g_assert_cmpstr (mb_record_get_text (first, "label"), ==, "Coding");
  g_assert_cmpstr (mb_record_get_text (first, "ends-on"), ==, "2024-08-25");

  /* What cannot be added is still there to be mended. */
  forms_type (entry, "2024-09");
  forms_enter (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2024-09");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  forms_type (entry, "2024-09 Party");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

/* Dropping somebody on a project puts them on it once, in the role they have; rows stay, and the focus with them. */
static void
test_drop (Cohort *cohort, gconstpointer data)
{
  MbRosterRow *ada = get_row (cohort, 0, 0);
  MbRosterRow *docs = get_row (cohort, 2, 0);
  const MbRosterSeat *seat;

  gtk_widget_grab_focus (GTK_WIDGET (ada));
  g_assert_true (mb_roster_row_take (docs, mb_roster_row_get_item (ada)));
  g_assert_cmpint (count_seats (cohort), ==, 1);
  seat = mb_roster_item_find_seat (mb_roster_row_get_item (docs), mb_record_get_id (cohort->ada),
                                   mb_record_get_id (cohort->docs), "mentee");
  g_assert_nonnull (seat);
  g_assert_true (get_row (cohort, 0, 0) == ada);
  g_assert_true (forms_has_focus (GTK_WIDGET (ada)));

  g_assert_false (mb_roster_row_take (docs, mb_roster_row_get_item (ada)));
  g_assert_cmpint (count_seats (cohort), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (docs), "roster.take-off", "x", seat->id));
  g_assert_cmpint (count_seats (cohort), ==, 0);
}

/* Who is in another cohort is not put on a project of this one. */
static void
test_drop_stranger (Cohort *cohort, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (&cohort->forms, "Autumn of Code", "AoC");
  g_autoptr (MbRecord) other = forms_add_cohort (&cohort->forms, program, "2024");
  g_autoptr (MbRoster) roster = NULL;
  g_autoptr (MbRosterItem) stranger = NULL;
  MbRecord *here = cohort->cohort;

  cohort->cohort = other;
  add_participation (cohort, cohort->ada, "mentee");
  cohort->cohort = here;
  roster = mb_roster_new (cohort->forms.book, mb_record_get_id (other));
  stranger = g_list_model_get_item (mb_roster_get_people (roster, "mentee"), 0);
  g_assert_false (mb_roster_row_take (get_row (cohort, 2, 0), stranger));
  g_assert_cmpint (count_seats (cohort), ==, 0);
}

static gboolean
may_assign (MbAssignDialog *dialog)
{
  GObject *button = gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_ASSIGN_DIALOG, "assign_button");

  return gtk_widget_is_sensitive (GTK_WIDGET (button));
}

/* By keyboard: a few letters and Enter tick a project, then the next one; all of it is one edit. */
static void
test_assign (Cohort *cohort, gconstpointer data)
{
  MbRosterRow *ada = get_row (cohort, 0, 0);
  const guint changes = forms_count_changes (&cohort->forms);
  MbAssignDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (ada), "roster.assign", NULL);
  dialog = MB_ASSIGN_DIALOG (get_dialog (cohort, MB_TYPE_ASSIGN_DIALOG));
  g_assert_false (may_assign (dialog));
  mb_assign_dialog_set_search (dialog, "sit");
  forms_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (mb_assign_dialog_get_found (dialog)), ==, 1);
  mb_assign_dialog_tick_first (dialog);
  g_assert_true (may_assign (dialog));
  mb_assign_dialog_set_search (dialog, "docs");
  forms_settle ();
  mb_assign_dialog_tick_first (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.assign", NULL));
  forms_assert_becomes (is_closed, cohort);
  g_assert_cmpint (count_seats (cohort), ==, 2);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 1);

  /* The ticks show the seats; taking one away takes the seat away. */
  gtk_widget_activate_action (GTK_WIDGET (ada), "roster.assign", NULL);
  dialog = MB_ASSIGN_DIALOG (get_dialog (cohort, MB_TYPE_ASSIGN_DIALOG));
  mb_assign_dialog_tick_first (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.assign", NULL));
  forms_assert_becomes (is_closed, cohort);
  g_assert_cmpint (count_seats (cohort), ==, 1);
}

static void
test_status (Cohort *cohort, gconstpointer data)
{
  MbRosterRow *ada = get_row (cohort, 0, 0);
  g_autoptr (MbRecord) participation =
    mb_book_get_record (cohort->forms.book, MB_RECORD_PARTICIPATION,
                        mb_roster_item_get_id (mb_roster_row_get_item (ada)), NULL);
  g_autofree char *stored = NULL;
  g_autofree char *cleared = NULL;

  gtk_widget_activate_action (GTK_WIDGET (ada), "roster.status", "s", "completed");
  stored = forms_read (&cohort->forms, participation, "status");
  g_assert_cmpstr (stored, ==, "Completed");
  gtk_widget_activate_action (GTK_WIDGET (ada), "roster.status", "s", "");
  cleared = forms_read (&cohort->forms, participation, "status");
  g_assert_cmpstr (cleared, ==, "");
}

/* Out of the cohort and off its projects, in one edit. */
static void
test_remove (Cohort *cohort, gconstpointer data)
{
  MbRosterRow *ada = get_row (cohort, 0, 0);
  guint changes;

  mb_roster_row_take (get_row (cohort, 2, 0), mb_roster_row_get_item (ada));
  changes = forms_count_changes (&cohort->forms);
  gtk_widget_activate_action (GTK_WIDGET (ada), "roster.remove", NULL);
  g_assert_cmpint (mb_book_count (cohort->forms.book, MB_RECORD_PARTICIPATION), ==, 1);
  g_assert_cmpint (count_seats (cohort), ==, 0);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 1);
  g_assert_cmpint (mb_book_count (cohort->forms.book, MB_RECORD_PERSON), ==, 2);
}

/* The new cohort is there, planned, and its page is opened. */
static void
test_next (Cohort *cohort, gconstpointer data)
{
  const guint changes = forms_count_changes (&cohort->forms);
  AdwDialog *dialog;
  gint64 id;
  g_autofree char *expected = NULL;
  g_autoptr (MbRecord) next = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cohort->page), "cohort.next", NULL));
  dialog = get_dialog (cohort, MB_TYPE_NEXT_COHORT_DIALOG);
  mb_next_cohort_dialog_set_mentors (MB_NEXT_COHORT_DIALOG (dialog), TRUE);
  g_signal_emit_by_name (find_nth (dialog, GTK_TYPE_TEXT, 0), "activate");
  forms_assert_becomes (is_closed, cohort);
  forms_settle ();

  id = mb_book_find (cohort->forms.book, MB_RECORD_COHORT, "slug", "soc-2025");
  g_assert_cmpint (id, !=, 0);
  next = mb_book_get_record (cohort->forms.book, MB_RECORD_COHORT, id, NULL);
  g_assert_cmpstr (mb_record_get_text (next, "status"), ==, "planned");
  g_assert_cmpint (mb_book_count (cohort->forms.book, MB_RECORD_PARTICIPATION), ==, 3);
  g_assert_cmpuint (forms_count_changes (&cohort->forms), ==, changes + 1);
  expected = g_strdup_printf ("open-record ('cohort', %" G_GINT64_FORMAT ")", id);
  g_assert_cmpstr (cohort->forms.activated->pdata[0], ==, expected);
}

/* The same from the list of cohorts, for the one that is selected; other lists have nothing of the kind. */
static void
test_next_from_list (Cohort *cohort, gconstpointer data)
{
  MbListPage *people = mb_list_page_new (cohort->forms.book, MB_RECORD_PERSON);
  MbListPage *cohorts = mb_list_page_new (cohort->forms.book, MB_RECORD_COHORT);

  forms_push (&cohort->forms, people);
  gtk_selection_model_select_item (mb_list_page_get_selection (people), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (people), "list.next-cohort", NULL);
  g_assert_true (is_closed (cohort));

  forms_push (&cohort->forms, cohorts);
  gtk_selection_model_select_item (mb_list_page_get_selection (cohorts), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (cohorts), "list.next-cohort", NULL);
  adw_dialog_force_close (get_dialog (cohort, MB_TYPE_NEXT_COHORT_DIALOG));
}

/* A project's page shows its people, lets one go, and leads to them. */
static void
test_project (Cohort *cohort, gconstpointer data)
{
  MbRecordPage *page;
  MbProjectPeople *people;
  GtkWidget *row;
  MbAssignDialog *dialog;
  g_autofree char *expected = g_strdup_printf ("open-record ('person', %" G_GINT64_FORMAT ")",
                                               mb_record_get_id (cohort->bob));

  mb_roster_row_take (get_row (cohort, 2, 0), mb_roster_row_get_item (get_row (cohort, 0, 0)));
  page = show (cohort, cohort->docs);
  people = find_nth (page, MB_TYPE_PROJECT_PEOPLE, 0);

  gtk_widget_activate_action (GTK_WIDGET (people), "people.assign", NULL);
  dialog = MB_ASSIGN_DIALOG (get_dialog (cohort, MB_TYPE_ASSIGN_DIALOG));
  mb_assign_dialog_set_search (dialog, "bob");
  forms_settle ();
  mb_assign_dialog_tick_first (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.assign", NULL);
  forms_assert_becomes (is_closed, cohort);

  row = find_nth (people, ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Bob");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Mentor");
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (cohort->forms.activated->pdata[0], ==, expected);

  row = find_nth (people, ADW_TYPE_ACTION_ROW, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Ada");
  g_signal_emit_by_name (find_nth (row, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpint (count_seats (cohort), ==, 1);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Cohort, NULL, set_up, function, tear_down)
  TEST ("/forms/cohort-page/numbers", test_numbers);
  TEST ("/forms/cohort-page/number-leads", test_number_leads);
  TEST ("/forms/cohort-page/type-projects", test_type_projects);
  TEST ("/forms/cohort-page/type-milestones", test_type_milestones);
  TEST ("/forms/cohort-page/drop", test_drop);
  TEST ("/forms/cohort-page/drop-stranger", test_drop_stranger);
  TEST ("/forms/cohort-page/assign", test_assign);
  TEST ("/forms/cohort-page/status", test_status);
  TEST ("/forms/cohort-page/remove", test_remove);
  TEST ("/forms/cohort-page/next", test_next);
  TEST ("/forms/cohort-page/next-from-list", test_next_from_list);
  TEST ("/forms/cohort-page/project", test_project);
#undef TEST

  return g_test_run ();
}
