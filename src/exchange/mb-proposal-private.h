#pragma once

#include "mb-proposal.h"

G_BEGIN_DECLS

/**
 * MbSaid:
 * @field: (nullable): the field; %NULL: that the record is there
 * @value: what is said of it
 * @page: the page, by index
 * @line: the line, from 1
 * @is_counted: whether it may be the book's own count, see mb_claim_say_counted()
 * @item: (nullable): the line of the proposal that would set it
 *
 * A value that a page gives.
 */
typedef struct {
  const MbField *field;
  GVariant *value;
  guint page;
  guint line;
  gboolean is_counted;
  MbProposalItem *item;
} MbSaid;

/**
 * MbSubject:
 * @kind: the type of the record
 * @serial: its place among those of its kind
 * @id: the record of the book; 0: none yet
 * @page: the page that tells of it first, by index
 * @line: the line there
 * @owner: (nullable): what it belongs to: of a cohort its program, of a project, participation or milestone its
 *   cohort, of a seat its project, of an admin the program
 * @person: (nullable): whom a participation, seat, admin or observation is about
 * @role: in which role
 * @title: (nullable): what it is called
 * @year: of a cohort
 * @said: (element-type MbSaid): what pages say of it
 * @item: (nullable): the line that adds it
 * @guess: (nullable): of a person who is in doubt
 * @choices: (nullable) (element-type MbSubject): who it can be, in the order of the guess
 * @cohorts: (nullable) (element-type MbSubject): of a figure
 * @is_claimed: of a person: whether a claim is surely about them; others are only choices of doubts
 * @is_wanted: of a person: whether they were chosen
 *
 * A record that pages tell of, known or new.
 */
typedef struct _MbSubject MbSubject;
struct _MbSubject {
  MbRecordKind kind;
  guint serial;
  gint64 id;
  guint page;
  guint line;
  MbSubject *owner;
  MbSubject *person;
  MbRole role;
  char *title;
  int year;
  GArray *said;
  MbProposalItem *item;
  MbPersonGuess *guess;
  GPtrArray *choices;
  GPtrArray *cohorts;
  gboolean is_claimed;
  gboolean is_wanted;
};

struct _MbProposal {
  GObject parent_instance;

  MbClaims *claims;
  GPtrArray *subjects[MB_N_RECORD_KINDS];
  GHashTable *by_key; /* utf8 → MbSubject */
  GListStore *items;
};

MbSubject *mb_proposal_add_subject  (MbProposal *self, MbRecordKind kind, gint64 id, guint page, guint line);
MbSubject *mb_proposal_find_subject (MbProposal *self, const char *key);
void       mb_proposal_set_key      (MbProposal *self, const char *key, MbSubject *subject);
void       mb_subject_say           (MbSubject *self, const MbField *field, GVariant *value, guint page, guint line);
void       mb_subject_say_value     (MbSubject *self, const MbClaimValue *value, guint page);
/* The person that counts, a doubt followed; NULL: nobody was chosen. */
MbSubject *mb_subject_get_person    (MbSubject *self);
/* “Ada Lovelace · GSoC 2024 (Mentor)” */
char      *mb_subject_dup_title     (MbSubject *self);

/* Finds which records the claims tell of. */
gboolean   mb_proposal_resolve      (MbProposal *self, MbBook *book, GCancellable *cancellable, GError **error);
/* Makes the lines. */
gboolean   mb_proposal_compare      (MbProposal *self, MbBook *book, GCancellable *cancellable, GError **error);
/* Replaces the sources of the pages by what they say now. */
gboolean   mb_proposal_note_sources (MbProposal *self, MbBook *book, MbEdit *edit, GCancellable *cancellable,
                                     MbProgressFunc progress, gpointer data, gint64 done, gint64 total,
                                     GError **error);
/* How many values pages give. */
gint64     mb_proposal_count_said   (MbProposal *self);

G_END_DECLS
