#pragma once

#include <adwaita.h>

#include "chart/mb-chart-data.h"

G_BEGIN_DECLS

#define MB_TYPE_CHART_LEGEND (mb_chart_legend_get_type ())
G_DECLARE_FINAL_TYPE (MbChartLegend, mb_chart_legend, MB, CHART_LEGEND, AdwBin)

/**
 * MbChartLegend:
 *
 * The series of a chart as buttons that show and hide them. One of them always
 * stays.
 */

GtkWidget   *mb_chart_legend_new        (void);
void         mb_chart_legend_set_data   (MbChartLegend *self, MbChartData *data, MbChartMask hidden);
MbChartMask  mb_chart_legend_get_hidden (MbChartLegend *self);

G_END_DECLS
