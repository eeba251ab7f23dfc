#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "mb-search-marks.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_TILE (mb_record_tile_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordTile, mb_record_tile, MB, RECORD_TILE, AdwBin)

/**
 * MbRecordTile:
 *
 * A record in two lines, for rows of lists: the title, and below it the other fields that a list shows. It follows
 * the record.
 */

GtkWidget  *mb_record_tile_new        (void);
void        mb_record_tile_set_record (MbRecordTile *self, MbRecord *record);
void        mb_record_tile_set_marks  (MbRecordTile *self, MbSearchMarks *marks);
MbRecord   *mb_record_tile_get_record (MbRecordTile *self);
const char *mb_record_tile_get_title  (MbRecordTile *self);

/* A factory of rows of tiles for a list of MbRecord. */
GtkListItemFactory *mb_record_tile_factory_new (void);

G_END_DECLS
