#include "config.h"

#include "mb-book-chart.h"

#include <glib/gi18n-lib.h>

#include "mb-book-chart-private.h"
#include "mb-scope-text.h"

/* Of more cohorts a picture says only how many they are. */
#define MOST_NAMED 6
/* From year to year, without those between in which nothing was, it would be no scale of time. */
#define LONGEST_TIME 60

static const struct {
  const char *nick;
  const char *label;
  MbChartForm form;
} charts[MB_N_BOOK_CHARTS] = {
  [MB_BOOK_CHART_PARTICIPANTS] = { "participants", NC_("chart", "Participants per Year"), MB_CHART_STACKED },
  [MB_BOOK_CHART_RETENTION] = { "retention", NC_("chart", "Retention by Cohort"), MB_CHART_SHARES },
  [MB_BOOK_CHART_MENTORS] = { "mentors", NC_("chart", "Mentors per Year"), MB_CHART_STACKED },
  [MB_BOOK_CHART_FUNNEL] = { "funnel", NC_("chart", "Funnel"), MB_CHART_STEPS },
};

/**
 * mb_book_chart_get_nick:
 * @chart: a chart
 *
 * Returns: (transfer none): what programs call it
 */
const char *
mb_book_chart_get_nick (MbBookChart chart)
{
  return charts[chart].nick;
}

/**
 * mb_book_chart_get_label:
 * @chart: a chart
 *
 * Returns: (transfer none): what people call it
 */
const char *
mb_book_chart_get_label (MbBookChart chart)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "chart", charts[chart].label);
}

/**
 * mb_book_chart_find:
 * @nick: what somebody calls it
 * @chart: (out): the chart
 *
 * Returns: whether there is one of that name
 */
gboolean
mb_book_chart_find (const char *nick, MbBookChart *chart)
{
  for (guint i = 0; i < MB_N_BOOK_CHARTS; i++)
    if (g_str_equal (nick, charts[i].nick))
      {
        *chart = i;
        return TRUE;
      }
  return FALSE;
}

/* What all charts need */

void
mb_chart_source_add_years (MbChartSource *self, GArray *years)
{
  int first, last;

  if (years->len == 0)
    return;
  first = g_array_index (years, int, 0);
  last = g_array_index (years, int, years->len - 1);
  if (last - first < LONGEST_TIME)
    for (int year = first; year <= last; year++)
      mb_chart_data_add_year (self->data, year);
  else
    for (guint i = 0; i < years->len; i++)
      mb_chart_data_add_year (self->data, g_array_index (years, int, i));
}

guint
mb_chart_source_find_year (MbChartSource *self, int year)
{
  guint n = mb_chart_data_get_n_categories (self->data);
  gint64 guess = year - mb_chart_data_get_category_id (self->data, 0);

  if (guess >= 0 && guess < n && mb_chart_data_get_category_id (self->data, (guint) guess) == year)
    return (guint) guess;
  for (guint i = 0; i < n; i++)
    if (mb_chart_data_get_category_id (self->data, i) == year)
      return i;
  g_return_val_if_reached (0);
}

char *
mb_chart_source_dup_title (MbChartSource *self, MbRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, id, error);

  return record != NULL ? mb_record_dup_short_title (record) : NULL;
}

const MbCohortFact *
mb_chart_source_get_cohort (MbChartSource *self, const MbParticipationFact *participation)
{
  MbFacts *facts = mb_insights_get_facts (self->insights);

  if (mb_insights_get_cohort_place (self->insights, participation->cohort) != MB_COHORT_IN)
    return NULL;
  return &g_array_index (facts->cohorts, MbCohortFact, participation->cohort);
}

/* Making them */

