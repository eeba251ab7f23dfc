#include "config.h"

#include "book/mb-date.h"
#include "insight/mb-checks.h"
#include "test-support.h"

/* A book in which nothing is wrong: a program with two cohorts, a mentee and a mentor on a project of each. */
typedef struct {
  TestPlace *place;
  MbBook *book;
  char *docs; /* (nullable) */
  MbRecord *program;
  MbRecord *cohort; /* of 2023 */
  MbRecord *later;  /* of 2024 */
  MbRecord *mentee;
  MbRecord *mentor;
  MbRecord *project; /* of 2023 */
} Fixture;

static char *
id_of (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static MbRecord *
add_cohort (Fixture *self, const char *year)
{
  g_autofree char *program = id_of (self->program);
  g_autofree char *starts_on = g_strconcat (year, "-05", NULL);
  g_autofree char *ends_on = g_strconcat (year, "-11-30", NULL);

  return test_add (self->book, MB_RECORD_COHORT, "program", program, "year", year, "status", "completed", "starts-on",
                   starts_on, "ends-on", ends_on, "reported", "1", NULL);
}

static MbRecord *
add_person (Fixture *self, const char *name, const char *handle)
{
  return test_add (self->book, MB_RECORD_PERSON, "name", name, "handle", handle, NULL);
}

static void
take_part (Fixture *self, MbRecord *person, MbRecord *cohort, const char *role)
{
  g_autofree char *person_id = id_of (person);
  g_autofree char *cohort_id = id_of (cohort);

  g_object_unref (test_add (self->book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role",
                            role, NULL));
}

static MbRecord *
add_project (Fixture *self, MbRecord *cohort, const char *title)
{
  g_autofree char *cohort_id = id_of (cohort);

  return test_add (self->book, MB_RECORD_PROJECT, "title", title, "cohort", cohort_id, "status", "accepted", NULL);
}

static void
sit (Fixture *self, MbRecord *person, MbRecord *project, const char *role)
{
  g_autofree char *person_id = id_of (person);
  g_autofree char *project_id = id_of (project);

  g_object_unref (test_add (self->book, MB_RECORD_SEAT, "person", person_id, "project", project_id, "role", role,
                            NULL));
}

static void
fill_cohort (Fixture *self, MbRecord *cohort, MbRecord *project)
{
  take_part (self, self->mentee, cohort, "mentee");
  take_part (self, self->mentor, cohort, "mentor");
  sit (self, self->mentee, project, "mentee");
  sit (self, self->mentor, project, "mentor");
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autofree char *program = NULL, *mentor = NULL, *mentee = NULL;
  g_autoptr (MbRecord) second = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->program = test_add (self->book, MB_RECORD_PROGRAM, "name", "Summer Camp", "short-name", "Camp", "docs",
                            "./camp", NULL);
  self->cohort = add_cohort (self, "2023");
  self->later = add_cohort (self, "2024");
  self->mentee = add_person (self, "Ada Lovelace", "adal");
  self->mentor = add_person (self, "Grace Hopper", "ghopper");
  self->project = add_project (self, self->cohort, "A parser");
  second = add_project (self, self->later, "A painter");
  fill_cohort (self, self->cohort, self->project);
  fill_cohort (self, self->later, second);

  program = id_of (self->program);
  mentor = id_of (self->mentor);
  mentee = id_of (self->mentee);
  g_object_unref (test_add (self->book, MB_RECORD_ADMIN, "program", program, "person", mentor, NULL));
  g_object_unref (test_add (self->book, MB_RECORD_OBSERVATION, "person", mentee, "on", "2025-10-31", "active", "yes",
                            NULL));
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->project);
  g_clear_object (&self->mentee);
  g_clear_object (&self->mentor);
  g_clear_object (&self->cohort);
  g_clear_object (&self->later);
  g_clear_object (&self->program);
  g_free (self->docs);
  g_assert_finalize_object (self->book);
  test_place_free (self->place);
}

static MbChecks *
check (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MbChecks *checks = mb_checks_new (self->book, self->docs, NULL, &error);

  g_assert_no_error (error);
  return checks;
}

