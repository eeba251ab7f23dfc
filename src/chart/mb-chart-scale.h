#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbChartScale:
 * @step: from one tick to the next
 * @n_steps: how many steps there are from zero
 *
 * A scale of whole numbers from zero, with ticks at round numbers.
 */
typedef struct {
  gint64 step;
  guint n_steps;
} MbChartScale;

MbChartScale mb_chart_scale_new       (gint64 greatest, guint most_steps);
MbChartScale mb_chart_scale_percent   (guint most_steps);
gint64       mb_chart_scale_get_tick  (const MbChartScale *self, guint i);
gint64       mb_chart_scale_get_top   (const MbChartScale *self);
double       mb_chart_scale_get_share (const MbChartScale *self, double value);

G_END_DECLS
