/* The cohort after a cohort, and milestones written in one line. */

#include <locale.h>

#include "book/mb-date.h"
#include "book/mb-milestone-text.h"
#include "book/mb-next-cohort.h"
#include "test-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
  char *program;
  MbRecord *cohort;
} Some;

static char *
take_id (MbRecord *record)
{
  char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));

  g_object_unref (record);
  return id;
}

static void
fill_cohort (Some *some)
{
  g_autofree char *cohort = take_id (g_object_ref (some->cohort));
  g_autofree char *ada = take_id (test_add (some->book, MB_RECORD_PERSON, "name", "Ada", NULL));
  g_autofree char *bob = take_id (test_add (some->book, MB_RECORD_PERSON, "name", "Bob", NULL));

  g_free (take_id (test_add (some->book, MB_RECORD_PARTICIPATION, "person", ada, "cohort", cohort, "role", "mentor",
                             "status", "completed", NULL)));
  g_free (take_id (test_add (some->book, MB_RECORD_PARTICIPATION, "person", bob, "cohort", cohort, "role", "mentee",
                             NULL)));
  g_free (take_id (test_add (some->book, MB_RECORD_MILESTONE, "label", "Results", "cohort", cohort, "starts-on",
                             "2024-02-29", "ends-on", "2024-03", NULL)));
  g_free (take_id (test_add (some->book, MB_RECORD_PROJECT, "title", "Docs", "cohort", cohort, NULL)));
}

static void
set_up (Some *some, gconstpointer data)
{
  some->place = test_place_new ();
  some->book = test_book_new (some->place);
  some->program = take_id (test_add (some->book, MB_RECORD_PROGRAM, "name", "Summer of Code", "short-name", "SoC", NULL));
  some->cohort = test_add (some->book, MB_RECORD_COHORT, "program", some->program, "year", "2024", "term", "Spring",
                           "status", "completed", "host", "Friends", "starts-on", "2024-05", "reported", "12",
                           "applications", "100", "page", "./soc", "notes", "Rainy.", NULL);
  fill_cohort (some);
}

static void
tear_down (Some *some, gconstpointer data)
{
  g_object_unref (some->cohort);
  g_assert_finalize_object (some->book);
  g_free (some->program);
  test_place_free (some->place);
}

static MbRecord *
add_next (Some *some, const MbNextCohort *next)
{
  g_autoptr (GError) error = NULL;
  MbRecord *made = mb_next_cohort_add (some->book, some->cohort, next, &error);

  g_assert_no_error (error);
  return made;
}

static guint
count_of (Some *some, MbRecordKind kind, MbRecord *cohort)
{
  g_autoptr (GArray) ids = mb_book_list_referring (some->book, kind, "cohort", mb_record_get_id (cohort));

  return ids->len;
}

static MbRecord *
get_only (Some *some, MbRecordKind kind, MbRecord *cohort)
{
  g_autoptr (GArray) ids = mb_book_list_referring (some->book, kind, "cohort", mb_record_get_id (cohort));

  g_assert_cmpuint (ids->len, ==, 1);
  return mb_book_get_record (some->book, kind, g_array_index (ids, gint64, 0), NULL);
}

/* What recurs is there, a year later; what was counted and who took part is not. */
static void
test_what_recurs (Some *some, gconstpointer data)
{
  const MbNextCohort next = { .year = 2025, .dates = TRUE };
  g_autoptr (MbRecord) made = add_next (some, &next);
  g_autoptr (MbRecord) milestone = get_only (some, MB_RECORD_MILESTONE, made);

  g_assert_cmpint (mb_record_get_integer (made, "program"), ==, mb_record_get_integer (some->cohort, "program"));
  g_assert_cmpint (mb_record_get_integer (made, "year"), ==, 2025);
  g_assert_cmpstr (mb_record_get_text (made, "term"), ==, "Spring");
  g_assert_cmpstr (mb_record_get_text (made, "host"), ==, "Friends");
  g_assert_cmpstr (mb_record_get_text (made, "page"), ==, "./soc");
  g_assert_cmpstr (mb_record_get_text (made, "status"), ==, "planned");
  g_assert_cmpstr (mb_record_get_text (made, "starts-on"), ==, "2025-05");
  g_assert_null (mb_record_get (made, "reported"));
  g_assert_null (mb_record_get (made, "applications"));
  g_assert_null (mb_record_get (made, "notes"));
  g_assert_cmpstr (mb_record_get_text (made, "slug"), ==, "soc-2025");

  g_assert_cmpstr (mb_record_get_text (milestone, "label"), ==, "Results");
  g_assert_cmpstr (mb_record_get_text (milestone, "starts-on"), ==, "2025-02-28");
  g_assert_cmpstr (mb_record_get_text (milestone, "ends-on"), ==, "2025-03");
  g_assert_cmpuint (count_of (some, MB_RECORD_PARTICIPATION, made), ==, 0);
  g_assert_cmpuint (count_of (some, MB_RECORD_PROJECT, made), ==, 0);
}

