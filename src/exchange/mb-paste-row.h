#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPasteState:
 * @MB_PASTE_NEW: nothing in the book is it
 * @MB_PASTE_CHANGES: a record of the book is it, and would change
 * @MB_PASTE_SAME: a record of the book is it, and says the same
 * @MB_PASTE_DOUBTFUL: a person has to choose which record it is
 * @MB_PASTE_TROUBLE: it cannot become a record
 *
 * What a pasted row means.
 */
typedef enum {
  MB_PASTE_NEW,
  MB_PASTE_CHANGES,
  MB_PASTE_SAME,
  MB_PASTE_DOUBTFUL,
  MB_PASTE_TROUBLE,
  MB_N_PASTE_STATES,
} MbPasteState;

typedef struct _MbPasteRow MbPasteRow;

/**
 * MbPasteValue:
 * @field: a field
 * @value: what it shall have
 * @before: (nullable): what the record has now, as it is read
 * @after: what it shall have, as it is read
 * @names: (nullable): for a reference to a record that is new itself: what is to be added first
 *
 * One cell of a pasted row.
 */
typedef struct {
  const MbField *field;
  GVariant *value;
  char *before;
  char *after;
  MbPasteRow *names;
} MbPasteValue;

#define MB_TYPE_PASTE_ROW (mb_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPasteRow, mb_paste_row, MB, PASTE_ROW, GObject)

/**
 * MbPasteRow:
 *
 * What was understood of one row of a table. A doubtful row has choices, each a row of its own; once one is chosen, all
 * that is asked of the row is answered by that.
 *
 * Properties: "included" (whether it is to be written), "chosen" (which choice counts; -1: none).
 */

MbPasteRow         *mb_paste_row_new          (const MbRecordType *type, guint line);
/* The same values, for another judgement. */
MbPasteRow         *mb_paste_row_copy         (MbPasteRow *self);

/* What the planning sets. */
void                mb_paste_row_add_value    (MbPasteRow *self, const MbField *field, GVariant *value,
                                               const char *after);
/* A reference to what another row adds or is. */
void                mb_paste_row_add_named    (MbPasteRow *self, const MbField *field, MbPasteRow *named);
/* A record that is added with this one, and whose field owner_field names it. */
void                mb_paste_row_add_follower (MbPasteRow *self, MbPasteRow *follower, const MbField *owner_field,
                                               const char *label);
void                mb_paste_row_add_choice   (MbPasteRow *self, MbPasteRow *choice, const char *label);
void                mb_paste_row_add_remark   (MbPasteRow *self, const char *sentence);
void                mb_paste_row_set_title    (MbPasteRow *self, const char *title);
void                mb_paste_row_set_state    (MbPasteRow *self, MbPasteState state);
/* Keeps only the values that differ, and what they were. joins_words: lists of words are added to. */
void                mb_paste_row_set_record   (MbPasteRow *self, MbRecord *record, gboolean joins_words);
/* Keeps only the values that the record has none of; says what it has instead. */
void                mb_paste_row_only_fill    (MbPasteRow *self);

const MbRecordType *mb_paste_row_get_record_type (MbPasteRow *self);
/* The line of the file on which it begins; 0: it was pasted. */
guint               mb_paste_row_get_line     (MbPasteRow *self);
MbPasteState        mb_paste_row_get_state    (MbPasteRow *self);
/* What it meant before anybody chose. */
MbPasteState        mb_paste_row_get_first_state (MbPasteRow *self);
const char         *mb_paste_row_get_title    (MbPasteRow *self);
gint64              mb_paste_row_get_record   (MbPasteRow *self);
guint               mb_paste_row_get_n_values (MbPasteRow *self);
const MbPasteValue *mb_paste_row_get_value    (MbPasteRow *self, guint i);
const MbPasteValue *mb_paste_row_find_value   (MbPasteRow *self, const char *field);
/* What is added with it, and rows of other records that gain values by it. */
guint               mb_paste_row_get_n_followers (MbPasteRow *self);
MbPasteRow         *mb_paste_row_get_follower (MbPasteRow *self, guint i, const MbField **owner_field);
guint               mb_paste_row_get_n_others (MbPasteRow *self);
MbPasteRow         *mb_paste_row_get_other    (MbPasteRow *self, guint i);

/* Which record it is, where that is doubtful. */
guint               mb_paste_row_get_n_choices (MbPasteRow *self);
const char         *mb_paste_row_get_choice   (MbPasteRow *self, guint i);
MbPasteRow         *mb_paste_row_get_choice_row (MbPasteRow *self, guint i);
int                 mb_paste_row_get_chosen   (MbPasteRow *self);
void                mb_paste_row_choose       (MbPasteRow *self, int choice);

/* Sentences about what was not understood or looks wrong; NULL: none. */
const char         *mb_paste_row_get_remark   (MbPasteRow *self);
/* What would be written: “Name: Ada → Ada King; Term: spring”. */
char               *mb_paste_row_dup_outcome  (MbPasteRow *self);

gboolean            mb_paste_row_can_include  (MbPasteRow *self);
gboolean            mb_paste_row_get_included (MbPasteRow *self);
void                mb_paste_row_set_included (MbPasteRow *self, gboolean included);

G_END_DECLS
