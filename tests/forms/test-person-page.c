#include "forms-fixture.h"

#include "mb-admin-group.h"
#include "mb-record-page.h"

/* Ada, who was a mentee and then a mentor, and what she was on. */
typedef struct {
  Forms forms;
  MbRecord *ada;
  MbRecord *program;
  MbRecord *former;
  MbRecord *latter;
} Fixture;

static char *
dup_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static void
take_part (Fixture *self, MbRecord *cohort, const char *role)
{
  g_autofree char *person = dup_id (self->ada);
  g_autofree char *id = dup_id (cohort);

  g_object_unref (forms_add (&self->forms, MB_RECORD_PARTICIPATION, "person", person, "cohort", id, "role", role, NULL));
}

static MbRecord *
add_seat (Fixture *self, MbRecord *cohort, const char *title, const char *status)
{
  g_autofree char *person = dup_id (self->ada);
  g_autofree char *cohort_id = dup_id (cohort);
  MbRecord *project = forms_add (&self->forms, MB_RECORD_PROJECT, "title", title, "cohort", cohort_id, "status", status,
                                 NULL);
  g_autofree char *id = dup_id (project);

  g_object_unref (forms_add (&self->forms, MB_RECORD_SEAT, "person", person, "project", id, "role", "mentor", NULL));
  return project;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  forms_set_up (&self->forms, data);
  self->ada = forms_add (&self->forms, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", "former-handles",
                         "augusta, byron", NULL);
  self->program = forms_add_program (&self->forms, "Google Summer of Code", "GSoC");
  self->former = forms_add_cohort (&self->forms, self->program, "2022");
  self->latter = forms_add_cohort (&self->forms, self->program, "2023");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->ada);
  g_clear_object (&self->program);
  g_clear_object (&self->former);
  g_clear_object (&self->latter);
  forms_tear_down (&self->forms, data);
}

static GtkWidget *
show (Fixture *self, MbRecord *record)
{
  GtkWidget *page = GTK_WIDGET (mb_record_page_new (record));

  forms_push (&self->forms, page);
  return page;
}

/* Looking as a person does: at what is mapped. */

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *widget, Match match, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (match (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_step (GtkWidget *widget, const char *spoken)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "path-step") &&
         gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken) == NULL;
}

