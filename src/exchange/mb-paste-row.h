#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPasteState:
 * @MB_PASTE_NEW: nothing in the book is it
 * @MB_PASTE_CHANGES: a record of the book is it, and would change
 * @MB_PASTE_SAME: a record of the book is it, and says the same
 * @MB_PASTE_TROUBLE: it cannot become a record
 *
 * What a pasted row means.
 */
typedef enum {
  MB_PASTE_NEW,
  MB_PASTE_CHANGES,
  MB_PASTE_SAME,
  MB_PASTE_TROUBLE,
  MB_N_PASTE_STATES,
} MbPasteState;

/**
 * MbPasteValue:
 * @field: a field
 * @value: what it shall have
 * @before: (nullable): what the record has now, as it is read
 * @after: what it shall have, as it is read
 *
 * One cell of a pasted row.
 */
typedef struct {
  const MbField *field;
  GVariant *value;
  char *before;
  char *after;
} MbPasteValue;

#define MB_TYPE_PASTE_ROW (mb_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPasteRow, mb_paste_row, MB, PASTE_ROW, GObject)

/**
 * MbPasteRow:
 *
 * What was understood of one row of a pasted table.
 *
 * Properties: "included" (whether it is to be written).
 */

MbPasteRow         *mb_paste_row_new          (void);

/* What the planning sets. */
void                mb_paste_row_add_value    (MbPasteRow *self, const MbField *field, GVariant *value,
                                               const char *after);
void                mb_paste_row_add_remark   (MbPasteRow *self, const char *sentence);
void                mb_paste_row_set_title    (MbPasteRow *self, const char *title);
void                mb_paste_row_set_state    (MbPasteRow *self, MbPasteState state);
/* Keeps only the values that differ, and what they were. */
void                mb_paste_row_set_record   (MbPasteRow *self, MbRecord *record);

MbPasteState        mb_paste_row_get_state    (MbPasteRow *self);
const char         *mb_paste_row_get_title    (MbPasteRow *self);
gint64              mb_paste_row_get_record   (MbPasteRow *self);
guint               mb_paste_row_get_n_values (MbPasteRow *self);
const MbPasteValue *mb_paste_row_get_value    (MbPasteRow *self, guint i);
const MbPasteValue *mb_paste_row_find_value   (MbPasteRow *self, const char *field);
/* Sentences about what was not understood or looks wrong; NULL: none. */
const char         *mb_paste_row_get_remark   (MbPasteRow *self);
/* What would be written: “Name: Ada → Ada King; Term: spring”. */
char               *mb_paste_row_dup_outcome  (MbPasteRow *self);

gboolean            mb_paste_row_can_include  (MbPasteRow *self);
gboolean            mb_paste_row_get_included (MbPasteRow *self);
void                mb_paste_row_set_included (MbPasteRow *self, gboolean included);

G_END_DECLS
