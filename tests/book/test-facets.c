#include "config.h"

#include <locale.h>

#include "test-support.h"

#define N_PEOPLE 40
#define N_ROUNDS 200

/* What a list is narrowed to against a look at every record, which knows no SQL. */

static char *
dup_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

static const char *
pick (GRand *rand, GPtrArray *ids)
{
  return ids->pdata[g_rand_int_range (rand, 0, ids->len)];
}

static void
take (GPtrArray *ids, MbRecord *record)
{
  g_ptr_array_add (ids, dup_id (record));
  g_object_unref (record);
}

static const char *
pick_text (GRand *rand, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (rand, 0, n)];
}

/* Unset values, several observations of one date, cohorts nobody was in, people nobody saw. */
static MbBook *
make_book (TestPlace *place, GRand *rand)
{
  static const char *const statuses[] = { "planned", "completed", "unknown", "" };
  static const char *const outcomes[] = { "completed", "not-completed", "in-progress", "" };
  static const char *const dates[] = { "2022", "2022-05", "2022-05-17", "2023" };
  MbBook *book = test_book_new (place);
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Program %u", i);
      take (programs, test_add (book, MB_RECORD_PROGRAM, "name", name, NULL));
    }
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", g_rand_int_range (rand, 2020, 2026));
      MbRecord *cohort = test_record_new (MB_RECORD_COHORT, "program", pick (rand, programs), "year", year, "status",
                                          pick_text (rand, statuses, G_N_ELEMENTS (statuses)), NULL);
      if (mb_book_add_record (book, cohort, NULL))
        take (cohorts, cohort);
      else
        g_object_unref (cohort);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u", i);
      g_autoptr (MbRecord) project = test_add (book, MB_RECORD_PROJECT, "title", title, "cohort", pick (rand, cohorts),
                                               "outcome", pick_text (rand, outcomes, G_N_ELEMENTS (outcomes)), NULL);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *handle = g_strdup_printf ("person-%u", i);
      take (people, test_add (book, MB_RECORD_PERSON, "handle", handle, NULL));
    }
  for (guint i = 0; i < 2 * N_PEOPLE; i++)
    {
      /* The same participation twice is refused. */
      g_autoptr (MbRecord) participation =
        test_record_new (MB_RECORD_PARTICIPATION, "person", pick (rand, people), "cohort", pick (rand, cohorts), "role",
                         g_rand_int_range (rand, 0, 3) == 0 ? "mentor" : "mentee", "status",
                         g_rand_boolean (rand) ? "completed" : "", NULL);
      g_autoptr (MbRecord) observation =
        test_add (book, MB_RECORD_OBSERVATION, "person", pick (rand, people), "on",
                  pick_text (rand, dates, G_N_ELEMENTS (dates)), "active", g_rand_boolean (rand) ? "yes" : "no", NULL);
      mb_book_add_record (book, participation, NULL);
    }
  return book;
}

static GPtrArray *
list_records (MbBook *book, MbRecordKind kind)
{
  g_autoptr (MbQuery) query = mb_query_new (book, kind);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (query), i));
  return records;
}

/* What a path of references and a field, such as "cohort.program", leads to. */
static GVariant *
follow (MbRecord *record, const char *path)
{
  const char *dot = strchr (path, '.');
  g_autofree char *name = dot ? g_strndup (path, dot - path) : g_strdup (path);
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (record), name);
  GVariant *value = mb_record_get (record, name);
  g_autoptr (MbRecord) next = NULL;

  if (!dot || !value)
    return value ? g_variant_ref (value) : NULL;
  next = mb_book_get_record (mb_record_get_book (record), field->target, g_variant_get_int64 (value), NULL);
  g_assert_nonnull (next);
  return follow (next, dot + 1);
}

typedef struct {
  const MbFacet *facet;
  GPtrArray *values;
} Choice;

