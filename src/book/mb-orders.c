#include "config.h"

#include "mb-orders.h"

/* More than a person goes to and fro between; of 300,000 records one takes 2.4 MB. */
#define MOST_KEPT 8

struct _MbOrders {
  GPtrArray *kept; /* KeptOrder, the one kept last at the end */
};

typedef struct {
  const MbRecordType *type;
  const MbField *sort;
  gboolean descending;
  guint64 kinds;
  MbOrder *order;
} KeptOrder;

static void
kept_order_free (gpointer data)
{
  KeptOrder *kept = data;

  mb_order_unref (kept->order);
  g_free (kept);
}

MbOrders *
mb_orders_new (void)
{
  MbOrders *self = g_new0 (MbOrders, 1);

  self->kept = g_ptr_array_new_with_free_func (kept_order_free);
  return self;
}

void
mb_orders_free (MbOrders *self)
{
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static KeptOrder *
find (MbOrders *self, const MbSearch *search)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      KeptOrder *kept = g_ptr_array_index (self->kept, i);

      if (kept->type == search->type && kept->sort == search->sort && kept->descending == search->descending)
        return kept;
    }
  return NULL;
}

MbOrder *
mb_orders_find (MbOrders *self, const MbSearch *search)
{
  KeptOrder *kept = find (self, search);

  return kept != NULL ? kept->order : NULL;
}

void
mb_orders_keep (MbOrders *self, const MbSearch *search, guint64 kinds, MbOrder *order)
{
  KeptOrder *kept = find (self, search);

  if (kept != NULL)
    g_ptr_array_remove (self->kept, kept);
  else if (self->kept->len == MOST_KEPT)
    g_ptr_array_remove_index (self->kept, 0);
  kept = g_new0 (KeptOrder, 1);
  kept->type = search->type;
  kept->sort = search->sort;
  kept->descending = search->descending;
  kept->kinds = kinds;
  kept->order = mb_order_ref (order);
  g_ptr_array_add (self->kept, kept);
}

/* For when records of these kinds changed. */
void
mb_orders_forget (MbOrders *self, guint64 kinds)
{
  for (guint i = self->kept->len; i > 0; i--)
    if (((KeptOrder *) g_ptr_array_index (self->kept, i - 1))->kinds & kinds)
      g_ptr_array_remove_index (self->kept, i - 1);
}
