#pragma once

#include "book/mb-book.h"
#include "mb-claims.h"
#include "mb-json-import.h"
#include "mb-proposal-item.h"

G_BEGIN_DECLS

#define MB_TYPE_PROPOSAL (mb_proposal_get_type ())
G_DECLARE_FINAL_TYPE (MbProposal, mb_proposal, MB, PROPOSAL, GObject)

/**
 * MbProposal:
 *
 * What claims say against what a book has: a line for each thing an import would do, grouped by page. It holds nothing
 * of the book but ids and values, so that it can be made in one thread and looked at in another.
 */

/* Takes the claims. */
MbProposal *mb_proposal_new            (MbClaims *claims, MbBook *book, GCancellable *cancellable, GError **error);
/* (element-type MbProposalItem): by page in the order they were read, then by kind and line. */
GListModel *mb_proposal_get_items      (MbProposal *self);
/* How many lines of a kind there are; how many of all are ticked. */
guint       mb_proposal_count          (MbProposal *self, MbProposalKind kind);
guint       mb_proposal_count_ticked   (MbProposal *self);
/* Doubts in which nobody was chosen. */
guint       mb_proposal_count_open     (MbProposal *self);

/* Writes what is ticked in one edit called name, with the sources. Once for each proposal. */
gboolean    mb_proposal_apply          (MbProposal *self, MbBook *book, const char *name, MbImportReport *report,
                                        GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                                        GError **error);

G_END_DECLS
