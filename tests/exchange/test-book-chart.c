#include "config.h"

#include "exchange-support.h"
#include "exchange/mb-book-chart.h"

/* Two programs; Camp 2022 and 2024, Code 2024 with a headcount alone, Camp 2026 still runs. */
static const char history[] =
  "{ 'programs': [ { 'id': 'camp', 'name': 'Summer Camp', 'shortName': 'Camp' },"
  "                { 'id': 'code', 'name': 'Code Days', 'shortName': 'Code' } ],"
  "  'cohorts': ["
  "    { 'id': 'camp-2022', 'program': 'camp', 'year': 2022, 'status': 'completed',"
  "      'funnel': { 'ideas': 24, 'selectedIdeas': 10, 'applications': 200, 'selected': 8 } },"
  "    { 'id': 'camp-2024', 'program': 'camp', 'year': 2024, 'status': 'completed',"
  "      'funnel': { 'ideas': 6 } },"
  "    { 'id': 'code-2024', 'program': 'code', 'year': 2024, 'status': 'completed', 'reported': 30,"
  "      'funnel': { 'selectedIdeas': 4 } },"
  "    { 'id': 'camp-2026', 'program': 'camp', 'year': 2026, 'status': 'in-progress' } ],"
  "  'people': ["
  "    { 'id': 'ada', 'name': 'Ada', 'mentee': [ 'camp-2022' ], 'mentor': [ 'camp-2024' ],"
  "      'observations': [ { 'on': '2025-01-01', 'active': true } ] },"
  "    { 'id': 'bo', 'name': 'Bo', 'mentee': [ 'camp-2022', 'camp-2024' ],"
  "      'observations': [ { 'on': '2025-01-01', 'active': false } ] },"
  "    { 'id': 'cy', 'name': 'Cy', 'mentee': [ 'camp-2024' ] },"
  "    { 'id': 'di', 'name': 'Di', 'mentor': [ 'camp-2022', 'camp-2024', 'code-2024' ] },"
  "    { 'id': 'ed', 'name': 'Ed', 'mentee': [ 'camp-2026' ] } ] }";

typedef struct {
  TestPlace *place;
  MbBook *book;
  MbInsights *insights;
  MbChartData *data;
} Fixture;

static void
set_up (Fixture *self, gconstpointer json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbFacts) facts = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  exchange_import (self->book, text, MB_IMPORT_NONE, NULL);
  facts = mb_facts_new (self->book, NULL, NULL, &error);
  g_assert_no_error (error);
  self->insights = mb_insights_new (facts, scope);
}

static void
tear_down (Fixture *self, gconstpointer json)
{
  g_clear_pointer (&self->data, mb_chart_data_unref);
  mb_insights_free (self->insights);
  g_object_unref (self->book);
  test_place_free (self->place);
}

static void
make (Fixture *self, MbBookChart chart)
{
  g_autoptr (GError) error = NULL;

  self->data = mb_book_chart_make (chart, self->insights, self->book, &error);
  g_assert_no_error (error);
}

static void
assert_words (Fixture *self, const char *expected)
{
  g_autofree char *words = mb_chart_data_dup_description (self->data, MB_CHART_SHOW_ALL);

  g_assert_cmpstr (words, ==, expected);
}

/* How many records stand behind it; -1: of another kind. */
static int
count (Fixture *self, MbBookChart chart, guint category, guint series, MbRecordKind expected)
{
  MbRecordKind kind;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
    mb_book_chart_list (chart, self->insights, self->book, self->data, category, series, &kind, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
    }
  return kind == expected ? (int) ids->len : -1;
}

static void
test_participants (Fixture *self, gconstpointer json)
{
  const MbBookChart chart = MB_BOOK_CHART_PARTICIPANTS;

  make (self, chart);
  assert_words (self, "2022: 2; Camp 2\n2023: none\n2024: 32; Camp 2; Code 30\n2025: none\n2026: 1; Camp 1\n"
                      "Of 4 cohorts: Camp 2022, Camp 2024, Code 2024, Camp 2026. As of 2025-01-01.");
  g_assert_cmpint (count (self, chart, 0, MB_CHART_ALL, MB_RECORD_PARTICIPATION), ==, 2);
  g_assert_cmpint (count (self, chart, 1, MB_CHART_ALL, MB_RECORD_COHORT), ==, 0);
  g_assert_cmpint (count (self, chart, 2, 0, MB_RECORD_PARTICIPATION), ==, 2);
  g_assert_cmpint (count (self, chart, 2, 1, MB_RECORD_COHORT), ==, 1);
  g_assert_cmpint (count (self, chart, 4, 0, MB_RECORD_PARTICIPATION), ==, 1);
}

static void
test_retention (Fixture *self, gconstpointer json)
{
  const MbBookChart chart = MB_BOOK_CHART_RETENTION;

  make (self, chart);
  assert_words (self, "Camp 2022: 1 of 2 (50%)\nCamp 2024: 0 of 1 (0%), 1 unknown\nCamp 2026: Too early (1)\n"
                      "Of 4 cohorts: Camp 2022, Camp 2024, Code 2024, Camp 2026. As of 2025-01-01.");
  g_assert_cmpint (count (self, chart, 0, 0, MB_RECORD_PARTICIPATION), ==, 1);
  g_assert_cmpint (count (self, chart, 0, MB_CHART_ALL, MB_RECORD_PARTICIPATION), ==, 2);
  g_assert_cmpint (count (self, chart, 1, 0, MB_RECORD_PARTICIPATION), ==, 0);
  g_assert_cmpint (count (self, chart, 2, MB_CHART_ALL, MB_RECORD_PARTICIPATION), ==, 1);
}