static void
test_mentors (Some *some, gconstpointer data)
{
  const MbNextCohort next = { .year = 2025, .mentors = TRUE };
  g_autoptr (MbRecord) made = add_next (some, &next);
  g_autoptr (MbRecord) mentor = get_only (some, MB_RECORD_PARTICIPATION, made);

  g_assert_cmpstr (mb_record_get_text (mentor, "role"), ==, "mentor");
  g_assert_null (mb_record_get (mentor, "status"));
  g_assert_null (mb_record_get (made, "starts-on"));
  g_assert_cmpuint (count_of (some, MB_RECORD_MILESTONE, made), ==, 0);
}

static void
test_one_step (Some *some, gconstpointer data)
{
  const MbNextCohort next = { .year = 2025, .dates = TRUE, .mentors = TRUE };
  g_autofree char *before = test_book_dump (some->book);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (add_next (some, &next));
  test_undo (some->book, &error);
  after = test_book_dump (some->book);
  g_assert_cmpstr (after, ==, before);
}

/* A year that cannot be leaves nothing behind. */
static void
test_refused (Some *some, gconstpointer data)
{
  const MbNextCohort next = { .year = 20250, .dates = TRUE, .mentors = TRUE };
  g_autofree char *before = test_book_dump (some->book);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_next_cohort_add (some->book, some->cohort, &next, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  after = test_book_dump (some->book);
  g_assert_cmpstr (after, ==, before);
}

/* The next year, unless there is such a cohort already; one of another term is none. */
static void
test_proposes_year (Some *some, gconstpointer data)
{
  g_autofree char *autumn = NULL;
  g_autofree char *spring = NULL;

  g_assert_cmpint (mb_next_cohort_propose_year (some->book, some->cohort), ==, 2025);
  autumn = take_id (test_add (some->book, MB_RECORD_COHORT, "program", some->program, "year", "2025", "term", "Autumn",
                              NULL));
  g_assert_cmpint (mb_next_cohort_propose_year (some->book, some->cohort), ==, 2025);
  spring = take_id (test_add (some->book, MB_RECORD_COHORT, "program", some->program, "year", "2025", "term", "Spring",
                              NULL));
  g_assert_cmpint (mb_next_cohort_propose_year (some->book, some->cohort), ==, 2026);
}

static void
test_later (void)
{
  static const char *const dates[][2] = {
    { "2024", "2026" }, { "2024-02", "2026-02" }, { "2024-02-29", "2026-02-28" }, { "2024-12-31", "2026-12-31" },
    { "soon", NULL }, { "9999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *later = mb_date_dup_later (dates[i][0], 2);
      g_assert_cmpstr (later, ==, dates[i][1]);
    }
}

static void
test_milestone_text (void)
{
  static const struct {
    const char *text, *label, *starts_on, *ends_on;
  } cases[] = {
    { "Results 2025-08-20", "Results", "2025-08-20", NULL },
    { "  Results:  2025-08 ", "Results", "2025-08", NULL },
    { "Coding 2025-05-27 – 2025-08-25", "Coding", "2025-05-27", "2025-08-25" },
    { "Coding 2025-05-27 2025-08-25", "Coding", "2025-05-27", "2025-08-25" },
    { "Coding 2025-08-25 - 2025-05-27", "Coding", "2025-05-27", "2025-08-25" },
    { "2025-05-27: Coding begins", "Coding begins", "2025-05-27", NULL },
    { "Evaluation (2025-07-14)", "Evaluation", "2025-07-14", NULL },
    { "Applications – 2025-03-01", "Applications", "2025-03-01", NULL },
    { "Summer 2025", "Summer 2025", NULL, NULL },
    { "Summer 2025 begins", "Summer 2025 begins", NULL, NULL },
    { "Phase 2 of 2025", "Phase 2 of 2025", NULL, NULL },
    { "Results 2025-13-20", NULL, NULL, NULL },
    { "Results 2025-02-30", NULL, NULL, NULL },
    { "Results 20 August 2025", NULL, NULL, NULL },
    { "Results 20. août 2025", NULL, NULL, NULL },
    { "August 20, 2025: Results", NULL, NULL, NULL },
    { "Results 20.8.2025", NULL, NULL, NULL },
    { "8/20/2025 Results", NULL, NULL, NULL },
    { "Results", "Results", NULL, NULL },
    { "2025-08-20", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { " – ", "–", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbRecord) milestone = mb_milestone_new_from_text (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].label == NULL)
        {
          g_assert_null (milestone);
          g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (mb_record_get_text (milestone, "label"), ==, cases[i].label);
      g_assert_cmpstr (mb_record_get_text (milestone, "starts-on"), ==, cases[i].starts_on);
      g_assert_cmpstr (mb_record_get_text (milestone, "ends-on"), ==, cases[i].ends_on);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Some, NULL, set_up, function, tear_down)
  TEST ("/next-cohort/what-recurs", test_what_recurs);
  TEST ("/next-cohort/mentors", test_mentors);
  TEST ("/next-cohort/one-step", test_one_step);
  TEST ("/next-cohort/refused", test_refused);
  TEST ("/next-cohort/proposes-year", test_proposes_year);
#undef TEST
  g_test_add_func ("/date/later", test_later);
  g_test_add_func ("/milestone/text", test_milestone_text);

  return g_test_run ();
}
