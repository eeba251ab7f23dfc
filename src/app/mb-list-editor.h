#pragma once

#include <adwaita.h>

#include "book/mb-query.h"
#include "mb-record-cell.h"

G_BEGIN_DECLS

#define MB_TYPE_LIST_EDITOR (mb_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (MbListEditor, mb_list_editor, MB, LIST_EDITOR, GObject)

/**
 * MbListEditor:
 *
 * Edits the short fields of a table of records in their cells: F2, a double click or simply typing begins, Enter stores
 * and goes down, Tab to the right, Escape leaves the value as it was.
 */

MbListEditor *mb_list_editor_new        (GtkColumnView *view, MbQuery *query);

/* Begins at a cell; FALSE: it cannot be edited. */
gboolean      mb_list_editor_begin      (MbListEditor *self, MbRecordCell *cell);
gboolean      mb_list_editor_can_edit   (MbListEditor *self, MbRecordCell *cell);
gboolean      mb_list_editor_is_editing (MbListEditor *self);
/* Stores what is being typed. */
void          mb_list_editor_finish     (MbListEditor *self);

/* The cell that has the focus; NULL: none has, or it is being edited. */
MbRecordCell *mb_list_editor_get_cell   (MbListEditor *self);
/* The cell at a place of the view; NULL: there is none. */
MbRecordCell *mb_list_editor_pick_cell  (MbListEditor *self, double x, double y);

G_END_DECLS
