#include "config.h"

#include "mb-insights.h"

#include "mb-standing.h"

struct _MbInsights {
  MbFacts *facts;
  MbScope *scope;
  MbCohortPlace *cohort_places;
  MbFigure figures[MB_N_METRICS][MB_N_UNITS];
  GArray *retentions[MB_GROUPING_PROGRAM + 1]; /* MbRetention */
};

static const MbCohortFact *
get_cohort (MbInsights *self, const MbParticipationFact *participation)
{
  return &g_array_index (self->facts->cohorts, MbCohortFact, participation->cohort);
}

static const MbParticipationFact *
get_participation (MbInsights *self, const MbPersonFact *person, guint i)
{
  return &g_array_index (self->facts->participations, MbParticipationFact, person->first + i);
}

static gboolean
counts (MbInsights *self, const MbParticipationFact *participation)
{
  return self->cohort_places[participation->cohort] == MB_COHORT_IN;
}

static MbPath
make_path (MbInsights *self, const MbPersonFact *person)
{
  MbPath path = { .activity = person->activity };

  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, person, i);

      if (counts (self, participation))
        mb_path_add (&path, participation->role, get_cohort (self, participation)->year);
    }
  return path;
}

/* The published way to say it: people of participations. */
static void
set_conversions_by_participations (MbInsights *self)
{
  MbFigure *figure = &self->figures[MB_METRIC_CONVERSIONS][MB_UNIT_PARTICIPATIONS];
  const MbFigure *people = &self->figures[MB_METRIC_CONVERSIONS][MB_UNIT_PEOPLE];

  figure->k = people->k;
  figure->n = self->figures[MB_METRIC_MENTEES][MB_UNIT_PARTICIPATIONS].n;
  figure->state = people->state;
}

static MbStanding
stand (MbMetric metric, const MbPersonFact *person, const MbParticipationFact *participation)
{
  return mb_standing_of_participation (metric, person->activity, participation->role, participation->ending);
}

static void
tally_person (MbInsights *self, const MbPersonFact *person, MbTally tallies[MB_N_METRICS][MB_N_UNITS])
{
  MbPath path = make_path (self, person);

  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    tallies[metric][MB_UNIT_PEOPLE][mb_standing_of_person (metric, &path)]++;
  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, person, i);

      if (!counts (self, participation))
        continue;
      for (guint metric = 0; metric < MB_N_METRICS; metric++)
        tallies[metric][MB_UNIT_PARTICIPATIONS][stand (metric, person, participation)]++;
    }
}

static void
make_figures (MbInsights *self)
{
  MbTally tallies[MB_N_METRICS][MB_N_UNITS] = { 0 };

  for (guint i = 0; i < self->facts->people->len; i++)
    tally_person (self, &g_array_index (self->facts->people, MbPersonFact, i), tallies);
  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    for (guint unit = 0; unit < MB_N_UNITS; unit++)
      {
        MbFigure *figure = &self->figures[metric][unit];

        figure->metric = metric;
        figure->unit = unit;
        mb_standing_set_figure (figure, tallies[metric][unit]);
      }
  set_conversions_by_participations (self);
}

static void
place_cohorts (MbInsights *self)
{
  GArray *cohorts = self->facts->cohorts;

  self->cohort_places = g_new0 (MbCohortPlace, MAX (cohorts->len, 1));
  for (guint i = 0; i < cohorts->len; i++)
    {
      const MbCohortFact *cohort = &g_array_index (cohorts, MbCohortFact, i);

      if (!mb_scope_names (self->scope, cohort->id, cohort->program_id, cohort->year) ||
          (cohort->is_running && self->scope->exclude_running))
        continue;
      self->cohort_places[i] = cohort->is_running && !self->scope->include_running ? MB_COHORT_EARLY : MB_COHORT_IN;
    }
}

/**
 * mb_insights_new:
 * @facts: what a book says on a date
 * @scope: which cohorts
 *
 * Makes all figures of a scope.
 *
 * Returns: (transfer full): the figures
 */
MbInsights *
mb_insights_new (MbFacts *facts, const MbScope *scope)
{
  MbInsights *self = g_new0 (MbInsights, 1);

  self->facts = mb_facts_ref (facts);
  self->scope = mb_scope_copy (scope);
  place_cohorts (self);
  make_figures (self);
  for (guint grouping = MB_GROUPING_COHORT; grouping < G_N_ELEMENTS (self->retentions); grouping++)
    self->retentions[grouping] = mb_retention_list (self->facts, self->cohort_places, grouping);
  return self;
}

