#include "config.h"

#include "mb-links.h"

#include <stdlib.h>
#include <string.h>

/**
 * mb_links_init:
 * @self: (out caller-allocates): links
 *
 * Makes links of which there are none yet.
 */
void
mb_links_init (MbLinks *self)
{
  self->links = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->next = 0;
}

/**
 * mb_links_clear:
 * @self: links
 *
 * Frees what the links hold.
 */
void
mb_links_clear (MbLinks *self)
{
  g_clear_pointer (&self->links, g_array_unref);
}

static guint64
pack (guint owner, MbRole role, guint member)
{
  return ((guint64) owner << 33) | ((guint64) role << 32) | member;
}

/**
 * mb_links_add:
 * @self: links
 * @owner: who has
 * @role: in which role, %MB_ROLE_MENTEE where there are none
 * @member: whom
 *
 * Adds a link; sort the links afterwards.
 */
void
mb_links_add (MbLinks *self, guint owner, MbRole role, guint member)
{
  guint64 link = pack (owner, role, member);

  g_array_append_val (self->links, link);
}

/**
 * mb_links_get:
 * @self: links
 * @index: which of them
 * @owner: (out): who has
 * @role: (out): in which role
 * @member: (out): whom
 *
 * Gives one of the links.
 */
void
mb_links_get (MbLinks *self, guint index, guint *owner, MbRole *role, guint *member)
{
  guint64 link = g_array_index (self->links, guint64, index);

  *owner = (guint) (link >> 33);
  *role = (link >> 32) & 1;
  *member = (guint) (link & G_MAXUINT32);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

/* Sorts, and keeps one of those that are the same. */
static void
sort_and_unite (GArray *array, gsize size, GCompareFunc compare)
{
  guint kept = 0;

  g_array_sort (array, compare);
  for (guint i = 0; i < array->len; i++)
    if (kept == 0 || compare (array->data + (kept - 1) * size, array->data + i * size) != 0)
      memmove (array->data + kept++ * size, array->data + i * size, size);
  g_array_set_size (array, kept);
}

/* Both are sorted. */
static void
subtract (GArray *array, GArray *known, gsize size, GCompareFunc compare)
{
  guint kept = 0;
  guint next = 0;

  for (guint i = 0; i < array->len; i++)
    {
      while (next < known->len && compare (known->data + next * size, array->data + i * size) < 0)
        next++;
      if (next >= known->len || compare (known->data + next * size, array->data + i * size) != 0)
        memmove (array->data + kept++ * size, array->data + i * size, size);
    }
  g_array_set_size (array, kept);
}

/**
 * mb_links_sort:
 * @self: links
 *
 * Sorts the links by owner, role and member, each of them once.
 */
void
mb_links_sort (MbLinks *self)
{
  sort_and_unite (self->links, sizeof (guint64), compare_links);
}

/**
 * mb_links_subtract:
 * @self: sorted links
 * @known: other sorted links
 *
 * Drops the links that are among @known.
 */
void
mb_links_subtract (MbLinks *self, MbLinks *known)
{
  subtract (self->links, known->links, sizeof (guint64), compare_links);
}

/**
 * mb_links_has:
 * @self: sorted links
 * @owner: who has
 * @role: in which role
 * @member: whom
 *
 * Whether there is that link.
 *
 * Returns: whether there is
 */
gboolean
mb_links_has (MbLinks *self, guint owner, MbRole role, guint member)
{
  guint64 link = pack (owner, role, member);

  return self->links->len > 0 &&
         bsearch (&link, self->links->data, self->links->len, sizeof link, compare_links) != NULL;
}

/**
 * mb_links_count:
 * @self: sorted links
 * @owner: who has
 * @role: in which role
 *
 * How many others the owner has in that role. Owners and roles have to be
 * asked for in their order: links of those before are passed over.
 *
 * Returns: how many mb_links_take() will give
 */
guint
mb_links_count (MbLinks *self, guint owner, MbRole role)
{
  const guint64 *all = (const guint64 *) (gpointer) self->links->data;
  guint64 wanted = pack (owner, role, 0) >> 32;
  guint count = 0;

  while (self->next < self->links->len && all[self->next] >> 32 < wanted)
    self->next++;
  while (self->next + count < self->links->len && all[self->next + count] >> 32 == wanted)
    count++;
  return count;
}

/**
 * mb_links_take:
 * @self: sorted links
 *
 * The next of those counted.
 *
 * Returns: the member
 */
guint
mb_links_take (MbLinks *self)
{
  return (guint) (g_array_index (self->links, guint64, self->next++) & G_MAXUINT32);
}

/* What is not set comes last. */
static int
compare_dates (const char *left, const char *right)
{
  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  return strcmp (left, right);
}

static int
compare_on_dates (gconstpointer a, gconstpointer b)
{
  const MbOnDate *left = a;
  const MbOnDate *right = b;
  int order;

  if (left->owner != right->owner)
    return left->owner < right->owner ? -1 : 1;
  order = compare_dates (left->starts_on, right->starts_on);
  if (order == 0)
    order = compare_dates (left->ends_on, right->ends_on);
  if (order == 0)
    order = left->active - right->active;
  return order != 0 ? order : g_strcmp0 (left->label, right->label);
}

/**
 * mb_on_dates_new:
 *
 * Makes an array for observations or milestones.
 *
 * Returns: (transfer full) (element-type MbOnDate): the array
 */
GArray *
mb_on_dates_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MbOnDate));
}

/**
 * mb_on_dates_sort:
 * @on_dates: (element-type MbOnDate): observations or milestones
 *
 * Sorts them by owner, dates and what they say, each of them once. Texts are
 * compared by byte, what is not set comes last.
 */
void
mb_on_dates_sort (GArray *on_dates)
{
  sort_and_unite (on_dates, sizeof (MbOnDate), compare_on_dates);
}

/**
 * mb_on_dates_subtract:
 * @on_dates: (element-type MbOnDate): sorted observations or milestones
 * @known: (element-type MbOnDate): others, sorted
 *
 * Drops those that are among @known.
 */
void
mb_on_dates_subtract (GArray *on_dates, GArray *known)
{
  subtract (on_dates, known, sizeof (MbOnDate), compare_on_dates);
}
