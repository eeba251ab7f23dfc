#pragma once

#include "chart/mb-chart-data.h"

G_BEGIN_DECLS

/**
 * MbChartStep:
 * @MB_CHART_STEP_BACK: to the category before
 * @MB_CHART_STEP_ON: to the next one
 * @MB_CHART_STEP_FIRST: to the first
 * @MB_CHART_STEP_LAST: to the last
 * @MB_CHART_STEP_IN: from the whole column to its first segment, and on to the next
 * @MB_CHART_STEP_OUT: the way back
 *
 * A step through a chart.
 */
typedef enum {
  MB_CHART_STEP_BACK,
  MB_CHART_STEP_ON,
  MB_CHART_STEP_FIRST,
  MB_CHART_STEP_LAST,
  MB_CHART_STEP_IN,
  MB_CHART_STEP_OUT,
} MbChartStep;

void mb_chart_walk (MbChartData *data, MbChartMask shown, MbChartStep step, guint *category, guint *series);

G_END_DECLS
