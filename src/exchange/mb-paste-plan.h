#pragma once

#include "mb-paste-row.h"
#include "mb-paste-table.h"

G_BEGIN_DECLS

/* What each row of a table means, a list of MbPasteRow. Writes nothing. */
GListStore *mb_paste_plan        (MbBook *book, const MbPasteTable *table, GCancellable *cancellable,
                                  MbProgressFunc progress, gpointer data, GError **error);
/* The same in a worker thread with a connection of its own. The table is copied. */
void        mb_paste_plan_async  (const char *path, const MbPasteTable *table, GCancellable *cancellable,
                                  MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                                  gpointer user_data);
GListStore *mb_paste_plan_finish (GAsyncResult *result, GError **error);

G_END_DECLS
