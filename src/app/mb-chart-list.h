#pragma once

#include "mb-overview.h"

G_BEGIN_DECLS

/* Finds the records behind a segment of a chart of an overview, in a worker thread. path: of the book; series may be
 * MB_CHART_ALL. title: what the segment is called and says. */
void    mb_chart_list_async  (const char *path, MbOverview *overview, MbBookChart chart, guint category, guint series,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray *mb_chart_list_finish (GAsyncResult *result, char **title, MbRecordKind *kind, GError **error);

G_END_DECLS
