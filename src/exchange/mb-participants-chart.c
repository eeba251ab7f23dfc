#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/mb-chart-style.h"
#include "insight/mb-impact.h"
#include "mb-book-chart-private.h"

/* The series of the programs that are put together has no program's id. */
#define REST 0

typedef struct {
  gint64 id;
  guint place; /* among all programs of the book */
  gint64 sum;
} Program;

/* In the order of the book. */
static GArray *
list_programs (MbChartSource *self, MbImpact *impact)
{
  MbFacts *facts = mb_insights_get_facts (self->insights);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GArray *programs = g_array_new (FALSE, FALSE, sizeof (Program));

  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = impact->years->pdata[i];

      for (guint j = 0; j < year->cells->len; j++)
        {
          MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, j);
          gint64 *sum = g_hash_table_lookup (sums, &cell->program);

          if (sum == NULL)
            g_hash_table_insert (sums, &cell->program, sum = g_new0 (gint64, 1));
          *sum += cell->participants;
        }
    }
  for (guint i = 0; i < facts->programs->len; i++)
    {
      Program program = { .id = g_array_index (facts->programs, gint64, i), .place = i };
      gint64 *sum = g_hash_table_lookup (sums, &program.id);

      program.sum = sum != NULL ? *sum : 0;
      if (sum != NULL)
        g_array_append_val (programs, program);
    }
  return programs;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Program *left = a;
  const Program *right = b;

  if (left->sum != right->sum)
    return left->sum > right->sum ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Program *left = a;
  const Program *right = b;

  return left->place < right->place ? -1 : left->place > right->place;
}

/* More colours nobody could tell apart: the smallest share one. */
static gboolean
keep_greatest (GArray *programs)
{
  if (programs->len <= MB_CHART_N_COLORS)
    return FALSE;
  g_array_sort (programs, compare_sums);
  g_array_set_size (programs, MB_CHART_N_COLORS);
  g_array_sort (programs, compare_places);
  return TRUE;
}

/* A program keeps its colour, whatever the scope is, as long as there are enough colours for all. */
static guint
choose_color (MbChartSource *self, const Program *program, guint place)
{
  MbFacts *facts = mb_insights_get_facts (self->insights);

  return facts->programs->len <= MB_CHART_N_COLORS ? program->place : place;
}

static gboolean
add_series (MbChartSource *self, MbImpact *impact, GError **error)
{
  g_autoptr (GArray) programs = list_programs (self, impact);
  gboolean rest = keep_greatest (programs);

  for (guint i = 0; i < programs->len; i++)
    {
      const Program *program = &g_array_index (programs, Program, i);
      g_autofree char *title = mb_chart_source_dup_title (self, MB_RECORD_PROGRAM, program->id, error);

      if (title == NULL)
        return FALSE;
      mb_chart_data_add_series (self->data, program->id, title, choose_color (self, program, i));
    }
  if (rest)
    mb_chart_data_add_series (self->data, REST, C_("chart", "Other programs"), MB_CHART_COLOR_REST);
  return TRUE;
}

static guint
find_series (MbChartSource *self, gint64 program)
{
  guint n = mb_chart_data_get_n_series (self->data);

  for (guint i = 0; i < n; i++)
    if (mb_chart_data_get_series_id (self->data, i) == program)
      return i;
  return n - 1;
}

static void
add_years (MbChartSource *self, MbImpact *impact)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = impact->years->len; i > 0; i--)
    g_array_append_val (years, ((MbImpactYear *) impact->years->pdata[i - 1])->year);
  mb_chart_source_add_years (self, years);
}

static void
set_values (MbChartSource *self, MbImpactYear *year)
{
  guint category = mb_chart_source_find_year (self, year->year);

  for (guint i = 0; i < year->cells->len; i++)
    {
      const MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, i);
      guint series = find_series (self, cell->program);
      gint64 former = MAX (mb_chart_data_get_value (self->data, category, series), 0);

      mb_chart_data_set_value (self->data, category, series, former + cell->participants);
    }
}

gboolean
mb_participants_chart_make (MbChartSource *self, GError **error)
{
  g_autoptr (MbImpact) impact = mb_impact_new_within (self->insights, MB_IMPACT_OWN);

  if (!add_series (self, impact, error))
    return FALSE;
  add_years (self, impact);
  for (guint i = 0; i < impact->years->len; i++)
    set_values (self, impact->years->pdata[i]);
  return TRUE;
}

/* The records behind it */

/* Those who are in a cohort that still runs are participants too. */
static gboolean
is_behind (MbChartSource *self, guint place, guint category, guint series)
{
  const MbCohortFact *cohort = &g_array_index (mb_insights_get_facts (self->insights)->cohorts, MbCohortFact, place);

  if (mb_insights_get_cohort_place (self->insights, place) == MB_COHORT_OUT ||
      cohort->year != mb_chart_data_get_category_id (self->data, category))
    return FALSE;
  return series == MB_CHART_ALL || find_series (self, cohort->program_id) == series;
}

static void
list_mentees (MbChartSource *self, guint category, guint series, GArray *ids)
{
  GArray *participations = mb_insights_get_facts (self->insights)->participations;

  for (guint i = 0; i < participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (participations, MbParticipationFact, i);

      if (participation->role == MB_ROLE_MENTEE && is_behind (self, participation->cohort, category, series))
        g_array_append_val (ids, participation->id);
    }
}

static void
list_cohorts (MbChartSource *self, guint category, guint series, GArray *ids)
{
  GArray *cohorts = mb_insights_get_facts (self->insights)->cohorts;

  for (guint i = 0; i < cohorts->len; i++)
    {
      const MbCohortFact *cohort = &g_array_index (cohorts, MbCohortFact, i);

      if (cohort->reported >= 0 && is_behind (self, i, category, series))
        g_array_append_val (ids, cohort->id);
    }
}

/* Where only headcounts are known, the cohorts that have them. */
GArray *
mb_participants_chart_list (MbChartSource *self, guint category, guint series, MbRecordKind *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *kind = MB_RECORD_PARTICIPATION;
  list_mentees (self, category, series, ids);
  if (ids->len > 0)
    return ids;
  *kind = MB_RECORD_COHORT;
  list_cohorts (self, category, series, ids);
  return ids;
}
