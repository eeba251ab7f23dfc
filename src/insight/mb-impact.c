#include "config.h"

#include "mb-impact.h"

#include "book/mb-cursor.h"

typedef struct {
  gint64 id;
  gint64 program;
  int year;
  gint64 reported; /* -1: none */
  gint64 named;
} Cohort;

/* A named mentee of a cohort. */
typedef struct {
  guint cohort;
  int year;
  gint64 person;
} Mentee;

typedef struct {
  MbBook *book;
  MbImpactScope scope;
  GArray *programs;      /* ids, in the order of the slugs */
  GArray *cohorts;       /* Cohort */
  GHashTable *by_id;     /* place in cohorts plus one */
  GHashTable *nameless;  /* ids of people with neither name nor handle */
  GArray *mentees;       /* Mentee, each once, sorted by year and person */
} Counting;

typedef void (*RowFunc) (Counting *self, MbCursor *cursor);

static gboolean
each_row (Counting *self, MbRecordKind kind, const char *const *fields, const char *const *order,
          RowFunc func, GError **error)
{
  g_autoptr (MbCursor) cursor = mb_cursor_new (self->book, kind, fields, order, error);
  g_autoptr (GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &local_error))
    func (self, cursor);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
add_program (Counting *self, MbCursor *cursor)
{
  gint64 id = mb_cursor_get_id (cursor);

  g_array_append_val (self->programs, id);
}

/* A headcount that breaks the rules of its field is none. */
static gint64
read_headcount (MbCursor *cursor, guint column)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_COHORT), "reported");
  g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, column);

  return value != NULL && mb_field_check (field, value, NULL) ? g_variant_get_int64 (value) : -1;
}

static void
add_cohort (Counting *self, MbCursor *cursor)
{
  Cohort cohort = {
    .id = mb_cursor_get_id (cursor),
    .program = mb_cursor_get_integer (cursor, 0),
    .year = (int) mb_cursor_get_integer (cursor, 1),
    .reported = read_headcount (cursor, 2),
  };

  if (mb_cursor_is_set (cursor, 1))
    g_array_append_val (self->cohorts, cohort);
}

/* Whoever has neither name nor handle has no id either, and is no name. */
static void
add_person (Counting *self, MbCursor *cursor)
{
  gint64 id = mb_cursor_get_id (cursor);

  if (!mb_cursor_is_set (cursor, 0))
    g_hash_table_add (self->nameless, g_memdup2 (&id, sizeof id));
}

static void
add_mentee (Counting *self, MbCursor *cursor)
{
  gint64 cohort = mb_cursor_get_integer (cursor, 1);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &cohort));
  Mentee mentee = { .cohort = place - 1, .person = mb_cursor_get_integer (cursor, 0) };

  if (place == 0 || g_strcmp0 (mb_cursor_get_text (cursor, 2), "mentee") != 0 ||
      g_hash_table_contains (self->nameless, &mentee.person))
    return;
  mentee.year = g_array_index (self->cohorts, Cohort, mentee.cohort).year;
  g_array_append_val (self->mentees, mentee);
}

static int
compare_mentees (gconstpointer a, gconstpointer b)
{
  const Mentee *left = a;
  const Mentee *right = b;

  if (left->year != right->year)
    return left->year > right->year ? -1 : 1;
  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  return left->cohort < right->cohort ? -1 : left->cohort > right->cohort;
}

static void
count_names (Counting *self)
{
  const Mentee *former = NULL;

  g_array_sort (self->mentees, compare_mentees);
  for (guint i = 0; i < self->mentees->len; i++)
    {
      const Mentee *mentee = &g_array_index (self->mentees, Mentee, i);
      if (former == NULL || compare_mentees (former, mentee) != 0)
        g_array_index (self->cohorts, Cohort, mentee->cohort).named++;
      former = mentee;
    }
}

static gboolean
read_book (Counting *self, GError **error)
{
  static const char *const slug[] = { "slug", NULL };
  static const char *const cohort[] = { "program", "year", "reported", NULL };
  static const char *const mentee[] = { "person", "cohort", "role", NULL };

  if (!each_row (self, MB_RECORD_PROGRAM, slug, slug, add_program, error) ||
      !each_row (self, MB_RECORD_COHORT, cohort, NULL, add_cohort, error))
    return FALSE;
  if (self->scope == MB_IMPACT_PUBLISHED)
    return TRUE;

  for (guint i = 0; i < self->cohorts->len; i++)
    g_hash_table_insert (self->by_id, &g_array_index (self->cohorts, Cohort, i).id, GUINT_TO_POINTER (i + 1));
  if (!each_row (self, MB_RECORD_PERSON, slug, NULL, add_person, error) ||
      !each_row (self, MB_RECORD_PARTICIPATION, mentee, NULL, add_mentee, error))
    return FALSE;
  count_names (self);
  return TRUE;
}

