#include "config.h"

#include "mb-chart-walk.h"

static gboolean
has_segment (MbChartData *data, MbChartMask shown, guint category, guint series)
{
  return mb_chart_mask_shows (shown, series) && mb_chart_data_get_value (data, category, series) > 0;
}

/* The next segment from there on; the series there was when there is none. */
static guint
find_segment_above (MbChartData *data, MbChartMask shown, guint category, guint series)
{
  for (guint i = series == MB_CHART_ALL ? 0 : series + 1; i < mb_chart_data_get_n_series (data); i++)
    if (has_segment (data, shown, category, i))
      return i;
  return series;
}

/* The segment before; the whole column below the lowest. */
static guint
find_segment_below (MbChartData *data, MbChartMask shown, guint category, guint series)
{
  for (guint i = series == MB_CHART_ALL ? 0 : series; i > 0; i--)
    if (has_segment (data, shown, category, i - 1))
      return i - 1;
  return MB_CHART_ALL;
}

static guint
find_category (MbChartData *data, MbChartStep step, guint category)
{
  guint last = mb_chart_data_get_n_categories (data) - 1;

  if (step == MB_CHART_STEP_FIRST)
    return 0;
  if (step == MB_CHART_STEP_LAST || category > last)
    return last;
  if (step == MB_CHART_STEP_BACK)
    return category > 0 ? category - 1 : 0;
  return MIN (category + 1, last);
}

/**
 * mb_chart_walk:
 * @data: what is shown
 * @shown: which series are
 * @step: where to
 * @category: (inout): the category; with none the first step leads to the last
 * @series: (inout): the series, or %MB_CHART_ALL
 *
 * Makes a step through a chart. From a segment it leads to that of the same
 * series, or to the whole column where there is none.
 */
void
mb_chart_walk (MbChartData *data, MbChartMask shown, MbChartStep step, guint *category, guint *series)
{
  if (mb_chart_data_get_n_categories (data) == 0)
    return;
  if (*category < mb_chart_data_get_n_categories (data) && step == MB_CHART_STEP_IN)
    {
      *series = find_segment_above (data, shown, *category, *series);
      return;
    }
  if (*category < mb_chart_data_get_n_categories (data) && step == MB_CHART_STEP_OUT)
    {
      *series = find_segment_below (data, shown, *category, *series);
      return;
    }
  *category = find_category (data, step, *category);
  if (*series != MB_CHART_ALL && !has_segment (data, shown, *category, *series))
    *series = MB_CHART_ALL;
}
