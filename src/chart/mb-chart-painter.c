#include "config.h"

#include "mb-chart-painter.h"

#include <math.h>

#include "mb-chart-pattern.h"

#define CORNER 3 /* of the head of a column, in pixels */
#define LEAST_PARTED 4 /* lower segments do without the line between them */

struct _MbChartPainter {
  PangoLayout *text;
  PangoFontDescription *fonts[MB_CHART_N_FONTS];
};

/* Fonts */

static PangoFontDescription *
dup_font (const PangoFontDescription *base, double scale, PangoWeight weight)
{
  PangoFontDescription *font = pango_font_description_copy (base);
  double size = pango_font_description_get_size (base) * scale;

  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_font_description_set_weight (font, weight);
  return font;
}

/**
 * mb_chart_painter_new:
 * @context: what draws texts
 * @font: of plain text
 *
 * Returns: (transfer full): a painter
 */
MbChartPainter *
mb_chart_painter_new (PangoContext *context, const PangoFontDescription *font)
{
  MbChartPainter *self = g_new0 (MbChartPainter, 1);

  self->text = pango_layout_new (context);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
  self->fonts[MB_CHART_FONT_TITLE] = dup_font (font, 1.25, PANGO_WEIGHT_BOLD);
  self->fonts[MB_CHART_FONT_NAME] = dup_font (font, 0.9, PANGO_WEIGHT_NORMAL);
  self->fonts[MB_CHART_FONT_VALUE] = dup_font (font, 0.9, PANGO_WEIGHT_BOLD);
  self->fonts[MB_CHART_FONT_CAPTION] = dup_font (font, 0.82, PANGO_WEIGHT_NORMAL);
  return self;
}

/**
 * mb_chart_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees the painter.
 */
