#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_CHART_SWATCH (mb_chart_swatch_get_type ())
G_DECLARE_FINAL_TYPE (MbChartSwatch, mb_chart_swatch, MB, CHART_SWATCH, GtkWidget)

/**
 * MbChartSwatch:
 *
 * The colour of a series, and its pattern.
 */

GtkWidget          *mb_chart_swatch_new (guint color);

G_END_DECLS
