#pragma once

#include "mb-paste-row.h"

G_BEGIN_DECLS

/**
 * MbPasteFinder:
 *
 * Finds which record of a book a row is. A snapshot of the book it was read from.
 */
typedef struct _MbPasteFinder MbPasteFinder;

/**
 * MbPasteFound:
 * @MB_PASTE_FOUND_NONE: the book has none such
 * @MB_PASTE_FOUND_BY_IDENTITY: by a handle, a website ID, or all that makes it what it is
 * @MB_PASTE_FOUND_BY_NAME: by its title alone
 *
 * How a record was found.
 */
typedef enum {
  MB_PASTE_FOUND_NONE,
  MB_PASTE_FOUND_BY_IDENTITY,
  MB_PASTE_FOUND_BY_NAME,
} MbPasteFound;

MbPasteFinder *mb_paste_finder_new         (MbBook *book, MbRecordKind kind, GCancellable *cancellable, GError **error);
void           mb_paste_finder_free        (MbPasteFinder *self);
/* ids: the records (gint64) that it may be, added to. */
MbPasteFound   mb_paste_finder_find        (MbPasteFinder *self, MbPasteRow *row, GArray *ids);
/* Records called so in any way; NULL: none. */
GArray        *mb_paste_finder_find_called (MbPasteFinder *self, const char *name);
/* Whether the field alone says which record it is. */
gboolean       mb_paste_finder_names_alone (const MbField *field);
/* What another row would have in common that is the same record. */
char          *mb_paste_finder_dup_key     (MbPasteFinder *self, MbPasteRow *row, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPasteFinder, mb_paste_finder_free)

G_END_DECLS