static gboolean
is_among (GVariant *value, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (value && values->pdata[i] ? g_variant_equal (value, values->pdata[i]) : value == values->pdata[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_through (const Choice *choice, const char *type)
{
  return g_str_has_prefix (mb_facet_get_name (choice->facet), type);
}

static gboolean
says_so (MbRecord *record, GArray *choices, const char *prefix)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);
      const char *name = mb_facet_get_name (choice->facet);
      g_autoptr (GVariant) value = is_through (choice, prefix) ? follow (record, name + strlen (prefix)) : NULL;

      if (is_through (choice, prefix) && !is_among (value, choice->values))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_choice (GArray *choices, const char *prefix)
{
  for (guint i = 0; i < choices->len; i++)
    if (is_through (&g_array_index (choices, Choice, i), prefix))
      return TRUE;
  return FALSE;
}

static gboolean
is_of (MbRecord *record, gint64 person)
{
  return mb_record_get_integer (record, "person") == person;
}

static gboolean
took_part_so (MbBook *book, gint64 person, GArray *choices)
{
  g_autoptr (GPtrArray) participations = list_records (book, MB_RECORD_PARTICIPATION);

  for (guint i = 0; i < participations->len; i++)
    if (is_of (participations->pdata[i], person) && says_so (participations->pdata[i], choices, "participation:"))
      return TRUE;
  return FALSE;
}

static gboolean
is_later (MbRecord *one, MbRecord *other)
{
  const int order = g_strcmp0 (mb_record_get_text (one, "on"), mb_record_get_text (other, "on"));

  return order > 0 || (order == 0 && mb_record_get_id (one) > mb_record_get_id (other));
}

static gboolean
was_seen_so (MbBook *book, gint64 person, GArray *choices)
{
  g_autoptr (GPtrArray) observations = list_records (book, MB_RECORD_OBSERVATION);
  MbRecord *latest = NULL;

  for (guint i = 0; i < observations->len; i++)
    if (is_of (observations->pdata[i], person) && (!latest || is_later (observations->pdata[i], latest)))
      latest = observations->pdata[i];
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      if (is_through (choice, "observation:active") && !latest)
        return is_among (NULL, choice->values);
    }
  return says_so (latest, choices, "observation:");
}

static gboolean
belongs (MbBook *book, MbRecord *record, GArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);
      const char *name = mb_facet_get_name (choice->facet);
      g_autoptr (GVariant) value = strchr (name, ':') ? NULL : follow (record, name);

      if (!strchr (name, ':') && !is_among (value, choice->values))
        return FALSE;
    }
  return (!has_choice (choices, "participation:") || took_part_so (book, mb_record_get_id (record), choices)) &&
         (!has_choice (choices, "observation:") || was_seen_so (book, mb_record_get_id (record), choices));
}

static void
unref_value (gpointer value)
{
  if (value)
    g_variant_unref (value);
}

static void
choice_clear (gpointer data)
{
  g_ptr_array_unref (((Choice *) data)->values);
}

/* One to three facets, with one to three values of each. */
static GArray *
choose (MbBook *book, GRand *rand, const MbRecordType *type)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  GPtrArray *facets = mb_facet_list (type);
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (choices, choice_clear);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      const MbFacet *facet = facets->pdata[g_rand_int_range (rand, 0, facets->len)];
      g_autoptr (GPtrArray) offered = mb_facet_list_values (facet, book, &error);
      Choice choice = { facet, g_ptr_array_new_with_free_func (unref_value) };

      g_assert_no_error (error);
      for (int v = g_rand_int_range (rand, 1, 4); v > 0 && offered->len > 0; v--)
        {
          GVariant *value = offered->pdata[g_rand_int_range (rand, 0, offered->len)];
          g_ptr_array_add (choice.values, value ? g_variant_ref (value) : NULL);
        }
      for (guint i = 0; i < choices->len; i++)
        if (g_array_index (choices, Choice, i).facet == facet)
          g_clear_pointer (&choice.values, g_ptr_array_unref);
      if (choice.values && choice.values->len > 0)
        g_array_append_val (choices, choice);
      else if (choice.values)
        g_ptr_array_unref (choice.values);
    }
  return choices;
}

