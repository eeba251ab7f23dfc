#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MB_NO_PLACE G_MAXUINT

/**
 * MbPlaces:
 *
 * Where in an array the record with an id stands. Every participation asks
 * twice, so each answer is one look at memory.
 */
typedef struct _MbPlaces MbPlaces;

/* records: whatever begins with an id (gint64), none of them 0 */
MbPlaces *mb_places_new  (GArray *records);
void      mb_places_free (MbPlaces *self);
/* MB_NO_PLACE when there is none. */
guint     mb_places_find (const MbPlaces *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPlaces, mb_places_free)

G_END_DECLS
