#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbBulkCounts:
 * @changed: how many of the records differ now, or are deleted
 * @along: how many others were deleted with them
 *
 * What the same edit of many records did.
 */
typedef struct {
  guint changed;
  guint along;
} MbBulkCounts;

/* The same for many records of a type (ids: gint64), as one edit; all or nothing. They block: for more than a few use a
 * worker thread with a book of its own. */
gboolean mb_bulk_set      (MbBook *book, MbRecordKind kind, GArray *ids, const char *field, GVariant *value,
                           GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                           MbBulkCounts *counts, GError **error);
gboolean mb_bulk_delete   (MbBook *book, MbRecordKind kind, GArray *ids,
                           GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                           MbBulkCounts *counts, GError **error);

/* Whether it takes no longer than a frame. */
gboolean mb_bulk_is_quick (MbBook *book, MbRecordKind kind, GArray *ids, gboolean deletes);

G_END_DECLS
