#pragma once

#include "chart/mb-chart-layout.h"

/* Years from 2000 on, each with these series; value of series s in year y: (y + 1) * (s + 1) * factor. */
MbChartData   *chart_support_years   (guint n_years, guint n_series, gint64 factor);
/* Eight pixels a character, sixteen a line. */
MbChartFrame   chart_support_frame   (double width, double height);
/* The first label with that text, or NULL. */
MbChartLabel  *chart_support_find    (MbChartLayout *layout, const char *text);
MbChartSegment chart_support_segment (MbChartLayout *layout, guint category, guint series);
