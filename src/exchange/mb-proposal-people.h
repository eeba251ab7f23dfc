#pragma once

#include "mb-proposal-private.h"

G_BEGIN_DECLS

/**
 * MbProposalPeople:
 *
 * The people of a book and of claims, by handle and by name: who is meant by a claim.
 */
typedef struct _MbProposalPeople MbProposalPeople;

/* Goes through all claims first: what one page leaves out another may say. */
MbProposalPeople *mb_proposal_people_new     (MbProposal *proposal, MbBook *book, GCancellable *cancellable,
                                              GError **error);
void              mb_proposal_people_free    (MbProposalPeople *self);
/* The person that a claim tells of; NULL: it names nobody. */
MbSubject        *mb_proposal_people_find    (MbProposalPeople *self, const MbClaim *claim);
/* The person of the book with that id. */
MbSubject        *mb_proposal_people_find_id (MbProposalPeople *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProposalPeople, mb_proposal_people_free)

G_END_DECLS
