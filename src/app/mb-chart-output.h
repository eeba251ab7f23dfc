#pragma once

#include <gtk/gtk.h>

#include "chart/mb-chart-picture.h"

G_BEGIN_DECLS

/* What becomes of a chart outside the window. What comes of it is told in the window of the widget. */

/* Asks how and where to. */
void               mb_chart_output_save          (GtkWidget *widget, MbChartData *data, MbChartMask hidden);
void               mb_chart_output_write         (GtkWidget *widget, MbChartData *data, const MbChartPicture *picture,
                                                  GFile *file);
void               mb_chart_output_copy          (GtkWidget *widget, MbChartData *data, MbChartMask hidden);
void               mb_chart_output_print         (GtkWidget *widget, MbChartData *data, MbChartMask hidden);
GtkPrintOperation *mb_chart_output_new_operation (MbChartData *data, MbChartMask hidden);

G_END_DECLS
