#pragma once

#include "mb-order.h"
#include "mb-search.h"

G_BEGIN_DECLS

/* The orders of long lists that were worked out for a book and still hold, for the next list of the same records.
 * Private to src/book; of the book's thread. */
typedef struct _MbOrders MbOrders;

MbOrders *mb_orders_new    (void);
void      mb_orders_free   (MbOrders *self);
/* (transfer none) (nullable): the order of all records in that of the search. */
MbOrder  *mb_orders_find   (MbOrders *self, const MbSearch *search);
/* kinds: a bit for each kind whose records the order hangs on. */
void      mb_orders_keep   (MbOrders *self, const MbSearch *search, guint64 kinds, MbOrder *order);
void      mb_orders_forget (MbOrders *self, guint64 kinds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbOrders, mb_orders_free)

G_END_DECLS
