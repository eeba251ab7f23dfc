#pragma once

#include <adwaita.h>

#include "exchange/mb-book-chart.h"

G_BEGIN_DECLS

#define MB_TYPE_CHART_SWITCH (mb_chart_switch_get_type ())
G_DECLARE_FINAL_TYPE (MbChartSwitch, mb_chart_switch, MB, CHART_SWITCH, GtkWidget)

/**
 * MbChartSwitch:
 *
 * Which of the charts is shown: all of them beside each other, or a drop-down where that has no room, which hangs on
 * the language as much as on the window.
 *
 * Properties: "chart".
 */

MbBookChart mb_chart_switch_get_chart (MbChartSwitch *self);

G_END_DECLS
