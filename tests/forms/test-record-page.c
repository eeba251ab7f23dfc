#include "forms-fixture.h"

#include "mb-add-dialog.h"
#include "mb-long-text-row.h"
#include "mb-record-page.h"
#include "mb-record-row.h"
#include "mb-related-group.h"

static MbRecordPage *
show (Forms *forms, MbRecord *record)
{
  MbRecordPage *page = mb_record_page_new (record);

  forms_push (forms, page);
  return page;
}

static char *
dup_described_by (GtkWidget *row)
{
  GtkWidget *message = gtk_widget_get_next_sibling (row);

  if (!gtk_widget_get_visible (message))
    return g_strdup ("");
  return g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (message)))));
}

static gboolean
is_invalid (GtkWidget *row)
{
  GtkAccessible *input = GTK_IS_EDITABLE (row) ? GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)))
                                               : GTK_ACCESSIBLE (row);

  return gtk_test_accessible_check_state (input, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE) == NULL;
}

/* Every type has its form: a row for each field that is not hidden, and none for one that is. */
static void
test_every_type (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);

  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = records->pdata[i];
      const MbRecordType *type = mb_record_get_record_type (record);
      MbRecordPage *page = show (forms, record);

      for (guint f = 0; f < type->n_fields; f++)
        {
          GtkWidget *row = mb_record_page_get_row (page, type->fields[f].name);
          gboolean hidden = (type->fields[f].flags & MB_FIELD_HIDDEN) != 0;

          g_test_message ("%s.%s", type->name, type->fields[f].name);
          if (hidden)
            {
              g_assert_null (row);
              continue;
            }
          g_assert_nonnull (row);
          g_assert_true (gtk_widget_get_mapped (row));
          g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                           mb_field_get_label (&type->fields[f])));
        }
    }
}

static const char *
get_heading (MbRecordPage *page, const char *field)
{
  GtkWidget *row = mb_record_page_get_row (page, field);

  return adw_preferences_group_get_title (
    ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)));
}

/* The form says first what the record is, then field by field what belongs together. */
static void
test_headings (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Summer of Code", "SoC");
  g_autoptr (MbRecord) cohort = forms_add_cohort (forms, program, "2024");
  MbRecordPage *page = show (forms, cohort);

  g_assert_cmpstr (get_heading (page, "year"), ==, get_heading (page, "host"));
  g_assert_cmpstr (get_heading (page, "starts-on"), ==, "Dates");
  g_assert_cmpstr (get_heading (page, "ideas"), ==, "Funnel");
  g_assert_cmpstr (get_heading (page, "selected"), ==, "Funnel");
  g_assert_cmpstr (get_heading (page, "notes"), ==, "Private");
  g_assert_cmpstr (get_heading (page, "page"), ==, "Private");
}

/* The reason that stands below a refused value is no dead end for the keyboard. */
static void
test_tab_goes_on_after_a_refusal (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada", "ada");
  MbRecordPage *page = show (forms, ada);
  GtkWidget *row = mb_record_page_get_row (page, "handle");
  GtkWidget *next = mb_record_page_get_row (page, "former-handles");

  forms_type (row, "not a handle");
  forms_enter (row);
  gtk_widget_grab_focus (row);
  forms_settle ();
  gtk_widget_child_focus (forms->window, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 3 && !forms_has_focus (next); i++)
    gtk_widget_child_focus (forms->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (forms_has_focus (next));
}

/* Who stores a value that stays out of exports is told so. */
static void
test_says_what_is_not_exported (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Summer of Code", "SoC");
  MbRecordPage *page = show (forms, program);
  GtkWidget *row = mb_record_page_get_row (page, "website");
  g_autofree char *said = NULL;

  forms_type (row, "javascript:alert(1)");
  forms_enter (row);
  said = dup_described_by (row);
  g_assert_nonnull (strstr (said, "left out of exports"));
}

static void
test_commit (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page = show (forms, ada);
  GtkWidget *row = mb_record_page_get_row (page, "name");
  guint changes = forms_count_changes (forms);
  g_autofree char *stored = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ada Lovelace");
  forms_type (row, "  Augusta Ada King ");
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Ada Lovelace");
  forms_enter (row);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Augusta Ada King");
  stored = forms_read (forms, ada, "name");
  g_assert_cmpstr (stored, ==, "Augusta Ada King");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Augusta Ada King");

  /* What is as it was is no edit. */
  forms_type (row, "Augusta");
  forms_type (row, "Augusta Ada King");
  forms_enter (row);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
}

static GtkTextBuffer *
find_buffer (MbRecordPage *page, const char *field)
{
  MbLongTextRow *row = MB_LONG_TEXT_ROW (mb_record_page_get_row (page, field));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (mb_long_text_row_get_text_view (row)));
}

