#pragma once

#include <cairo.h>

#include "mb-chart-data.h"

G_BEGIN_DECLS

/**
 * MbChartFont:
 * @MB_CHART_FONT_TITLE: what the chart is about
 * @MB_CHART_FONT_NAME: names below columns and in the legend, numbers of the scale
 * @MB_CHART_FONT_VALUE: values at columns and on segments
 * @MB_CHART_FONT_CAPTION: what stands below the chart
 *
 * How a text is set.
 */
typedef enum {
  MB_CHART_FONT_TITLE,
  MB_CHART_FONT_NAME,
  MB_CHART_FONT_VALUE,
  MB_CHART_FONT_CAPTION,
} MbChartFont;

#define MB_CHART_N_FONTS (MB_CHART_FONT_CAPTION + 1)

/**
 * MbChartMeasureFunc:
 * @text: a text
 * @font: how it is set
 * @room: where its lines are broken, in pixels; 0: it has one line
 * @width: (out): how wide it is
 * @height: (out): how high it is
 * @user_data: what belongs to the function
 *
 * Tells how large a text is.
 */
typedef void (*MbChartMeasureFunc) (const char *text, MbChartFont font, double room, double *width, double *height,
                                    gpointer user_data);

/**
 * MbChartFrame:
 * @width: in pixels
 * @height: in pixels; 0: as high as suits the width
 * @rtl: whether it is read from right to left
 * @alone: whether it is a picture of its own, with title, legend and caption
 * @shown: which series are shown
 * @measure: tells how large texts are
 * @measure_data: for @measure
 *
 * Into what a chart is laid out.
 */
typedef struct {
  double width;
  double height;
  gboolean rtl;
  gboolean alone;
  MbChartMask shown;
  MbChartMeasureFunc measure;
  gpointer measure_data;
} MbChartFrame;

/**
 * MbChartSegment:
 * @category: of which category
 * @series: of which series
 * @box: where it is, in pixels
 *
 * A part of a column, or a swatch of the legend.
 */
typedef struct {
  guint category;
  guint series;
  cairo_rectangle_t box;
} MbChartSegment;

/**
 * MbChartInk:
 * @MB_CHART_INK_PLAIN: as other text
 * @MB_CHART_INK_DIM: what is less important
 * @MB_CHART_INK_ON_SEGMENT: whatever can be read on the colour of its series
 *
 * In which colour a text is.
 */
typedef enum {
  MB_CHART_INK_PLAIN,
  MB_CHART_INK_DIM,
  MB_CHART_INK_ON_SEGMENT,
} MbChartInk;

/**
 * MbChartLabel:
 * @text: what is written
 * @font: how
 * @ink: in which colour
 * @series: on which segment, for #MB_CHART_INK_ON_SEGMENT
 * @box: where, in pixels; a text too long for it is cut
 * @align: where in it: 0 at its left, 1 at its right; of a turned one at its foot and its head
 * @turned: whether it is read from below
 *
 * A text of a chart.
 */
typedef struct {
  char *text;
  MbChartFont font;
  MbChartInk ink;
  guint series;
  cairo_rectangle_t box;
  double align;
  gboolean turned;
} MbChartLabel;

/**
 * MbChartLayout:
 * @width: in pixels
 * @height: in pixels
 * @rtl: whether it is read from right to left
 * @plot: where the columns stand
 * @grid: (element-type double): heights of the lines across, the lowest first; none where bars lie
 * @columns: (element-type cairo_rectangle_t): by category, all that belongs to one
 * @tracks: (element-type cairo_rectangle_t): behind columns of shares, what would be all
 * @segments: (element-type MbChartSegment): by category and series
 * @swatches: (element-type MbChartSegment): of the legend
 * @labels: (element-type MbChartLabel): the texts
 *
 * Where everything of a chart is. It depends on nothing but the data and the
 * frame.
 */
typedef struct {
  double width;
  double height;
  gboolean rtl;
  cairo_rectangle_t plot;
  GArray *grid;
  GArray *columns;
  GArray *tracks;
  GArray *segments;
  GArray *swatches;
  GArray *labels;
} MbChartLayout;

MbChartLayout        *mb_chart_layout_new      (MbChartData *data, const MbChartFrame *frame);
void                  mb_chart_layout_free     (MbChartLayout *self);
gboolean              mb_chart_layout_find     (MbChartLayout *self, double x, double y, guint *category, guint *series);
gboolean              mb_chart_layout_find_box (MbChartLayout *self, guint category, guint series,
                                                cairo_rectangle_t *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbChartLayout, mb_chart_layout_free)

G_END_DECLS
