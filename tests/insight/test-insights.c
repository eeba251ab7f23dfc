#include "config.h"

#include "exchange/mb-json-import.h"
#include "insight/mb-insights.h"
#include "test-support.h"

/* A small book, made by hand. */
typedef struct {
  TestPlace *place;
  MbBook *book;
  gint64 program;
} Fixture;

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
take_id (MbRecord *record)
{
  gint64 id = mb_record_get_id (record);

  g_object_unref (record);
  return id;
}

static gint64
add_program (Fixture *self, const char *name)
{
  return take_id (test_add (self->book, MB_RECORD_PROGRAM, "name", name, NULL));
}

static gint64
add_cohort_of (Fixture *self, gint64 program, const char *year, const char *status, const char *ends_on)
{
  g_autofree char *id = id_text (program);

  return take_id (test_add (self->book, MB_RECORD_COHORT, "program", id, "year", year, "status", status,
                            ends_on != NULL ? "ends-on" : NULL, ends_on, NULL));
}

static gint64
add_cohort (Fixture *self, const char *year)
{
  return add_cohort_of (self, self->program, year, "completed", NULL);
}

static gint64
add_person (Fixture *self, const char *name)
{
  return take_id (test_add (self->book, MB_RECORD_PERSON, "name", name, NULL));
}

static gint64
add (Fixture *self, gint64 person, gint64 cohort, const char *role, const char *status)
{
  g_autofree char *person_text = id_text (person);
  g_autofree char *cohort_text = id_text (cohort);

  return take_id (test_add (self->book, MB_RECORD_PARTICIPATION, "person", person_text, "cohort", cohort_text, "role",
                            role, status != NULL ? "status" : NULL, status, NULL));
}

static void
observe (Fixture *self, gint64 person, const char *on, const char *active)
{
  g_autofree char *id = id_text (person);

  take_id (test_add (self->book, MB_RECORD_OBSERVATION, "person", id, "on", on, "active", active, NULL));
}

static void
setup (Fixture *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->program = add_program (self, "Camp");
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->book);
  test_place_free (self->place);
}

static MbInsights *
look (Fixture *self, const char *as_of, const MbScope *scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbFacts) facts = mb_facts_new (self->book, as_of, NULL, &error);
  g_autoptr (MbScope) all = mb_scope_new ();

  g_assert_no_error (error);
  return mb_insights_new (facts, scope != NULL ? scope : all);
}

/* What a figure says and how many records stand behind it, which must be as many. */
static char *
tell (MbInsights *insights, const MbFigure *figure)
{
  static const MbPart parts[] = { MB_PART_K, MB_PART_N, MB_PART_UNKNOWN };
  const gint64 numbers[] = { figure->k, figure->n, figure->unknown };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      MbRecordKind kind;
      g_autoptr (GArray) ids = mb_insights_list (insights, figure, parts[i], &kind);
      g_autoptr (GHashTable) different = g_hash_table_new (g_int64_hash, g_int64_equal);

      for (guint place = 0; place < ids->len; place++)
        g_hash_table_add (different, &g_array_index (ids, gint64, place));
      g_assert_cmpint (ids->len, ==, numbers[i]);
      g_assert_cmpint (g_hash_table_size (different), ==, numbers[i]);
    }
  return g_strdup_printf ("%d/%d?%d%s%s", (int) figure->k, (int) figure->n, (int) figure->unknown,
                          figure->state == MB_FIGURE_KNOWN ? "" : " ",
                          figure->state == MB_FIGURE_KNOWN ? "" : mb_figure_state_get_nick (figure->state));
}

