#pragma once

#include "mb-chart-layout.h"

G_BEGIN_DECLS

/* Between things, in pixels. */
#define MB_CHART_GAP 6

/**
 * MbChartPlan:
 *
 * A layout while it is made: the room that is left gets smaller with each
 * thing that found its place.
 */
typedef struct {
  MbChartLayout *layout;
  MbChartData *data;
  const MbChartFrame *frame;
  cairo_rectangle_t room;
  double line_heights[MB_CHART_N_FONTS];
} MbChartPlan;

double        mb_chart_plan_get_width  (MbChartPlan *self, const char *text, MbChartFont font);
/* Of a line; it is asked for often. */
double        mb_chart_plan_get_height (MbChartPlan *self, MbChartFont font);
/* The text is copied; where the box is on the left is where the language begins to read. */
MbChartLabel *mb_chart_plan_write      (MbChartPlan *self, const char *text, MbChartFont font, MbChartInk ink,
                                        cairo_rectangle_t box, double align);
/* Makes of a box as for left to right one for the direction of the frame. */
cairo_rectangle_t mb_chart_plan_mirror (MbChartPlan *self, cairo_rectangle_t box);

void          mb_chart_plan_legend     (MbChartPlan *self);
void          mb_chart_plan_columns    (MbChartPlan *self);
/* How high all is with columns that may be so high. */
double        mb_chart_columns_get_height (MbChartPlan *self, double plot_height);
void          mb_chart_plan_steps      (MbChartPlan *self);

/* The names below columns: how much height they take, then where they are. */
typedef enum {
  MB_CHART_NAMES_FLAT,
  MB_CHART_NAMES_TURNED,
} MbChartNameStyle;

typedef struct {
  MbChartNameStyle style;
  double height;
  guint every; /* each name, each second one, … */
} MbChartNames;

MbChartNames  mb_chart_names_choose    (MbChartPlan *self, double step);
void          mb_chart_names_write     (MbChartPlan *self, const MbChartNames *names);

/* The values above columns. */
typedef enum {
  MB_CHART_VALUES_FLAT,
  MB_CHART_VALUES_TURNED,
  MB_CHART_VALUES_NONE,
} MbChartValueStyle;

typedef struct {
  MbChartValueStyle style;
  double height;
} MbChartValues;

MbChartValues mb_chart_values_choose   (MbChartPlan *self, double step);
void          mb_chart_values_write    (MbChartPlan *self, const MbChartValues *values);

G_END_DECLS
