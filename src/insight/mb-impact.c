#include "config.h"

#include "mb-impact.h"

typedef struct {
  MbInsights *insights;
  MbFacts *facts;
  gint64 *named; /* how many mentees of each cohort of the facts have a name */
} Counting;

static const MbCohortFact *
get_cohort (Counting *self, guint place)
{
  return &g_array_index (self->facts->cohorts, MbCohortFact, place);
}

/* It is never too early to take part. */
static gboolean
counts (Counting *self, guint cohort)
{
  return mb_insights_get_cohort_place (self->insights, cohort) != MB_COHORT_OUT;
}

/* Mentees with a name */

typedef void (*MenteeFunc) (Counting *self, const MbParticipationFact *participation, gpointer data);

/* By person, and of each the earliest cohort first. */
static void
each_mentee (Counting *self, MenteeFunc func, gpointer data)
{
  for (guint i = 0; i < self->facts->participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (self->facts->participations, MbParticipationFact, i);

      if (participation->role == MB_ROLE_MENTEE && counts (self, participation->cohort))
        func (self, participation, data);
    }
}

static void
count_name (Counting *self, const MbParticipationFact *participation, gpointer data)
{
  self->named[participation->cohort]++;
}

typedef struct {
  GHashTable *years; /* MbImpactYear by year */
  guint last_person;
  int last_year;
} PeopleCount;

static void
count_person (Counting *self, const MbParticipationFact *participation, gpointer data)
{
  PeopleCount *count = data;
  const int number = get_cohort (self, participation->cohort)->year;
  MbImpactYear *year;

  if (count->last_person == participation->person && count->last_year == number)
    return;
  count->last_person = participation->person;
  count->last_year = number;
  year = g_hash_table_lookup (count->years, GINT_TO_POINTER (number));
  year->people = MAX (year->people, 0) + 1;
}

/* Years */

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
is_known (Counting *self, guint cohort)
{
  return counts (self, cohort) && (get_cohort (self, cohort)->reported >= 0 || self->named[cohort] > 0);
}

static void
add_participants (MbImpactYear *year, gint64 program, gint64 participants)
{
  MbImpactCell *last = NULL;

  if (year->cells->len > 0)
    last = &g_array_index (year->cells, MbImpactCell, year->cells->len - 1);
  if (last == NULL || last->program != program)
    {
      g_array_set_size (year->cells, year->cells->len + 1);
      last = &g_array_index (year->cells, MbImpactCell, year->cells->len - 1);
      last->program = program;
    }
  last->participants += participants;
  year->total += participants;
}

/* By year, the latest first, then by program in the order of the slugs. */
static int
compare_cohorts (gconstpointer a, gconstpointer b, gpointer data)
{
  const MbCohortFact *left = get_cohort (data, *(const guint *) a);
  const MbCohortFact *right = get_cohort (data, *(const guint *) b);

  if (left->year != right->year)
    return left->year > right->year ? -1 : 1;
  return left->program < right->program ? -1 : left->program > right->program;
}

static GArray *
list_known_cohorts (Counting *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->facts->cohorts->len; i++)
    if (is_known (self, i))
      g_array_append_val (places, i);
  g_array_sort_with_data (places, compare_cohorts, self);
  return places;
}

static void
add_cohorts (Counting *self, MbImpact *impact)
{
  g_autoptr (GArray) places = list_known_cohorts (self);
  MbImpactYear *year = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const guint place = g_array_index (places, guint, i);
      const MbCohortFact *cohort = get_cohort (self, place);

      if (year == NULL || year->year != cohort->year)
        year = add_year (impact, cohort->year);
      add_participants (year, cohort->program_id, cohort->reported >= 0 ? cohort->reported : self->named[place]);
    }
}

static void
add_people (Counting *self, MbImpact *impact)
{
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
  PeopleCount count = { .years = years, .last_person = MB_NO_PLACE };

  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);
      g_hash_table_insert (years, GINT_TO_POINTER (year->year), year);
    }
  each_mentee (self, count_person, &count);
}

/* Years in which nobody took part have no place in the table either. */
static void
sum_up (MbImpact *impact)
{
  for (guint i = impact->years->len; i > 0; i--)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i - 1);

      impact->total += year->total;
      if (year->total == 0 && year->people < 0)
        g_ptr_array_remove_index (impact->years, i - 1);
    }
}

/**
 * mb_impact_new_within:
 * @insights: figures
 * @scope: which table
 *
 * Counts the participants of each year in the cohorts that the scope of figures
 * names, also those for whose figures it is too early. Someone in two cohorts counts twice; the different people are counted
 * beside. A program has a place in a year where something is known of one of
 * its cohorts; a year, where anybody took part.
 *
 * Returns: (transfer full): the table
 */
MbImpact *
mb_impact_new_within (MbInsights *insights, MbImpactScope scope)
{
  MbImpact *impact = g_new0 (MbImpact, 1);
  MbFacts *facts = mb_insights_get_facts (insights);
  g_autofree gint64 *named = g_new0 (gint64, MAX (facts->cohorts->len, 1));
  Counting self = { insights, facts, named };

  impact->years = g_ptr_array_new_with_free_func (free_year);
  if (scope == MB_IMPACT_OWN)
    each_mentee (&self, count_name, NULL);
  add_cohorts (&self, impact);
  if (scope == MB_IMPACT_OWN)
    add_people (&self, impact);
  sum_up (impact);
  return impact;
}

/**
 * mb_impact_new:
 * @book: a book
 * @scope: which table
 * @error: return location for an error
 *
 * Counts the participants of each year in all cohorts, also those that still
 * run: see mb_impact_new_within().
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with the book's
 *   error
 */
MbImpact *
mb_impact_new (MbBook *book, MbImpactScope scope, GError **error)
{
  g_autoptr (MbFacts) facts = mb_facts_new (book, NULL, NULL, error);
  g_autoptr (MbScope) all = mb_scope_new ();
  g_autoptr (MbInsights) insights = NULL;

  if (facts == NULL)
    return NULL;
  all->include_running = TRUE;
  insights = mb_insights_new (facts, all);
  return mb_impact_new_within (insights, scope);
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
