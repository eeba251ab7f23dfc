#include "config.h"

#include "mb-places.h"

typedef struct {
  gint64 id; /* 0: free */
  guint place;
} Entry;

struct _MbPlaces {
  Entry *entries;
  guint mask; /* there are one more of them, a power of two */
};

static guint
get_start (const MbPlaces *self, gint64 id)
{
  return (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & self->mask;
}

static void
put (MbPlaces *self, gint64 id, guint place)
{
  guint at = get_start (self, id);

  while (self->entries[at].id != 0 && self->entries[at].id != id)
    at = (at + 1) & self->mask;
  self->entries[at] = (Entry) { id, place };
}

/**
 * mb_places_new:
 * @records: (element-type gpointer): records that begin with their id, which is never 0
 *
 * Notes where each record stands.
 *
 * Returns: (transfer full): the places
 */
MbPlaces *
mb_places_new (GArray *records)
{
  MbPlaces *self = g_new0 (MbPlaces, 1);
  guint size = 8;

  while (size < 2 * records->len)
    size *= 2;
  self->mask = size - 1;
  self->entries = g_new0 (Entry, size);
  for (guint i = 0; i < records->len; i++)
    put (self, *(const gint64 *) (gpointer) (records->data + i * g_array_get_element_size (records)), i);
  return self;
}

/**
 * mb_places_free:
 * @self: (transfer full): places
 *
 * Frees the places.
 */
void
mb_places_free (MbPlaces *self)
{
  g_free (self->entries);
  g_free (self);
}

/**
 * mb_places_find:
 * @self: places
 * @id: an id
 *
 * Returns: where the record stands; %MB_NO_PLACE when there is none
 */
guint
mb_places_find (const MbPlaces *self, gint64 id)
{
  if (id == 0)
    return MB_NO_PLACE;
  for (guint at = get_start (self, id); self->entries[at].id != 0; at = (at + 1) & self->mask)
    if (self->entries[at].id == id)
      return self->entries[at].place;
  return MB_NO_PLACE;
}