/* “error headcount-differs: sentence” for each finding that nobody dismissed, by lines. */
static char *
describe (Fixture *self)
{
  g_autoptr (MbChecks) checks = check (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < checks->found->len; i++)
    {
      const MbFound *found = checks->found->pdata[i];

      g_assert_cmpuint (found->records->len, >, 0);
      if (!found->dismissed)
        g_string_append_printf (text, "%s%s %s: %s", text->len > 0 ? "\n" : "",
                                mb_severity_get_nick (found->severity), found->rule, found->sentence);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Exactly that is found: whatever else is in the book does not fire. */
static void
assert_found (Fixture *self, const char *expected)
{
  g_autofree char *found = describe (self);

  g_assert_cmpstr (found, ==, expected);
}

static void
set (Fixture *self, MbRecord *record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (test_set (self->book, record, field, text, &error));
  g_assert_no_error (error);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  assert_found (self, "");
}

static void
test_empty_book (void)
{
  Fixture self = { .place = test_place_new () };

  self.book = test_book_new (self.place);
  assert_found (&self, "");
  teardown (&self, NULL);
}

static void
test_headcount (Fixture *self, gconstpointer data)
{
  set (self, self->cohort, "reported", "3");
  assert_found (self, "warning headcount-differs: Camp 2023 reports a headcount of 3, and the book names 1.");
  set (self, self->cohort, "reported", "0");
  assert_found (self, "error headcount-differs: Camp 2023 reports a headcount of 0, and the book names 1.");
  set (self, self->cohort, "reported", "");
  assert_found (self, "hint headcount-missing: The book names 1 mentee of Camp 2023, which reports no headcount.");
  set (self, self->cohort, "status", "in-progress");
  set (self, self->cohort, "ends-on", "2026");
  assert_found (self, "");
}

static void
test_names_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) cohort = add_cohort (self, "2022");

  assert_found (self, "hint names-missing: Camp 2022 reports a headcount of 1, and the book names nobody.");
  set (self, cohort, "reported", "0");
  assert_found (self, "");
}

static void
test_still_in_progress (Fixture *self, gconstpointer data)
{
  set (self, self->later, "status", "in-progress");
  assert_found (self, "warning still-in-progress: Camp 2024 should have been over by 2025-10-31, but says that it is "
                      "in progress.");
  set (self, self->later, "ends-on", "2025-10-31");
  assert_found (self, "");
}

static void
test_dates_missing (Fixture *self, gconstpointer data)
{
  set (self, self->cohort, "starts-on", "");
  assert_found (self, "");
  set (self, self->cohort, "ends-on", "");
  assert_found (self, "hint dates-missing: Camp 2023 has neither a start nor an end.");
  set (self, self->cohort, "status", "not-accepted");
  assert_found (self, "");
}

static void
test_dates_out_of_order (Fixture *self, gconstpointer data)
{
  g_autofree char *cohort = id_of (self->cohort);
  g_autoptr (MbRecord) milestone = NULL;

  set (self, self->cohort, "ends-on", "2023-04-30");
  assert_found (self, "error dates-out-of-order: Camp 2023 ends on 2023-04-30, before it starts on 2023-05.");
  set (self, self->cohort, "ends-on", "2023-05-01");
  assert_found (self, "");
  set (self, self->cohort, "ends-on", "2023");
  assert_found (self, "");

  milestone = test_add (self->book, MB_RECORD_MILESTONE, "label", "Coding", "cohort", cohort, "starts-on", "2023-06-02",
                        "ends-on", "2023-06-01", NULL);
  assert_found (self, "error dates-out-of-order: Camp 2023: “Coding” ends on 2023-06-01, before it starts on "
                      "2023-06-02.");
  set (self, milestone, "ends-on", "2023-06-02");
  assert_found (self, "");
}

/* What touches the cohort's time is within it; a cohort without dates has no outside. */
static void
test_milestone_outside (Fixture *self, gconstpointer data)
{
  g_autofree char *cohort = id_of (self->cohort);
  g_autoptr (MbRecord) milestone = test_add (self->book, MB_RECORD_MILESTONE, "label", "Results", "cohort", cohort,
                                             "starts-on", "2023-11", "ends-on", "2023-12-24", NULL);

  assert_found (self, "");
  set (self, milestone, "starts-on", "2023-12-01");
  assert_found (self, "hint dates-out-of-order: Camp 2023: “Results” begins on 2023-12-01, after the cohort ends.");
  set (self, milestone, "starts-on", "");
  set (self, milestone, "ends-on", "2022-05-01");
  assert_found (self, "");
  set (self, milestone, "ends-on", "2022-04-30");
  assert_found (self, "hint dates-out-of-order: Camp 2023: “Results” is over on 2022-04-30, more than a year before the "
                      "cohort starts.");
  set (self, milestone, "ends-on", "2022");
  set (self, self->cohort, "starts-on", "");
  assert_found (self, "");
}

