#pragma once

#include <adwaita.h>

#include "chart/mb-chart-picture.h"

G_BEGIN_DECLS

#define MB_TYPE_CHART_SAVE_DIALOG (mb_chart_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbChartSaveDialog, mb_chart_save_dialog, MB, CHART_SAVE_DIALOG, AdwDialog)

/**
 * MbChartSaveDialog:
 *
 * Asks what kind of picture a chart shall be.
 */

AdwDialog *mb_chart_save_dialog_new         (void);
/* Puts format, width and background into a picture. */
void       mb_chart_save_dialog_get_picture (MbChartSaveDialog *self, MbChartPicture *picture);

G_END_DECLS
