#include "config.h"

#include "exchange/mb-json-import.h"
#include "insight/mb-comparison.h"
#include "test-support.h"

static MbFacts *
read_facts (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  MbFacts *facts = mb_facts_new (book, NULL, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static MbBook *
new_sample (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = test_book_new (place);

  g_assert_true (mb_sample_load (book, &error));
  g_assert_no_error (error);
  return book;
}

/* All cohorts but the running one: mentees 61 and 59, retention 23 of 46 and 21 of 44, mentors 23, returning 12. */
static void
test_values (void)
{
  static const struct {
    const char *metric;
    const char *value;
    MbComparisonResult result;
  } cases[] = {
    { "Mentees", "61", MB_COMPARISON_SAME },
    { "mentees", "59", MB_COMPARISON_SAME },
    { "MENTEES", " 61 ", MB_COMPARISON_SAME },
    { "Mentees", "60", MB_COMPARISON_DIFFERS },
    { "Mentees", "61 %", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "50%", MB_COMPARISON_SAME },
    { "Retention", "50.0 %", MB_COMPARISON_SAME },
    { "Retention", "50,0\302\240%", MB_COMPARISON_SAME },
    { "Retention", "48%", MB_COMPARISON_SAME },
    { "Retention", "47.7%", MB_COMPARISON_SAME },
    { "Retention", "47.8%", MB_COMPARISON_DIFFERS },
    { "Retention", "49.9%", MB_COMPARISON_DIFFERS },
    { "Retention", "23", MB_COMPARISON_SAME },
    { "Retention", "23 of 46", MB_COMPARISON_SAME },
    { "Retention", "21/44", MB_COMPARISON_SAME },
    { "Retention", "23 of 47", MB_COMPARISON_DIFFERS },
    { "Retention", "23 of", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "2.5", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "half", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "50 % or so", MB_COMPARISON_NOT_UNDERSTOOD },
    { "Retention", "99999999999999999999999999", MB_COMPARISON_NOT_UNDERSTOOD },
    { "returning-mentors", "12", MB_COMPARISON_SAME },
    { "Happiness", "50%", MB_COMPARISON_NOT_UNDERSTOOD },
    { NULL, NULL, MB_COMPARISON_NOT_UNDERSTOOD },
  };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (MbFacts) facts = read_facts (book);
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbInsights) insights = mb_insights_new (facts, scope);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MbComparison comparison = mb_comparison_make (cases[i].metric, cases[i].value, insights);

      if (comparison.result != cases[i].result)
        g_error ("%s “%s”: %d, not %d", cases[i].metric, cases[i].value, comparison.result, cases[i].result);
    }
}

/* A figure that the book does not give is not the same as any. */
static void
test_no_data (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbFacts) facts = read_facts (book);
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbInsights) insights = mb_insights_new (facts, scope);
  MbComparison nobody = mb_comparison_make ("Mentees", "0", insights);
  MbComparison nothing = mb_comparison_make ("Retention", "0%", insights);
  g_autofree char *words = mb_comparison_dup_computed (&nothing);

  g_assert_cmpint (nobody.result, ==, MB_COMPARISON_DIFFERS);
  g_assert_cmpint (nothing.result, ==, MB_COMPARISON_DIFFERS);
  g_assert_cmpstr (words, ==, "No data");
}

/* Each in the scope that it was published of. */
static void
test_scopes (void)
{
  static const char *const scopes[] = { "gsoc-2024", "asyncapi-mentorship-2026", "gsoc-1999", NULL };
  static const char *const values[] = { "8", "3", "1", "61" };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (MbFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) comparisons = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (MbRecord) figure =
        test_add (book, MB_RECORD_PUBLISHED_FIGURE, "metric", "Mentees", "value", values[i],
                  scopes[i] != NULL ? "cohorts" : NULL, scopes[i], NULL);
      gint64 id = mb_record_get_id (figure);

      g_hash_table_insert (expected, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER (i == 2 ? MB_COMPARISON_DIFFERS : MB_COMPARISON_SAME));
    }
  facts = read_facts (book);
  comparisons = mb_comparison_list (book, facts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const MbComparison *comparison = &g_array_index (comparisons, MbComparison, i);

      if (!g_hash_table_contains (expected, &comparison->record))
        continue;
      g_assert_cmpint (comparison->result, ==,
                       GPOINTER_TO_INT (g_hash_table_lookup (expected, &comparison->record)));
      found++;
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (scopes));
}

/* What AsyncAPI published, and what its history gives for the cohorts of that page. */
static void
test_sample (void)
{
  static const struct {
    const char *metric;
    const char *value;
    const char *computed;
    MbComparisonResult result;
  } cases[] = {
    { "Active contributors", "23", "23", MB_COMPARISON_SAME },
    { "Converts still active", "100%", "7 of 7 (100%)", MB_COMPARISON_SAME },
    { "Mentees", "46", "47", MB_COMPARISON_DIFFERS },
    { "Mentees who became mentors", "13%", "7 of 47 (15%)", MB_COMPARISON_DIFFERS },
    { "Mentees who became mentors", "6", "7", MB_COMPARISON_DIFFERS },
    { "Mentors", "18", "22", MB_COMPARISON_DIFFERS },
    { "Mentors in two or more years", "44.4%", "11 of 22 (50%)", MB_COMPARISON_DIFFERS },
    { "Mentors in two or more years", "8", "11", MB_COMPARISON_DIFFERS },
    { "Retention", "50%", "23 of 46 (50%), 1 unknown", MB_COMPARISON_SAME },
  };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (MbFacts) facts = read_facts (book);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) comparisons = mb_comparison_list (book, facts, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comparisons->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < comparisons->len; i++)
    {
      const MbComparison *comparison = &g_array_index (comparisons, MbComparison, i);
      g_autoptr (MbRecord) record =
        mb_book_get_record (book, MB_RECORD_PUBLISHED_FIGURE, comparison->record, &error);
      g_autofree char *computed = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (mb_record_get_text (record, "metric"), ==, cases[i].metric);
      g_assert_cmpstr (mb_record_get_text (record, "value"), ==, cases[i].value);
      g_assert_nonnull (mb_record_get_text (record, "page"));
      g_assert_cmpint (comparison->result, ==, cases[i].result);
      computed = mb_comparison_dup_computed (comparison);
      g_assert_cmpstr (computed, ==, cases[i].computed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/values", test_values);
  g_test_add_func ("/comparison/no-data", test_no_data);
  g_test_add_func ("/comparison/scopes", test_scopes);
  g_test_add_func ("/comparison/sample", test_sample);
  return g_test_run ();
}
