#pragma once

#include <adwaita.h>

#include "mb-value-matches.h"

G_BEGIN_DECLS

#define MB_TYPE_CELL_ENTRY (mb_cell_entry_get_type ())
G_DECLARE_FINAL_TYPE (MbCellEntry, mb_cell_entry, MB, CELL_ENTRY, GtkWidget)

/**
 * MbCellStep:
 * @MB_CELL_STAY: no further than the cell itself
 * @MB_CELL_DOWN: the same column of the row below
 * @MB_CELL_UP: the same column of the row above
 * @MB_CELL_NEXT: the next field of the row, then the row below
 * @MB_CELL_PREVIOUS: the field before, then the row above
 *
 * Where to go on when a cell is done.
 */
typedef enum {
  MB_CELL_STAY,
  MB_CELL_DOWN,
  MB_CELL_UP,
  MB_CELL_NEXT,
  MB_CELL_PREVIOUS,
} MbCellStep;

/**
 * MbCellEntry:
 *
 * The entry in which a cell of a list is edited; a list has one. Below it stands what the letters may mean, and what is
 * wrong with them. It stores nothing.
 *
 * Signals: "done" (step: an MbCellStep), "cancelled" (), "left" (the focus went elsewhere).
 */

GtkWidget  *mb_cell_entry_new         (void);

/* Begins with a text, all of it selected. matches (nullable): what can be chosen from. */
void        mb_cell_entry_start       (MbCellEntry *self, const MbField *field, const char *text,
                                       MbValueMatches *matches);
/* Has the cell: from now on the keys go there. */
void        mb_cell_entry_focus       (MbCellEntry *self);
/* As if it had been typed over all that is selected. */
void        mb_cell_entry_type        (MbCellEntry *self, const char *text);
GtkText    *mb_cell_entry_get_input   (MbCellEntry *self);
const char *mb_cell_entry_get_text    (MbCellEntry *self);
/* Whether anything was typed or chosen since the start. */
gboolean    mb_cell_entry_get_touched (MbCellEntry *self);
/* The match that is chosen; G_MAXUINT: none. */
guint       mb_cell_entry_get_chosen  (MbCellEntry *self);
/* Marks the text, with a sentence, until something else is typed. NULL: it is fine. */
void        mb_cell_entry_set_problem (MbCellEntry *self, const char *problem);

G_END_DECLS
