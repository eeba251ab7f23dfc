#include "config.h"

#include <math.h>
#include <string.h>

#include "mb-chart-layout-private.h"

/* The names below the columns and the values above them. */

#define MOST_LINES 3
#define HIGHEST_NAME 150    /* of a turned one; more is cut */
#define SHARE_OF_NAMES 0.35 /* of the height, at most */

/* Names */

/* Whether a text can be broken so that no word is. */
static double
get_broken_height (MbChartPlan *self, const char *name, double room)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  double width, height;

  for (guint i = 0; words[i] != NULL; i++)
    if (mb_chart_plan_get_width (self, words[i], MB_CHART_FONT_NAME) > room)
      return -1;
  self->frame->measure (name, MB_CHART_FONT_NAME, room, &width, &height, self->frame->measure_data);
  return ceil (height);
}

/* The height of all names broken into lines; -1 if there is no room for one. */
static double
get_flat_height (MbChartPlan *self, double room)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  double highest = 0;

  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    {
      double height = get_broken_height (self, mb_chart_data_get_category_name (self->data, i), room);

      if (height < 0 || height > MOST_LINES * line_height + 1)
        return -1;
      highest = MAX (highest, height);
    }
  return highest;
}

static double
get_widest_name (MbChartPlan *self)
{
  double widest = 0;

  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    widest = MAX (widest, mb_chart_plan_get_width (self, mb_chart_data_get_category_name (self->data, i),
                                                   MB_CHART_FONT_NAME));
  return widest;
}

/* The greatest reaches of 1, 2, 5, 10, … that has room. */
static guint
get_every (double room, double step)
{
  static const guint reaches[] = { 1, 2, 5, 10, 20, 25, 50, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (reaches); i++)
    if (reaches[i] * step >= room)
      return reaches[i];
  return (guint) ceil (room / step);
}

MbChartNames
mb_chart_names_choose (MbChartPlan *self, double step)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  double widest = get_widest_name (self);
  double flat = get_flat_height (self, step - MB_CHART_GAP);
  double highest = MIN (HIGHEST_NAME, self->room.height * SHARE_OF_NAMES);

  if (flat >= 0)
    return (MbChartNames) { MB_CHART_NAMES_FLAT, flat, 1 };
  if (mb_chart_data_has_years (self->data))
    return (MbChartNames) { MB_CHART_NAMES_FLAT, line_height, get_every (widest + MB_CHART_GAP, step) };
  return (MbChartNames) { MB_CHART_NAMES_TURNED, MIN (widest, highest), get_every (line_height, step) };
}

/* Of years the last is always written: it is the one people look for. */
static gboolean
is_written (MbChartPlan *self, const MbChartNames *names, guint category)
{
  guint n = mb_chart_data_get_n_categories (self->data);

  return mb_chart_data_has_years (self->data) ? (n - 1 - category) % names->every == 0 : category % names->every == 0;
}

static void
write_name (MbChartPlan *self, const MbChartNames *names, guint category)
{
  const char *name = mb_chart_data_get_category_name (self->data, category);
  const cairo_rectangle_t *plot = &self->layout->plot;
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  double step = plot->width / mb_chart_data_get_n_categories (self->data);
  double width = names->style == MB_CHART_NAMES_TURNED ? line_height : step * names->every - MB_CHART_GAP;
  double center = plot->x + step * (category + 0.5);
  cairo_rectangle_t box = { 0, plot->y + plot->height + MB_CHART_GAP, width, names->height };
  MbChartLabel *label;

  /* At the edge a name may not reach beyond the picture. */
  box.x = CLAMP (center - width / 2, 0, MAX (self->layout->width - width, 0));
  label = mb_chart_plan_write (self, name, MB_CHART_FONT_NAME, MB_CHART_INK_PLAIN, box, 0.5);
  label->turned = names->style == MB_CHART_NAMES_TURNED;
  if (label->turned)
    label->align = 1;
}

void
mb_chart_names_write (MbChartPlan *self, const MbChartNames *names)
{
  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    if (is_written (self, names, i))
      write_name (self, names, i);
}

/* Values */

static char *
dup_value (MbChartPlan *self, guint category)
{
  const char *note = mb_chart_data_get_note (self->data, category);

  return note != NULL ? g_strdup (note)
                      : mb_chart_data_dup_label (self->data, category, MB_CHART_ALL, self->frame->shown);
}

MbChartValues
mb_chart_values_choose (MbChartPlan *self, double step)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_VALUE);
  double widest = 0;

  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    {
      g_autofree char *value = dup_value (self, i);

      widest = MAX (widest, mb_chart_plan_get_width (self, value, MB_CHART_FONT_VALUE));
    }
  if (widest + 4 <= step)
    return (MbChartValues) { MB_CHART_VALUES_FLAT, line_height + 2 };
  if (line_height <= step)
    return (MbChartValues) { MB_CHART_VALUES_TURNED, widest + 4 };
  return (MbChartValues) { MB_CHART_VALUES_NONE, 0 };
}

/* The edge of the highest segment of a column. */
static double
get_top (MbChartPlan *self, guint category)
{
  double top = self->layout->plot.y + self->layout->plot.height;

  for (guint i = 0; i < self->layout->segments->len; i++)
    {
      const MbChartSegment *segment = &g_array_index (self->layout->segments, MbChartSegment, i);

      if (segment->category == category)
        top = MIN (top, segment->box.y);
    }
  return top;
}

static void
write_value (MbChartPlan *self, const MbChartValues *values, guint category)
{
  g_autofree char *value = dup_value (self, category);
  const cairo_rectangle_t *plot = &self->layout->plot;
  gboolean is_note = mb_chart_data_get_note (self->data, category) != NULL;
  gboolean turned = values->style == MB_CHART_VALUES_TURNED;
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_VALUE);
  double step = plot->width / mb_chart_data_get_n_categories (self->data);
  double width = turned ? line_height : step;
  double height = turned ? values->height : line_height;
  cairo_rectangle_t box = { plot->x + step * (category + 0.5) - width / 2, 0, width, height };
  MbChartLabel *label;

  if (*value == '\0')
    return;
  box.y = get_top (self, category) - 2 - height;
  label = mb_chart_plan_write (self, value, MB_CHART_FONT_VALUE, is_note ? MB_CHART_INK_DIM : MB_CHART_INK_PLAIN, box,
                               0.5);
  label->turned = turned;
  if (turned)
    label->align = 0;
}

void
mb_chart_values_write (MbChartPlan *self, const MbChartValues *values)
{
  if (values->style == MB_CHART_VALUES_NONE)
    return;
  for (guint i = 0; i < mb_chart_data_get_n_categories (self->data); i++)
    write_value (self, values, i);
}