static void
test_handle_missing (Fixture *self, gconstpointer data)
{
  set (self, self->mentee, "handle", "");
  assert_found (self, "hint handle-missing: Ada Lovelace has no GitHub handle.");
}

static void
test_person_without_cohort (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) person = add_person (self, "Mary Shelley", "mshelley");
  g_autofree char *program = id_of (self->program);
  g_autofree char *id = id_of (person);

  assert_found (self, "hint person-without-cohort: Mary Shelley is in no cohort and looks after no program.");
  g_object_unref (test_add (self->book, MB_RECORD_ADMIN, "program", program, "person", id, NULL));
  assert_found (self, "");
}

static void
test_both_roles (Fixture *self, gconstpointer data)
{
  take_part (self, self->mentor, self->cohort, "mentee");
  set (self, self->cohort, "reported", "2");
  assert_found (self, "warning both-roles: Grace Hopper is both mentee and mentor of Camp 2023.");
}

static void
test_mentee_too_often (Fixture *self, gconstpointer data)
{
  set (self, self->program, "mentee-limit", "2");
  assert_found (self, "");
  set (self, self->program, "mentee-limit", "1");
  assert_found (self, "warning mentee-too-often: Ada Lovelace was a mentee of Camp 2 times, and 1 is the most.");
}

static void
test_programs (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) other = NULL;

  set (self, self->program, "docs", "");
  assert_found (self, "hint program-without-page: Camp has no docs page.");
  set (self, self->program, "docs", "./camp");
  other = test_add (self->book, MB_RECORD_PROGRAM, "name", "Winter Camp", "docs", "https://example.org", NULL);
  assert_found (self, "hint program-without-admin: Winter Camp has no admin.\n"
                      "hint program-without-cohort: Winter Camp has no cohort.");
}

static void
test_projects (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) project = add_project (self, self->cohort, "A lexer");
  g_autoptr (MbRecord) other = NULL;

  assert_found (self, "warning project-without-mentee: “A lexer” ran without a mentee.\n"
                      "warning project-without-mentor: “A lexer” ran without a mentor.");
  sit (self, self->mentor, project, "mentor");
  assert_found (self, "warning project-without-mentee: “A lexer” ran without a mentee.");
  set (self, project, "status", "proposed");
  other = add_person (self, "Mary Shelley", "mshelley");
  take_part (self, other, self->cohort, "mentee");
  set (self, self->cohort, "reported", "2");
  assert_found (self, "");
  set (self, project, "outcome", "completed");
  assert_found (self, "warning project-without-mentee: “A lexer” ran without a mentee.");
  sit (self, other, project, "mentee");
  assert_found (self, "");
}

static void
test_several_projects (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) project = add_project (self, self->cohort, "A lexer");

  sit (self, self->mentor, project, "mentor");
  sit (self, self->mentee, project, "mentee");
  assert_found (self, "warning several-projects: Ada Lovelace is a mentee on 2 projects of Camp 2023.");
  set (self, project, "status", "withdrawn");
  assert_found (self, "");
}

static void
test_mentor_without_project (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) other = add_person (self, "Mary Shelley", "mshelley");
  g_autoptr (MbRecord) early = add_cohort (self, "2022");

  set (self, early, "reported", "");
  take_part (self, other, early, "mentor");
  assert_found (self, "");
  take_part (self, other, self->later, "mentor");
  assert_found (self, "hint mentor-without-project: Mary Shelley is a mentor of Camp 2024, but of none of its "
                      "projects.");
}

static void
test_seat_without_participation (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) other = add_person (self, "Mary Shelley", "mshelley");

  take_part (self, other, self->cohort, "mentor");
  take_part (self, other, self->later, "mentor");
  set (self, self->project, "status", "proposed");
  sit (self, other, self->project, "mentee");
  assert_found (self, "hint mentor-without-project: Mary Shelley is a mentor of Camp 2024, but of none of its "
                      "projects.");
  set (self, self->project, "status", "accepted");
  assert_found (self, "warning seat-without-participation: Mary Shelley is a mentee on a project of Camp 2023, but not a "
                      "mentee of the cohort.\n"
                      "hint mentor-without-project: Mary Shelley is a mentor of Camp 2023, but of none of its projects.\n"
                      "hint mentor-without-project: Mary Shelley is a mentor of Camp 2024, but of none of its projects.");
}

