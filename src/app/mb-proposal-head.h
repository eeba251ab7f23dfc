#pragma once

#include <gtk/gtk.h>

#include "exchange/mb-proposal-item.h"

G_BEGIN_DECLS

#define MB_TYPE_PROPOSAL_HEAD (mb_proposal_head_get_type ())
G_DECLARE_FINAL_TYPE (MbProposalHead, mb_proposal_head, MB, PROPOSAL_HEAD, GtkBox)

/**
 * MbProposalHead:
 *
 * The head of a page's lines in a proposal: its name, how many lines are ticked, and a tick for all of them.
 *
 * Signals: "ticked": the person at the screen ticked all or none.
 */

GtkWidget *mb_proposal_head_new         (void);
/* The lines of the page: those of a list from start up to end. */
void       mb_proposal_head_set_section (MbProposalHead *self, GListModel *items, guint start, guint end);
/* Counts the ticks again. */
void       mb_proposal_head_update      (MbProposalHead *self);

G_END_DECLS