static gboolean
is_ready (gpointer query)
{
  return !mb_query_get_busy (query);
}

/* Every other record, from the last to the first. */
static GArray *
list_every_other (GPtrArray *records)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = records->len; i > 0; i -= MIN (i, 2))
    {
      const gint64 id = mb_record_get_id (records->pdata[i - 1]);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* What src/book knows nothing of narrows what is chosen further, and whatever is searched or sorted by. */
static void
check_only (MbQuery *query, GPtrArray *all, GPtrArray *belonging)
{
  g_autoptr (GArray) ids = list_every_other (all);

  mb_query_set_only (query, ids);
  g_assert_true (test_wait (is_ready, query, 20));
  for (guint i = 0; i < all->len; i++)
    {
      const gboolean listed = mb_query_find (query, mb_record_get_id (all->pdata[i])) != G_MAXUINT;

      g_assert_cmpint (listed, ==, (all->len - 1 - i) % 2 == 0 && g_ptr_array_find (belonging, all->pdata[i], NULL));
    }
  mb_query_set_only (query, NULL);
  g_assert_true (test_wait (is_ready, query, 20));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, belonging->len);
}

static void
check_choice (MbBook *book, MbRecordKind kind, GArray *choices)
{
  g_autoptr (GPtrArray) belonging = g_ptr_array_new ();
  g_autoptr (MbQuery) query = mb_query_new (book, kind);
  g_autoptr (GPtrArray) all = list_records (book, kind);

  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      g_test_message ("%s: %u values", mb_facet_get_name (choice->facet), choice->values->len);
      mb_query_set_chosen (query, choice->facet, choice->values);
    }
  g_assert_true (test_wait (is_ready, query, 20));
  g_assert_no_error (mb_query_get_error (query));
  for (guint i = 0; i < all->len; i++)
    {
      const gboolean expected = belongs (book, all->pdata[i], choices);

      g_assert_cmpint (mb_query_find (query, mb_record_get_id (all->pdata[i])) != G_MAXUINT, ==, expected);
      if (expected)
        g_ptr_array_add (belonging, all->pdata[i]);
    }
  check_only (query, all, belonging);
  mb_query_clear_chosen (query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, all->len);
}

static void
test_property (void)
{
  static const MbRecordKind kinds[] = { MB_RECORD_PERSON, MB_RECORD_PERSON, MB_RECORD_COHORT, MB_RECORD_PROJECT,
                                        MB_RECORD_PARTICIPATION, MB_RECORD_OBSERVATION };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (MbBook) book = make_book (place, rand);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const MbRecordKind kind = kinds[i % G_N_ELEMENTS (kinds)];
      g_autoptr (GArray) choices = choose (book, rand, mb_record_type_get (kind));

      check_choice (book, kind, choices);
    }
}

static void
assert_facets (MbRecordKind kind, const char *expected)
{
  GPtrArray *facets = mb_facet_list (mb_record_type_get (kind));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < facets->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", mb_facet_get_name (facets->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
}

/* Made from the tables: a field or a type more is a facet more. What has few values comes first. */
static void
test_facets_of_types (void)
{
  assert_facets (MB_RECORD_PERSON,
                 "participation:role participation:status observation:active participation:cohort.year "
                 "participation:cohort.program participation:cohort");
  assert_facets (MB_RECORD_COHORT, "status year program");
  assert_facets (MB_RECORD_PROJECT, "status outcome cohort.year cohort.program cohort");
  assert_facets (MB_RECORD_PARTICIPATION, "role status cohort.year cohort.program person cohort");
}

