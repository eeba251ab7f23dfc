#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_UNSAVED_VALUE (mb_unsaved_value_get_type ())
G_DECLARE_FINAL_TYPE (MbUnsavedValue, mb_unsaved_value, MB, UNSAVED_VALUE, GObject)

/**
 * MbUnsavedValue:
 *
 * What was typed into a field and the book did not take, with the reason.
 */

MbRecordKind   mb_unsaved_value_get_kind   (MbUnsavedValue *self);
gint64         mb_unsaved_value_get_id     (MbUnsavedValue *self);
const MbField *mb_unsaved_value_get_field  (MbUnsavedValue *self);
const char    *mb_unsaved_value_get_text   (MbUnsavedValue *self);
const char    *mb_unsaved_value_get_reason (MbUnsavedValue *self);
/* Whether the value is fine and only could not be written: trying again may help. */
gboolean       mb_unsaved_value_get_may_go (MbUnsavedValue *self);

#define MB_TYPE_UNSAVED (mb_unsaved_get_type ())
G_DECLARE_FINAL_TYPE (MbUnsaved, mb_unsaved, MB, UNSAVED, GObject)

/**
 * MbUnsaved:
 *
 * A #GListModel of the #MbUnsavedValue of a book, the one that was typed last at the end. Forms keep here what was
 * refused, so that it outlives them: it is back in its row when the form is, and the window knows of it. What belongs to
 * a record that is deleted goes with it.
 */

/* The list of a book, which lives as long as the book. */
MbUnsaved      *mb_unsaved_of    (MbBook *book);

void            mb_unsaved_keep  (MbUnsaved *self, MbRecord *record, const MbField *field, const char *text,
                                  const GError *reason);
void            mb_unsaved_drop  (MbUnsaved *self, MbRecord *record, const MbField *field);
void            mb_unsaved_clear (MbUnsaved *self);
MbUnsavedValue *mb_unsaved_find  (MbUnsaved *self, MbRecord *record, const MbField *field);
guint           mb_unsaved_count (MbUnsaved *self);
/* What is not saved, and why: a line for each. */
char           *mb_unsaved_dup_sentences (MbUnsaved *self, MbBook *book);
/* Tries to store those that may go; the first failure ends it. */
gboolean        mb_unsaved_retry (MbUnsaved *self, MbBook *book, GError **error);

G_END_DECLS