static void
test_mentors (Fixture *self, gconstpointer json)
{
  const MbBookChart chart = MB_BOOK_CHART_MENTORS;

  make (self, chart);
  assert_words (self, "2022: 1; New 1\n2023: none\n2024: 2; New 1; Returning 1\n"
                      "Of 3 cohorts: Camp 2022, Camp 2024, Code 2024. As of 2025-01-01.");
  g_assert_cmpint (count (self, chart, 2, 0, MB_RECORD_PERSON), ==, 1);
  g_assert_cmpint (count (self, chart, 2, 1, MB_RECORD_PERSON), ==, 1);
  g_assert_cmpint (count (self, chart, 2, MB_CHART_ALL, MB_RECORD_PERSON), ==, 2);
}

static void
test_funnel (Fixture *self, gconstpointer json)
{
  const MbBookChart chart = MB_BOOK_CHART_FUNNEL;

  make (self, chart);
  assert_words (self, "Ideas proposed, in 2 of 3 cohorts: 30\nIdeas selected, in 2 of 3 cohorts: 14\n"
                      "Applications, in 1 of 3 cohorts: 200\nAccepted, in 1 of 3 cohorts: 8 of 200\n"
                      "Such numbers are known of Camp 2022, Camp 2024, Code 2024. "
                      "Of 3 cohorts: Camp 2022, Camp 2024, Code 2024. As of 2025-01-01.");
  g_assert_cmpint (count (self, chart, 0, MB_CHART_ALL, MB_RECORD_COHORT), ==, 2);
  g_assert_cmpint (count (self, chart, 3, 1, MB_RECORD_COHORT), ==, 1);
}

static void
test_empty (Fixture *self, gconstpointer json)
{
  for (guint chart = 0; chart < MB_N_BOOK_CHARTS; chart++)
    {
      make (self, chart);
      g_assert_true (mb_chart_data_is_empty (self->data));
      assert_words (self, "Of 0 cohorts. Nobody was observed yet.");
      g_clear_pointer (&self->data, mb_chart_data_unref);
    }
}

/* More than can be told apart. */
static void
test_many_cohorts (void)
{
  GString *json = g_string_new ("{ 'programs': [ { 'id': 'camp', 'name': 'Camp' } ], 'cohorts': [");
  GString *cohorts = g_string_new (NULL);
  g_autofree char *all = NULL;
  Fixture self = { 0 };

  for (guint i = 0; i < 61; i++)
    {
      g_string_append_printf (json, "%s{ 'id': 'camp-%u', 'program': 'camp', 'year': %u, 'term': '%u' }",
                              i > 0 ? "," : "", i, 2020 + i % 2, i);
      g_string_append_printf (cohorts, "%s'camp-%u'", i > 0 ? "," : "", i);
    }
  all = g_string_free (cohorts, FALSE);
  g_string_append_printf (json, "], 'people': [ { 'id': 'ada', 'name': 'Ada', 'mentee': [ %s ], 'observations':"
                                "[ { 'on': '2025-01-01', 'active': true } ] } ] }", all);
  set_up (&self, json->str);
  make (&self, MB_BOOK_CHART_RETENTION);
  g_assert_cmpstr (mb_chart_data_get_title (self.data), ==, "Retention by Year");
  assert_words (&self, "2020: 31 of 31 (100%)\n2021: 30 of 30 (100%)\nOf 61 cohorts. As of 2025-01-01.");
  g_assert_cmpint (count (&self, MB_BOOK_CHART_RETENTION, 1, 0, MB_RECORD_PARTICIPATION), ==, 30);
  tear_down (&self, NULL);
  g_string_free (json, TRUE);
}

static char *
write_thirty_programs (void)
{
  GString *json = g_string_new ("{ 'programs': [");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (json, "%s{ 'id': 'p%02u', 'name': 'Program %u' }", i > 0 ? "," : "", i, i);
  g_string_append (json, "], 'cohorts': [");
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (json, "%s{ 'id': 'p%02u-2024', 'program': 'p%02u', 'year': 2024, 'reported': %u }",
                            i > 0 ? "," : "", i, i, i + 1);
  g_string_append (json, "] }");
  return g_string_free (json, FALSE);
}

static void
test_thirty_programs (void)
{
  g_autofree char *json = write_thirty_programs ();
  Fixture self = { 0 };
  guint rest;

  set_up (&self, json);
  make (&self, MB_BOOK_CHART_PARTICIPANTS);
  rest = mb_chart_data_get_n_series (self.data) - 1;
  g_assert_cmpuint (rest, ==, 8);
  g_assert_cmpstr (mb_chart_data_get_series_name (self.data, rest), ==, "Other programs");
  g_assert_cmpint (mb_chart_data_get_value (self.data, 0, rest), ==, 22 * 23 / 2);
  g_assert_cmpint (mb_chart_data_get_total (self.data, 0, MB_CHART_SHOW_ALL), ==, 30 * 31 / 2);
  g_assert_cmpint (count (&self, MB_BOOK_CHART_PARTICIPANTS, 0, rest, MB_RECORD_COHORT), ==, 22);
  tear_down (&self, NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, history, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/book-chart/participants", test_participants);
  ADD ("/book-chart/retention", test_retention);
  ADD ("/book-chart/mentors", test_mentors);
  ADD ("/book-chart/funnel", test_funnel);
  g_test_add ("/book-chart/empty", Fixture, "{}", set_up, test_empty, tear_down);
  g_test_add_func ("/book-chart/many-cohorts", test_many_cohorts);
  g_test_add_func ("/book-chart/thirty-programs", test_thirty_programs);
  return exchange_run ();
}
