#include "config.h"

#include "mb-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 18 /* around a picture of its own */
#define SECTION_GAP 12
#define LEAST_WIDTH 80
#define LEAST_HEIGHT 120 /* of what has nothing in it */
#define SWATCH 12
#define KEY_GAP 18 /* between entries of the legend */

static void
label_clear (gpointer data)
{
  g_free (((MbChartLabel *) data)->text);
}

static MbChartLayout *
layout_new (const MbChartFrame *frame)
{
  MbChartLayout *self = g_new0 (MbChartLayout, 1);

  self->width = MAX (frame->width, LEAST_WIDTH);
  self->height = frame->height;
  self->rtl = frame->rtl;
  self->grid = g_array_new (FALSE, TRUE, sizeof (double));
  self->columns = g_array_new (FALSE, TRUE, sizeof (cairo_rectangle_t));
  self->tracks = g_array_new (FALSE, TRUE, sizeof (cairo_rectangle_t));
  self->segments = g_array_new (FALSE, TRUE, sizeof (MbChartSegment));
  self->swatches = g_array_new (FALSE, TRUE, sizeof (MbChartSegment));
  self->labels = g_array_new (FALSE, TRUE, sizeof (MbChartLabel));
  g_array_set_clear_func (self->labels, label_clear);
  return self;
}

/**
 * mb_chart_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees the layout.
 */
void
mb_chart_layout_free (MbChartLayout *self)
{
  g_array_unref (self->grid);
  g_array_unref (self->columns);
  g_array_unref (self->tracks);
  g_array_unref (self->segments);
  g_array_unref (self->swatches);
  g_array_unref (self->labels);
  g_free (self);
}

double
mb_chart_plan_get_width (MbChartPlan *self, const char *text, MbChartFont font)
{
  double width, height;

  self->frame->measure (text, font, 0, &width, &height, self->frame->measure_data);
  return ceil (width);
}

double
mb_chart_plan_get_height (MbChartPlan *self, MbChartFont font)
{
  double width, height;

  if (self->line_heights[font] == 0)
    {
      self->frame->measure ("0", font, 0, &width, &height, self->frame->measure_data);
      self->line_heights[font] = ceil (height);
    }
  return self->line_heights[font];
}

cairo_rectangle_t
mb_chart_plan_mirror (MbChartPlan *self, cairo_rectangle_t box)
{
  if (self->layout->rtl)
    box.x = self->layout->width - box.x - box.width;
  return box;
}

MbChartLabel *
mb_chart_plan_write (MbChartPlan *self, const char *text, MbChartFont font, MbChartInk ink, cairo_rectangle_t box,
                     double align)
{
  MbChartLabel label = {
    .text = g_strdup (text),
    .font = font,
    .ink = ink,
    .box = mb_chart_plan_mirror (self, box),
    .align = self->layout->rtl ? 1.0 - align : align,
  };

  g_array_append_val (self->layout->labels, label);
  return &g_array_index (self->layout->labels, MbChartLabel, self->layout->labels->len - 1);
}

/* Title, legend and caption of a picture of its own */

static double
get_text_height (MbChartPlan *self, const char *text, MbChartFont font)
{
  double width, height;

  if (*text == '\0')
    return 0;
  self->frame->measure (text, font, self->room.width, &width, &height, self->frame->measure_data);
  return ceil (height);
}

static void
take_from_top (MbChartPlan *self, double height)
{
  self->room.y += height;
  self->room.height -= height;
}

static void
write_title (MbChartPlan *self)
{
  const char *title = mb_chart_data_get_title (self->data);
  cairo_rectangle_t box = self->room;

  box.height = get_text_height (self, title, MB_CHART_FONT_TITLE);
  mb_chart_plan_write (self, title, MB_CHART_FONT_TITLE, MB_CHART_INK_PLAIN, box, 0);
  take_from_top (self, box.height + SECTION_GAP);
}

/* A picture goes where nobody sees what was left out of it. */
static char *
dup_caption (MbChartPlan *self)
{
  const char *caption = mb_chart_data_get_caption (self->data);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;
  g_autofree char *names = NULL;
  g_autofree char *without = NULL;

  for (guint i = 0; i < mb_chart_data_get_n_series (self->data); i++)
    if (!mb_chart_mask_shows (self->frame->shown, i))
      g_strv_builder_add (builder, mb_chart_data_get_series_name (self->data, i));
  hidden = g_strv_builder_end (builder);
  if (hidden[0] == NULL)
    return g_strdup (caption);
  names = g_strjoinv (C_("list", ", "), hidden);
  /* Translators: what is left out of a chart: “Without Hacktoberfest.” */
  without = g_strdup_printf (C_("chart", "Without %s."), names);
  return *caption != '\0' ? g_strdup_printf ("%s %s", caption, without) : g_steal_pointer (&without);
}

/* Where its room ends below, once the height is known. */
static void
write_caption (MbChartPlan *self)
{
  g_autofree char *caption = dup_caption (self);
  double height = get_text_height (self, caption, MB_CHART_FONT_CAPTION);
  cairo_rectangle_t box = { self->room.x, self->room.y + self->room.height - height, self->room.width, height };

  if (height == 0)
    return;
  mb_chart_plan_write (self, caption, MB_CHART_FONT_CAPTION, MB_CHART_INK_DIM, box, 0);
  self->room.height -= height + SECTION_GAP;
}

static void
add_swatch (MbChartPlan *self, guint series, double x, double y, double line_height)
{
  cairo_rectangle_t box = { x, y + floor ((line_height - SWATCH) / 2), SWATCH, SWATCH };
  MbChartSegment swatch = { .category = MB_CHART_NONE, .series = series, .box = mb_chart_plan_mirror (self, box) };

  g_array_append_val (self->layout->swatches, swatch);
}

