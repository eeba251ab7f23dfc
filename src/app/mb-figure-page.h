#pragma once

#include "mb-figure-list.h"
#include "mb-overview-model.h"

G_BEGIN_DECLS

#define MB_TYPE_FIGURE_PAGE (mb_figure_page_get_type ())
G_DECLARE_FINAL_TYPE (MbFigurePage, mb_figure_page, MB, FIGURE_PAGE, AdwNavigationPage)

/**
 * MbFigurePage:
 *
 * Exactly the records behind a figure: those who are counted, all of whom they are a part, and those of whom it is not
 * known. It follows the figures.
 *
 * Actions: `figure.copy-markdown`, `figure.copy-csv`, `figure.export`: what the list shows.
 */

AdwNavigationPage *mb_figure_page_new      (MbOverviewModel *model, MbMetric metric, MbUnit unit,
                                            MbGrouping grouping, gint64 key);

/* The page of any records; ids: of gint64. */
AdwNavigationPage *mb_figure_page_new_of_records (MbOverviewModel *model, const char *title, MbRecordKind kind,
                                            GArray *ids);

MbFigureList      *mb_figure_page_get_list (MbFigurePage *self);
/* Writes what the list shows to a file of CSV. */
void               mb_figure_page_export_to (MbFigurePage *self, GFile *file);

G_END_DECLS