static void
assert_figure (MbInsights *insights, MbMetric metric, MbUnit unit, const char *expected)
{
  g_autofree char *found = tell (insights, mb_insights_get_figure (insights, metric, unit));

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_retention (MbInsights *insights, MbGrouping grouping, guint place, gint64 key, const char *by_participations,
                  const char *by_people)
{
  GArray *retentions = mb_insights_get_retentions (insights, grouping);
  MbRetention *retention = &g_array_index (retentions, MbRetention, place);
  g_autofree char *participations = tell (insights, &retention->figures[MB_UNIT_PARTICIPATIONS]);
  g_autofree char *people = tell (insights, &retention->figures[MB_UNIT_PEOPLE]);

  g_assert_cmpuint (place, <, retentions->len);
  g_assert_cmpint (retention->key, ==, key);
  g_assert_cmpstr (participations, ==, by_participations);
  g_assert_cmpstr (people, ==, by_people);
}

static void
assert_all_of (MbInsights *insights, const char *expected)
{
  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    for (guint unit = 0; unit < MB_N_UNITS; unit++)
      if (mb_metric_has_unit (metric, unit))
        assert_figure (insights, metric, unit, expected);
}

/* Somebody on two projects of a cohort has two seats and is one participation. */
static void
test_two_projects (Fixture *self, gconstpointer data)
{
  gint64 cohort = add_cohort (self, "2024");
  gint64 ada = add_person (self, "Ada");
  g_autofree char *cohort_text = id_text (cohort);
  g_autofree char *ada_text = id_text (ada);
  g_autoptr (MbInsights) insights = NULL;

  add (self, ada, cohort, "mentee", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *project =
        id_text (take_id (test_add (self->book, MB_RECORD_PROJECT, "title", i == 0 ? "One" : "Two", "cohort",
                                    cohort_text, NULL)));
      take_id (test_add (self->book, MB_RECORD_SEAT, "person", ada_text, "project", project, "role", "mentee", NULL));
    }
  observe (self, ada, "2025-10", "yes");

  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PARTICIPATIONS, "1/1?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "1/1?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, "1/1?0");
}

static void
test_twice_in_the_program (Fixture *self, gconstpointer data)
{
  gint64 former = add_cohort (self, "2023");
  gint64 later = add_cohort (self, "2024");
  gint64 ada = add_person (self, "Ada");
  gint64 bob = add_person (self, "Bob");
  g_autoptr (MbInsights) insights = NULL;

  add (self, ada, former, "mentee", NULL);
  add (self, ada, later, "mentee", NULL);
  add (self, bob, later, "mentee", NULL);
  observe (self, ada, "2025", "yes");
  observe (self, bob, "2025", "no");

  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PARTICIPATIONS, "3/3?0");
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "2/2?0");
  assert_figure (insights, MB_METRIC_ACTIVE, MB_UNIT_PARTICIPATIONS, "2/3?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "2/3?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, "1/2?0");
  assert_retention (insights, MB_GROUPING_COHORT, 0, former, "1/1?0", "1/1?0");
  assert_retention (insights, MB_GROUPING_COHORT, 1, later, "1/2?0", "1/2?0");
  assert_retention (insights, MB_GROUPING_YEAR, 1, 2024, "1/2?0", "1/2?0");
  assert_retention (insights, MB_GROUPING_PROGRAM, 0, self->program, "2/3?0", "1/2?0");
}

/* Two cohorts of a year, in two programs: the year has the person once, each program has her. */
static void
test_two_programs_of_a_year (Fixture *self, gconstpointer data)
{
  gint64 other = add_program (self, "Another");
  gint64 ada = add_person (self, "Ada");
  g_autoptr (MbInsights) insights = NULL;

  add (self, ada, add_cohort (self, "2024"), "mentee", NULL);
  add (self, ada, add_cohort_of (self, other, "2024", "completed", NULL), "mentee", NULL);
  observe (self, ada, "2025", "no");

  insights = look (self, NULL, NULL);
  assert_retention (insights, MB_GROUPING_YEAR, 0, 2024, "0/2?0", "0/1?0");
  assert_retention (insights, MB_GROUPING_PROGRAM, 0, other, "0/1?0", "0/1?0");
  assert_retention (insights, MB_GROUPING_PROGRAM, 1, self->program, "0/1?0", "0/1?0");
}

