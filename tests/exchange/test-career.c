#include "config.h"

#include "exchange-support.h"
#include "insight/mb-career.h"
#include "insight/mb-program-cohorts.h"

/* A book with a person, two programs and cohorts of them; records are added by the names of their fields. */
typedef struct {
  TestPlace *place;
  MbBook *book;
  MbRecord *ada;
  MbRecord *gsoc;
  MbRecord *mentorship;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);
  self->gsoc = test_add (self->book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name", "GSoC", NULL);
  self->mentorship = test_add (self->book, MB_RECORD_PROGRAM, "name", "AsyncAPI Mentorship", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->ada);
  g_object_unref (self->gsoc);
  g_object_unref (self->mentorship);
  g_object_unref (self->book);
  test_place_free (self->place);
}

static MbRecord *
add_cohort (Fixture *self, MbRecord *program, const char *year, const char *starts_on, const char *reported)
{
  g_autofree char *id = exchange_id (program);
  MbRecord *cohort = test_add (self->book, MB_RECORD_COHORT, "program", id, "year", year, NULL);

  if (starts_on != NULL)
    g_assert_true (test_set (self->book, cohort, "starts-on", starts_on, NULL));
  if (reported != NULL)
    g_assert_true (test_set (self->book, cohort, "reported", reported, NULL));
  return cohort;
}

static void
take_part (Fixture *self, MbRecord *person, MbRecord *cohort, const char *role)
{
  g_autofree char *person_id = exchange_id (person);
  g_autofree char *cohort_id = exchange_id (cohort);

  g_object_unref (test_add (self->book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role",
                            role, NULL));
}

static void
add_seat (Fixture *self, MbRecord *cohort, const char *title, const char *status, const char *role)
{
  g_autofree char *person_id = exchange_id (self->ada);
  g_autofree char *cohort_id = exchange_id (cohort);
  g_autoptr (MbRecord) project = test_add (self->book, MB_RECORD_PROJECT, "title", title, "cohort", cohort_id, NULL);
  g_autofree char *project_id = exchange_id (project);

  if (status != NULL)
    g_assert_true (test_set (self->book, project, "status", status, NULL));
  g_object_unref (test_add (self->book, MB_RECORD_SEAT, "person", person_id, "project", project_id, "role", role,
                            NULL));
}

/* One line: steps with their projects, then the ideas. */
static char *
describe_career (Fixture *self, MbRecord *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCareer) career = mb_career_new (self->book, mb_record_get_id (person), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < career->steps->len; i++)
    {
      MbCareerStep *step = career->steps->pdata[i];

      g_string_append_printf (text, "%d %s %s%s", step->year, step->role->nick, step->cohort_title,
                              step->participation == 0 ? " unrecorded" : "");
      for (guint k = 0; k < step->seats->len; k++)
        g_string_append_printf (text, " [%s]", ((MbCareerSeat *) step->seats->pdata[k])->title);
      g_string_append (text, "; ");
    }
  for (guint i = 0; i < career->ideas->len; i++)
    {
      MbCareerSeat *seat = career->ideas->pdata[i];

      g_string_append_printf (text, "idea %s %s %s", seat->title, seat->status->nick, seat->cohort_title);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_career (Fixture *self, const char *expected)
{
  g_autofree char *career = describe_career (self, self->ada);

  g_assert_cmpstr (career, ==, expected);
}

static void
test_no_career (Fixture *self, gconstpointer data)
{
  assert_career (self, "");
}

/* By year, then by the start of the cohort, in whatever order they were added; nobody else's. */
static void
test_path (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) bob = test_add (self->book, MB_RECORD_PERSON, "name", "Bob", NULL);
  g_autoptr (MbRecord) late = add_cohort (self, self->gsoc, "2023", "2023-05", NULL);
  g_autoptr (MbRecord) early = add_cohort (self, self->mentorship, "2023", "2023-02", NULL);
  g_autoptr (MbRecord) first = add_cohort (self, self->gsoc, "2022", NULL, NULL);

  take_part (self, self->ada, late, "mentor");
  take_part (self, bob, late, "mentee");
  take_part (self, self->ada, early, "mentor");
  take_part (self, self->ada, first, "mentor");
  take_part (self, self->ada, first, "mentee");
  assert_career (self, "2022 mentee GSoC 2022; 2022 mentor GSoC 2022; 2023 mentor AsyncAPI Mentorship 2023; "
                       "2023 mentor GSoC 2023; ");
}

