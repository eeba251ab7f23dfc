#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "mb-cell-edits.h"
#include "mb-search-marks.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_CELL (mb_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordCell, mb_record_cell, MB, RECORD_CELL, GtkWidget)

/**
 * MbRecordCell:
 *
 * One field of a record as text in a cell of a table. It follows the record.
 */

GtkWidget     *mb_record_cell_new        (const MbField *field);
void           mb_record_cell_set_record (MbRecordCell *self, MbRecord *record);
void           mb_record_cell_set_edits  (MbRecordCell *self, MbCellEdits *edits);
void           mb_record_cell_set_marks  (MbRecordCell *self, MbSearchMarks *marks);
const char    *mb_record_cell_get_text   (MbRecordCell *self);
MbRecord      *mb_record_cell_get_record (MbRecordCell *self);
const MbField *mb_record_cell_get_field  (MbRecordCell *self);

/* Widgets that a list has one of, put into one cell after the other: in place of the text, and behind it. */
void           mb_record_cell_set_editor (MbRecordCell *self, GtkWidget *editor);
void           mb_record_cell_set_suffix (MbRecordCell *self, GtkWidget *suffix);

/* A factory of cells of one field for a table of MbRecord. */
GtkListItemFactory *mb_record_cell_factory_new       (const MbField *field);
/* Before it makes any: its cells can be edited, and show what was refused. */
void                mb_record_cell_factory_set_edits (GtkListItemFactory *factory, MbCellEdits *edits);

G_END_DECLS
