#pragma once

#include "mb-publish.h"

G_BEGIN_DECLS

/**
 * MbPublishOutcome:
 * @n_written: how many pages were written
 * @complaints: (element-type utf8): a sentence for each that was not
 *
 * What came of writing pages.
 */
typedef struct {
  guint n_written;
  GPtrArray *complaints;
} MbPublishOutcome;

void              mb_publish_outcome_free (MbPublishOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPublishOutcome, mb_publish_outcome_free)

/* Writes pages of self (of MbPublishPage) in a worker thread, each whole or not at all. Cancelled, it stops between two
 * pages and tells how many are written. */
void              mb_publish_write_async  (MbPublish *self, GPtrArray *pages, GCancellable *cancellable,
                                           MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                                           gpointer user_data);
MbPublishOutcome *mb_publish_write_finish (GAsyncResult *result);

G_END_DECLS
