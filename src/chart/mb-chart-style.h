#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MB_CHART_N_COLORS:
 *
 * How many series can be told apart by their colours alone.
 */
#define MB_CHART_N_COLORS 8

/**
 * MB_CHART_COLOR_REST:
 *
 * The colour of what was put together, because there are no more.
 */
#define MB_CHART_COLOR_REST MB_CHART_N_COLORS

/**
 * MbChartColor:
 * @red: from 0 to 1
 * @green: from 0 to 1
 * @blue: from 0 to 1
 * @alpha: from 0 to 1
 *
 * A colour.
 */
typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} MbChartColor;

/**
 * MbChartStyle:
 * @background: what it stands on
 * @text: of texts and the line below the columns
 * @dim: of texts that are less important
 * @grid: of the lines across
 * @track: of what would be all
 * @series: of the series; the last is that of the rest
 * @patterned: whether series have patterns too
 *
 * The colours of a chart. Series can be told apart by people who see no red,
 * no green or no blue, and stand out from the background.
 */
typedef struct {
  MbChartColor background;
  MbChartColor text;
  MbChartColor dim;
  MbChartColor grid;
  MbChartColor track;
  MbChartColor series[MB_CHART_N_COLORS + 1];
  gboolean patterned;
} MbChartStyle;

const MbChartStyle *mb_chart_style_get          (gboolean dark, gboolean high_contrast);
MbChartColor        mb_chart_style_get_series   (const MbChartStyle *self, guint color);
double              mb_chart_color_get_contrast (const MbChartColor *a, const MbChartColor *b);
MbChartColor        mb_chart_color_get_ink      (const MbChartColor *ground);

G_END_DECLS