/* A cohort that still runs is in no figure, and too early to judge; asked for, it is in all of them. */
static void
test_running (Fixture *self, gconstpointer data)
{
  gint64 over = add_cohort_of (self, self->program, "2024", "in-progress", NULL);
  gint64 running = add_cohort_of (self, self->program, "2025", "in-progress", "2025-11");
  gint64 ada = add_person (self, "Ada");
  gint64 bob = add_person (self, "Bob");
  gint64 cleo = add_person (self, "Cleo");
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbInsights) insights = NULL;
  g_autoptr (MbInsights) with_running = NULL;
  g_autoptr (MbInsights) later = NULL;
  g_autoptr (GArray) cohorts = NULL;

  add (self, ada, over, "mentee", NULL);
  add (self, ada, running, "mentor", NULL);
  add (self, bob, running, "mentee", NULL);
  add (self, cleo, running, "mentee", NULL);
  observe (self, ada, "2025-10-31", "yes");
  observe (self, bob, "2025-10-31", "yes");

  insights = look (self, NULL, NULL);
  cohorts = mb_insights_list_cohorts (insights);
  g_assert_cmpuint (cohorts->len, ==, 1);
  g_assert_cmpint (g_array_index (cohorts, gint64, 0), ==, over);
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "1/1?0");
  assert_figure (insights, MB_METRIC_MENTORS, MB_UNIT_PEOPLE, "0/0?0 no-data");
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "0/1?0");
  assert_retention (insights, MB_GROUPING_COHORT, 0, over, "1/1?0", "1/1?0");
  assert_retention (insights, MB_GROUPING_COHORT, 1, running, "0/0?2 too-early", "0/0?2 too-early");
  assert_retention (insights, MB_GROUPING_YEAR, 1, 2025, "0/0?2 too-early", "0/0?2 too-early");
  assert_retention (insights, MB_GROUPING_PROGRAM, 0, self->program, "1/1?0", "1/1?0");

  scope->include_running = TRUE;
  with_running = look (self, NULL, scope);
  assert_figure (with_running, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "2/2?1");
  assert_figure (with_running, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "1/3?0");
  assert_retention (with_running, MB_GROUPING_COHORT, 1, running, "1/1?1", "1/1?1");

  /* The end of the month lies before the first of the next one only. */
  later = look (self, "2025-11-30", NULL);
  assert_retention (later, MB_GROUPING_COHORT, 1, running, "0/0?2 too-early", "0/0?2 too-early");
  g_clear_pointer (&later, mb_insights_free);
  later = look (self, "2025-12-01", NULL);
  assert_retention (later, MB_GROUPING_COHORT, 1, running, "1/1?1", "1/1?1");
}

/* Without any observation nothing is known; that is neither zero nor inactive. */
static void
test_no_observation (Fixture *self, gconstpointer data)
{
  gint64 cohort = add_cohort (self, "2024");
  g_autoptr (MbInsights) insights = NULL;

  add (self, add_person (self, "Ada"), cohort, "mentee", NULL);
  insights = look (self, NULL, NULL);
  g_assert_null (mb_insights_get_as_of (insights));
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "0/0?1 unknown");
  assert_figure (insights, MB_METRIC_ACTIVE, MB_UNIT_PEOPLE, "0/0?1 unknown");
  assert_figure (insights, MB_METRIC_CONVERTS_ACTIVE, MB_UNIT_PEOPLE, "0/0?0 no-data");
  assert_retention (insights, MB_GROUPING_COHORT, 0, cohort, "0/0?1 unknown", "0/0?1 unknown");
}

/* The latest observation counts, up to the date; a date less exact means its last day. */
static void
test_as_of (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *as_of;
    const char *retention;
  } cases[] = {
    { NULL, "1/2?0" },       { "2025-10-31", "1/2?0" }, { "2025-10-30", "1/1?1" }, { "2025-10", "1/2?0" },
    { "2025-03", "1/1?1" },  { "2024-12-31", "0/1?1" }, { "2024-12-30", "0/0?2 unknown" },
    { "2024", "0/1?1" },     { "2030", "1/2?0" },
  };
  gint64 cohort = add_cohort (self, "2023");
  gint64 ada = add_person (self, "Ada");
  gint64 bob = add_person (self, "Bob");

  add (self, ada, cohort, "mentee", NULL);
  add (self, bob, cohort, "mentee", NULL);
  observe (self, ada, "2025-03-01", "yes");
  observe (self, ada, "2024", "no");
  observe (self, bob, "2025-10-31", "no");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbInsights) insights = look (self, cases[i].as_of, NULL);

      g_assert_cmpstr (mb_insights_get_as_of (insights), ==, cases[i].as_of != NULL ? cases[i].as_of : "2025-10-31");
      assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, cases[i].retention);
    }
}

/* Of two sources that differ, the one that saw somebody active saw something, in whichever order they are read. */
static void
test_same_day (Fixture *self, gconstpointer data)
{
  gint64 cohort = add_cohort (self, "2023");
  g_autoptr (MbInsights) insights = NULL;

  for (guint i = 0; i < 12; i++)
    {
      gint64 person = add_person (self, "Ada");

      add (self, person, cohort, "mentee", NULL);
      observe (self, person, "2025-03-01", i % 2 == 0 ? "yes" : "no");
      observe (self, person, "2025-03-01", i % 2 == 0 ? "no" : "yes");
    }
  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, "12/12?0");
}

