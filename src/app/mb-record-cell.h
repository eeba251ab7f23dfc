#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_CELL (mb_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordCell, mb_record_cell, MB, RECORD_CELL, AdwBin)

/**
 * MbRecordCell:
 *
 * One field of a record as text in a cell of a table. It follows the record.
 */

GtkWidget  *mb_record_cell_new        (const MbField *field);
void        mb_record_cell_set_record (MbRecordCell *self, MbRecord *record);
const char *mb_record_cell_get_text   (MbRecordCell *self);

/* A factory of cells of one field for a table of MbRecord. */
GtkListItemFactory *mb_record_cell_factory_new (const MbField *field);

G_END_DECLS
