#include "config.h"

#include <math.h>

#include "mb-chart-layout-private.h"
#include "mb-chart-scale.h"
#include "mb-chart-words.h"

#define TICK_ROOM 48      /* at least so far from line to line */
#define WIDEST_COLUMN 72
#define COLUMN_SHARE 0.7  /* of the room that a category has */
#define LEAST_PLOT 40
#define ROOM_TO_CHOOSE 600 /* pixels of height, where it may be chosen */

static double
get_step (MbChartPlan *self)
{
  return self->layout->plot.width / mb_chart_data_get_n_categories (self->data);
}

static cairo_rectangle_t
get_category_box (MbChartPlan *self, guint category)
{
  double step = get_step (self);
  const cairo_rectangle_t *plot = &self->layout->plot;

  return (cairo_rectangle_t) { plot->x + step * category, plot->y, step, plot->height };
}

/* The edges are at whole pixels, so that they are sharp. */
static cairo_rectangle_t
get_column_box (MbChartPlan *self, guint category)
{
  cairo_rectangle_t box = get_category_box (self, category);
  double width = MAX (round (MIN (box.width * COLUMN_SHARE, WIDEST_COLUMN)), 1);

  box.x = round (box.x + (box.width - width) / 2);
  box.width = width;
  return box;
}

/* The scale */

static gint64
get_greatest (MbChartPlan *self)
{
  gint64 greatest = 0;

  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    greatest = MAX (greatest, mb_chart_data_get_total (self->data, i, self->frame->shown));
  return greatest;
}

static MbChartScale
choose_scale (MbChartPlan *self, double height)
{
  guint most_steps = (guint) MAX (height / TICK_ROOM, 1);

  return mb_chart_data_get_form (self->data) == MB_CHART_SHARES ? mb_chart_scale_percent (most_steps)
                                                                 : mb_chart_scale_new (get_greatest (self), most_steps);
}

static char *
dup_tick (MbChartPlan *self, const MbChartScale *scale, guint i)
{
  gint64 value = mb_chart_scale_get_tick (scale, i);

  return mb_chart_data_get_form (self->data) == MB_CHART_SHARES ? mb_chart_dup_percent (value)
                                                                 : mb_chart_dup_number (value);
}

static double
get_scale_width (MbChartPlan *self, const MbChartScale *scale)
{
  double widest = 0;

  for (guint i = 0; i <= scale->n_steps; i++)
    {
      g_autofree char *text = dup_tick (self, scale, i);

      widest = MAX (widest, mb_chart_plan_get_width (self, text, MB_CHART_FONT_NAME));
    }
  return widest;
}

static double
get_height_of (MbChartPlan *self, double share)
{
  const cairo_rectangle_t *plot = &self->layout->plot;

  return round (plot->y + plot->height - share * plot->height);
}

static void
write_scale (MbChartPlan *self, const MbChartScale *scale)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);

  for (guint i = 0; i <= scale->n_steps; i++)
    {
      g_autofree char *text = dup_tick (self, scale, i);
      double y = get_height_of (self, (double) i / scale->n_steps);
      cairo_rectangle_t box = { self->room.x, round (y - line_height / 2),
                                self->layout->plot.x - MB_CHART_GAP - self->room.x, line_height };

      g_array_append_val (self->layout->grid, y);
      mb_chart_plan_write (self, text, MB_CHART_FONT_NAME, MB_CHART_INK_DIM, box, 1);
    }
}

/* Columns */

static void
write_on_segment (MbChartPlan *self, const MbChartSegment *segment)
{
  g_autofree char *text = NULL;
  MbChartLabel *label;

  if (mb_chart_plan_get_height (self, MB_CHART_FONT_NAME) + 2 > segment->box.height)
    return;
  text = mb_chart_data_dup_label (self->data, segment->category, segment->series, self->frame->shown);
  if (mb_chart_plan_get_width (self, text, MB_CHART_FONT_NAME) + 4 > segment->box.width)
    return;
  label = mb_chart_plan_write (self, text, MB_CHART_FONT_NAME, MB_CHART_INK_ON_SEGMENT,
                               mb_chart_plan_mirror (self, segment->box), 0.5);
  label->series = segment->series;
}

/* What is there at all is to be seen, however little it is. */
static double
get_segment_height (MbChartPlan *self, const MbChartScale *scale, guint category, guint series)
{
  gint64 value = mb_chart_data_get_value (self->data, category, series);
  double share = mb_chart_data_get_form (self->data) == MB_CHART_SHARES
                     ? mb_chart_data_get_share (self->data, category, series)
                     : mb_chart_scale_get_share (scale, value);

  return value > 0 ? MAX (share * self->layout->plot.height, 1) : 0;
}

