#pragma once

#include <gtk/gtk.h>

#include "exchange/mb-proposal-item.h"

G_BEGIN_DECLS

#define MB_TYPE_PROPOSAL_ROW (mb_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (MbProposalRow, mb_proposal_row, MB, PROPOSAL_ROW, GtkBox)

/**
 * MbProposalRow:
 *
 * A line of a proposal: its tick, what it would do, old and new value side by side, and the line of the page. Of
 * somebody in doubt one chooses who it is.
 *
 * Signals: "ticked": the person at the screen changed something.
 */

GtkWidget *mb_proposal_row_new      (void);
/* item may be NULL. */
void       mb_proposal_row_set_item (MbProposalRow *self, MbProposalItem *item);
/* Turns the tick over, where there is one. */
void       mb_proposal_row_toggle   (MbProposalRow *self);

G_END_DECLS
