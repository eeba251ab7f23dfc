#pragma once

#include "mb-chart-canvas.h"

G_BEGIN_DECLS

/* Keys, pointer and focus of a canvas. */
void mb_chart_navigation_attach (MbChartCanvas *canvas);

G_END_DECLS
