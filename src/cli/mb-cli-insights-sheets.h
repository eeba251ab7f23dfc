#pragma once

#include "insight/mb-insights.h"

G_BEGIN_DECLS

/* What the figures are of: the cohorts and the date. */
char      *mb_cli_insights_dup_scope   (MbInsights *insights, MbBook *book, GError **error);
/* Of MbCliSheet: the figures, retention by year, cohort and program, who returned, who became a mentor. */
GPtrArray *mb_cli_insights_make_sheets (MbInsights *insights, MbBook *book, GError **error);

G_END_DECLS