/* Cohorts of which only a headcount is known have no retention. */
static void
test_headcount_only (Fixture *self, gconstpointer data)
{
  g_autofree char *program = id_text (self->program);
  g_autoptr (MbInsights) insights = NULL;

  take_id (test_add (self->book, MB_RECORD_COHORT, "program", program, "year", "2023", "reported", "18", NULL));
  insights = look (self, NULL, NULL);
  assert_all_of (insights, "0/0?0 no-data");
  for (guint grouping = MB_GROUPING_COHORT; grouping <= MB_GROUPING_PROGRAM; grouping++)
    g_assert_cmpuint (mb_insights_get_retentions (insights, grouping)->len, ==, 0);
}

/* Who has neither a name nor a handle is nobody who could be counted. */
static void
test_nameless (Fixture *self, gconstpointer data)
{
  gint64 cohort = add_cohort (self, "2023");
  gint64 nobody = take_id (test_add (self->book, MB_RECORD_PERSON, "notes", "somebody", NULL));
  g_autoptr (MbInsights) insights = NULL;

  add (self, nobody, cohort, "mentee", NULL);
  observe (self, nobody, "2025", "yes");
  insights = look (self, NULL, NULL);
  g_assert_null (mb_insights_get_as_of (insights));
  assert_all_of (insights, "0/0?0 no-data");
}

static void
test_scopes (Fixture *self, gconstpointer data)
{
  gint64 other = add_program (self, "Another");
  gint64 cohorts[] = { add_cohort (self, "2022"), add_cohort (self, "2023"),
                       add_cohort_of (self, other, "2024", "completed", NULL) };
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbScope) copy = NULL;
  g_autoptr (MbInsights) insights = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cohorts); i++)
    add (self, add_person (self, "Ada"), cohorts[i], "mentee", NULL);

  scope->first_year = 2023;
  insights = look (self, NULL, scope);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "2/2?0");
  g_clear_pointer (&insights, mb_insights_free);

  mb_scope_limit_programs (scope, &self->program, 1);
  copy = mb_scope_copy (scope);
  insights = look (self, NULL, copy);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "1/1?0");
  g_clear_pointer (&insights, mb_insights_free);

  mb_scope_limit_cohorts (scope, cohorts, 1);
  insights = look (self, NULL, scope);
  assert_all_of (insights, "0/0?0 no-data");
  g_clear_pointer (&insights, mb_insights_free);

  scope->first_year = 0;
  scope->last_year = 2022;
  insights = look (self, NULL, scope);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "1/1?0");
  g_clear_pointer (&insights, mb_insights_free);

  mb_scope_limit_cohorts (scope, NULL, 0);
  insights = look (self, NULL, scope);
  assert_all_of (insights, "0/0?0 no-data");
}

static void
test_mentors (Fixture *self, gconstpointer data)
{
  gint64 first = add_cohort (self, "2023");
  gint64 same_year = add_cohort_of (self, add_program (self, "Another"), "2023", "completed", NULL);
  gint64 second = add_cohort (self, "2024");
  gint64 ada = add_person (self, "Ada");
  gint64 bob = add_person (self, "Bob");
  gint64 cleo = add_person (self, "Cleo");
  g_autoptr (MbInsights) insights = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GArray) path = NULL;

  add (self, ada, second, "mentor", NULL);
  add (self, ada, first, "mentor", NULL);
  add (self, bob, first, "mentor", NULL);
  add (self, bob, same_year, "mentor", NULL);
  add (self, cleo, second, "mentor", NULL);

  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_MENTORS, MB_UNIT_PEOPLE, "3/3?0");
  assert_figure (insights, MB_METRIC_RETURNING_MENTORS, MB_UNIT_PEOPLE, "1/3?0");
  assert_figure (insights, MB_METRIC_REPEATED_MENTORS, MB_UNIT_PEOPLE, "2/3?0");
  assert_figure (insights, MB_METRIC_FORMER_MENTEES, MB_UNIT_PEOPLE, "0/3?0");
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "0/0?0 no-data");

  years = mb_insights_list_years (insights, ada, MB_ROLE_MENTOR);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2023);
  g_assert_cmpint (g_array_index (years, int, 1), ==, 2024);
  path = mb_insights_list_path (insights, bob, MB_ROLE_MENTOR);
  g_assert_cmpuint (path->len, ==, 2);
}

