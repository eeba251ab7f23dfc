#pragma once

#include "insight/mb-insights.h"
#include "mb-json-index.h"
#include "mb-json-writer.h"

G_BEGIN_DECLS

/* Figures as the website's JSON has them under “insights”. */
gboolean mb_json_insights_write_all (MbJsonWriter *writer, const char *key, MbJsonIndex *index, MbBook *book,
                                     GCancellable *cancellable, GError **error);
char    *mb_json_insights_to_string (MbInsights *insights, MbBook *book, GError **error);

G_END_DECLS
