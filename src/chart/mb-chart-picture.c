#include "config.h"

#include "mb-chart-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-chart-painter.h"
#include "mb-chart-words.h"

/* Always these, so that the same chart is the same picture wherever it is drawn. */
#define FONT "Adwaita Sans, Cantarell, Noto Sans, sans-serif"
#define FONT_SIZE 14        /* pixels */
#define WIDEST_LAYOUT 1280  /* a wider picture is the same in large */
#define POINTS_PER_PIXEL 0.75
#define NO_DATE "1970-01-01T00:00:00Z" /* that the same chart gives the same bytes */

typedef struct {
  const MbChartPicture *picture;
  MbChartData *data;
  MbChartPainter *painter;
  MbChartLayout *layout;
  double scale;
  GByteArray *bytes;
} Drawing;

static const char *const backgrounds[] = { "white", "transparent", "dark" };
static const char *const suffixes[] = { "svg", "png", "pdf" };

/**
 * mb_chart_background_find:
 * @nick: “white”, “transparent” or “dark”
 * @background: (out): which that is
 *
 * Returns: whether there is one of that name
 */
gboolean
mb_chart_background_find (const char *nick, MbChartBackground *background)
{
  for (guint i = 0; i < G_N_ELEMENTS (backgrounds); i++)
    if (g_str_equal (nick, backgrounds[i]))
      {
        *background = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * mb_chart_background_get_nick:
 * @background: a background
 *
 * Returns: (transfer none): its name
 */
const char *
mb_chart_background_get_nick (MbChartBackground background)
{
  return backgrounds[background];
}

/**
 * mb_chart_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): how names of such files end
 */
const char *
mb_chart_format_get_suffix (MbChartFormat format)
{
  return suffixes[format];
}

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Laying out */

/* Texts are as large on every screen, and their outlines are not bent to its pixels. */
static PangoContext *
make_context (gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

static void
lay_out (Drawing *self)
{
  guint width = self->picture->width != 0 ? self->picture->width : MB_CHART_USUAL_WIDTH;
  MbChartFrame frame = {
    .width = CLAMP (width, MB_CHART_LEAST_WIDTH, WIDEST_LAYOUT),
    .rtl = mb_chart_is_rtl (mb_chart_data_get_title (self->data)),
    .alone = TRUE,
    .shown = ~self->picture->hidden,
  };
  PangoContext *context = make_context (frame.rtl);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, FONT_SIZE * PANGO_SCALE);
  self->painter = mb_chart_painter_new (context, font);
  self->layout = mb_chart_painter_lay_out (self->painter, self->data, &frame);
  self->scale = MAX (MIN (width, MB_CHART_MOST_WIDTH) / frame.width, 1);
  pango_font_description_free (font);
  g_object_unref (context);
}

static void
paint (Drawing *self, cairo_t *cr)
{
  const MbChartStyle *style = mb_chart_style_get (self->picture->background == MB_CHART_DARK, FALSE);

  if (self->picture->background != MB_CHART_TRANSPARENT)
    {
      cairo_set_source_rgb (cr, style->background.red, style->background.green, style->background.blue);
      cairo_paint (cr);
    }
  mb_chart_painter_paint (self->painter, cr, self->data, self->layout, style);
}

static void
paint_surface (Drawing *self, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  paint (self, cr);
  cairo_destroy (cr);
}

/* Formats */

static cairo_status_t
finish (cairo_surface_t *surface)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* What a screen reader says, and a search finds: the letters of the picture are outlines. */
static void
describe_svg (Drawing *self)
{
  g_autofree char *title = g_markup_escape_text (mb_chart_data_get_title (self->data), -1);
  g_autofree char *description = mb_chart_data_dup_description (self->data, ~self->picture->hidden);
  g_autofree char *escaped = g_markup_escape_text (description, -1);
  g_autofree char *text = g_strdup_printf ("<title id=\"chart-title\">%s</title>\n<desc id=\"chart-description\">%s</desc>\n",
                                           title, escaped);
  const char *attributes = " role=\"img\" aria-labelledby=\"chart-title\" aria-describedby=\"chart-description\"";
  g_autofree char *svg = g_strndup ((const char *) self->bytes->data, self->bytes->len);
  char *start = strstr (svg, "<svg ");
  char *end = start != NULL ? strstr (start, ">\n") : NULL;
  GString *whole;

  if (end == NULL)
    return;
  whole = g_string_new_len (svg, end - svg);
  g_string_append (whole, attributes);
  g_string_append (whole, ">\n");
  g_string_append (whole, text);
  g_string_append (whole, end + 2);
  g_byte_array_set_size (self->bytes, 0);
  g_byte_array_append (self->bytes, (const guint8 *) whole->str, whole->len);
  g_string_free (whole, TRUE);
}

static cairo_status_t
draw_svg (Drawing *self)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, self->bytes,
                                                                  self->layout->width * self->scale,
                                                                  self->layout->height * self->scale);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  paint_surface (self, surface, self->scale);
  status = finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    describe_svg (self);
  return status;
}

static cairo_status_t
draw_png (Drawing *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) (self->layout->width * self->scale + 0.5),
                                                         (int) (self->layout->height * self->scale + 0.5));
  cairo_status_t status;

  paint_surface (self, surface, self->scale);
  status = cairo_surface_write_to_png_stream (surface, append, self->bytes);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
draw_pdf (Drawing *self)
{
  double scale = self->scale * POINTS_PER_PIXEL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, self->bytes, self->layout->width * scale,
                                                                  self->layout->height * scale);
  g_autofree char *description = mb_chart_data_dup_description (self->data, ~self->picture->hidden);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, mb_chart_data_get_title (self->data));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NO_DATE);
  paint_surface (self, surface, scale);
  return finish (surface);
}

static cairo_status_t
draw (Drawing *self)
{
  switch (self->picture->format)
    {
    case MB_CHART_PNG:
      return draw_png (self);
    case MB_CHART_PDF:
      return draw_pdf (self);
    case MB_CHART_SVG:
    default:
      return draw_svg (self);
    }
}

/**
 * mb_chart_picture_draw:
 * @self: how it is drawn
 * @data: what is shown
 * @error: return location for a `G_IO_ERROR`
 *
 * Draws a chart with its title, legend and caption. The same chart gives the
 * same bytes. It may be called in every thread.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL when there is no
 *   memory for it
 */
GBytes *
mb_chart_picture_draw (const MbChartPicture *self, MbChartData *data, GError **error)
{
  Drawing drawing = { .picture = self, .data = data, .bytes = g_byte_array_new () };
  cairo_status_t status;

  lay_out (&drawing);
  status = draw (&drawing);
  mb_chart_layout_free (drawing.layout);
  mb_chart_painter_free (drawing.painter);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (drawing.bytes);

  g_byte_array_unref (drawing.bytes);
  /* Translators: the reason follows, in English. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart could not be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}

/**
 * mb_chart_picture_paint:
 * @self: how it is drawn; its format does not matter
 * @data: what is shown
 * @cr: where to
 * @width: how much room there is
 * @height: how much room there is
 *
 * Paints a chart as large as it gets in that room, for instance on paper.
 */
void
mb_chart_picture_paint (const MbChartPicture *self, MbChartData *data, cairo_t *cr, double width, double height)
{
  Drawing drawing = { .picture = self, .data = data };
  double scale;

  lay_out (&drawing);
  scale = MIN (width / drawing.layout->width, height / drawing.layout->height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  paint (&drawing, cr);
  cairo_restore (cr);
  mb_chart_layout_free (drawing.layout);
  mb_chart_painter_free (drawing.painter);
}
