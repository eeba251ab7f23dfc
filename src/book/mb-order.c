#include "config.h"

#include "mb-order.h"

/* Sorting by names in the user's language is the slow part of a query; finding
 * the matches is quick. So the order of all records is worked out once, and
 * each search only picks out of it. */
struct _MbOrder {
  GArray *ids;       /* gint64 */
  GArray *ascending; /* IdAndPlace, by id; made when the first search asks */
  GMutex making;     /* of ascending: lists in several threads share an order */
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
  g_mutex_clear (&self->making);
}

/* Takes the array. */
MbOrder *
mb_order_new (GArray *ids)
{
  MbOrder *self = g_atomic_rc_box_new0 (MbOrder);

  self->ids = ids;
  g_mutex_init (&self->making);
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

static void
need_ascending (MbOrder *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->making);

  if (self->ascending == NULL)
    sort_by_id (self);
}

GArray *
mb_order_select (MbOrder *self, GArray *matching)
{
  g_autofree guint8 *chosen = g_new0 (guint8, self->ids->len + 1);
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  need_ascending (self);
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

/* So many rows are removed and added in one step: who shows them finds those again that moved. */
#define SHORT 256

/* Rows that moved are removed and added by themselves, up to so many moves of so many rows that stand together. */
#define MOST_STEPS 16
#define LONGEST_MOVE 32

/* Whether both go on alike from there, or end there. */
static gboolean
is_same (GArray *before, guint i, GArray *after, guint j)
{
  if (i >= before->len || j >= after->len)
    return i == before->len && j == after->len;
  return g_array_index (before, gint64, i) == g_array_index (after, gint64, j);
}

static void
add_step (GArray *steps, guint position, guint removed, guint added)
{
  MbOrderStep step = { position, removed, added };

  g_array_append_val (steps, step);
}

/* The shortest way over a place where they differ. */
static gboolean
find_step (GArray *before, guint i, GArray *after, guint j, MbOrderStep *step)
{
  for (guint n = 1; n <= LONGEST_MOVE; n++)
    {
      gboolean removed = is_same (before, i + n, after, j);
      gboolean added = !removed && is_same (before, i, after, j + n);

      if (removed || added)
        {
          *step = (MbOrderStep) { j, removed ? n : 0, added ? n : 0 };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
list_few_steps (GArray *before, GArray *after, GArray *steps)
{
  guint i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      MbOrderStep step = { 0 };

      if (is_same (before, i, after, j))
        {
          i++;
          j++;
          continue;
        }
      if (steps->len == MOST_STEPS || !find_step (before, i, after, j, &step))
        return FALSE;
      g_array_append_val (steps, step);
      i += step.removed;
      j += step.added;
    }
  return TRUE;
}

/* How a list of ids becomes another with as few rows touched as can be seen at a glance, so that who shows it keeps
 * selection and scroll position. Where much is new, only n_first of it come in the step that removes rows, and the last
 * step adds the others: a list widget looks through all that comes in place of rows it shows, and would have every
 * record of the book read. */
GArray *
mb_order_list_steps (GArray *before, GArray *after, guint n_first)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (MbOrderStep));
  const guint shorter = MIN (before->len, after->len);
  guint head = 0, tail = 0, removed, added;

  while (head < shorter && is_same (before, head, after, head))
    head++;
  while (tail < shorter - head && is_same (before, before->len - 1 - tail, after, after->len - 1 - tail))
    tail++;
  removed = before->len - head - tail;
  added = after->len - head - tail;
  if (removed == 0 && added == 0)
    return steps;
  if (removed <= SHORT && added <= SHORT)
    {
      add_step (steps, head, removed, added);
      return steps;
    }
  if (removed > 0 && list_few_steps (before, after, steps))
    return steps;

  g_array_set_size (steps, 0);
  add_step (steps, head, removed, MIN (added, n_first));
  if (added > n_first)
    add_step (steps, head + n_first, 0, added - n_first);
  return steps;
}
