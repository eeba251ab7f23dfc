#pragma once

#include "mb-proposal-private.h"

G_BEGIN_DECLS

/**
 * MbProposalIndex:
 *
 * Which records a book has, by what pages know of them. Keys name what a record belongs to by mb_subject_dup_ref().
 */
typedef struct _MbProposalIndex MbProposalIndex;

MbProposalIndex *mb_proposal_index_new       (MbBook *book, GCancellable *cancellable, GError **error);
void             mb_proposal_index_free      (MbProposalIndex *self);
/* 0: none, or several. */
gint64           mb_proposal_index_find      (MbProposalIndex *self, const char *key);
/* Ids of the mentees of a cohort (gint64). */
GArray          *mb_proposal_index_list_mentees (MbProposalIndex *self, gint64 cohort);
/* Whether the book knows a participation in that role in any cohort of the year. */
gboolean         mb_proposal_index_has_year  (MbProposalIndex *self, gint64 person, MbRole role, int year);

/* “b12” or “n3”: a record of the book, or one that is new. */
char            *mb_subject_dup_ref          (MbSubject *self);

char *mb_proposal_key_for_cohort    (const char *program, int year);
char *mb_proposal_key_for_project   (const char *cohort, const char *title);
char *mb_proposal_key_for_url       (const char *cohort, const char *url);
char *mb_proposal_key_for_relation  (MbRecordKind kind, const char *owner, const char *person, MbRole role);
char *mb_proposal_key_for_dated     (const char *person, const char *on);
char *mb_proposal_key_for_milestone (const char *cohort, const char *label);
char *mb_proposal_key_for_days      (const char *cohort, const char *starts_on, const char *ends_on);
/* cohorts: the refs, in any order; they are sorted. */
char *mb_proposal_key_for_figure    (const char *metric, const char *value, const char *on, GPtrArray *cohorts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProposalIndex, mb_proposal_index_free)

G_END_DECLS
