#include "config.h"

#include <cairo.h>
#include <string.h>

#include "chart-support.h"
#include "chart/mb-chart-picture.h"
#include "chart/mb-chart-style.h"

static GBytes *
draw (MbChartData *data, MbChartFormat format, guint width, MbChartBackground background)
{
  const MbChartPicture picture = { .format = format, .width = width, .background = background };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mb_chart_picture_draw (&picture, data, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
draw_svg (MbChartData *data)
{
  g_autoptr (GBytes) bytes = draw (data, MB_CHART_SVG, 0, MB_CHART_WHITE);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct {
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
draw_png (MbChartData *data, guint width, MbChartBackground background)
{
  g_autoptr (GBytes) bytes = draw (data, MB_CHART_PNG, width, background);
  Reading reading = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &reading);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] &
         (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? 0xffffff : 0xffffffff);
}

static guint32
to_pixel (const MbChartColor *color)
{
  return (guint32) (color->red * 255 + 0.5) << 16 | (guint32) (color->green * 255 + 0.5) << 8 |
         (guint32) (color->blue * 255 + 0.5);
}

static guint
count_pixels (cairo_surface_t *surface, guint32 pixel)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += (get_pixel (surface, x, y) & 0xffffff) == pixel;
  return n;
}

static void
test_same_bytes (void)
{
  for (guint format = 0; format < MB_N_CHART_FORMATS; format++)
    {
      g_autoptr (MbChartData) data = chart_support_years (5, 3, 2);
      g_autoptr (MbChartData) again = chart_support_years (5, 3, 2);
      g_autoptr (GBytes) first = draw (data, format, 0, MB_CHART_WHITE);
      g_autoptr (GBytes) second = draw (again, format, 0, MB_CHART_WHITE);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
check_is_xml (const char *svg)
{
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_svg_speaks (void)
{
  g_autoptr (MbChartData) data = chart_support_years (2, 2, 7);
  g_autofree char *svg = draw_svg (data);

  check_is_xml (svg);
  g_assert_nonnull (strstr (svg, "<title id=\"chart-title\">Participants</title>"));
  g_assert_nonnull (strstr (svg, "2001: 42; Program 1 14; Program 2 28"));
  g_assert_nonnull (strstr (svg, "Of 5 cohorts. As of 2025-10-31.</desc>"));
  g_assert_nonnull (strstr (svg, "width=\"960px\""));
}

static void
test_hidden_series_are_left_out (void)
{
  const MbChartPicture picture = { .hidden = 0x2 };
  g_autoptr (MbChartData) data = chart_support_years (2, 2, 7);
  g_autoptr (GBytes) bytes = mb_chart_picture_draw (&picture, data, NULL);
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (svg, "2001: 14; Program 1 14"));
  g_assert_null (strstr (svg, "Program 2"));
}

static void
test_hostile_names (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STACKED, "</title><script>alert(1)</script>");
  g_autofree char *svg = NULL;

  mb_chart_data_add_series (data, 1, "<b>&amp; \"quoted\"\x01\x1f", 0);
  mb_chart_data_add_series (data, 2, "]]>\xef\xbf\xbe %s%n", 1);
  mb_chart_data_add_year (data, 2020);
  mb_chart_data_set_value (data, 0, 0, 1);
  mb_chart_data_set_value (data, 0, 1, 2);
  mb_chart_data_set_caption (data, "\">\n<desc>");
  svg = draw_svg (data);
  check_is_xml (svg);
  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strstr (svg, "&#x1"));
  g_assert_null (strstr (svg, "\xef\xbf\xbe"));
}

static void
test_png_is_as_wide_as_asked (void)
{
  g_autoptr (MbChartData) data = chart_support_years (5, 3, 2);

  for (guint width = 240; width <= 4000; width = width * 2 + 40)
    {
      cairo_surface_t *surface = draw_png (data, width, MB_CHART_WHITE);

      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <, (int) width * 2);
      cairo_surface_destroy (surface);
    }
}

static void
test_colors_of_the_picture (void)
{
  g_autoptr (MbChartData) data = chart_support_years (2, 3, 10);

  for (guint background = 0; background <= MB_CHART_DARK; background++)
    {
      const MbChartStyle *style = mb_chart_style_get (background == MB_CHART_DARK, FALSE);
      cairo_surface_t *surface = draw_png (data, 960, background);

      for (guint i = 0; i < 3; i++)
        g_assert_cmpuint (count_pixels (surface, to_pixel (&style->series[i])), >, 1000);
      g_assert_cmpuint (count_pixels (surface, to_pixel (&style->series[3])), ==, 0);
      if (background == MB_CHART_TRANSPARENT)
        g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0);
      else
        g_assert_cmphex (get_pixel (surface, 0, 0) & 0xffffff, ==, to_pixel (&style->background));
      cairo_surface_destroy (surface);
    }
}

static void
test_pdf (void)
{
  g_autoptr (MbChartData) data = chart_support_years (2, 2, 7);
  g_autoptr (GBytes) bytes = draw (data, MB_CHART_PDF, 800, MB_CHART_WHITE);
  gsize size;
  const char *pdf = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 1000);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_extremes (void)
{
  static const guint years[] = { 0, 1, 40 };
  static const guint series[] = { 1, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (guint j = 0; j < G_N_ELEMENTS (series); j++)
      {
        g_autoptr (MbChartData) data = chart_support_years (years[i], series[j], 1000000);
        g_autofree char *svg = draw_svg (data);
        g_autoptr (GBytes) narrow = draw (data, MB_CHART_PNG, 240, MB_CHART_DARK);

        check_is_xml (svg);
        g_assert_cmpuint (g_bytes_get_size (narrow), >, 500);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/picture/same-bytes", test_same_bytes);
  g_test_add_func ("/chart/picture/svg-speaks", test_svg_speaks);
  g_test_add_func ("/chart/picture/hidden", test_hidden_series_are_left_out);
  g_test_add_func ("/chart/picture/hostile-names", test_hostile_names);
  g_test_add_func ("/chart/picture/width", test_png_is_as_wide_as_asked);
  g_test_add_func ("/chart/picture/colors", test_colors_of_the_picture);
  g_test_add_func ("/chart/picture/pdf", test_pdf);
  g_test_add_func ("/chart/picture/extremes", test_extremes);
  return g_test_run ();
}
