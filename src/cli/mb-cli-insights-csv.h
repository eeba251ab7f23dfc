#pragma once

#include "insight/mb-insights.h"

G_BEGIN_DECLS

gboolean mb_cli_insights_print_csv (MbInsights *insights, MbBook *book, GError **error);

G_END_DECLS