/* Only a later year makes a mentor of a mentee; mentor first and mentee later does not. */
static void
test_conversions (Fixture *self, gconstpointer data)
{
  gint64 first = add_cohort (self, "2023");
  gint64 second = add_cohort (self, "2024");
  gint64 other = add_cohort_of (self, add_program (self, "Another"), "2023", "completed", NULL);
  gint64 later = add_person (self, "Later");
  gint64 same_year = add_person (self, "Same Year");
  gint64 before = add_person (self, "Before");
  gint64 never = add_person (self, "Never");
  g_autoptr (MbInsights) insights = NULL;
  g_autoptr (MbScope) scope = mb_scope_new ();

  add (self, later, first, "mentee", NULL);
  add (self, later, second, "mentee", NULL);
  add (self, later, second, "mentor", NULL);
  add (self, same_year, first, "mentee", NULL);
  add (self, same_year, other, "mentor", NULL);
  add (self, before, first, "mentor", NULL);
  add (self, before, second, "mentee", NULL);
  add (self, never, second, "mentee", NULL);
  observe (self, later, "2025", "no");
  observe (self, never, "2025", "yes");

  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "1/4?0");
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PARTICIPATIONS, "1/5?0");
  assert_figure (insights, MB_METRIC_CONVERTS_ACTIVE, MB_UNIT_PEOPLE, "0/1?0");
  assert_figure (insights, MB_METRIC_FORMER_MENTEES, MB_UNIT_PEOPLE, "3/3?0");
  g_assert_cmpint (mb_insights_get_activity (insights, later), ==, MB_ACTIVITY_INACTIVE);
  g_assert_cmpint (mb_insights_get_activity (insights, before), ==, MB_ACTIVITY_UNKNOWN);
  g_clear_pointer (&insights, mb_insights_free);

  /* One scope for both halves of the question. */
  scope->first_year = 2024;
  insights = look (self, NULL, scope);
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "0/3?0");
}

static void
test_completed (Fixture *self, gconstpointer data)
{
  static const char *const statuses[] = { "completed", "completed", "not-completed", "withdrawn", "unknown", NULL };
  gint64 cohort = add_cohort (self, "2023");
  g_autoptr (MbInsights) insights = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add (self, add_person (self, "Ada"), cohort, "mentee", statuses[i]);
  add (self, add_person (self, "Bob"), cohort, "mentor", "completed");
  insights = look (self, NULL, NULL);
  assert_figure (insights, MB_METRIC_COMPLETED, MB_UNIT_PARTICIPATIONS, "2/4?2");
}

static void
test_words (void)
{
  static const struct {
    MbFigure figure;
    const char *words;
  } cases[] = {
    { { .metric = MB_METRIC_RETENTION, .k = 23, .n = 46, .unknown = 1 }, "23 of 46 (50%), 1 unknown" },
    { { .metric = MB_METRIC_RETENTION, .k = 8, .n = 18 }, "8 of 18 (44%)" },
    { { .metric = MB_METRIC_RETENTION, .k = 1, .n = 8 }, "1 of 8 (13%)" },
    { { .metric = MB_METRIC_RETENTION, .k = 250, .n = 2000 }, "250 of 2000 (12.5%)" },
    { { .metric = MB_METRIC_RETENTION, .k = 1, .n = 2000 }, "1 of 2000 (0.1%)" },
    { { .metric = MB_METRIC_RETENTION, .state = MB_FIGURE_UNKNOWN, .unknown = 3 }, "Unknown (3)" },
    { { .metric = MB_METRIC_RETENTION, .state = MB_FIGURE_TOO_EARLY, .unknown = 3 }, "Too early (3)" },
    { { .metric = MB_METRIC_RETENTION, .state = MB_FIGURE_NO_DATA }, "No data" },
    { { .metric = MB_METRIC_MENTEES, .k = 5, .n = 5 }, "5" },
    { { .metric = MB_METRIC_ACTIVE, .k = 5, .n = 7, .unknown = 1 }, "5, 1 unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = mb_figure_dup_value (&cases[i].figure);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpint (mb_figure_round_share (&cases[1].figure, 1), ==, 444);
}

/* AsyncAPI's history */

static void
limit_to (MbScope *scope, MbBook *book, const char *const *slugs)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      gint64 id = mb_book_find (book, MB_RECORD_COHORT, "slug", slugs[i]);

      g_assert_cmpint (id, !=, 0);
      g_array_append_val (ids, id);
    }
  mb_scope_limit_cohorts (scope, (const gint64 *) ids->data, ids->len);
}

