#pragma once

#include <gio/gio.h>

#include "mb-person-guess.h"

G_BEGIN_DECLS

/**
 * MbProposalKind:
 * @MB_PROPOSAL_ADDITION: a record that the book does not have
 * @MB_PROPOSAL_CHANGE: a value that differs from the book's
 * @MB_PROPOSAL_CONFLICT: one of several values that pages give for the same field
 * @MB_PROPOSAL_DOUBT: somebody of whom it is not sure who they are
 * @MB_PROPOSAL_NOTE: something that was not understood
 *
 * What a line of a proposal is.
 */
typedef enum {
  MB_PROPOSAL_ADDITION,
  MB_PROPOSAL_CHANGE,
  MB_PROPOSAL_CONFLICT,
  MB_PROPOSAL_DOUBT,
  MB_PROPOSAL_NOTE,
  MB_N_PROPOSAL_KINDS,
} MbProposalKind;

#define MB_TYPE_PROPOSAL_ITEM (mb_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (MbProposalItem, mb_proposal_item, MB, PROPOSAL_ITEM, GObject)

/**
 * MbProposalItem:
 *
 * A line of a proposal: what an import would do, with a tick where there is something to decide.
 *
 * Properties: "ticked".
 */

MbProposalItem *mb_proposal_item_new        (MbProposalKind kind, const char *page, guint line, const char *what,
                                             const char *title);
MbProposalKind  mb_proposal_item_get_kind   (MbProposalItem *self);
/* The path of the page below the folder. */
const char     *mb_proposal_item_get_page   (MbProposalItem *self);
/* From 1; 0: the whole page. */
guint           mb_proposal_item_get_line   (MbProposalItem *self);
/* The type of the record, or the label of the field; NULL for notes. */
const char     *mb_proposal_item_get_what   (MbProposalItem *self);
/* The record; for notes the sentence. */
const char     *mb_proposal_item_get_title  (MbProposalItem *self);
/* Old and new value of a change or a conflict; NULL: none. */
const char     *mb_proposal_item_get_before (MbProposalItem *self);
const char     *mb_proposal_item_get_after  (MbProposalItem *self);
void            mb_proposal_item_set_values (MbProposalItem *self, const char *before, const char *after);
/* Who it can be, for doubts. */
MbPersonGuess  *mb_proposal_item_get_guess  (MbProposalItem *self);
void            mb_proposal_item_set_guess  (MbProposalItem *self, MbPersonGuess *guess);

gboolean        mb_proposal_item_get_ticked (MbProposalItem *self);
void            mb_proposal_item_set_ticked (MbProposalItem *self, gboolean ticked);
/* Of two that are not for both, ticking one takes the tick off the other. */
void            mb_proposal_item_rival      (MbProposalItem *self, MbProposalItem *other);

/* “insights.md, line 33” */
char           *mb_proposal_item_dup_place  (MbProposalItem *self);
/* The whole line in words, without its place. */
char           *mb_proposal_item_dup_text   (MbProposalItem *self);

G_END_DECLS
