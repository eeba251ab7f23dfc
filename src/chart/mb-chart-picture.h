#pragma once

#include <cairo.h>

#include "mb-chart-data.h"

G_BEGIN_DECLS

#define MB_CHART_LEAST_WIDTH 240
#define MB_CHART_MOST_WIDTH 8000
#define MB_CHART_USUAL_WIDTH 960

/**
 * MbChartFormat:
 * @MB_CHART_SVG: for the web, sharp at every size
 * @MB_CHART_PNG: pixels
 * @MB_CHART_PDF: for paper
 *
 * What kind of file a picture is.
 */
typedef enum {
  MB_CHART_SVG,
  MB_CHART_PNG,
  MB_CHART_PDF,
} MbChartFormat;

#define MB_N_CHART_FORMATS (MB_CHART_PDF + 1)

/**
 * MbChartBackground:
 * @MB_CHART_WHITE: white
 * @MB_CHART_TRANSPARENT: whatever is behind, which had better be light
 * @MB_CHART_DARK: dark, with colours for it
 *
 * What a picture stands on.
 */
typedef enum {
  MB_CHART_WHITE,
  MB_CHART_TRANSPARENT,
  MB_CHART_DARK,
} MbChartBackground;

/**
 * MbChartPicture:
 * @format: what kind of file
 * @width: how wide, in pixels, from %MB_CHART_LEAST_WIDTH to %MB_CHART_MOST_WIDTH; 0: the usual width
 * @background: what it stands on
 * @hidden: which series are left out
 *
 * How a chart becomes a picture. All zero it is SVG as the command line draws
 * it.
 */
typedef struct {
  MbChartFormat format;
  guint width;
  MbChartBackground background;
  MbChartMask hidden;
} MbChartPicture;

gboolean    mb_chart_background_find     (const char *nick, MbChartBackground *background);
const char *mb_chart_background_get_nick (MbChartBackground background);
const char *mb_chart_format_get_suffix   (MbChartFormat format);

GBytes     *mb_chart_picture_draw        (const MbChartPicture *self, MbChartData *data, GError **error);
void        mb_chart_picture_paint       (const MbChartPicture *self, MbChartData *data, cairo_t *cr, double width,
                                          double height);

G_END_DECLS
