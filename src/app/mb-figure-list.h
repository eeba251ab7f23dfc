#pragma once

#include <adwaita.h>

#include "mb-overview.h"
#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_FIGURE_LIST (mb_figure_list_get_type ())
G_DECLARE_FINAL_TYPE (MbFigureList, mb_figure_list, MB, FIGURE_LIST, AdwBin)

/**
 * MbFigureList:
 *
 * The records behind a figure: people with the years they were mentee and mentor in, participations, or cohorts. A row
 * opens its record.
 */

GtkWidget   *mb_figure_list_new        (MbBook *book);

/* ids: of gint64, of records of that kind. */
void         mb_figure_list_show       (MbFigureList *self, MbOverview *overview, MbRecordKind kind, GArray *ids);
void         mb_figure_list_set_search (MbFigureList *self, const char *search);
/* NULL: nothing was shown yet. */
MbQuery     *mb_figure_list_get_query  (MbFigureList *self);
/* The ids as one sees them, in their order: of gint64. */
GArray      *mb_figure_list_list_ids   (MbFigureList *self);

G_END_DECLS
