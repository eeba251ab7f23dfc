#pragma once

#include <adwaita.h>

#include "exchange/mb-proposal.h"

G_BEGIN_DECLS

#define MB_TYPE_PROPOSAL_DIALOG (mb_proposal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbProposalDialog, mb_proposal_dialog, MB, PROPOSAL_DIALOG, AdwDialog)

/**
 * MbProposalDialog:
 *
 * The review of what pages would change in a book: page by page, each line with a tick.
 *
 * Signals: "import": what is ticked is to be done; the dialog has closed.
 */

AdwDialog  *mb_proposal_dialog_new          (MbProposal *proposal, const char *name);
MbProposal *mb_proposal_dialog_get_proposal (MbProposalDialog *self);

G_END_DECLS
