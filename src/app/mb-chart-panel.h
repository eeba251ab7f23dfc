#pragma once

#include "mb-overview-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_CHART_PANEL (mb_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (MbChartPanel, mb_chart_panel, MB, CHART_PANEL, AdwBin)

/**
 * MbChartPanel:
 *
 * The charts of an overview, one at a time, or the same numbers as a table. A segment leads to the records behind it.
 *
 * Actions: `panel.copy-markdown`, `panel.copy-csv`: the table; `chart.…`: those of #MbChartView.
 */

GtkWidget *mb_chart_panel_new   (MbOverviewModel *model);
/* Shows the charts that the model has now. */
void       mb_chart_panel_show  (MbChartPanel *self);
/* Goes to the records behind a segment, or behind a whole column. */
void       mb_chart_panel_open  (MbChartPanel *self, guint category, guint series);

G_END_DECLS