/* The cohorts that the Insights page is about. */
static void
test_sample_page (Fixture *self, gconstpointer data)
{
  static const char *const page[] = { "asyncapi-mentorship-2022", "asyncapi-mentorship-2023",
                                      "asyncapi-mentorship-2024", "gsoc-2024", "gsoc-2025", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbInsights) insights = NULL;

  g_assert_true (mb_sample_load (self->book, &error));
  limit_to (scope, self->book, page);
  insights = look (self, NULL, scope);
  g_assert_cmpstr (mb_insights_get_as_of (insights), ==, "2025-10-31");
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PARTICIPATIONS, "47/47?0");
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PEOPLE, "45/45?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "23/46?1");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, "21/44?1");
  assert_figure (insights, MB_METRIC_MENTORS, MB_UNIT_PEOPLE, "22/22?0");
  assert_figure (insights, MB_METRIC_RETURNING_MENTORS, MB_UNIT_PEOPLE, "11/22?0");
  assert_figure (insights, MB_METRIC_REPEATED_MENTORS, MB_UNIT_PEOPLE, "12/22?0");
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "7/45?0");
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PARTICIPATIONS, "7/47?0");
  assert_figure (insights, MB_METRIC_CONVERTS_ACTIVE, MB_UNIT_PEOPLE, "7/7?0");
  assert_figure (insights, MB_METRIC_FORMER_MENTEES, MB_UNIT_PEOPLE, "7/22?0");
  assert_retention (insights, MB_GROUPING_YEAR, 0, 2022, "3/10?0", "3/10?0");
  assert_retention (insights, MB_GROUPING_YEAR, 1, 2023, "6/13?0", "6/13?0");
  assert_retention (insights, MB_GROUPING_YEAR, 2, 2024, "8/17?0", "8/17?0");
  assert_retention (insights, MB_GROUPING_YEAR, 3, 2025, "6/6?1", "6/6?1");
}

/* Everything but the cohort of 2026, which runs. */
static void
test_sample_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbInsights) insights = NULL;
  g_autoptr (GArray) cohorts = NULL;

  g_assert_true (mb_sample_load (self->book, &error));
  insights = look (self, NULL, NULL);
  cohorts = mb_insights_list_cohorts (insights);
  g_assert_cmpuint (cohorts->len, ==, 16);
  assert_figure (insights, MB_METRIC_MENTEES, MB_UNIT_PARTICIPATIONS, "61/61?0");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, "23/46?15");
  assert_figure (insights, MB_METRIC_RETENTION, MB_UNIT_PEOPLE, "21/44?15");
  assert_figure (insights, MB_METRIC_MENTORS, MB_UNIT_PEOPLE, "23/23?0");
  assert_figure (insights, MB_METRIC_RETURNING_MENTORS, MB_UNIT_PEOPLE, "12/23?0");
  assert_figure (insights, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, "11/59?0");
  assert_figure (insights, MB_METRIC_CONVERTS_ACTIVE, MB_UNIT_PEOPLE, "7/8?3");
  assert_figure (insights, MB_METRIC_COMPLETED, MB_UNIT_PARTICIPATIONS, "39/39?22");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/insights/two-projects", test_two_projects);
  TEST ("/insights/twice-in-the-program", test_twice_in_the_program);
  TEST ("/insights/two-programs-of-a-year", test_two_programs_of_a_year);
  TEST ("/insights/running", test_running);
  TEST ("/insights/no-observation", test_no_observation);
  TEST ("/insights/as-of", test_as_of);
  TEST ("/insights/same-day", test_same_day);
  TEST ("/insights/headcount-only", test_headcount_only);
  TEST ("/insights/nameless", test_nameless);
  TEST ("/insights/scopes", test_scopes);
  TEST ("/insights/mentors", test_mentors);
  TEST ("/insights/conversions", test_conversions);
  TEST ("/insights/completed", test_completed);
  g_test_add_func ("/insights/words", test_words);
  TEST ("/insights/sample/page", test_sample_page);
  TEST ("/insights/sample/whole", test_sample_whole);
  return g_test_run ();
}
