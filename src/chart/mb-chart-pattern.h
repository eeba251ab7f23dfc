#pragma once

#include <cairo.h>

#include "mb-chart-style.h"

G_BEGIN_DECLS

void mb_chart_pattern_fill (cairo_t *cr, const cairo_rectangle_t *box, const MbChartStyle *style, guint color);

G_END_DECLS