static void
write_page (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->docs, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
}

/* Nobody knows which pages are missing who does not know where they are. */
static void
test_page_missing (Fixture *self, gconstpointer data)
{
  self->docs = g_strdup (self->place->folder);
  assert_found (self, "warning page-missing: The page “./camp” of Camp is not in the docs folder.");
  write_page (self, "camp.md");
  assert_found (self, "");
  set (self, self->program, "docs", "camp.md#results");
  assert_found (self, "");
  set (self, self->program, "docs", "https://example.org/camp");
  set (self, self->cohort, "page", "./../camp.md");
  assert_found (self, "warning page-missing: The page “./../camp.md” of Camp 2023 is not in the docs folder.");
  g_clear_pointer (&self->docs, g_free);
  assert_found (self, "");
}

static void
test_published (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) figure =
    test_add (self->book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Mentees", "value", "3", NULL);

  assert_found (self, "warning published-differs: Mentees: 3 was published, and the book gives 2.");
  set (self, figure, "value", "2");
  assert_found (self, "");
  set (self, figure, "value", "a few");
  assert_found (self, "hint published-not-understood: The published figure “Mentees: a few” cannot be held against "
                      "the book.");
}

static void
test_impossible_percentage (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) mentees =
    test_add (self->book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Mentees", "value", "2", NULL);
  g_autoptr (MbRecord) retention =
    test_add (self->book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Retention", "value", "100%", NULL);

  assert_found (self, "");
  set (self, retention, "value", "60%");
  assert_found (self,
                "error impossible-percentage: Retention: 60% was published, which is no part of the 2 that were "
                "published.\n"
                "warning published-differs: Retention: 60% was published, and the book gives 2 of 2 (100%).");
  set (self, retention, "value", "50%");
  assert_found (self, "warning published-differs: Retention: 50% was published, and the book gives 2 of 2 (100%).");
  /* Of other cohorts there is nothing to hold it against. */
  set (self, retention, "cohorts", "camp-2023");
  set (self, retention, "value", "60%");
  assert_found (self, "warning published-differs: Retention: 60% was published, and the book gives 1 of 1 (100%).");
}

/* The cohorts of 2023 and 2024 report one each. */
static void
test_total_differs (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) year =
    test_add (self->book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Participants 2023", "value", "1", NULL);
  g_autoptr (MbRecord) all =
    test_add (self->book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Participants", "value", "2", NULL);

  assert_found (self, "");
  set (self, year, "value", "3");
  set (self, all, "value", "4");
  assert_found (self, "warning total-differs: 3 participants were published for 2023, and its cohorts sum up to 1.\n"
                      "warning total-differs: 4 participants were published, and the cohorts sum up to 2.");
  set (self, all, "value", "2");
  set (self, year, "metric", "Participants of 1999");
  assert_found (self, "warning total-differs: 3 participants were published for 1999, and its cohorts sum up to 0.");
  /* By the headcounts there is nobody in 2023, by the names one. */
  set (self, self->cohort, "reported", "");
  set (self, year, "metric", "Participants 2023");
  set (self, year, "value", "1");
  set (self, all, "value", "1");
  assert_found (self, "hint headcount-missing: The book names 1 mentee of Camp 2023, which reports no headcount.");
}

/* Each of these is Ada Lovelace again, or not. */
static void
test_same_person (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *handle;
    gboolean is_same;
  } cases[] = {
    { "ada LOVELACE", "x1", TRUE },      { "Ádá Lovelace", "x1", TRUE },   { "Lovelace, Ada", "x1", TRUE },
    { "Ada  Lovelace ", "x1", TRUE },    { "Ada Lovellace", "x1", TRUE },  { "Ada Lovelac", "x1", TRUE },
    { "Ada Lovelase", "x1", FALSE },     { "Ada", "x1", FALSE },           { "Ada King Lovelace", "x1", FALSE },
    { "Ada Lovelace 2", "x1", FALSE },   { "Mary", "gghopper", TRUE },     { "Mary", "ghopper-x", FALSE },
    { "Mary", "ghopper2", FALSE },       { "Mary", "hopper", FALSE },
  };
  g_autoptr (MbRecord) other = add_person (self, "Mary", "x1");

  take_part (self, other, self->later, "mentee");
  set (self, self->later, "reported", "2");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbChecks) checks = NULL;

      set (self, other, "name", cases[i].name);
      set (self, other, "handle", cases[i].handle);
      checks = check (self);
      if (checks->found->len != (guint) cases[i].is_same)
        g_error ("%s (%s): %u findings", cases[i].name, cases[i].handle, checks->found->len);
      if (cases[i].is_same)
        g_assert_cmpuint (((MbFound *) checks->found->pdata[0])->records->len, ==, 2);
    }
  set (self, other, "name", "Lovelace Ada");
  set (self, other, "handle", "adall");
  assert_found (self, "warning same-person: Ada Lovelace (adal) and Lovelace Ada (adall) are probably the same "
                      "person.");
}