/**
 * mb_insights_free:
 * @self: (transfer full): figures
 *
 * Frees the figures.
 */
void
mb_insights_free (MbInsights *self)
{
  for (guint grouping = 0; grouping < G_N_ELEMENTS (self->retentions); grouping++)
    g_clear_pointer (&self->retentions[grouping], g_array_unref);
  g_free (self->cohort_places);
  mb_scope_free (self->scope);
  mb_facts_unref (self->facts);
  g_free (self);
}

/**
 * mb_insights_get_facts:
 * @self: figures
 *
 * Returns: (transfer none): what they are made of
 */
MbFacts *
mb_insights_get_facts (MbInsights *self)
{
  return self->facts;
}

/**
 * mb_insights_get_scope:
 * @self: figures
 *
 * Returns: (transfer none): their scope
 */
const MbScope *
mb_insights_get_scope (MbInsights *self)
{
  return self->scope;
}

/**
 * mb_insights_get_as_of:
 * @self: figures
 *
 * Returns: (transfer none) (nullable): their date; %NULL when none was given
 *   and the book has no observation
 */
const char *
mb_insights_get_as_of (MbInsights *self)
{
  return self->facts->as_of;
}

/**
 * mb_insights_list_cohorts:
 * @self: figures
 *
 * Gives the cohorts that count: those the scope names, but for the running
 * ones where these are left out.
 *
 * Returns: (transfer full) (element-type gint64): ids, by year and slug
 */
GArray *
mb_insights_list_cohorts (MbInsights *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->facts->cohorts->len; i++)
    if (self->cohort_places[i] == MB_COHORT_IN)
      g_array_append_val (ids, g_array_index (self->facts->cohorts, MbCohortFact, i).id);
  return ids;
}

/**
 * mb_insights_get_cohort_place:
 * @self: figures
 * @cohort: the place of a cohort in the facts
 *
 * Returns: how the cohort stands to the scope
 */
MbCohortPlace
mb_insights_get_cohort_place (MbInsights *self, guint cohort)
{
  g_return_val_if_fail (cohort < self->facts->cohorts->len, MB_COHORT_OUT);

  return self->cohort_places[cohort];
}

/**
 * mb_insights_count_cohorts:
 * @self: figures
 * @place: how cohorts stand to the scope
 *
 * Returns: how many stand so
 */
guint
mb_insights_count_cohorts (MbInsights *self, MbCohortPlace place)
{
  guint n = 0;

  for (guint i = 0; i < self->facts->cohorts->len; i++)
    n += self->cohort_places[i] == place;
  return n;
}

/**
 * mb_insights_get_figure:
 * @self: figures
 * @metric: which
 * @unit: in which unit; see mb_metric_has_unit()
 *
 * Returns: (transfer none): the figure of all of the scope
 */
const MbFigure *
mb_insights_get_figure (MbInsights *self, MbMetric metric, MbUnit unit)
{
  g_return_val_if_fail (mb_metric_has_unit (metric, unit), NULL);

  return &self->figures[metric][unit];
}

/**
 * mb_insights_get_retentions:
 * @self: figures
 * @grouping: by cohort, year or program
 *
 * Gives the retention of each part in which mentees have names. Cohorts of
 * which only a headcount is known are in none.
 *
 * Returns: (transfer none) (element-type MbRetention): cohorts by year and
 *   slug, years from the first, programs by slug
 */
GArray *
mb_insights_get_retentions (MbInsights *self, MbGrouping grouping)
{
  g_return_val_if_fail (grouping != MB_GROUPING_NONE, NULL);

  return self->retentions[grouping];
}

/* The records behind a figure */

/* Only retention has parts of the scope, and only mentees have retention. */
static gboolean
is_in_group (MbInsights *self, const MbFigure *figure, const MbParticipationFact *participation)
{
  MbCohortPlace wanted = figure->state == MB_FIGURE_TOO_EARLY ? MB_COHORT_EARLY : MB_COHORT_IN;

  return participation->role == MB_ROLE_MENTEE && self->cohort_places[participation->cohort] == wanted &&
         mb_retention_get_key (figure->grouping, get_cohort (self, participation)) == figure->key;
}

static MbStanding
stand_in_group (const MbFigure *figure, const MbPersonFact *person)
{
  return figure->state == MB_FIGURE_TOO_EARLY ? MB_STANDS_UNKNOWN : mb_standing_of_activity (person->activity);
}

