#include "config.h"

#include "mb-order.h"

/* Sorting by names in the user's language is the slow part of a query; finding
 * the matches is quick. So the order of all records is worked out once, and
 * each search only picks out of it. */
struct _MbOrder {
  GArray *ids;       /* gint64 */
  GArray *ascending; /* IdAndPlace, by id; made when the first search asks */
};

typedef struct {
  gint64 id;
  guint place;
} IdAndPlace;

static void
order_clear (gpointer data)
{
  MbOrder *self = data;

  g_array_unref (self->ids);
  g_clear_pointer (&self->ascending, g_array_unref);
}

/* Takes the array. */
MbOrder *
mb_order_new (GArray *ids)
{
  MbOrder *self = g_atomic_rc_box_new0 (MbOrder);

  self->ids = ids;
  return self;
}

MbOrder *
mb_order_ref (MbOrder *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mb_order_unref (MbOrder *self)
{
  g_atomic_rc_box_release_full (self, order_clear);
}

GArray *
mb_order_get_ids (MbOrder *self)
{
  return self->ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const IdAndPlace *first = a, *second = b;

  return first->id < second->id ? -1 : first->id > second->id;
}

static void
sort_by_id (MbOrder *self)
{
  self->ascending = g_array_sized_new (FALSE, FALSE, sizeof (IdAndPlace), self->ids->len);
  for (guint i = 0; i < self->ids->len; i++)
    {
      IdAndPlace one = { g_array_index (self->ids, gint64, i), i };
      g_array_append_val (self->ascending, one);
    }
  g_array_sort (self->ascending, compare_ids);
}

/* Called by one thread at a time: whoever reads for the query. */
GArray *
mb_order_select (MbOrder *self, GArray *matching)
{
  g_autofree guint8 *chosen = g_new0 (guint8, self->ids->len + 1);
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  if (self->ascending == NULL)
    sort_by_id (self);
  for (guint i = 0; i < matching->len; i++)
    {
      gint64 id = g_array_index (matching, gint64, i);

      while (at < self->ascending->len && g_array_index (self->ascending, IdAndPlace, at).id < id)
        at++;
      if (at < self->ascending->len && g_array_index (self->ascending, IdAndPlace, at).id == id)
        chosen[g_array_index (self->ascending, IdAndPlace, at).place] = 1;
    }
  for (guint i = 0; i < self->ids->len; i++)
    if (chosen[i])
      g_array_append_val (selected, g_array_index (self->ids, gint64, i));
  return selected;
}
