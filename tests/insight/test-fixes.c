#include "config.h"

#include "exchange/mb-json-import.h"
#include "insight/mb-checks.h"
#include "test-support.h"

#define EDITS 120
#define EDITS_A_CHECK 20

static MbBook *
new_sample (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = test_book_new (place);

  g_assert_true (mb_sample_load (book, &error));
  g_assert_no_error (error);
  return book;
}

static MbChecks *
check (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  MbChecks *checks = mb_checks_new (book, NULL, NULL, &error);

  g_assert_no_error (error);
  return checks;
}

static gboolean
has_finding (MbBook *book, const char *id)
{
  g_autoptr (MbChecks) checks = check (book);

  for (guint i = 0; i < checks->found->len; i++)
    {
      g_autofree char *own = mb_found_dup_id (checks->found->pdata[i]);

      if (g_str_equal (own, id))
        return TRUE;
    }
  return FALSE;
}

/* It mends what it is for, as one step, and one undo leaves the book as it was. */
static void
try_fix (MbBook *book, MbFound *found)
{
  g_autofree char *before = test_book_dump (book);
  g_autofree char *id = mb_found_dup_id (found);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (!mb_fix_apply (found->fix, book, &error))
    g_error ("%s, %s: %s", found->sentence, mb_fix_get_label (found->fix), error->message);
  if (has_finding (book, id))
    g_error ("%s: is found after “%s”", found->sentence, mb_fix_get_label (found->fix));
  label = mb_book_dup_undo_label (book);
  g_assert_nonnull (label);
  test_undo (book, &error);
  g_assert_no_error (error);
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, before);
}

/* The names of the rules whose findings were mended, each once, with a space behind. */
static char *
try_all (MbBook *book)
{
  g_autoptr (MbChecks) checks = check (book);
  g_autoptr (GString) rules = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < checks->found->len; i++)
    {
      MbFound *found = checks->found->pdata[i];

      if (found->fix == NULL)
        continue;
      try_fix (book, found);
      if (g_strcmp0 (last, found->rule) != 0)
        g_string_append_printf (rules, "%s ", found->rule);
      last = found->rule;
    }
  return g_string_free_and_steal (g_steal_pointer (&rules));
}

static void
test_sample (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *rules = try_all (book);

  g_assert_cmpstr (rules, ==, "headcount-differs still-in-progress headcount-missing ");
}

static char *
id_of (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static MbRecord *
find (MbBook *book, MbRecordKind kind, const char *slug)
{
  g_autoptr (GError) error = NULL;
  MbRecord *record = mb_book_get_record (book, kind, mb_book_find (book, kind, "slug", slug), &error);

  g_assert_no_error (error);
  return record;
}

/* Whatever the rules with a fix find, once each. */
static void
spoil (MbBook *book)
{
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "Camp", NULL);
  g_autofree char *program_id = id_of (program);
  g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2023", "starts-on",
                                          "2023-09", "ends-on", "2023-05", "status", "completed", NULL);
  g_autofree char *cohort_id = id_of (cohort);
  g_autoptr (MbRecord) project = test_add (book, MB_RECORD_PROJECT, "title", "A parser", "cohort", cohort_id, "status",
                                           "accepted", NULL);
  g_autofree char *project_id = id_of (project);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada Lovelace", "links",
                                       "https://github.com/adal, https://example.org", NULL);
  g_autoptr (MbRecord) grace = test_add (book, MB_RECORD_PERSON, "name", "Grace Hopper", "handle", "ghopper", "links",
                                         "https://github.com/somebody", NULL);
  g_autoptr (MbRecord) again = test_add (book, MB_RECORD_PERSON, "name", "Hopper, Grace", NULL);
  g_autofree char *ada_id = id_of (ada);
  g_autofree char *grace_id = id_of (grace);

  g_object_unref (test_add (book, MB_RECORD_MILESTONE, "label", "Coding", "cohort", cohort_id, "starts-on", "2023-07-02",
                            "ends-on", "2023-07-01", NULL));
  g_object_unref (test_add (book, MB_RECORD_PARTICIPATION, "person", ada_id, "cohort", cohort_id, "role", "mentee", NULL));
  g_object_unref (test_add (book, MB_RECORD_PARTICIPATION, "person", ada_id, "cohort", cohort_id, "role", "mentor", NULL));
  g_object_unref (test_add (book, MB_RECORD_SEAT, "person", ada_id, "project", project_id, "role", "mentee", NULL));
  g_object_unref (test_add (book, MB_RECORD_SEAT, "person", grace_id, "project", project_id, "role", "mentor", NULL));
}

static void
test_every_rule (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *rules = NULL;

  spoil (book);
  rules = try_all (book);
  g_assert_cmpstr (rules, ==,
                   "dates-out-of-order both-roles headcount-differs link-to-another same-person "
                   "seat-without-participation still-in-progress handle-missing headcount-missing ");
}

/* What was checked may have changed since: then nothing is done. */
static void
test_late (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (MbChecks) checks = check (book);
  g_autoptr (MbRecord) cohort = find (book, MB_RECORD_COHORT, "gsoc-2021");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  MbFound *found = checks->found->pdata[0];

  g_assert_cmpstr (found->rule, ==, "headcount-differs");
  g_assert_true (mb_found_is_about (found, MB_RECORD_COHORT, mb_record_get_id (cohort)));
  g_assert_true (test_set (book, cohort, "reported", "9", &error));
  before = test_book_dump (book);
  g_assert_false (mb_fix_apply (found->fix, book, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (mb_book_delete_record (book, cohort, &error));
  g_assert_false (mb_fix_apply (found->fix, book, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_FOUND);
  test_undo (book, NULL);
  after = test_book_dump (book);
  g_assert_cmpstr (after, ==, before);
}

/* Edits of whatever kind: values of other records, empty fields, records that are gone. */

static gint64
pick (MbBook *book, MbRecordKind kind)
{
  g_autoptr (MbQuery) query = mb_query_new (book, kind);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (query));

  return n > 0 ? mb_query_get_id (query, g_test_rand_int_range (0, n)) : 0;
}

static void
edit (MbBook *book)
{
  static const MbRecordKind kinds[] = { MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT,
                                        MB_RECORD_PARTICIPATION, MB_RECORD_SEAT, MB_RECORD_OBSERVATION,
                                        MB_RECORD_MILESTONE, MB_RECORD_PUBLISHED_FIGURE, MB_RECORD_SOURCE };
  const MbRecordKind kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
  const MbRecordType *type = mb_record_type_get (kind);
  const MbField *field = &type->fields[g_test_rand_int_range (0, type->n_fields)];
  g_autoptr (MbRecord) record = mb_book_get_record (book, kind, pick (book, kind), NULL);
  g_autoptr (MbRecord) other = mb_book_get_record (book, kind, pick (book, kind), NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (record == NULL || other == NULL)
    return;
  if (g_test_rand_int_range (0, 8) == 0)
    done = mb_book_delete_record (book, record, &error);
  else
    done = mb_book_set_field (book, record, field->name,
                              g_test_rand_int_range (0, 4) == 0 ? NULL : mb_record_get (other, field->name), &error);
  if (!done)
    g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
}

static void
test_random (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);

  for (guint i = 1; i <= EDITS; i++)
    {
      g_autofree char *rules = NULL;

      edit (book);
      if (i % EDITS_A_CHECK == 0)
        rules = try_all (book);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixes/sample", test_sample);
  g_test_add_func ("/fixes/every-rule", test_every_rule);
  g_test_add_func ("/fixes/late", test_late);
  g_test_add_func ("/fixes/random", test_random);
  return g_test_run ();
}
