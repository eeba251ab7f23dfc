#include "config.h"

#include "mb-chart-sheet.h"

#include <glib/gi18n-lib.h>

static gboolean
has_total (MbChartData *data)
{
  return mb_chart_data_get_form (data) == MB_CHART_STACKED && mb_chart_data_get_n_series (data) > 1;
}

static const char *
name_categories (MbChartData *data)
{
  if (mb_chart_data_has_years (data))
    return C_("column", "Year");
  return mb_chart_data_get_form (data) == MB_CHART_STEPS ? C_("column", "Step") : C_("column", "Cohort");
}

static MbSheet *
sheet_new (MbChartData *data)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  const guint n_series = mb_chart_data_get_n_series (data);
  g_auto (GStrv) list = NULL;
  MbSheet *sheet;

  g_strv_builder_add (titles, name_categories (data));
  for (guint i = 0; i < n_series; i++)
    g_strv_builder_add (titles, mb_chart_data_get_series_name (data, i));
  if (has_total (data))
    g_strv_builder_add (titles, C_("column", "Total"));
  list = g_strv_builder_end (titles);
  sheet = mb_sheet_new ((const char *const *) list);
  mb_sheet_set_totals (sheet, has_total (data) ? (int) n_series + 1 : -1, FALSE);
  return sheet;
}

static char *
dup_cell (MbChartData *data, guint category, guint series)
{
  const gint64 value = series == MB_CHART_ALL ? mb_chart_data_get_total (data, category, MB_CHART_SHOW_ALL)
                                              : mb_chart_data_get_value (data, category, series);

  if (mb_chart_data_get_form (data) != MB_CHART_STACKED)
    return mb_chart_data_dup_label (data, category, series, MB_CHART_SHOW_ALL);
  return value >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;
}

/**
 * mb_chart_sheet_new:
 * @data: what a chart shows
 *
 * Puts the numbers of a chart into a sheet.
 *
 * Returns: (transfer full): the sheet
 */
MbSheet *
mb_chart_sheet_new (MbChartData *data)
{
  MbSheet *sheet = sheet_new (data);

  for (guint category = 0; category < mb_chart_data_get_n_categories (data); category++)
    {
      mb_sheet_take_cell (sheet, g_strdup (mb_chart_data_get_category_name (data, category)));
      for (guint series = 0; series < mb_chart_data_get_n_series (data); series++)
        mb_sheet_take_cell (sheet, dup_cell (data, category, series));
      if (has_total (data))
        mb_sheet_take_cell (sheet, dup_cell (data, category, MB_CHART_ALL));
    }
  return sheet;
}
