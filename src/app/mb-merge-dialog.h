#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_MERGE_DIALOG (mb_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbMergeDialog, mb_merge_dialog, MB, MERGE_DIALOG, AdwAlertDialog)

/**
 * MbMergeDialog:
 *
 * Asks which of two people stays when they are made one, and says what that does.
 *
 * Its response is "merge" or "cancel"; it does nothing by itself.
 */

MbMergeDialog *mb_merge_dialog_new         (MbBook *book, MbRecord *first, MbRecord *second);

/* Whom the person at the screen wants to keep. */
MbRecord      *mb_merge_dialog_get_kept    (MbMergeDialog *self);
void           mb_merge_dialog_set_kept    (MbMergeDialog *self, MbRecord *person);

/* What merging would do, in words. */
const char    *mb_merge_dialog_get_outcome (MbMergeDialog *self);
/* Does it, and tells so in the window of widget, with an offer to undo. */
void           mb_merge_dialog_merge       (MbMergeDialog *self, GtkWidget *widget);

G_END_DECLS
