#include "config.h"

#include "mb-chart-scale.h"

/* Beyond that the next round step would be no 64-bit number any more. */
#define GREATEST (G_MAXINT64 / 16)

/* 1, 2, 5, 10, 20, 50, … */
static gint64
get_next_step (gint64 step)
{
  gint64 power = 1;

  while (step / power >= 10)
    power *= 10;
  return step / power == 2 ? step / 2 * 5 : step * 2;
}

/**
 * mb_chart_scale_new:
 * @greatest: the greatest value that has to be on it
 * @most_steps: how many steps there is room for; at least 1
 *
 * Chooses the finest scale with a step of 1, 2 or 5 times a power of ten.
 *
 * Returns: the scale; from 0 to 1 when the greatest value is zero
 */
MbChartScale
mb_chart_scale_new (gint64 greatest, guint most_steps)
{
  gint64 step = 1;

  greatest = CLAMP (greatest, 1, GREATEST);
  most_steps = MAX (most_steps, 1);
  while ((greatest - 1) / step + 1 > most_steps)
    step = get_next_step (step);
  return (MbChartScale) { .step = step, .n_steps = (guint) ((greatest - 1) / step + 1) };
}

/**
 * mb_chart_scale_percent:
 * @most_steps: how many steps there is room for
 *
 * Returns: a scale from 0 to 100
 */
MbChartScale
mb_chart_scale_percent (guint most_steps)
{
  guint n_steps = most_steps >= 4 ? 4 : most_steps >= 2 ? 2 : 1;

  return (MbChartScale) { .step = 100 / n_steps, .n_steps = n_steps };
}

/**
 * mb_chart_scale_get_tick:
 * @self: a scale
 * @i: which tick, from 0 to #MbChartScale.n_steps
 *
 * Returns: its value
 */
gint64
mb_chart_scale_get_tick (const MbChartScale *self, guint i)
{
  return self->step * i;
}

/**
 * mb_chart_scale_get_top:
 * @self: a scale
 *
 * Returns: the value of the last tick
 */
gint64
mb_chart_scale_get_top (const MbChartScale *self)
{
  return self->step * self->n_steps;
}

/**
 * mb_chart_scale_get_share:
 * @self: a scale
 * @value: a value
 *
 * Returns: how far up the scale it is, from 0 to 1
 */
double
mb_chart_scale_get_share (const MbChartScale *self, double value)
{
  return CLAMP (value / (double) mb_chart_scale_get_top (self), 0.0, 1.0);
}
