#include "config.h"

#include "mb-trail.h"

#include "mb-place.h"
#include "mb-record-page.h"

/* How far back one can go. */
#define MOST_VISITS 50
/* How many pages that one has left live on: of the sidebar, and pushed on those. A long list takes some 10 MiB, and
 * each follows the book; but looking through many records must not cost the list one looked at before. */
#define MOST_ROOTS_KEPT 5
#define MOST_PUSHED_KEPT 3

struct _MbTrail {
  GObject parent_instance;

  AdwNavigationView *view;
  MbBook *book;
  MbTrailMakePage make_page;
  gpointer data;

  GHashTable *roots; /* (element-type utf8 MbPlace) */
  GPtrArray *visits; /* (element-type GPtrArray): each what was stacked in the view, MbPlace from below */
  guint current;
  GQueue kept; /* MbPlace with a page that is not in the view's stack, the one left last first */
};

G_DEFINE_FINAL_TYPE (MbTrail, mb_trail, G_TYPE_OBJECT)

static guint moved_signal;

static GPtrArray *
stack_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_place_unref);
}

static GPtrArray *
get_visit (MbTrail *self, guint n)
{
  return n < self->visits->len ? self->visits->pdata[n] : NULL;
}

static gboolean
is_same (GPtrArray *one, GPtrArray *other)
{
  if (!one || !other || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (one->pdata[i] != other->pdata[i])
      return FALSE;
  return TRUE;
}

/* Pages that live on */

static void
let_go (MbTrail *self, MbPlace *place)
{
  AdwNavigationPage *page = mb_place_get_page (place);

  if (page && gtk_widget_get_parent (GTK_WIDGET (page)) == GTK_WIDGET (self->view))
    adw_navigation_view_remove (self->view, page);
  mb_place_set_page (place, NULL);
}

static gboolean
leads_to (MbTrail *self, MbPlace *place)
{
  if (mb_place_get_root (place))
    return g_hash_table_lookup (self->roots, mb_place_get_root (place)) == place;
  for (guint i = 0; i < self->visits->len; i++)
    if (g_ptr_array_find (get_visit (self, i), place, NULL))
      return TRUE;
  return FALSE;
}

static void
forget_kept (MbTrail *self, GList *link)
{
  g_autoptr (MbPlace) place = link->data;

  g_queue_delete_link (&self->kept, link);
  let_go (self, place);
}

/* The pages left longest ago, and those to which no way leads any more. */
static void
forget_pages (MbTrail *self)
{
  guint roots = 0, pushed = 0;

  for (GList *l = self->kept.head, *next; l; l = next)
    {
      const gboolean too_many = mb_place_get_root (l->data) ? ++roots > MOST_ROOTS_KEPT : ++pushed > MOST_PUSHED_KEPT;

      next = l->next;
      if (too_many || !leads_to (self, l->data))
        forget_kept (self, l);
    }
}

/* The view's stack has changed from one to the other. */
static void
keep_what_was_left (MbTrail *self, GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; from && i < from->len; i++)
    if (!g_ptr_array_find (to, from->pdata[i], NULL) && mb_place_get_page (from->pdata[i]))
      g_queue_push_head (&self->kept, mb_place_ref (from->pdata[i]));
  for (guint i = 0; i < to->len; i++)
    if (g_queue_remove (&self->kept, to->pdata[i]))
      mb_place_unref (to->pdata[i]);
}

/* Visits */

static void
note_visit (MbTrail *self, GPtrArray *stack)
{
  if (self->visits->len > 0)
    g_ptr_array_set_size (self->visits, self->current + 1);
  if (self->visits->len == MOST_VISITS)
    g_ptr_array_remove_index (self->visits, 0);
  g_ptr_array_add (self->visits, g_ptr_array_ref (stack));
  self->current = self->visits->len - 1;
}

/* Where one is now: a step back or forward when one was there just before or after, else a new visit. */
static void
arrive (MbTrail *self, GPtrArray *stack)
{
  g_autoptr (GPtrArray) from = get_visit (self, self->current) ? g_ptr_array_ref (get_visit (self, self->current)) : NULL;

  if (is_same (from, stack))
    return;
  if (self->current > 0 && is_same (get_visit (self, self->current - 1), stack))
    self->current--;
  else if (is_same (get_visit (self, self->current + 1), stack))
    self->current++;
  else
    note_visit (self, stack);
  keep_what_was_left (self, from, stack);
  forget_pages (self);
  g_signal_emit (self, moved_signal, 0);
}