static void
list_of_group (MbInsights *self, const MbFigure *figure, const MbPersonFact *person, MbPart part, GArray *ids)
{
  if (!mb_standing_is_in_part (stand_in_group (figure, person), part))
    return;
  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, person, i);

      if (!is_in_group (self, figure, participation))
        continue;
      if (figure->unit == MB_UNIT_PEOPLE)
        {
          g_array_append_val (ids, person->id);
          return;
        }
      g_array_append_val (ids, participation->id);
    }
}

static void
list_participations (MbInsights *self, MbMetric metric, const MbPersonFact *person, MbPart part, GArray *ids)
{
  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, person, i);

      if (counts (self, participation) &&
          mb_standing_is_in_part (stand (metric, person, participation), part))
        g_array_append_val (ids, participation->id);
    }
}

static void
list_person (MbInsights *self, MbMetric metric, const MbPersonFact *person, MbPart part, GArray *ids)
{
  MbPath path = make_path (self, person);

  if (mb_standing_is_in_part (mb_standing_of_person (metric, &path), part))
    g_array_append_val (ids, person->id);
}

/**
 * mb_insights_list:
 * @self: figures
 * @figure: one of them
 * @part: which records behind it
 * @kind: (out): of which kind they are: participations or people
 *
 * Gives the records behind a figure: as many as its number says.
 *
 * Returns: (transfer full) (element-type gint64): their ids, in no order
 */
GArray *
mb_insights_list (MbInsights *self, const MbFigure *figure, MbPart part, MbRecordKind *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MbMetric metric = figure->metric;
  MbUnit unit = figure->unit;

  /* People of participations: each part is of its own kind. */
  if (metric == MB_METRIC_CONVERSIONS && unit == MB_UNIT_PARTICIPATIONS && part == MB_PART_K)
    unit = MB_UNIT_PEOPLE;
  else if (metric == MB_METRIC_CONVERSIONS && unit == MB_UNIT_PARTICIPATIONS)
    metric = MB_METRIC_MENTEES;

  *kind = unit == MB_UNIT_PEOPLE ? MB_RECORD_PERSON : MB_RECORD_PARTICIPATION;
  for (guint i = 0; i < self->facts->people->len; i++)
    {
      const MbPersonFact *person = &g_array_index (self->facts->people, MbPersonFact, i);

      if (figure->grouping != MB_GROUPING_NONE)
        list_of_group (self, figure, person, part, ids);
      else if (unit == MB_UNIT_PEOPLE)
        list_person (self, metric, person, part, ids);
      else
        list_participations (self, metric, person, part, ids);
    }
  return ids;
}

static const MbPersonFact *
find_person (MbInsights *self, gint64 id)
{
  guint place = mb_places_find (self->facts->places, id);

  return place != MB_NO_PLACE ? &g_array_index (self->facts->people, MbPersonFact, place) : NULL;
}

/**
 * mb_insights_list_path:
 * @self: figures
 * @person: id of a person
 * @role: in which role
 *
 * Gives the cohorts of the scope that a person was in.
 *
 * Returns: (transfer full) (element-type gint64): ids, by year and slug
 */
GArray *
mb_insights_list_path (MbInsights *self, gint64 person, MbRole role)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MbPersonFact *fact = find_person (self, person);

  for (guint i = 0; fact != NULL && i < fact->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, fact, i);

      if (participation->role == role && counts (self, participation))
        g_array_append_val (ids, get_cohort (self, participation)->id);
    }
  return ids;
}

/**
 * mb_insights_list_years:
 * @self: figures
 * @person: id of a person
 * @role: in which role
 *
 * Gives the years of the cohorts of the scope that a person was in, each once.
 *
 * Returns: (transfer full) (element-type int): years, from the first
 */
GArray *
mb_insights_list_years (MbInsights *self, gint64 person, MbRole role)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  const MbPersonFact *fact = find_person (self, person);

  for (guint i = 0; fact != NULL && i < fact->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self, fact, i);
      int year = get_cohort (self, participation)->year;

      if (participation->role == role && counts (self, participation) &&
          (years->len == 0 || g_array_index (years, int, years->len - 1) != year))
        g_array_append_val (years, year);
    }
  return years;
}

/**
 * mb_insights_get_activity:
 * @self: figures
 * @person: id of a person
 *
 * Returns: whether the person was active on the date of the figures
 */
MbActivity
mb_insights_get_activity (MbInsights *self, gint64 person)
{
  const MbPersonFact *fact = find_person (self, person);

  return fact != NULL ? fact->activity : MB_ACTIVITY_UNKNOWN;
}
