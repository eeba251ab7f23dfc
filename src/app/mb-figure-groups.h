#pragma once

#include <adwaita.h>

#include "mb-overview.h"

G_BEGIN_DECLS

#define MB_TYPE_FIGURE_GROUPS (mb_figure_groups_get_type ())
G_DECLARE_FINAL_TYPE (MbFigureGroups, mb_figure_groups, MB, FIGURE_GROUPS, AdwBin)

/**
 * MbFigureGroups:
 *
 * All figures of an overview: mentees, retention with its parts, mentors, and mentees who became mentors. New figures
 * take the place of the former ones in the same rows, so that the focus and what is unfolded stay.
 */

GtkWidget *mb_figure_groups_new  (MbBook *book);
void       mb_figure_groups_show (MbFigureGroups *self, MbOverview *overview);

G_END_DECLS
