#pragma once

#include <gtk/gtk.h>

#include "chart/mb-chart-data.h"

G_BEGIN_DECLS

#define MB_TYPE_CHART_CANVAS (mb_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MbChartCanvas, mb_chart_canvas, MB, CHART_CANVAS, GtkWidget)

/**
 * MbChartCanvas:
 *
 * A chart that is pointed at and walked through with the arrow keys. What is
 * selected shows its figure and is spoken; Enter and a click activate it.
 */

MbChartData *mb_chart_canvas_get_data     (MbChartCanvas *self);
void         mb_chart_canvas_set_data     (MbChartCanvas *self, MbChartData *data);
MbChartMask  mb_chart_canvas_get_hidden   (MbChartCanvas *self);
void         mb_chart_canvas_set_hidden   (MbChartCanvas *self, MbChartMask hidden);
guint        mb_chart_canvas_get_category (MbChartCanvas *self);
guint        mb_chart_canvas_get_series   (MbChartCanvas *self);
void         mb_chart_canvas_select       (MbChartCanvas *self, guint category, guint series);
gboolean     mb_chart_canvas_select_at    (MbChartCanvas *self, double x, double y);
void         mb_chart_canvas_activate     (MbChartCanvas *self);
/* What is said of the selected; empty where nothing is. */
const char  *mb_chart_canvas_get_text     (MbChartCanvas *self);

G_END_DECLS
