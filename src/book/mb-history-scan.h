#pragma once

#include "mb-database.h"
#include "mb-history-filter.h"
#include "mb-touch.h"

G_BEGIN_DECLS

/* Reading through the whole history. Private to src/book; in a worker thread where the history may be long. */

/* One change, as the list of changes holds it. */
typedef struct {
  gint64 number;
  gint64 time; /* microseconds since 1970, UTC */
  guint8 state;
} MbHistoryLine;

/* The latest first: MbHistoryLine. filter: NULL for all; cancelled: error G_IO_ERROR_CANCELLED. */
GArray     *mb_history_scan      (MbDatabase *database, const MbHistoryFilter *filter, GCancellable *cancellable,
                                  GError **error);
/* For each of the ids that the history knows, and for what their titles need, the last MbTouch that says their values. */
GHashTable *mb_history_scan_gone (MbDatabase *database, GHashTable *ids);

G_END_DECLS