/* Projects stand with the participation of their cohort and role. An idea that did not run is no step of the path. */
static void
test_projects (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) cohort = add_cohort (self, self->gsoc, "2024", NULL, NULL);
  g_autoptr (MbRecord) other = add_cohort (self, self->gsoc, "2021", NULL, NULL);

  take_part (self, self->ada, cohort, "mentor");
  add_seat (self, cohort, "Parser", "accepted", "mentor");
  add_seat (self, cohort, "Docs", NULL, "mentor");
  add_seat (self, other, "Dreams", "withdrawn", "mentor");
  assert_career (self, "2024 mentor GSoC 2024 [Docs] [Parser]; idea Dreams withdrawn GSoC 2021");
}

/* On a project that ran, but in no participation: that shows, and is said to be missing. */
static void
test_unrecorded (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) cohort = add_cohort (self, self->gsoc, "2024", NULL, NULL);
  g_autoptr (MbRecord) former = add_cohort (self, self->gsoc, "2020", NULL, NULL);

  take_part (self, self->ada, cohort, "mentor");
  add_seat (self, cohort, "Parser", "accepted", "mentee");
  add_seat (self, former, "Studio", "accepted", "mentee");
  assert_career (self, "2020 mentee GSoC 2020 unrecorded [Studio]; 2024 mentor GSoC 2024; "
                       "2024 mentee GSoC 2024 unrecorded [Parser]; ");
}

/* Programs */

static void
append_headcount (GString *text, const MbHeadcount *headcount)
{
  g_string_append_printf (text, "%d/%d/%d/%d", (int) headcount->reported, (int) headcount->mentees,
                          (int) headcount->mentors, (int) headcount->projects);
}

static void
assert_cohorts (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProgramCohorts) cohorts = mb_program_cohorts_new (self->book, mb_record_get_id (self->gsoc), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cohorts->cohorts->len; i++)
    {
      MbProgramCohort *cohort = cohorts->cohorts->pdata[i];

      g_string_append_printf (text, "%d ", cohort->year);
      append_headcount (text, &cohort->headcount);
      g_string_append (text, "; ");
    }
  append_headcount (text, &cohorts->total);
  g_string_append_printf (text, " by %d and %d", (int) cohorts->different_mentees, (int) cohorts->different_mentors);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_no_cohorts (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) other = add_cohort (self, self->mentorship, "2024", NULL, "5");

  take_part (self, self->ada, other, "mentee");
  assert_cohorts (self, "-1/0/0/0 by 0 and 0");
}

/* The latest first; somebody in two cohorts counts in both and is one of the people; nobody counts without a name. */
static void
test_headcounts (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) bob = test_add (self->book, MB_RECORD_PERSON, "name", "Bob", NULL);
  g_autoptr (MbRecord) nobody = test_add (self->book, MB_RECORD_PERSON, "notes", "somebody", NULL);
  g_autoptr (MbRecord) former = add_cohort (self, self->gsoc, "2023", NULL, "9");
  g_autoptr (MbRecord) latter = add_cohort (self, self->gsoc, "2024", NULL, NULL);

  take_part (self, self->ada, former, "mentee");
  take_part (self, bob, former, "mentor");
  take_part (self, nobody, former, "mentee");
  take_part (self, self->ada, latter, "mentee");
  take_part (self, bob, latter, "mentee");
  take_part (self, bob, latter, "mentor");
  add_seat (self, latter, "Parser", "accepted", "mentee");
  assert_cohorts (self, "2024 -1/2/1/1; 2023 9/1/1/0; 9/3/2/1 by 2 and 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/career/none", test_no_career);
  TEST ("/career/path", test_path);
  TEST ("/career/projects", test_projects);
  TEST ("/career/unrecorded", test_unrecorded);
  TEST ("/program-cohorts/none", test_no_cohorts);
  TEST ("/program-cohorts/headcounts", test_headcounts);
#undef TEST
  return g_test_run ();
}