static gboolean
is_tooltip (GtkWidget *widget, const char *text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
is_admin_group (GtkWidget *widget, const char *text)
{
  return MB_IS_ADMIN_GROUP (widget);
}

static gboolean
is_link (GtkWidget *widget, const char *uri)
{
  return GTK_IS_LINK_BUTTON (widget) && g_strcmp0 (gtk_link_button_get_uri (GTK_LINK_BUTTON (widget)), uri) == 0;
}

static void
assert_opens (Fixture *self, MbRecord *record)
{
  g_autofree char *expected = g_strdup_printf ("open-record ('%s', %" G_GINT64_FORMAT ")",
                                               mb_record_get_record_type (record)->name, mb_record_get_id (record));

  g_assert_cmpuint (self->forms.activated->len, >, 0);
  g_assert_cmpstr (self->forms.activated->pdata[self->forms.activated->len - 1], ==, expected);
}

static void
test_head (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show (self, self->ada);

  g_assert_nonnull (find (page, says, "Ada Lovelace"));
  g_assert_nonnull (find (page, is_link, "https://github.com/ada"));
  g_assert_nonnull (find (page, says, "Formerly @augusta, @byron"));
  g_assert_true (mb_book_set_field (self->forms.book, self->ada, "handle", g_variant_new_string ("lovelace"), NULL));
  g_assert_nonnull (find (page, is_link, "https://github.com/lovelace"));
  g_assert_true (mb_book_set_field (self->forms.book, self->ada, "handle", NULL, NULL));
  forms_settle ();
  g_assert_null (find (page, is_tooltip, "Copy Handle"));
}

/* Where the first step stands, seen from the second, once there is room for both. */
static gboolean
is_laid_out (gpointer page)
{
  GtkWidget *mentee = find (page, is_step, "2022: Mentee, GSoC");
  GtkWidget *mentor = find (page, is_step, "2023: Mentor, GSoC");
  graphene_rect_t first, second;

  return mentee && mentor && gtk_widget_compute_bounds (mentee, page, &first) &&
         gtk_widget_compute_bounds (mentor, page, &second) && first.origin.x != second.origin.x;
}

static float
distance_to_second (GtkWidget *page)
{
  graphene_rect_t first, second;

  forms_assert_becomes (is_laid_out, page);
  g_assert_true (gtk_widget_compute_bounds (find (page, is_step, "2022: Mentee, GSoC"), page, &first));
  g_assert_true (gtk_widget_compute_bounds (find (page, is_step, "2023: Mentor, GSoC"), page, &second));
  return second.origin.x - first.origin.x;
}

/* Each step is spoken as a whole and leads to its cohort; it comes and goes with the participation. */
static void
test_path (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show (self, self->ada);
  GtkWidget *mentee;
  GtkWidget *mentor;
  g_autoptr (MbChange) undone = NULL;

  g_assert_nonnull (find (page, says, "Took part in no cohort yet"));
  take_part (self, self->latter, "mentor");
  take_part (self, self->former, "mentee");
  forms_settle ();
  mentee = find (page, is_step, "2022: Mentee, GSoC");
  mentor = find (page, is_step, "2023: Mentor, GSoC");
  g_assert_nonnull (mentee);
  g_assert_nonnull (mentor);
  g_assert_null (find (page, says, "Took part in no cohort yet"));
  g_assert_cmpfloat (distance_to_second (page), >, 0);
  g_signal_emit_by_name (mentor, "clicked");
  assert_opens (self, self->latter);

  undone = mb_book_undo (self->forms.book, NULL);
  forms_settle ();
  g_assert_null (find (page, is_step, "2022: Mentee, GSoC"));
}

/* Who reads from right to left goes the path that way. */
static void
test_path_mirrored (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  take_part (self, self->former, "mentee");
  take_part (self, self->latter, "mentor");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page = show (self, self->ada);
  g_assert_cmpfloat (distance_to_second (page), <, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Projects stand below the cohort; an idea that did not run stands apart and says so. */
static void
test_career (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) parser = NULL;
  g_autoptr (MbRecord) dream = NULL;
  GtkWidget *page;

  take_part (self, self->latter, "mentor");
  parser = add_seat (self, self->latter, "Parser", "accepted");
  dream = add_seat (self, self->former, "Dream", "withdrawn");
  page = show (self, self->ada);
  g_assert_nonnull (find (page, says, "As Mentor"));
  g_assert_null (find (page, says, "As Mentee"));
  g_signal_emit_by_name (find (page, is_row, "GSoC 2023"), "activate");
  assert_opens (self, self->latter);
  g_signal_emit_by_name (find (page, is_row, "Parser"), "activate");
  assert_opens (self, parser);
  g_assert_nonnull (find (page, says, "Ideas That Did Not Run"));
  g_assert_nonnull (find (page, says, "Mentor · GSoC 2022 · Withdrawn"));
}

/* On a project that ran, but in no participation: one click mends it. */
static void
test_missing_participation (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) parser = add_seat (self, self->latter, "Parser", "accepted");
  GtkWidget *page = show (self, self->ada);
  GtkWidget *button = find (page, is_tooltip, "Add Participation in GSoC 2023");

  g_assert_nonnull (button);
  g_assert_null (find (page, is_step, "2023: Mentor, GSoC"));
  g_signal_emit_by_name (button, "clicked");
  forms_settle ();
  g_assert_nonnull (find (page, is_step, "2023: Mentor, GSoC"));
  g_assert_null (find (page, is_tooltip, "Add Participation in GSoC 2023"));
}

/* Programs */

static void
test_program (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  g_assert_true (mb_book_set_field (self->forms.book, self->program, "website",
                                    g_variant_new_string ("https://example.org"), NULL));
  g_assert_true (mb_book_set_field (self->forms.book, self->program, "docs", g_variant_new_string ("./gsoc.md"), NULL));
  g_assert_true (mb_book_set_field (self->forms.book, self->latter, "reported", g_variant_new_int64 (7), NULL));
  take_part (self, self->former, "mentee");
  take_part (self, self->latter, "mentor");
  page = show (self, self->program);
  g_assert_nonnull (find (page, is_link, "https://example.org"));
  g_assert_null (find (page, is_link, "./gsoc.md"));
  g_assert_nonnull (find (page, says, "Docs page: ./gsoc.md"));
  g_assert_nonnull (find (page, says, "Total"));
  g_assert_nonnull (find (page, says, "7"));
  g_assert_nonnull (find (page, says, "1 different mentee, 1 different mentor"));
}

/* An admin is added, stands there as a link, and is removed; twice the same is refused. */
static void
test_admins (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show (self, self->program);
  MbAdminGroup *group = MB_ADMIN_GROUP (find (page, is_admin_group, NULL));
  const guint changes = forms_count_changes (&self->forms);

  g_assert_nonnull (find (page, says, "Nobody looks after this program yet"));
  mb_admin_group_add (group, mb_record_get_id (self->ada));
  mb_admin_group_add (group, mb_record_get_id (self->ada));
  forms_settle ();
  g_assert_cmpuint (forms_count_changes (&self->forms), ==, changes + 1);
  g_signal_emit_by_name (find (page, is_row, "Ada Lovelace"), "activate");
  assert_opens (self, self->ada);
  g_signal_emit_by_name (find (page, is_tooltip, "Remove Ada Lovelace"), "clicked");
  forms_settle ();
  g_assert_null (find (page, is_row, "Ada Lovelace"));
  g_assert_cmpint (mb_book_count (self->forms.book, MB_RECORD_ADMIN), ==, 0);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/person-page/head", test_head);
  TEST ("/person-page/path", test_path);
  TEST ("/person-page/path-mirrored", test_path_mirrored);
  TEST ("/person-page/career", test_career);
  TEST ("/person-page/missing-participation", test_missing_participation);
  TEST ("/program-page/program", test_program);
  TEST ("/program-page/admins", test_admins);
#undef TEST

  return g_test_run ();
}
