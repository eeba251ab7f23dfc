#pragma once

#include <adwaita.h>

#include "insight/mb-figure.h"

G_BEGIN_DECLS

#define MB_TYPE_FIGURE_ROW (mb_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (MbFigureRow, mb_figure_row, MB, FIGURE_ROW, AdwActionRow)

/**
 * MbFigureRow:
 *
 * A figure: what it is about, of how many it is, and large at the end the percentage or number. Activating it opens the
 * list behind it, where anybody is behind it.
 *
 * Actions it activates: `overview.show-figure` ((uuux): metric, unit, grouping, key).
 */

GtkWidget  *mb_figure_row_new      (const char *title);

/* beside (nullable): the same figure in another unit, which is told too where it differs. */
void        mb_figure_row_show     (MbFigureRow *self, const MbFigure *figure, const MbFigure *beside);
const char *mb_figure_row_get_main (MbFigureRow *self);

G_END_DECLS