static gboolean
has_parts (MbChartPlan *self, guint category)
{
  guint n = 0;

  for (guint i = 0; i < mb_chart_data_get_n_series (self->data); i++)
    n += mb_chart_mask_shows (self->frame->shown, i) && mb_chart_data_get_value (self->data, category, i) > 0;
  return n > 1;
}

static void
add_column (MbChartPlan *self, const MbChartScale *scale, guint category)
{
  cairo_rectangle_t column = get_column_box (self, category);
  gboolean parts = mb_chart_data_get_form (self->data) == MB_CHART_STACKED && has_parts (self, category);
  double bottom = self->layout->plot.y + self->layout->plot.height;
  double height = 0;

  for (guint i = 0; i < mb_chart_data_get_n_series (self->data); i++)
    {
      MbChartSegment segment = { .category = category, .series = i };
      double foot = round (bottom - height);

      if (!mb_chart_mask_shows (self->frame->shown, i))
        continue;
      height += get_segment_height (self, scale, category, i);
      segment.box = (cairo_rectangle_t) { column.x, round (bottom - height), column.width, 0 };
      segment.box.height = foot - segment.box.y;
      segment.box = mb_chart_plan_mirror (self, segment.box);
      if (segment.box.height <= 0)
        continue;
      g_array_append_val (self->layout->segments, segment);
      if (parts)
        write_on_segment (self, &segment);
    }
}

static void
add_track (MbChartPlan *self, guint category)
{
  cairo_rectangle_t track = mb_chart_plan_mirror (self, get_column_box (self, category));

  if (mb_chart_data_get_note (self->data, category) == NULL)
    g_array_append_val (self->layout->tracks, track);
}

static void
add_columns (MbChartPlan *self, const MbChartScale *scale)
{
  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    {
      cairo_rectangle_t box = get_category_box (self, i);

      /* Pointing at the name below is pointing at the column. */
      box.y = self->room.y;
      box.height = self->room.height;
      box = mb_chart_plan_mirror (self, box);
      g_array_append_val (self->layout->columns, box);
      if (mb_chart_data_get_form (self->data) == MB_CHART_SHARES)
        add_track (self, i);
      add_column (self, scale, i);
    }
}

static void
set_plot (MbChartPlan *self, double top, double bottom, double start)
{
  self->layout->plot = (cairo_rectangle_t) {
    self->room.x + start,
    self->room.y + top,
    MAX (self->room.width - start, 1),
    MAX (self->room.height - top - bottom, LEAST_PLOT),
  };
}

/* The width of the scale hangs on the height of the plot, that on how names are written, and that on the width that is
 * left for them. The first two are settled with a guess of the third. */
typedef struct {
  double start; /* the width of the scale */
  MbChartNames names;
  MbChartValues values;
} Surroundings;

static Surroundings
choose_surroundings (MbChartPlan *self)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  MbChartScale scale = choose_scale (self, self->room.height - 3 * line_height);
  Surroundings around = { .start = get_scale_width (self, &scale) + MB_CHART_GAP };
  double step = (self->room.width - around.start) / mb_chart_data_get_n_categories (self->data);

  around.names = mb_chart_names_choose (self, step);
  around.values = mb_chart_values_choose (self, step);
  around.values.height = MAX (around.values.height, line_height / 2);
  return around;
}

double
mb_chart_columns_get_height (MbChartPlan *self, double plot_height)
{
  Surroundings around;

  self->room.height = ROOM_TO_CHOOSE;
  around = choose_surroundings (self);
  return ceil (plot_height + around.names.height + MB_CHART_GAP + around.values.height);
}

void
mb_chart_plan_columns (MbChartPlan *self)
{
  Surroundings around = choose_surroundings (self);
  MbChartScale scale;

  set_plot (self, around.values.height, around.names.height + MB_CHART_GAP, around.start);
  scale = choose_scale (self, self->layout->plot.height);
  around.start = get_scale_width (self, &scale) + MB_CHART_GAP;
  set_plot (self, around.values.height, around.names.height + MB_CHART_GAP, around.start);
  write_scale (self, &scale);
  add_columns (self, &scale);
  mb_chart_names_write (self, &around.names);
  mb_chart_values_write (self, &around.values);
}