/* Leaving the row stores, and so does leaving the page in the middle of a word. */
static void
test_commit_by_leaving (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page;
  GtkTextBuffer *notes;
  g_autofree char *name = NULL;
  g_autofree char *stored_notes = NULL;

  forms_push (forms, adw_navigation_page_new (adw_bin_new (), "List"));
  page = show (forms, ada);
  gtk_widget_grab_focus (mb_record_page_get_row (page, "name"));
  forms_type (mb_record_page_get_row (page, "name"), "Ada King");
  gtk_widget_grab_focus (mb_record_page_get_row (page, "handle"));
  name = forms_read (forms, ada, "name");
  g_assert_cmpstr (name, ==, "Ada King");

  notes = find_buffer (page, "notes");
  gtk_text_buffer_set_text (notes, "Wrote the first program.\nLikes “engines”.", -1);
  adw_navigation_view_pop (forms->view);
  forms_settle ();
  stored_notes = forms_read (forms, ada, "notes");
  g_assert_cmpstr (stored_notes, ==, "Wrote the first program.\nLikes “engines”.");
}

/* Closing the window is leaving too. */
static void
test_commit_by_closing (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page = show (forms, ada);
  g_autofree char *name = NULL;
  g_autofree char *stored_notes = NULL;

  forms_type (mb_record_page_get_row (page, "name"), "Ada King");
  gtk_text_buffer_set_text (find_buffer (page, "notes"), "Wrote it.", -1);
  gtk_widget_set_visible (forms->window, FALSE);
  name = forms_read (forms, ada, "name");
  g_assert_cmpstr (name, ==, "Ada King");
  stored_notes = forms_read (forms, ada, "notes");
  g_assert_cmpstr (stored_notes, ==, "Wrote it.");
}

/* A handle that somebody has in another case stays in its row with the reason, and the book keeps the former one. */
static void
test_refused_handle (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  g_autoptr (MbRecord) grace = forms_add_person (forms, "Grace Hopper", "grace");
  GtkWidget *row = mb_record_page_get_row (show (forms, grace), "handle");
  guint changes = forms_count_changes (forms);
  g_autofree char *stored = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *mended = NULL;

  forms_type (row, "ADA");
  forms_enter (row);
  stored = forms_read (forms, grace, "handle");
  g_assert_cmpstr (stored, ==, "grace");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ADA");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (is_invalid (row));
  reason = dup_described_by (row);
  g_assert_nonnull (strstr (reason, "Ada Lovelace"));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));

  /* Something else of the record changes: the refused text stays. */
  g_assert_true (mb_book_set_field (forms->book, grace, "name", g_variant_new_string ("Grace M. Hopper"), NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ADA");

  /* So does it when somebody else sets the handle itself. */
  g_assert_true (mb_book_set_field (forms->book, grace, "handle", g_variant_new_string ("hopper"), NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ADA");

  /* Enter tries again: the handle is still taken. */
  forms_enter (row);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "ADA");

  forms_type (row, "gracehopper");
  forms_enter (row);
  mended = forms_read (forms, grace, "handle");
  g_assert_cmpstr (mended, ==, "gracehopper");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (is_invalid (row));
}

/* What breaks a rule that does not bind is stored and marked. */
static void
test_marked (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (MbRecord) cohort = forms_add_cohort (forms, program, "2024");
  MbRecordPage *page = show (forms, cohort);
  GtkWidget *start = mb_record_page_get_row (page, "starts-on");
  GtkWidget *year = mb_record_page_get_row (page, "year");
  g_autofree char *stored = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *stored_year = NULL;

  forms_type (start, "in May");
  forms_enter (start);
  stored = forms_read (forms, cohort, "starts-on");
  g_assert_cmpstr (stored, ==, "in May");
  reason = dup_described_by (start);
  g_assert_nonnull (strstr (reason, "2022-05"));
  g_assert_true (gtk_widget_has_css_class (start, "warning"));

  forms_type (start, "2024-05");
  forms_enter (start);
  g_assert_false (gtk_widget_has_css_class (start, "warning"));

  forms_type (year, "two thousand");
  forms_enter (year);
  stored_year = forms_read (forms, cohort, "year");
  g_assert_cmpstr (stored_year, ==, "2024");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (year)), ==, "two thousand");
  g_assert_true (gtk_widget_has_css_class (year, "error"));
}

