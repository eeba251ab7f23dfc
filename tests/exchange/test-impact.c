#include "config.h"

#include "insight/mb-impact.h"
#include "test-support.h"

static gint64
add_program (MbBook *book, const char *name)
{
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", name, NULL);

  return mb_record_get_id (program);
}

static gint64
add_person (MbBook *book, const char *name)
{
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", name, NULL);

  return mb_record_get_id (person);
}

static gint64
add_cohort (MbBook *book, gint64 program, const char *year, const char *reported)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, program);
  g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", id, "year", year,
                                          reported != NULL ? "reported" : NULL, reported, NULL);

  return mb_record_get_id (cohort);
}

static void
add_participation (MbBook *book, gint64 cohort, gint64 person, const char *role)
{
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, cohort);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  g_object_unref (test_add (book, MB_RECORD_PARTICIPATION, "cohort", cohort_id, "person", person_id, "role", role,
                            NULL));
}

static char *
describe (MbBook *book, MbImpactScope scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImpact) impact = mb_impact_new (book, scope, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);

      g_string_append_printf (text, "%d:", year->year);
      for (guint k = 0; k < year->cells->len; k++)
        {
          MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, k);
          g_autoptr (MbRecord) program = mb_book_get_record (book, MB_RECORD_PROGRAM, cell->program, &error);
          g_string_append_printf (text, " %s %d", mb_record_get_text (program, "name"), (int) cell->participants);
        }
      g_string_append_printf (text, " = %d by %d; ", (int) year->total, (int) year->people);
    }
  g_string_append_printf (text, "%d", (int) impact->total);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_tables (MbBook *book, const char *own, const char *published)
{
  g_autofree char *found_own = describe (book, MB_IMPACT_OWN);
  g_autofree char *found_published = describe (book, MB_IMPACT_PUBLISHED);

  g_assert_cmpstr (found_own, ==, own);
  g_assert_cmpstr (found_published, ==, published);
}

static void
test_empty (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);

  assert_tables (book, "0", "0");
  add_cohort (book, add_program (book, "A"), "2024", NULL);
  assert_tables (book, "0", "0");
}

/* The reported headcount counts, not the names; somebody in two cohorts counts twice and is one of the people. */
static void
test_counting (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  gint64 b = add_program (book, "B");
  gint64 a = add_program (book, "A");
  gint64 ada = add_person (book, "Ada");
  gint64 bob = add_person (book, "Bob");
  gint64 named = add_cohort (book, a, "2024", NULL);
  gint64 reported = add_cohort (book, b, "2024", "10");
  gint64 former = add_cohort (book, b, "2023", NULL);

  add_participation (book, named, ada, "mentee");
  add_participation (book, named, bob, "mentee");
  add_participation (book, reported, ada, "mentee");
  add_participation (book, former, ada, "mentor");

  assert_tables (book, "2024: A 2 B 10 = 12 by 2; 12", "2024: B 10 = 10 by -1; 10");
}

/* Two cohorts of a program in one year are one cell. */
static void
test_terms (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  gint64 a = add_program (book, "A");
  gint64 b = add_program (book, "B");
  gint64 ada = add_person (book, "Ada");
  gint64 spring = add_cohort (book, a, "2024", "3");
  gint64 autumn;

  add_cohort (book, b, "2024", "1");
  autumn = add_cohort (book, a, "2024", NULL);
  add_participation (book, spring, ada, "mentee");
  add_participation (book, autumn, ada, "mentee");
  assert_tables (book, "2024: A 4 B 1 = 5 by 1; 5", "2024: A 3 B 1 = 4 by -1; 4");
}

/* Nobody took part: that is known of 2022, not of 2021; a name shows a year though the headcount says nobody. */
static void
test_nobody (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  gint64 a = add_program (book, "A");
  gint64 b = add_program (book, "B");
  gint64 named;

  add_cohort (book, a, "2020", "2");
  add_cohort (book, b, "2020", NULL);
  add_cohort (book, a, "2021", NULL);
  add_cohort (book, a, "2022", "0");
  named = add_cohort (book, a, "2023", "0");
  add_participation (book, named, add_person (book, "Ada"), "mentee");
  assert_tables (book, "2023: A 0 = 0 by 1; 2020: A 2 = 2 by -1; 2", "2020: A 2 = 2 by -1; 2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/impact/empty", test_empty);
  g_test_add_func ("/impact/counting", test_counting);
  g_test_add_func ("/impact/terms", test_terms);
  g_test_add_func ("/impact/nobody", test_nobody);
  return g_test_run ();
}