void
mb_chart_plan_legend (MbChartPlan *self)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  double x = self->room.x, y = self->room.y;

  if (mb_chart_data_get_n_series (self->data) < 2)
    return;
  for (guint i = 0; i < mb_chart_data_get_n_series (self->data); i++)
    {
      const char *name = mb_chart_data_get_series_name (self->data, i);
      double most = self->room.width - SWATCH - MB_CHART_GAP;
      cairo_rectangle_t box = { .height = line_height };

      if (!mb_chart_mask_shows (self->frame->shown, i))
        continue;
      box.width = MIN (mb_chart_plan_get_width (self, name, MB_CHART_FONT_NAME), most);
      if (x > self->room.x && x + SWATCH + MB_CHART_GAP + box.width > self->room.x + self->room.width)
        {
          x = self->room.x;
          y += line_height + MB_CHART_GAP;
        }
      add_swatch (self, i, x, y, line_height);
      box.x = x + SWATCH + MB_CHART_GAP;
      box.y = y;
      mb_chart_plan_write (self, name, MB_CHART_FONT_NAME, MB_CHART_INK_PLAIN, box, 0);
      x = box.x + box.width + KEY_GAP;
    }
  take_from_top (self, y - self->room.y + line_height + SECTION_GAP);
}

/* How high what has columns or bars is, if it may choose. */
static double
get_natural_height (MbChartPlan *self)
{
  double line_height = mb_chart_plan_get_height (self, MB_CHART_FONT_NAME);
  guint n = mb_chart_data_get_n_categories (self->data);

  if (mb_chart_data_get_form (self->data) == MB_CHART_STEPS)
    return n * line_height * 3;
  return n > 0 ? mb_chart_columns_get_height (self, CLAMP (self->layout->width * 0.38, 180, 440)) : LEAST_HEIGHT;
}

static double
get_caption_height (MbChartPlan *self)
{
  g_autofree char *caption = dup_caption (self);
  double height = get_text_height (self, caption, MB_CHART_FONT_CAPTION);

  return height > 0 ? height + SECTION_GAP : 0;
}

static void
choose_height (MbChartPlan *self)
{
  double natural = get_natural_height (self);

  if (self->frame->alone)
    natural += self->room.y + get_caption_height (self) + MARGIN;
  self->layout->height = ceil (natural);
}

static void
begin (MbChartPlan *self)
{
  double margin = self->frame->alone ? MARGIN : 0;

  self->room = (cairo_rectangle_t) { margin, margin, self->layout->width - 2 * margin, 0 };
  if (self->frame->alone)
    {
      write_title (self);
      mb_chart_plan_legend (self);
    }
  if (self->layout->height <= 0)
    choose_height (self);
  self->room.height = MAX (self->layout->height - margin - self->room.y, 0);
  if (self->frame->alone)
    write_caption (self);
}

/**
 * mb_chart_layout_new:
 * @data: what is shown
 * @frame: into what
 *
 * Finds a place for everything: names that do not fit are broken, turned or
 * left out, values too. Read from right to left all is mirrored.
 *
 * Returns: (transfer full): the layout
 */
MbChartLayout *
mb_chart_layout_new (MbChartData *data, const MbChartFrame *frame)
{
  MbChartLayout *self = layout_new (frame);
  MbChartPlan plan = { .layout = self, .data = data, .frame = frame };

  begin (&plan);
  if (mb_chart_data_get_n_categories (data) == 0)
    self->plot = plan.room;
  else if (mb_chart_data_get_form (data) == MB_CHART_STEPS)
    mb_chart_plan_steps (&plan);
  else
    mb_chart_plan_columns (&plan);
  self->plot = mb_chart_plan_mirror (&plan, self->plot);
  return self;
}

static gboolean
contains (const cairo_rectangle_t *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/**
 * mb_chart_layout_find:
 * @self: a layout
 * @x: a place, in pixels
 * @y: a place, in pixels
 * @category: (out): which category is there
 * @series: (out): which segment of it, or %MB_CHART_ALL beside the segments
 *
 * Finds what is under the pointer.
 *
 * Returns: whether anything is
 */
gboolean
mb_chart_layout_find (MbChartLayout *self, double x, double y, guint *category, guint *series)
{
  *category = MB_CHART_NONE;
  *series = MB_CHART_ALL;
  for (guint i = 0; i < self->columns->len; i++)
    if (contains (&g_array_index (self->columns, cairo_rectangle_t, i), x, y))
      *category = i;
  for (guint i = 0; *category != MB_CHART_NONE && i < self->segments->len; i++)
    {
      const MbChartSegment *segment = &g_array_index (self->segments, MbChartSegment, i);

      if (segment->category == *category && contains (&segment->box, x, y))
        *series = segment->series;
    }
  return *category != MB_CHART_NONE;
}

/**
 * mb_chart_layout_find_box:
 * @self: a layout
 * @category: a category
 * @series: one of its series, or %MB_CHART_ALL
 * @box: (out): where it is
 *
 * Returns: whether it is to be seen
 */
gboolean
mb_chart_layout_find_box (MbChartLayout *self, guint category, guint series, cairo_rectangle_t *box)
{
  if (category >= self->columns->len)
    return FALSE;
  if (series == MB_CHART_ALL)
    {
      *box = g_array_index (self->columns, cairo_rectangle_t, category);
      return TRUE;
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      const MbChartSegment *segment = &g_array_index (self->segments, MbChartSegment, i);

      if (segment->category == category && segment->series == series)
        {
          *box = segment->box;
          return TRUE;
        }
    }
  return FALSE;
}