static MbPlace *
find_place (MbTrail *self, AdwNavigationPage *page)
{
  GPtrArray *stack = get_visit (self, self->current);
  GPtrArray *next = get_visit (self, self->current + 1);

  for (guint i = 0; stack && i < stack->len; i++)
    if (mb_place_get_page (stack->pdata[i]) == page)
      return mb_place_ref (stack->pdata[i]);
  for (guint i = 0; next && i < next->len; i++)
    if (mb_place_get_page (next->pdata[i]) == page)
      return mb_place_ref (next->pdata[i]);
  return NULL;
}

/* A page added to the view stays there when it is popped. */
static MbPlace *
take_pushed (MbTrail *self, AdwNavigationPage *page)
{
  adw_navigation_view_add (self->view, page);
  return mb_place_new_pushed (page);
}

/* Something was pushed or popped, here or elsewhere. */
static void
follow_view (MbTrail *self)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->view);
  g_autoptr (GPtrArray) stack = stack_new ();

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);
      MbPlace *place = find_place (self, page);

      g_ptr_array_add (stack, place ? place : take_pushed (self, page));
    }
  arrive (self, stack);
}

/* Going */

static gboolean
make_page (MbTrail *self, MbPlace *place)
{
  g_autoptr (MbRecord) record = mb_place_dup_record (place, self->book);

  if (mb_place_get_root (place))
    mb_place_set_page (place, self->make_page (mb_place_get_root (place), self->data));
  else if (record)
    mb_place_set_page (place, ADW_NAVIGATION_PAGE (mb_record_page_new (record)));
  return mb_place_get_page (place) != NULL;
}

static gboolean
is_there (MbTrail *self, MbPlace *place)
{
  g_autoptr (MbRecord) record = mb_place_dup_record (place, self->book);

  if (mb_place_is_record (place))
    return record != NULL;
  return mb_place_get_root (place) || mb_place_get_page (place);
}

/* Without the records that are deleted now, and what belonged to them; NULL when that is what one went there for. */
static GPtrArray *
dup_what_is_left (MbTrail *self, GPtrArray *visit)
{
  g_autoptr (GPtrArray) stack = stack_new ();
  gboolean above_gap = FALSE;

  for (guint i = 0; i < visit->len; i++)
    {
      const gboolean own = mb_place_is_record (visit->pdata[i]) || mb_place_get_root (visit->pdata[i]);
      const gboolean there = is_there (self, visit->pdata[i]) && (own || !above_gap);

      above_gap = !there;
      if (there)
        g_ptr_array_add (stack, mb_place_ref (visit->pdata[i]));
    }
  return above_gap ? NULL : g_steal_pointer (&stack);
}

static void
show_stack (MbTrail *self, GPtrArray *stack)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < stack->len; i++)
    {
      if (!mb_place_get_page (stack->pdata[i]) && make_page (self, stack->pdata[i]))
        g_ptr_array_add (fresh, mb_place_get_page (stack->pdata[i]));
      g_ptr_array_add (pages, mb_place_get_page (stack->pdata[i]));
    }
  adw_navigation_view_replace (self->view, (AdwNavigationPage **) pages->pdata, pages->len);
  for (guint i = 0; i < fresh->len; i++)
    adw_navigation_view_add (self->view, fresh->pdata[i]);
}

static gboolean
go_to_visit (MbTrail *self, guint n)
{
  g_autoptr (GPtrArray) from = g_ptr_array_ref (get_visit (self, self->current));
  g_autoptr (GPtrArray) stack = dup_what_is_left (self, get_visit (self, n));

  if (!stack || is_same (stack, from))
    return FALSE;
  show_stack (self, stack);
  g_ptr_array_unref (self->visits->pdata[n]);
  self->visits->pdata[n] = g_ptr_array_ref (stack);
  self->current = n;
  keep_what_was_left (self, from, stack);
  forget_pages (self);
  g_signal_emit (self, moved_signal, 0);
  return TRUE;
}

/**
 * mb_trail_go_back:
 * @self: a trail
 *
 * Goes back to what one looked at before. Records that are deleted by now are
 * passed over.
 *
 * Returns: whether there was something
 */
gboolean
mb_trail_go_back (MbTrail *self)
{
  g_return_val_if_fail (MB_IS_TRAIL (self), FALSE);

  for (guint n = self->current; n > 0; n--)
    if (go_to_visit (self, n - 1))
      return TRUE;
  return FALSE;
}

