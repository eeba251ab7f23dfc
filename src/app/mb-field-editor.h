#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_FIELD_EDITOR (mb_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (MbFieldEditor, mb_field_editor, MB, FIELD_EDITOR, GObject)

/**
 * MbFieldEditor:
 *
 * One field of one record while it is shown in a form, without the widgets: what the row shows, whether the book
 * has it, and what is wrong with it.
 *
 * A value that the book refuses stays here as the person typed it, with the reason, until it is mended or taken
 * back; see #MbUnsaved. Any other value is stored at once. A record that is in no book yet is filled without storing anything.
 *
 * Properties: "text" (what the row shows, as mb_field_format() writes it), "problem" (nullable; a sentence),
 * "refused" (whether the text is not what the record has), "editable".
 * Signals: "stored" (): the record has another value than before.
 */

MbFieldEditor *mb_field_editor_new          (MbBook *book, MbRecord *record, const MbField *field);

MbBook        *mb_field_editor_get_book     (MbFieldEditor *self);
MbRecord      *mb_field_editor_get_record   (MbFieldEditor *self);
const MbField *mb_field_editor_get_field    (MbFieldEditor *self);
const char    *mb_field_editor_get_text     (MbFieldEditor *self);
const char    *mb_field_editor_get_problem  (MbFieldEditor *self);
gboolean       mb_field_editor_get_refused  (MbFieldEditor *self);
gboolean       mb_field_editor_get_editable (MbFieldEditor *self);

/* Whether the record is in no book yet. */
gboolean       mb_field_editor_is_draft     (MbFieldEditor *self);
/* Whether the record can be added with this value: it is there where it is needed and breaks no binding rule. */
gboolean       mb_field_editor_is_ready     (MbFieldEditor *self);
GVariant      *mb_field_editor_dup_value    (MbFieldEditor *self);

void           mb_field_editor_commit_text  (MbFieldEditor *self, const char *text);
void           mb_field_editor_commit_value (MbFieldEditor *self, GVariant *value);
/* Keeps what was typed and marks it with a sentence, for a reason that the field itself does not know. */
void           mb_field_editor_refuse       (MbFieldEditor *self, const char *text, const char *reason);
/* For drafts: takes what is being typed without complaining about it yet. */
void           mb_field_editor_type_text    (MbFieldEditor *self, const char *text);
/* Marks the value when it is wrong, also when it was never touched. */
void           mb_field_editor_check        (MbFieldEditor *self);
void           mb_field_editor_complain     (MbFieldEditor *self, const char *problem);
void           mb_field_editor_revert       (MbFieldEditor *self);

G_END_DECLS
