#pragma once

#include "insight/mb-insights.h"

G_BEGIN_DECLS

/* Of MbCliSheet: the figures, retention by year, cohort and program, who returned, who became a mentor. */
GPtrArray *mb_cli_insights_make_sheets (MbInsights *insights, MbBook *book, GError **error);

G_END_DECLS