/**
 * mb_trail_go_forward:
 * @self: a trail
 *
 * Goes to what one looked at before one went back. Records that are deleted by
 * now are passed over.
 *
 * Returns: whether there was something
 */
gboolean
mb_trail_go_forward (MbTrail *self)
{
  g_return_val_if_fail (MB_IS_TRAIL (self), FALSE);

  for (guint n = self->current + 1; n < self->visits->len; n++)
    if (go_to_visit (self, n))
      return TRUE;
  return FALSE;
}

/**
 * mb_trail_get_root:
 * @self: a trail
 *
 * Returns: (nullable): the name of the page of the sidebar that one is on, or
 *   on whose records; %NULL before the first
 */
const char *
mb_trail_get_root (MbTrail *self)
{
  GPtrArray *stack;

  g_return_val_if_fail (MB_IS_TRAIL (self), NULL);

  stack = get_visit (self, self->current);
  return stack ? mb_place_get_root (stack->pdata[0]) : NULL;
}

static MbPlace *
get_root_place (MbTrail *self, const char *name)
{
  MbPlace *place = g_hash_table_lookup (self->roots, name);

  if (!place)
    {
      place = mb_place_new_root (name);
      g_hash_table_insert (self->roots, g_strdup (name), place);
    }
  return place;
}

/**
 * mb_trail_go_to:
 * @self: a trail
 * @root: the name of a page of the sidebar
 *
 * Goes to a page of the sidebar: back to it from its records, or as one left it.
 */
void
mb_trail_go_to (MbTrail *self, const char *root)
{
  g_autoptr (GPtrArray) stack = stack_new ();
  MbPlace *place;

  g_return_if_fail (MB_IS_TRAIL (self));
  g_return_if_fail (root != NULL);

  place = get_root_place (self, root);
  if (g_strcmp0 (mb_trail_get_root (self), root) == 0)
    {
      adw_navigation_view_pop_to_page (self->view, mb_place_get_page (place));
      return;
    }
  g_ptr_array_add (stack, mb_place_ref (place));
  show_stack (self, stack);
  arrive (self, stack);
}

/* A swipe forward. */
static AdwNavigationPage *
get_next_page (MbTrail *self)
{
  GPtrArray *stack = get_visit (self, self->current);
  GPtrArray *next = get_visit (self, self->current + 1);
  MbPlace *place;

  if (!next || next->len != stack->len + 1 || !is_there (self, next->pdata[stack->len]))
    return NULL;
  for (guint i = 0; i < stack->len; i++)
    if (stack->pdata[i] != next->pdata[i])
      return NULL;
  place = next->pdata[stack->len];
  return mb_place_get_page (place) ? g_object_ref (mb_place_get_page (place)) : NULL;
}

/* The object */

static void
mb_trail_dispose (GObject *object)
{
  MbTrail *self = MB_TRAIL (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_queue_clear_full (&self->kept, (GDestroyNotify) mb_place_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->roots, g_hash_table_unref);
  g_clear_object (&self->view);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_trail_parent_class)->dispose (object);
}

static void
mb_trail_class_init (MbTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_trail_dispose;

  /**
   * MbTrail::moved:
   *
   * Another page is seen.
   */
  moved_signal = g_signal_new ("moved", MB_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_trail_init (MbTrail *self)
{
  g_queue_init (&self->kept);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mb_place_unref);
}

/**
 * mb_trail_new:
 * @view: the view that shows the pages, without any yet
 * @book: the book they are of
 * @make_page: makes a page of the sidebar
 * @data: (scope notified): for @make_page
 *
 * Makes a trail.
 *
 * Returns: (transfer full): a new trail
 */
MbTrail *
mb_trail_new (AdwNavigationView *view, MbBook *book, MbTrailMakePage make_page_func, gpointer data)
{
  MbTrail *self;

  g_return_val_if_fail (ADW_IS_NAVIGATION_VIEW (view), NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (make_page_func != NULL, NULL);

  self = g_object_new (MB_TYPE_TRAIL, NULL);
  self->view = g_object_ref (view);
  self->book = g_object_ref (book);
  self->make_page = make_page_func;
  self->data = data;
  g_signal_connect_swapped (view, "pushed", G_CALLBACK (follow_view), self);
  g_signal_connect_swapped (view, "popped", G_CALLBACK (follow_view), self);
  g_signal_connect_swapped (view, "get-next-page", G_CALLBACK (get_next_page), self);
  return self;
}
