#pragma once

#include "mb-book.h"
#include "mb-order.h"
#include "mb-query.h"
#include "mb-search.h"

G_BEGIN_DECLS

/**
 * MbReading:
 * @book: the book
 * @spec: what to list
 * @order: (nullable): the order of all records, once it is known
 * @only: (nullable) (element-type gint64): ascending ids of those that may be listed
 * @n_best: so many and no more, the best first; 0: all
 * @many: whether there are many records
 * @ids: (nullable) (element-type gint64): what was found
 * @counts: how many of the best suit so well
 *
 * What one reading of a list needs and finds.
 */
typedef struct {
  MbBook *book;
  MbSearch *spec;
  MbOrder *order;
  GArray *only;
  guint n_best;
  gboolean many;
  GArray *ids;
  guint counts[MB_N_MATCHES];
} MbReading;

MbReading *mb_reading_new           (MbBook *book, MbSearch *spec, gboolean many);
void       mb_reading_free          (MbReading *self);
gboolean   mb_reading_run           (MbReading *self, MbDatabase *database, GError **error);
void       mb_reading_run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbReading, mb_reading_free)

G_END_DECLS