static void
test_choices (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  GtkWidget *row = mb_record_page_get_row (show (forms, program), "status");
  guint changes = forms_count_changes (forms);
  g_autofree char *stored = NULL;
  g_autofree char *cleared = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  stored = forms_read (forms, program, "status");
  g_assert_cmpstr (stored, ==, "Paused");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  cleared = forms_read (forms, program, "status");
  g_assert_cmpstr (cleared, ==, "");
}

static void
test_undo (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page = show (forms, ada);
  GtkWidget *row = mb_record_page_get_row (page, "name");
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (MbChange) redone = NULL;

  forms_type (row, "Ada King");
  forms_enter (row);
  undone = mb_book_undo (forms->book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ada Lovelace");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Ada Lovelace");
  redone = mb_book_redo (forms->book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ada King");
}

/* What is being typed is not overwritten by what somebody else does. */
static void
test_change_while_typing (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  GtkWidget *row = mb_record_page_get_row (show (forms, ada), "name");

  forms_type (row, "Ada K");
  g_assert_true (mb_book_set_field (forms->book, ada, "name", g_variant_new_string ("Somebody else’s"), NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ada K");
}

static gboolean
is_deleted (MbRecord *record)
{
  return mb_record_is_deleted (record);
}

static AdwBanner *
find_banner (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *banner = ADW_IS_BANNER (child) ? ADW_BANNER (child) : find_banner (child);

      if (banner)
        return banner;
    }
  return NULL;
}

/* Another program deletes the record whose page is open: the page says so, takes nothing any more, and comes back. */
static void
test_deleted_elsewhere (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecordPage *page = show (forms, ada);
  GtkWidget *row = mb_record_page_get_row (page, "name");
  AdwBanner *banner = find_banner (GTK_WIDGET (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;

  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (banner)));
  {
    g_autoptr (MbBook) other = mb_book_open (forms->path, MB_OPEN_NONE, &error);
    g_autoptr (MbRecord) same = NULL;

    g_assert_no_error (error);
    same = mb_book_get_record (other, MB_RECORD_PERSON, mb_record_get_id (ada), &error);
    g_assert_true (mb_book_delete_record (other, same, &error));
  }
  forms_assert_becomes (is_deleted, ada);
  g_assert_true (adw_banner_get_revealed (banner) && gtk_widget_get_visible (GTK_WIDGET (banner)));
  g_assert_false (gtk_widget_is_sensitive (row));

  forms_type (row, "Ada King");
  forms_enter (row);
  g_assert_true (mb_record_is_deleted (ada));

  undone = mb_book_undo (forms->book, &error);
  g_assert_no_error (error);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (gtk_widget_is_sensitive (row));
}

static void
test_delete (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  MbRecord *program = records->pdata[2];
  guint changes = forms_count_changes (forms);
  MbRecordPage *page;

  forms_push (forms, adw_navigation_page_new (adw_bin_new (), "List"));
  page = show (forms, program);
  gtk_widget_activate_action (GTK_WIDGET (page), "record.delete", NULL);
  forms_settle ();
  g_assert_true (mb_record_is_deleted (program));
  g_assert_cmpint (mb_book_count (forms->book, MB_RECORD_COHORT), ==, 0);
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
  g_assert_cmpstr (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (forms->view)), ==, "List");
}

/* Below */

static void
find_groups (GtkWidget *widget, GPtrArray *groups)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (MB_IS_RELATED_GROUP (child))
      g_ptr_array_add (groups, child);
    else
      find_groups (child, groups);
}

