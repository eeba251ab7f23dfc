#pragma once

#include <pango/pangocairo.h>

#include "mb-chart-layout.h"
#include "mb-chart-style.h"

G_BEGIN_DECLS

/**
 * MbChartPainter:
 *
 * Draws charts with cairo: on the screen and into pictures alike.
 */
typedef struct _MbChartPainter MbChartPainter;

MbChartPainter *mb_chart_painter_new        (PangoContext *context, const PangoFontDescription *font);
void            mb_chart_painter_free       (MbChartPainter *self);

MbChartLayout  *mb_chart_painter_lay_out    (MbChartPainter *self, MbChartData *data, const MbChartFrame *frame);
void            mb_chart_painter_paint      (MbChartPainter *self, cairo_t *cr, MbChartData *data,
                                             MbChartLayout *layout, const MbChartStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbChartPainter, mb_chart_painter_free)

G_END_DECLS
