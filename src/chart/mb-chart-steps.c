#include "config.h"

#include <math.h>

#include "mb-chart-layout-private.h"

/* A funnel: bars that lie below each other. */

#define WIDE 480            /* from here on names stand beside the bars */
#define SHARE_OF_NAMES 0.35 /* of the width, at most */
#define HIGHEST_BAR 40
#define HIGHEST_PITCH 84
#define LEAST_BAR 4

typedef struct {
  gboolean beside;
  double name_width;
  double value_width;
  double pitch; /* from bar to bar */
  double line_height;
  gint64 greatest;
} Steps;

static double
get_note_width (MbChartPlan *self, guint category)
{
  const char *note = mb_chart_data_get_note (self->data, category);

  return note != NULL ? mb_chart_plan_get_width (self, note, MB_CHART_FONT_NAME) + MB_CHART_GAP : 0;
}

static double
get_value_width (MbChartPlan *self, guint category)
{
  g_autofree char *value = mb_chart_data_dup_label (self->data, category, MB_CHART_ALL, self->frame->shown);

  return mb_chart_plan_get_width (self, value, MB_CHART_FONT_VALUE);
}

static Steps
measure_steps (MbChartPlan *self)
{
  guint n = mb_chart_data_get_n_categories (self->data);
  Steps steps = {
    .beside = self->room.width >= WIDE,
    .pitch = MIN (self->room.height / n, HIGHEST_PITCH),
    .line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME),
  };

  for (guint i = 0; i < n; i++)
    {
      const char *name = mb_chart_data_get_category_name (self->data, i);
      double value_width = get_value_width (self, i) + get_note_width (self, i);

      steps.name_width = MAX (steps.name_width, mb_chart_plan_get_width (self, name, MB_CHART_FONT_NAME));
      steps.value_width = MAX (steps.value_width, value_width);
      steps.greatest = MAX (steps.greatest, mb_chart_data_get_total (self->data, i, self->frame->shown));
    }
  steps.name_width = MIN (steps.name_width, self->room.width * SHARE_OF_NAMES);
  steps.value_width = MIN (steps.value_width, self->room.width / 2);
  return steps;
}

static void
set_plot (MbChartPlan *self, const Steps *steps)
{
  double start = steps->beside ? steps->name_width + 2 * MB_CHART_GAP : 0;

  self->layout->plot = (cairo_rectangle_t) {
    self->room.x + start,
    self->room.y,
    MAX (self->room.width - start - steps->value_width - MB_CHART_GAP, 1),
    steps->pitch * mb_chart_data_get_n_categories (self->data),
  };
}

static cairo_rectangle_t
get_bar (MbChartPlan *self, const Steps *steps, guint category)
{
  double above = steps->beside ? 0 : steps->line_height + 2;
  double height = MAX (MIN ((steps->pitch - above) * 0.7, HIGHEST_BAR), LEAST_BAR);
  gint64 total = MAX (mb_chart_data_get_total (self->data, category, self->frame->shown), 0);
  double share = steps->greatest > 0 ? (double) total / (double) steps->greatest : 0;
  const cairo_rectangle_t *plot = &self->layout->plot;

  return (cairo_rectangle_t) {
    round (plot->x),
    round (plot->y + steps->pitch * category + above + (steps->pitch - above - height) / 2),
    total > 0 ? MAX (round (share * plot->width), 1) : 0,
    round (height),
  };
}

static void
add_segments (MbChartPlan *self, guint category, cairo_rectangle_t bar)
{
  gint64 total = mb_chart_data_get_total (self->data, category, self->frame->shown);
  double x = bar.x;

  for (guint i = 0; total > 0 && i < mb_chart_data_get_n_series (self->data); i++)
    {
      gint64 value = mb_chart_data_get_value (self->data, category, i);
      MbChartSegment segment = { .category = category, .series = i, .box = bar };

      if (!mb_chart_mask_shows (self->frame->shown, i) || value <= 0)
        continue;
      segment.box.x = x;
      segment.box.width = bar.width * (double) value / (double) total;
      x += segment.box.width;
      segment.box = mb_chart_plan_mirror (self, segment.box);
      g_array_append_val (self->layout->segments, segment);
    }
}

static void
write_name (MbChartPlan *self, const Steps *steps, guint category, cairo_rectangle_t bar)
{
  const char *name = mb_chart_data_get_category_name (self->data, category);
  cairo_rectangle_t box = { self->room.x, bar.y - steps->line_height - 2, self->room.width, steps->line_height };

  if (steps->beside)
    {
      box.y = round (bar.y + (bar.height - steps->line_height) / 2);
      box.width = steps->name_width;
    }
  mb_chart_plan_write (self, name, MB_CHART_FONT_NAME, MB_CHART_INK_PLAIN, box, steps->beside ? 1 : 0);
}

static void
write_value (MbChartPlan *self, const Steps *steps, guint category, cairo_rectangle_t bar)
{
  g_autofree char *value = mb_chart_data_dup_label (self->data, category, MB_CHART_ALL, self->frame->shown);
  const char *note = mb_chart_data_get_note (self->data, category);
  double end = self->room.x + self->room.width;
  cairo_rectangle_t box = { bar.x + bar.width + MB_CHART_GAP, round (bar.y + (bar.height - steps->line_height) / 2),
                            get_value_width (self, category), steps->line_height };

  box.width = CLAMP (end - box.x, 1, box.width);
  mb_chart_plan_write (self, value, MB_CHART_FONT_VALUE, MB_CHART_INK_PLAIN, box, 0);
  box.x += box.width + MB_CHART_GAP;
  box.width = end - box.x;
  if (note != NULL && box.width > 0)
    mb_chart_plan_write (self, note, MB_CHART_FONT_NAME, MB_CHART_INK_DIM, box, 0);
}

void
mb_chart_plan_steps (MbChartPlan *self)
{
  Steps steps = measure_steps (self);

  set_plot (self, &steps);
  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    {
      cairo_rectangle_t bar = get_bar (self, &steps, i);
      cairo_rectangle_t row = { self->room.x, self->layout->plot.y + steps.pitch * i, self->room.width, steps.pitch };

      row = mb_chart_plan_mirror (self, row);
      g_array_append_val (self->layout->columns, row);
      add_segments (self, i, bar);
      write_name (self, &steps, i, bar);
      write_value (self, &steps, i, bar);
    }
}
