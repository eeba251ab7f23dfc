#pragma once

#include "mb-overview.h"

G_BEGIN_DECLS

/* How figures, dates and scopes are read on the screen. */

char *mb_words_dup_date          (const char *date);
/* “5 programs · 2021–2026 · as of 17 October 2025”. */
char *mb_words_dup_scope         (MbOverview *overview);

/* What stands large: “50%”, “18”, “Too early”. */
char *mb_figure_words_dup_main   (const MbFigure *figure);
/* What stands below: “23 of 46 participations, 1 unknown”; NULL when there is nothing to add. */
char *mb_figure_words_dup_detail (const MbFigure *figure);
/* The choice of a list: “The 23”, “All 46”, “1 Unknown”. */
char *mb_figure_words_dup_part   (const MbFigure *figure, MbPart part);
gint64 mb_figure_words_count     (const MbFigure *figure, MbPart part);

G_END_DECLS