static void
free_year (gpointer data)
{
  MbImpactYear *year = data;

  g_array_unref (year->cells);
  g_free (year);
}

static MbImpactYear *
add_year (MbImpact *impact, int number)
{
  MbImpactYear *year = g_new0 (MbImpactYear, 1);

  year->year = number;
  year->people = -1;
  year->cells = g_array_new (FALSE, TRUE, sizeof (MbImpactCell));
  g_ptr_array_add (impact->years, year);
  return year;
}

/* Where nothing is known of a cohort, it has no place in the table: that is not the same as nobody. */
static gboolean
is_known (const Cohort *cohort)
{
  return cohort->reported >= 0 || cohort->named > 0;
}

static void
add_participants (MbImpactYear *year, const Cohort *cohort)
{
  gint64 participants = cohort->reported >= 0 ? cohort->reported : cohort->named;
  MbImpactCell *last = NULL;

  if (year->cells->len > 0)
    last = &g_array_index (year->cells, MbImpactCell, year->cells->len - 1);
  if (last == NULL || last->program != cohort->program)
    {
      g_array_set_size (year->cells, year->cells->len + 1);
      last = &g_array_index (year->cells, MbImpactCell, year->cells->len - 1);
      last->program = cohort->program;
    }
  last->participants += participants;
  year->total += participants;
}

/* By year, the latest first, then by program in the order of the slugs. */
static int
compare_cohorts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Cohort *left = a;
  const Cohort *right = b;
  GHashTable *order = data;
  guint left_place, right_place;

  if (left->year != right->year)
    return left->year > right->year ? -1 : 1;
  left_place = GPOINTER_TO_UINT (g_hash_table_lookup (order, &left->program));
  right_place = GPOINTER_TO_UINT (g_hash_table_lookup (order, &right->program));
  return left_place < right_place ? -1 : left_place > right_place;
}

static void
sort_cohorts (Counting *self)
{
  g_autoptr (GHashTable) order = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->programs->len; i++)
    g_hash_table_insert (order, &g_array_index (self->programs, gint64, i), GUINT_TO_POINTER (i + 1));
  g_array_sort_with_data (self->cohorts, compare_cohorts, order);
}

static void
count_people (Counting *self, MbImpact *impact)
{
  guint next = 0;

  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);
      gint64 former = 0;

      for (; next < self->mentees->len; next++)
        {
          const Mentee *mentee = &g_array_index (self->mentees, Mentee, next);
          if (mentee->year != year->year)
            break;
          if (year->people < 0)
            year->people = 0;
          if (former == 0 || mentee->person != former)
            year->people++;
          former = mentee->person;
        }
    }
}

static MbImpact *
make_table (Counting *self)
{
  g_autoptr (MbImpact) impact = g_new0 (MbImpact, 1);
  MbImpactYear *year = NULL;

  impact->years = g_ptr_array_new_with_free_func (free_year);
  sort_cohorts (self);
  for (guint i = 0; i < self->cohorts->len; i++)
    {
      const Cohort *cohort = &g_array_index (self->cohorts, Cohort, i);
      if (!is_known (cohort))
        continue;
      if (year == NULL || year->year != cohort->year)
        year = add_year (impact, cohort->year);
      add_participants (year, cohort);
    }

  count_people (self, impact);
  for (guint i = impact->years->len; i > 0; i--)
    {
      year = g_ptr_array_index (impact->years, i - 1);
      impact->total += year->total;
      if (year->total == 0 && year->people < 0)
        g_ptr_array_remove_index (impact->years, i - 1);
    }
  return g_steal_pointer (&impact);
}

/**
 * mb_impact_new:
 * @book: a book
 * @scope: which table
 * @error: return location for an error
 *
 * Counts the participants of each year. Someone in two cohorts counts twice;
 * the different people are counted beside. A program has a place in a year
 * where something is known of one of its cohorts; a year, where anybody took
 * part.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with the book's
 *   error
 */
MbImpact *
mb_impact_new (MbBook *book, MbImpactScope scope, GError **error)
{
  Counting counting = { .book = book, .scope = scope };
  MbImpact *impact = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  counting.programs = g_array_new (FALSE, FALSE, sizeof (gint64));
  counting.cohorts = g_array_new (FALSE, FALSE, sizeof (Cohort));
  counting.by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  counting.nameless = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  counting.mentees = g_array_new (FALSE, FALSE, sizeof (Mentee));

  if (read_book (&counting, error))
    impact = make_table (&counting);

  g_array_unref (counting.programs);
  g_array_unref (counting.cohorts);
  g_hash_table_unref (counting.by_id);
  g_hash_table_unref (counting.nameless);
  g_array_unref (counting.mentees);
  return impact;
}

/**
 * mb_impact_free:
 * @self: (transfer full): a table
 *
 * Frees the table.
 */
void
mb_impact_free (MbImpact *self)
{
  g_ptr_array_unref (self->years);
  g_free (self);
}
