#pragma once

#include <adwaita.h>

#include "book/mb-record-type.h"
#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_SET_FIELD_DIALOG (mb_set_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbSetFieldDialog, mb_set_field_dialog, MB, SET_FIELD_DIALOG, AdwDialog)

/**
 * MbSetFieldDialog:
 *
 * Sets one field of many records: which, and to what, with the same rows as the forms have.
 *
 * Actions: `dialog.set`.
 */

/* Whether any field can be the same of many. */
gboolean          mb_set_field_dialog_is_possible (const MbRecordType *type, const MbField *without);

/* widget: of the page whose records they are; without may be NULL. */
MbSetFieldDialog *mb_set_field_dialog_new         (GtkWidget *widget, MbBook *book, const MbRecordType *type,
                                                   const MbField *without, GArray *ids);

void              mb_set_field_dialog_set_field   (MbSetFieldDialog *self, const char *field);
/* Where the value is filled in. */
GtkWidget        *mb_set_field_dialog_get_row     (MbSetFieldDialog *self);
/* What setting would do, in words. */
const char       *mb_set_field_dialog_get_outcome (MbSetFieldDialog *self);

G_END_DECLS
