#pragma once

#include "book/mb-record-type.h"
#include "book/mb-role.h"

G_BEGIN_DECLS

/**
 * MbClaimValue:
 * @field: the field
 * @value: what is said of it
 * @line: where, from 1; 0: not known
 * @is_counted: whether it may be the count of a book, which only stands for what the book was not told
 *
 * A value that somebody wrote.
 */
typedef struct {
  const MbField *field;
  GVariant *value;
  guint line;
  gboolean is_counted;
} MbClaimValue;

/**
 * MbClaim:
 * @kind: what it tells of
 * @page: the page it stands on, by index
 * @line: where, from 1; 0: not known
 * @program: (nullable): the program as it is called there
 * @year: the year of the cohort; 0: none
 * @title: (nullable): of a project its title, of a milestone its label, of a figure its metric
 * @url: (nullable): of a project its link
 * @name: (nullable): the person's name as it is written there
 * @handle: (nullable): the person's handle
 * @role: in which role
 * @n_named: of an observation without a person: everybody else of the cohort was not active, of so many mentees
 * @values: (element-type MbClaimValue): what is said of it
 * @cohorts: (nullable) (element-type MbClaim): of a figure: the claims that name its cohorts; %NULL: all
 *
 * What a page says of one record, in its own words: nobody has looked into a book yet to see which record is meant.
 */
typedef struct {
  MbRecordKind kind;
  guint page;
  guint line;
  const char *program;
  int year;
  const char *title;
  const char *url;
  const char *name;
  const char *handle;
  MbRole role;
  guint n_named;
  GArray *values;
  GPtrArray *cohorts;
} MbClaim;

/**
 * MbClaimNote:
 * @page: the page, by index
 * @line: where, from 1; 0: the whole page
 * @text: a sentence without the place
 *
 * Something on a page that was not understood.
 */
typedef struct {
  guint page;
  guint line;
  char *text;
} MbClaimNote;

/**
 * MbClaims:
 *
 * What pages say, one claim for each record they tell of.
 */
typedef struct _MbClaims MbClaims;

MbClaims          *mb_claims_new         (void);
void               mb_claims_free        (MbClaims *self);

/* What is added from now on stands on that page. */
guint              mb_claims_begin_page  (MbClaims *self, const char *name);
guint              mb_claims_get_n_pages (MbClaims *self);
const char        *mb_claims_get_page    (MbClaims *self, guint index);

/* A claim to be filled; texts go through mb_claims_keep(). */
MbClaim           *mb_claims_add         (MbClaims *self, MbRecordKind kind, guint line);
const char        *mb_claims_keep        (MbClaims *self, const char *text);
guint              mb_claims_get_n       (MbClaims *self);
MbClaim           *mb_claims_get         (MbClaims *self, guint index);

void               mb_claim_say          (MbClaim *claim, const char *field, GVariant *value, guint line);
void               mb_claim_say_counted  (MbClaim *claim, const char *field, gint64 count, guint line);
void               mb_claim_say_text     (MbClaim *claim, const char *field, const char *text, guint line);
/* Reads the text as the field has it; FALSE: it cannot be that. */
gboolean           mb_claim_say_parsed   (MbClaim *claim, const char *field, const char *text, guint line);

void               mb_claims_note        (MbClaims *self, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
void               mb_claims_note_on     (MbClaims *self, guint page, guint line, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
guint              mb_claims_get_n_notes (MbClaims *self);
const MbClaimNote *mb_claims_get_note    (MbClaims *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbClaims, mb_claims_free)

G_END_DECLS
