#pragma once

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_CELL_EDITS (mb_cell_edits_get_type ())
G_DECLARE_FINAL_TYPE (MbCellEdits, mb_cell_edits, MB, CELL_EDITS, GObject)

/**
 * MbCellEdits:
 *
 * What is typed into the cells of one list, without the widgets. What the book refuses is kept here, for as many cells
 * as there are, until it is mended or taken back. Everything else is stored at once, each as one edit.
 *
 * Signals: "changed" (record, name of the field): a value is kept now, or is no more.
 */

MbCellEdits *mb_cell_edits_new          (MbBook *book);

/* Whether fields of this kind are short enough to be edited in a cell. */
gboolean     mb_cell_edits_suit         (const MbField *field);
gboolean     mb_cell_edits_can_edit     (MbCellEdits *self, MbRecord *record, const MbField *field);

/* What the cell's entry begins with: what was refused, else what the cell shows. */
char        *mb_cell_edits_dup_text     (MbCellEdits *self, MbRecord *record, const MbField *field);
const char  *mb_cell_edits_get_kept     (MbCellEdits *self, MbRecord *record, const MbField *field);
const char  *mb_cell_edits_get_problem  (MbCellEdits *self, MbRecord *record, const MbField *field);

/* TRUE: stored; remark (out, nullable) is a sentence where the value breaks a rule all the same. FALSE: kept. */
gboolean     mb_cell_edits_commit_text  (MbCellEdits *self, MbRecord *record, const MbField *field, const char *text,
                                         char **remark);
gboolean     mb_cell_edits_commit_value (MbCellEdits *self, MbRecord *record, const MbField *field, GVariant *value,
                                         const char *text, char **remark);
void         mb_cell_edits_revert       (MbCellEdits *self, MbRecord *record, const MbField *field);

G_END_DECLS
