#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All ids of a list in the order in which they are shown. Immutable, so that threads can share it.
 * Private to src/book. */
typedef struct _MbOrder MbOrder;

MbOrder *mb_order_new    (GArray *ids);
MbOrder *mb_order_ref    (MbOrder *self);
void     mb_order_unref  (MbOrder *self);
GArray  *mb_order_get_ids (MbOrder *self);
/* Those of the ids that are in matching (ascending), in this order. */
GArray  *mb_order_select (MbOrder *self, GArray *matching);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbOrder, mb_order_unref)

/* One step from a list of ids to another; the position is that in the list as the steps before left it. */
typedef struct {
  guint position;
  guint removed;
  guint added;
} MbOrderStep;

GArray  *mb_order_list_steps (GArray *before, GArray *after, guint n_first);

G_END_DECLS
