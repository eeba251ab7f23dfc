#include "config.h"

#include "mb-chart-pattern.h"

#define DISTANCE 6 /* from line to line, in pixels */
#define STRENGTH 0.6

typedef enum {
  RISING = 1 << 0,
  FALLING = 1 << 1,
  ACROSS = 1 << 2,
  UPRIGHT = 1 << 3,
} Lines;

static const guint patterns[MB_CHART_N_COLORS + 1] = {
  0, RISING, ACROSS, FALLING, UPRIGHT, RISING | FALLING, ACROSS | UPRIGHT, RISING | ACROSS, RISING,
};

static void
set_ink (cairo_t *cr, const MbChartStyle *style, guint color)
{
  MbChartColor ground = mb_chart_style_get_series (style, color);
  MbChartColor ink = mb_chart_color_get_ink (&ground);

  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, STRENGTH);
}

static void
draw_lines (cairo_t *cr, const cairo_rectangle_t *box, guint lines)
{
  double end = box->width + box->height;

  for (double at = DISTANCE / 2.0; at < end; at += DISTANCE)
    {
      if (lines & RISING)
        {
          cairo_move_to (cr, box->x, box->y + at);
          cairo_line_to (cr, box->x + at, box->y);
        }
      if (lines & FALLING)
        {
          cairo_move_to (cr, box->x, box->y + box->height - at);
          cairo_line_to (cr, box->x + at, box->y + box->height);
        }
      if ((lines & ACROSS) && at < box->height)
        {
          cairo_move_to (cr, box->x, box->y + at);
          cairo_line_to (cr, box->x + box->width, box->y + at);
        }
      if ((lines & UPRIGHT) && at < box->width)
        {
          cairo_move_to (cr, box->x + at, box->y);
          cairo_line_to (cr, box->x + at, box->y + box->height);
        }
    }
}

/**
 * mb_chart_pattern_fill:
 * @cr: where to; its path is the shape, which is used up
 * @box: the extents of the shape
 * @style: the colours
 * @color: which of the palette
 *
 * Fills a shape with the colour of a series, and with its pattern where the
 * style has any. The rest always has one.
 */
void
mb_chart_pattern_fill (cairo_t *cr, const cairo_rectangle_t *box, const MbChartStyle *style, guint color)
{
  MbChartColor ground = mb_chart_style_get_series (style, color);
  guint place = color == MB_CHART_COLOR_REST ? color : color % MB_CHART_N_COLORS;
  guint lines = style->patterned || color == MB_CHART_COLOR_REST ? patterns[place] : 0;

  cairo_set_source_rgba (cr, ground.red, ground.green, ground.blue, ground.alpha);
  if (lines == 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  draw_lines (cr, box, lines);
  set_ink (cr, style, color);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}