/* Two facets of one name could not be told apart. */
static void
test_labels_differ (void)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      GPtrArray *facets = mb_facet_list (mb_record_type_get (kind));
      g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < facets->len; i++)
        if (!g_hash_table_add (labels, (gpointer) mb_facet_get_label (facets->pdata[i])))
          g_error ("two facets of %s are called %s", mb_record_type_get (kind)->name, mb_facet_get_label (facets->pdata[i]));
    }
}

static char *
dup_values (MbBook *book, MbRecordKind kind, const char *name)
{
  const MbFacet *facet = mb_facet_find (mb_record_type_get (kind), name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = mb_facet_list_values (facet, book, &error);
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *label = mb_facet_dup_value_label (facet, book, values->pdata[i]);
      g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "", label);
    }
  return g_string_free_and_steal (g_steal_pointer (&labels));
}

#define assert_values(book, kind, name, expected)                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *values_of_facet = dup_values (book, kind, name);                                                  \
    g_assert_cmpstr (values_of_facet, ==, expected);                                                                   \
  }                                                                                                                    \
  G_STMT_END

/* What the book has not is not offered, but all choices are. */
static void
test_values (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) zeta = test_add (book, MB_RECORD_PROGRAM, "name", "zeta", NULL);
  g_autoptr (MbRecord) alpha = test_add (book, MB_RECORD_PROGRAM, "name", "Alpha Program", "short-name", "alpha", NULL);
  g_autoptr (MbRecord) unused = test_add (book, MB_RECORD_PROGRAM, "name", "Beta", NULL);
  g_autofree char *zeta_id = dup_id (zeta);
  g_autofree char *alpha_id = dup_id (alpha);
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_COHORT, "program", zeta_id, "year", "2019", NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_COHORT, "program", alpha_id, "year", "2024", NULL);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_COHORT, "program", zeta_id, "year", "2024", NULL);

  assert_values (book, MB_RECORD_COHORT, "program", "alpha|zeta");
  assert_values (book, MB_RECORD_COHORT, "year", "2024|2019");
  assert_values (book, MB_RECORD_PERSON, "participation:cohort.year", "2024|2019");
  assert_values (book, MB_RECORD_PERSON, "participation:cohort", "");
  assert_values (book, MB_RECORD_PERSON, "participation:role", "Mentee|Mentor");
  assert_values (book, MB_RECORD_PERSON, "observation:active", "Yes|No|Not known");
  assert_values (book, MB_RECORD_PROJECT, "status", "Proposed|Accepted|Withdrawn|Not set");
}

static GPtrArray *
list_one (GVariant *value)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (unref_value);

  g_ptr_array_add (values, g_variant_ref_sink (value));
  return values;
}

/* A list that is narrowed by participations follows them. */
static void
test_follows (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "GSoC", NULL);
  g_autofree char *program_id = dup_id (program);
  g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2024", NULL);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autofree char *cohort_id = dup_id (cohort);
  g_autofree char *ada_id = dup_id (ada);
  g_autoptr (MbQuery) people = mb_query_new (book, MB_RECORD_PERSON);
  const MbFacet *role = mb_facet_find (mb_record_type_get (MB_RECORD_PERSON), "participation:role");
  g_autoptr (GPtrArray) mentor = list_one (g_variant_new_string ("mentor"));
  g_autoptr (MbRecord) participation = NULL;
  g_autofree char *titles = NULL;

  mb_query_set_chosen (people, role, mentor);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
  participation = test_add (book, MB_RECORD_PARTICIPATION, "person", ada_id, "cohort", cohort_id, "role", "mentor", NULL);
  titles = test_titles (G_LIST_MODEL (people));
  g_assert_cmpstr (titles, ==, "Ada");
  g_assert_true (mb_book_delete_record (book, participation, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facets/of-types", test_facets_of_types);
  g_test_add_func ("/facets/labels-differ", test_labels_differ);
  g_test_add_func ("/facets/values", test_values);
  g_test_add_func ("/facets/property", test_property);
  g_test_add_func ("/facets/follows", test_follows);

  return g_test_run ();
}
