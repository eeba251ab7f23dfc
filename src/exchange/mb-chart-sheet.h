#pragma once

#include "chart/mb-chart-data.h"
#include "mb-sheet.h"

G_BEGIN_DECLS

/* The numbers of a chart as a sheet: a row for each category, a column for each series, and their sum where segments
 * stand on each other. */
MbSheet *mb_chart_sheet_new (MbChartData *data);

G_END_DECLS