/* A page of all groups of a record, whatever the page of its kind shows in their place. */
static GtkWidget *
show_related (Forms *forms, MbRecord *record)
{
  g_autoptr (GPtrArray) groups = mb_related_group_list (record, 0);
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), groups->pdata[i]);
  forms_push (forms, adw_navigation_page_new (page, "Related"));
  return page;
}

static MbRelatedGroup *
find_group (GtkWidget *page, const char *title)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  find_groups (page, groups);
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (adw_preferences_group_get_title (groups->pdata[i]), title))
      return groups->pdata[i];
  return NULL;
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

static guint
count_related (MbRelatedGroup *group)
{
  return g_list_model_get_n_items (G_LIST_MODEL (mb_related_group_get_query (group)));
}

/* Of a cohort mentors are apart from mentees, projects and milestones; each is called as one would there. */
static void
test_related (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  MbRecord *participation = records->pdata[6];
  GtkWidget *page = show_related (forms, records->pdata[3]);
  MbRelatedGroup *mentees = find_group (page, "Participations – Mentee");
  MbRelatedGroup *mentors = find_group (page, "Participations – Mentor");
  g_autofree char *expected = g_strdup_printf ("open-record ('participation', %" G_GINT64_FORMAT ")",
                                               mb_record_get_id (participation));
  GtkWidget *row;

  g_assert_nonnull (mentees);
  g_assert_nonnull (mentors);
  g_assert_nonnull (find_group (page, "Projects"));
  g_assert_nonnull (find_group (page, "Milestones"));
  g_assert_null (find_group (page, "Observations"));
  g_assert_cmpuint (count_related (mentors), ==, 0);
  g_assert_cmpuint (count_related (mentees), ==, 1);

  row = find_child (GTK_WIDGET (mentees), MB_TYPE_RECORD_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Ada Lovelace");
  g_signal_emit_by_name (row, "activate");
  g_assert_cmpstr (forms->activated->pdata[0], ==, expected);
}

/* Adding from a group says what goes without saying, and the new one shows in the group. */
static void
test_add_related (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  MbRecord *person = records->pdata[1];
  GtkWidget *page = show_related (forms, records->pdata[3]);
  MbRelatedGroup *mentors = find_group (page, "Participations – Mentor");
  AdwDialog *dialog;
  GtkWidget *cohort;

  /* Before it stands the button that adds a list of people. */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (find_child (GTK_WIDGET (mentors), GTK_TYPE_BUTTON)), "clicked");
  forms_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (forms->window));
  g_assert_true (MB_IS_ADD_DIALOG (dialog));
  cohort = mb_add_dialog_get_row (MB_ADD_DIALOG (dialog), "cohort");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (cohort)), ==, "GSoC 2024");

  mb_add_dialog_set_value (MB_ADD_DIALOG (dialog), "person", g_variant_new_int64 (mb_record_get_id (person)));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  forms_settle ();
  g_assert_cmpuint (count_related (mentors), ==, 1);
  g_assert_cmpuint (forms->activated->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/record-page/every-type", test_every_type);
  TEST ("/forms/record-page/headings", test_headings);
  TEST ("/forms/record-page/tab-goes-on-after-a-refusal", test_tab_goes_on_after_a_refusal);
  TEST ("/forms/record-page/says-what-is-not-exported", test_says_what_is_not_exported);
  TEST ("/forms/record-page/commit", test_commit);
  TEST ("/forms/record-page/commit-by-leaving", test_commit_by_leaving);
  TEST ("/forms/record-page/commit-by-closing", test_commit_by_closing);
  TEST ("/forms/record-page/refused-handle", test_refused_handle);
  TEST ("/forms/record-page/marked", test_marked);
  TEST ("/forms/record-page/choices", test_choices);
  TEST ("/forms/record-page/undo", test_undo);
  TEST ("/forms/record-page/change-while-typing", test_change_while_typing);
  TEST ("/forms/record-page/deleted-elsewhere", test_deleted_elsewhere);
  TEST ("/forms/record-page/delete", test_delete);
  TEST ("/forms/record-page/related", test_related);
  TEST ("/forms/record-page/add-related", test_add_related);
#undef TEST

  return g_test_run ();
}
