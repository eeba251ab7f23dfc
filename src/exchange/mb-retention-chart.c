#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-book-chart-private.h"

/* More columns nobody could tell apart: then the cohorts of a year are put together. */
#define MOST_COHORTS 60

static MbGrouping
choose_grouping (MbChartSource *self)
{
  GArray *cohorts = mb_insights_get_retentions (self->insights, MB_GROUPING_COHORT);

  return cohorts->len <= MOST_COHORTS ? MB_GROUPING_COHORT : MB_GROUPING_YEAR;
}

/* From the first year or cohort. */
static const MbFigure *
get_figure (MbChartSource *self, GArray *retentions, guint category)
{
  return &g_array_index (retentions, MbRetention, category).figures[MB_UNIT_PARTICIPATIONS];
}

static const char *
get_note (MbFigureState state)
{
  switch (state)
    {
    case MB_FIGURE_TOO_EARLY:
      return C_("chart", "Too early");
    case MB_FIGURE_UNKNOWN:
      return C_("chart", "Unknown");
    case MB_FIGURE_NO_DATA:
      return C_("chart", "No data");
    case MB_FIGURE_KNOWN:
    default:
      return NULL;
    }
}

static void
set_figure (MbChartSource *self, guint category, guint series, const MbFigure *figure)
{
  g_autofree char *words = mb_figure_dup_value (figure);

  mb_chart_data_set_words (self->data, category, series, words);
  if (figure->state == MB_FIGURE_KNOWN)
    mb_chart_data_set_share (self->data, category, series, figure->k, figure->n);
  else
    mb_chart_data_set_note (self->data, category, get_note (figure->state));
}

static gboolean
add_category (MbChartSource *self, const MbFigure *figure, guint *category, GError **error)
{
  g_autofree char *title = NULL;

  if (figure->grouping == MB_GROUPING_YEAR)
    {
      *category = mb_chart_data_add_year (self->data, (int) figure->key);
      return TRUE;
    }
  title = mb_chart_source_dup_title (self, MB_RECORD_COHORT, figure->key, error);
  if (title == NULL)
    return FALSE;
  *category = mb_chart_data_add_category (self->data, figure->key, title);
  return TRUE;
}

gboolean
mb_retention_chart_make (MbChartSource *self, GError **error)
{
  MbGrouping grouping = choose_grouping (self);
  GArray *retentions = mb_insights_get_retentions (self->insights, grouping);
  guint active = mb_chart_data_add_series (self->data, 0, C_("chart", "Active"), 0);
  guint category;

  if (grouping == MB_GROUPING_YEAR)
    mb_chart_data_set_title (self->data, C_("chart", "Retention by Year"));
  for (guint i = 0; i < retentions->len; i++)
    {
      const MbFigure *figure = get_figure (self, retentions, i);

      if (!add_category (self, figure, &category, error))
        return FALSE;
      set_figure (self, category, active, figure);
    }
  return TRUE;
}

/* The column is those observed, its coloured part those of them who are active; else those of whom it is not known. */
GArray *
mb_retention_chart_list (MbChartSource *self, guint category, guint series, MbRecordKind *kind)
{
  GArray *retentions = mb_insights_get_retentions (self->insights, choose_grouping (self));
  const MbFigure *figure = get_figure (self, retentions, category);

  if (figure->state != MB_FIGURE_KNOWN)
    return mb_insights_list (self->insights, figure, MB_PART_UNKNOWN, kind);
  return mb_insights_list (self->insights, figure, series == MB_CHART_ALL ? MB_PART_N : MB_PART_K, kind);
}