void
mb_chart_painter_free (MbChartPainter *self)
{
  g_object_unref (self->text);
  for (guint i = 0; i < MB_CHART_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_free (self);
}

/* Texts */

static int
to_pango (double pixels)
{
  return pixels > 0 ? (int) MIN (ceil (pixels * PANGO_SCALE), G_MAXINT / 2) : -1;
}

static void
set_text (MbChartPainter *self, const char *text, MbChartFont font, double width, double height)
{
  pango_layout_set_font_description (self->text, self->fonts[font]);
  pango_layout_set_width (self->text, to_pango (width));
  pango_layout_set_height (self->text, to_pango (height));
  pango_layout_set_ellipsize (self->text, height > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (self->text, text, -1);
}

static void
measure (const char *text, MbChartFont font, double room, double *width, double *height, gpointer data)
{
  MbChartPainter *self = data;
  PangoRectangle extents;

  set_text (self, text, font, room, 0);
  pango_layout_set_alignment (self->text, PANGO_ALIGN_LEFT);
  pango_layout_get_extents (self->text, NULL, &extents);
  *width = (double) extents.width / PANGO_SCALE;
  *height = (double) extents.height / PANGO_SCALE;
}

/**
 * mb_chart_painter_lay_out:
 * @self: a painter
 * @data: what is shown
 * @frame: into what; its function that measures is not needed
 *
 * Lays a chart out with the painter's fonts.
 *
 * Returns: (transfer full): the layout
 */
MbChartLayout *
mb_chart_painter_lay_out (MbChartPainter *self, MbChartData *data, const MbChartFrame *frame)
{
  MbChartFrame measured = *frame;

  measured.measure = measure;
  measured.measure_data = self;
  return mb_chart_layout_new (data, &measured);
}

static void
set_color (cairo_t *cr, const MbChartColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static MbChartColor
choose_ink (const MbChartLabel *label, MbChartData *data, const MbChartStyle *style)
{
  MbChartColor ground;

  switch (label->ink)
    {
    case MB_CHART_INK_DIM:
      return style->dim;
    case MB_CHART_INK_ON_SEGMENT:
      ground = mb_chart_style_get_series (style, mb_chart_data_get_color (data, label->series));
      return mb_chart_color_get_ink (&ground);
    case MB_CHART_INK_PLAIN:
    default:
      return style->text;
    }
}

/* Behind a text on a pattern stands its plain colour. */
static void
clear_behind (cairo_t *cr, const MbChartStyle *style, guint color, const PangoRectangle *extents)
{
  MbChartColor ground = mb_chart_style_get_series (style, color);

  if (!style->patterned && color != MB_CHART_COLOR_REST)
    return;
  cairo_rectangle (cr, (double) extents->x / PANGO_SCALE - 1, (double) extents->y / PANGO_SCALE,
                   (double) extents->width / PANGO_SCALE + 2, (double) extents->height / PANGO_SCALE);
  set_color (cr, &ground);
  cairo_fill (cr);
}

static void
paint_label (MbChartPainter *self, cairo_t *cr, const MbChartLabel *label, MbChartData *data,
             const MbChartStyle *style)
{
  double room = label->turned ? label->box.height : label->box.width;
  double depth = label->turned ? label->box.width : label->box.height;
  MbChartColor ink = choose_ink (label, data, style);
  PangoRectangle extents;
  double x, y;

  set_text (self, label->text, label->font, room, depth);
  /* The ends tell names apart: “Summer … 2022”. */
  if (label->turned)
    pango_layout_set_ellipsize (self->text, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_alignment (self->text, label->align == 0.5 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_extents (self->text, NULL, &extents);
  x = label->align * (room - (double) extents.width / PANGO_SCALE) - (double) extents.x / PANGO_SCALE;
  y = label->ink == MB_CHART_INK_ON_SEGMENT ? (depth - (double) extents.height / PANGO_SCALE) / 2 : 0;

  cairo_save (cr);
  cairo_translate (cr, label->box.x, label->turned ? label->box.y + label->box.height : label->box.y);
  if (label->turned)
    cairo_rotate (cr, -G_PI_2);
  cairo_translate (cr, x, y);
  if (label->ink == MB_CHART_INK_ON_SEGMENT)
    clear_behind (cr, style, mb_chart_data_get_color (data, label->series), &extents);
  set_color (cr, &ink);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, self->text);
  cairo_restore (cr);
}

/* Shapes */

static void
add_box (cairo_t *cr, const cairo_rectangle_t *box)
{
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
}

static void
add_headed_box (cairo_t *cr, const cairo_rectangle_t *box)
{
  double radius = MIN (CORNER, MIN (box->width / 2, box->height));

  cairo_new_sub_path (cr);
  cairo_move_to (cr, box->x, box->y + box->height);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, box->x + box->width - radius, box->y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cr, box->x + box->width, box->y + box->height);
  cairo_close_path (cr);
}

static void
paint_grid (cairo_t *cr, MbChartLayout *layout, const MbChartStyle *style)
{
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < layout->grid->len; i++)
    {
      double y = g_array_index (layout->grid, double, i) + 0.5;

      cairo_move_to (cr, layout->plot.x, y);
      cairo_line_to (cr, layout->plot.x + layout->plot.width, y);
      set_color (cr, i == 0 ? &style->dim : &style->grid);
      cairo_stroke (cr);
    }
}

static void
paint_tracks (cairo_t *cr, MbChartLayout *layout, const MbChartStyle *style)
{
  for (guint i = 0; i < layout->tracks->len; i++)
    {
      add_headed_box (cr, &g_array_index (layout->tracks, cairo_rectangle_t, i));
      set_color (cr, &style->track);
      cairo_fill (cr);
    }
}

static gboolean
is_head (MbChartLayout *layout, guint i)
{
  const MbChartSegment *segment = &g_array_index (layout->segments, MbChartSegment, i);

  return layout->grid->len > 0 && (i + 1 == layout->segments->len ||
                                   g_array_index (layout->segments, MbChartSegment, i + 1).category != segment->category);
}

static void
paint_segments (cairo_t *cr, MbChartData *data, MbChartLayout *layout, const MbChartStyle *style)
{
  for (guint i = 0; i < layout->segments->len; i++)
    {
      const MbChartSegment *segment = &g_array_index (layout->segments, MbChartSegment, i);
      cairo_rectangle_t box = segment->box;

      if (is_head (layout, i))
        {
          add_headed_box (cr, &box);
        }
      else
        {
          /* A line of the background between it and the next. */
          if (box.height >= LEAST_PARTED && layout->grid->len > 0)
            {
              box.y += 1;
              box.height -= 1;
            }
          add_box (cr, &box);
        }
      mb_chart_pattern_fill (cr, &box, style, mb_chart_data_get_color (data, segment->series));
    }
}

static void
paint_swatches (cairo_t *cr, MbChartData *data, MbChartLayout *layout, const MbChartStyle *style)
{
  for (guint i = 0; i < layout->swatches->len; i++)
    {
      const MbChartSegment *swatch = &g_array_index (layout->swatches, MbChartSegment, i);

      add_box (cr, &swatch->box);
      mb_chart_pattern_fill (cr, &swatch->box, style, mb_chart_data_get_color (data, swatch->series));
    }
}

/**
 * mb_chart_painter_paint:
 * @self: a painter
 * @cr: where to, in pixels of the layout
 * @data: what is shown
 * @layout: where everything is
 * @style: in which colours
 *
 * Paints a chart. The background is left as it is.
 */
void
mb_chart_painter_paint (MbChartPainter *self, cairo_t *cr, MbChartData *data, MbChartLayout *layout,
                        const MbChartStyle *style)
{
  cairo_save (cr);
  paint_tracks (cr, layout, style);
  paint_grid (cr, layout, style);
  paint_segments (cr, data, layout, style);
  paint_swatches (cr, data, layout, style);
  pango_cairo_update_layout (cr, self->text);
  for (guint i = 0; i < layout->labels->len; i++)
    paint_label (self, cr, &g_array_index (layout->labels, MbChartLabel, i), data, style);
  cairo_restore (cr);
}
