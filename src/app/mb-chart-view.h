#pragma once

#include <gtk/gtk.h>

#include "chart/mb-chart-data.h"

G_BEGIN_DECLS

#define MB_TYPE_CHART_VIEW (mb_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MbChartView, mb_chart_view, MB, CHART_VIEW, GtkWidget)

/**
 * MbChartView:
 *
 * A chart with its legend, and below it of what and as of when it is. It can
 * be saved, copied and printed.
 */

GtkWidget    *mb_chart_view_new          (void);
MbChartData  *mb_chart_view_get_data     (MbChartView *self);
void          mb_chart_view_set_data     (MbChartView *self, MbChartData *data);
guint         mb_chart_view_get_category (MbChartView *self);
guint         mb_chart_view_get_series   (MbChartView *self);
void          mb_chart_view_select       (MbChartView *self, guint category, guint series);
/* What is said of the selected; empty where nothing is. */
const char   *mb_chart_view_get_text     (MbChartView *self);

/* Save, copy, print: for a button beside the chart; its page inserts the actions as “chart”. */
GMenuModel   *mb_chart_view_get_menu     (MbChartView *self);
GActionGroup *mb_chart_view_get_actions  (MbChartView *self);

G_END_DECLS
