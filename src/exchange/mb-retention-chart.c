#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-book-chart-private.h"

static GArray *
get_retentions (MbChartSource *self)
{
  return mb_insights_get_retentions (self->insights, MB_GROUPING_COHORT);
}

static const MbFigure *
get_figure (MbChartSource *self, guint cohort)
{
  return &g_array_index (get_retentions (self), MbRetention, cohort).figures[MB_UNIT_PARTICIPATIONS];
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

gboolean
mb_retention_chart_make (MbChartSource *self, GError **error)
{
  guint active = mb_chart_data_add_series (self->data, 0, C_("chart", "Active"), 0);

  for (guint i = 0; i < get_retentions (self)->len; i++)
    {
      const MbFigure *figure = get_figure (self, i);
      g_autofree char *title = mb_chart_source_dup_title (self, MB_RECORD_COHORT, figure->key, error);

      if (title == NULL)
        return FALSE;
      set_figure (self, mb_chart_data_add_category (self->data, figure->key, title), active, figure);
    }
  return TRUE;
}

/* The column is those observed, its coloured part those of them who are active; else those of whom it is not known. */
GArray *
mb_retention_chart_list (MbChartSource *self, guint category, guint series, MbRecordKind *kind)
{
  const MbFigure *figure = get_figure (self, category);

  if (figure->state != MB_FIGURE_KNOWN)
    return mb_insights_list (self->insights, figure, MB_PART_UNKNOWN, kind);
  return mb_insights_list (self->insights, figure, series == MB_CHART_ALL ? MB_PART_N : MB_PART_K, kind);
}