static void
add_source (Fixture *self, MbRecord *person, const char *field, const char *value)
{
  g_autofree char *id = id_of (person);

  g_object_unref (test_add (self->book, MB_RECORD_SOURCE, "record-type", "person", "record", id, "field", field,
                            "value", value, NULL));
}

static void
test_names_differ (Fixture *self, gconstpointer data)
{
  add_source (self, self->mentee, "name", "Ada Lovelace");
  add_source (self, self->mentee, "name", "Ada Lovelace");
  add_source (self, self->mentee, "handle", "adal2");
  add_source (self, self->mentor, "name", "Grace Hopper");
  assert_found (self, "");
  add_source (self, self->mentee, "name", "Ada King");
  assert_found (self, "hint names-differ: Sources give Ada Lovelace different names: “Ada King” and “Ada "
                      "Lovelace”.");
}

static void
add_page_source (Fixture *self, const char *type, MbRecord *record, const char *field, const char *value,
                 const char *page, const char *line)
{
  g_autofree char *id = id_of (record);

  g_object_unref (test_add (self->book, MB_RECORD_SOURCE, "record-type", type, "record", id, "field", field, "value",
                            value, "page", page, "line", line, NULL));
}

static void
test_sources_differ (Fixture *self, gconstpointer data)
{
  add_page_source (self, "person", self->mentee, "handle", "AdaL", "b.md", "7");
  add_page_source (self, "person", self->mentee, "handle", "adal", "a.md", "3");
  add_page_source (self, "cohort", self->cohort, "reported", "1", "a.md", "4");
  assert_found (self, "");
  add_page_source (self, "cohort", self->cohort, "reported", "2", "b.md", "8");
  add_page_source (self, "cohort", self->cohort, "reported", "3", "c.md", "9");
  assert_found (self, "warning sources-differ: Camp 2023: Reported headcount is “1” on a.md, line 4, and “2” on b.md, "
                      "line 8.");
}

static void
name_on_page (Fixture *self, MbRecord *person, const char *page)
{
  g_autofree char *person_id = id_of (person);
  g_autofree char *cohort_id = id_of (self->cohort);
  g_autoptr (MbRecord) participation = test_add (self->book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort",
                                                 cohort_id, "role", "mentee", NULL);

  add_page_source (self, "participation", participation, "person", "x", page, "2");
  add_page_source (self, "participation", participation, "person", "x", page, "3");
}

static void
test_more_names (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) bea = add_person (self, "Bea Bunting", "bea");
  g_autoptr (MbRecord) cyd = add_person (self, "Cyd Crake", "cyd");
  g_autofree char *found = NULL;

  name_on_page (self, bea, "ideas.md");
  name_on_page (self, cyd, "ideas.md");
  add_page_source (self, "cohort", self->cohort, "reported", "2", "insights.md", "33");
  found = describe (self);
  g_assert_null (strstr (found, "more-names-than-reported"));
  add_page_source (self, "cohort", self->cohort, "reported", "1", "insights.md", "34");
  g_free (found);
  found = describe (self);
  g_assert_nonnull (strstr (found, "warning more-names-than-reported: Camp 2023 is 1 on insights.md, line 34, and 2 by "
                                   "the names on ideas.md."));
}

