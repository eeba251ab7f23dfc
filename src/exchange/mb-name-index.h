#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbNameIndex:
 *
 * What the records of a type are called: by their titles, short titles and identities, without regard to case and
 * accents. A snapshot of the book it was read from.
 */
typedef struct _MbNameIndex MbNameIndex;

MbNameIndex *mb_name_index_new           (MbBook *book, MbRecordKind kind, GCancellable *cancellable, GError **error);
void         mb_name_index_free          (MbNameIndex *self);

/* Ids (gint64) of what is called so in any way; NULL: nothing is. */
GArray      *mb_name_index_find          (MbNameIndex *self, const char *name);
/* Ids of those whose field has that text. */
GArray      *mb_name_index_find_by_field (MbNameIndex *self, const MbField *field, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbNameIndex, mb_name_index_free)

G_END_DECLS