static gboolean
fill (MbChartSource *self, MbBookChart chart, char **cohorts, GError **error)
{
  switch (chart)
    {
    case MB_BOOK_CHART_RETENTION:
      return mb_retention_chart_make (self, error);
    case MB_BOOK_CHART_MENTORS:
      return mb_mentors_chart_make (self);
    case MB_BOOK_CHART_FUNNEL:
      return mb_funnel_chart_make (self, cohorts, error);
    case MB_BOOK_CHART_PARTICIPANTS:
    default:
      return mb_participants_chart_make (self, error);
    }
}

/* Those that still run have participants and a note that it is too early, but count in nothing else. */
static GArray *
list_cohorts (MbChartSource *self, MbBookChart chart)
{
  GArray *cohorts = mb_insights_get_facts (self->insights)->cohorts;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean early = chart == MB_BOOK_CHART_PARTICIPANTS || chart == MB_BOOK_CHART_RETENTION;

  for (guint i = 0; i < cohorts->len; i++)
    {
      MbCohortPlace place = mb_insights_get_cohort_place (self->insights, i);

      if (place == MB_COHORT_IN || (early && place == MB_COHORT_EARLY))
        g_array_append_val (ids, g_array_index (cohorts, MbCohortFact, i).id);
    }
  return ids;
}

static gboolean
set_caption (MbChartSource *self, MbBookChart chart, const char *cohorts, GError **error)
{
  g_autoptr (GArray) ids = list_cohorts (self, chart);
  const char *as_of = mb_insights_get_as_of (self->insights);
  g_autofree char *scope = mb_scope_text_dup (ids, as_of, self->book, MB_SCOPE_NAMES_TITLES, MOST_NAMED, error);
  g_autofree char *text = NULL;

  if (scope == NULL)
    return FALSE;
  text = cohorts != NULL ? g_strdup_printf ("%s %s", cohorts, scope) : g_strdup (scope);
  mb_chart_data_set_caption (self->data, text);
  return TRUE;
}

/**
 * mb_book_chart_make:
 * @chart: which chart
 * @insights: figures, whose scope and date it has
 * @book: the book they are of
 * @error: return location for an `MB_ERROR`
 *
 * Makes the data of a chart. Where there is nothing to show they are empty.
 *
 * Returns: (transfer full) (nullable): the data
 */
MbChartData *
mb_book_chart_make (MbBookChart chart, MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (charts[chart].form, mb_book_chart_get_label (chart));
  g_autofree char *cohorts = NULL;
  MbChartSource source = { insights, book, data };

  if (!fill (&source, chart, &cohorts, error) || !set_caption (&source, chart, cohorts, error))
    return NULL;
  return g_steal_pointer (&data);
}

/**
 * mb_book_chart_list:
 * @chart: which chart
 * @insights: the figures it was made of
 * @book: the book they are of
 * @data: what was made of them
 * @category: a category
 * @series: a series, or %MB_CHART_ALL
 * @kind: (out): of which kind the records are
 * @error: return location for an `MB_ERROR`
 *
 * Gives the records behind a column or a segment: participations or people,
 * or cohorts where only those have the number.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids, in no
 *   order
 */
GArray *
mb_book_chart_list (MbBookChart chart, MbInsights *insights, MbBook *book, MbChartData *data, guint category,
                    guint series, MbRecordKind *kind, GError **error)
{
  MbChartSource source = { insights, book, data };

  g_return_val_if_fail (category < mb_chart_data_get_n_categories (data), NULL);
  g_return_val_if_fail (series == MB_CHART_ALL || series < mb_chart_data_get_n_series (data), NULL);

  switch (chart)
    {
    case MB_BOOK_CHART_RETENTION:
      return mb_retention_chart_list (&source, category, series, kind);
    case MB_BOOK_CHART_MENTORS:
      return mb_mentors_chart_list (&source, category, series, kind);
    case MB_BOOK_CHART_FUNNEL:
      return mb_funnel_chart_list (&source, category, kind, error);
    case MB_BOOK_CHART_PARTICIPANTS:
    default:
      return mb_participants_chart_list (&source, category, series, kind);
    }
}