static void
test_link_to_another (Fixture *self, gconstpointer data)
{
  set (self, self->mentee, "former-handles", "countess");
  set (self, self->mentee, "links",
       "https://github.com/AdaL, https://github.com/countess/, https://github.com/other/project, "
       "https://example.org/ghopper");
  assert_found (self, "");
  set (self, self->mentee, "links", "https://www.github.com/ghopper");
  assert_found (self, "warning link-to-another: Ada Lovelace has the handle adal, but a link to the profile of "
                      "ghopper.");
}

/* The reason is kept in the book, and undo brings the finding back. */
static void
test_dismissed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChecks) checks = NULL;
  g_autoptr (MbChecks) again = NULL;
  MbFound *found;

  set (self, self->cohort, "reported", "3");
  set (self, self->later, "reported", "4");
  checks = check (self);
  g_assert_cmpuint (mb_checks_count (checks, MB_SEVERITY_WARNING), ==, 2);
  found = checks->found->pdata[0];
  g_assert_true (mb_found_dismiss (found, self->book, "Two were never named.", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mb_checks_count (checks, MB_SEVERITY_WARNING), ==, 1);
  assert_found (self, "warning headcount-differs: Camp 2024 reports a headcount of 4, and the book names 1.");

  again = check (self);
  found = again->found->pdata[0];
  g_assert_true (found->dismissed);
  g_assert_cmpstr (found->reason, ==, "Two were never named.");
  g_assert_true (mb_found_dismiss (found, self->book, "They left.", &error));
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_FINDING), ==, 1);
  g_assert_true (mb_found_take_back (found, self->book, &error));
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_FINDING), ==, 0);
  g_assert_cmpuint (mb_checks_count (again, MB_SEVERITY_WARNING), ==, 2);

  test_undo (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_FINDING), ==, 1);
}

static void
test_days (void)
{
  g_assert_cmpuint (mb_date_get_first_day ("2024"), ==, 20240101);
  g_assert_cmpuint (mb_date_get_first_day ("2024-02"), ==, 20240201);
  g_assert_cmpuint (mb_date_get_first_day ("2024-02-10"), ==, 20240210);
  g_assert_cmpuint (mb_date_get_last_day ("2024"), ==, 20241231);
  g_assert_cmpuint (mb_date_get_last_day ("2024-02"), ==, 20240229);
  g_assert_cmpuint (mb_date_get_last_day ("2023-02"), ==, 20230228);
  g_assert_cmpuint (mb_date_get_last_day ("2024-02-10"), ==, 20240210);
  g_assert_cmpuint (mb_date_get_last_day ("2024-13"), ==, 0);
  g_assert_cmpuint (mb_date_get_last_day (NULL), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/checks/nothing", test_nothing);
  g_test_add_func ("/checks/empty-book", test_empty_book);
  TEST ("/checks/headcount", test_headcount);
  TEST ("/checks/names-missing", test_names_missing);
  TEST ("/checks/still-in-progress", test_still_in_progress);
  TEST ("/checks/dates-missing", test_dates_missing);
  TEST ("/checks/dates-out-of-order", test_dates_out_of_order);
  TEST ("/checks/milestone-outside", test_milestone_outside);
  TEST ("/checks/handle-missing", test_handle_missing);
  TEST ("/checks/person-without-cohort", test_person_without_cohort);
  TEST ("/checks/both-roles", test_both_roles);
  TEST ("/checks/mentee-too-often", test_mentee_too_often);
  TEST ("/checks/programs", test_programs);
  TEST ("/checks/projects", test_projects);
  TEST ("/checks/several-projects", test_several_projects);
  TEST ("/checks/mentor-without-project", test_mentor_without_project);
  TEST ("/checks/seat-without-participation", test_seat_without_participation);
  TEST ("/checks/page-missing", test_page_missing);
  TEST ("/checks/published", test_published);
  TEST ("/checks/impossible-percentage", test_impossible_percentage);
  TEST ("/checks/total-differs", test_total_differs);
  TEST ("/checks/same-person", test_same_person);
  TEST ("/checks/names-differ", test_names_differ);
  TEST ("/checks/sources-differ", test_sources_differ);
  TEST ("/checks/more-names", test_more_names);
  TEST ("/checks/link-to-another", test_link_to_another);
  TEST ("/checks/dismissed", test_dismissed);
  g_test_add_func ("/checks/days", test_days);
  return g_test_run ();
}
