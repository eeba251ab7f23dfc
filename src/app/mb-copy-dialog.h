#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_COPY_DIALOG (mb_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbCopyDialog, mb_copy_dialog, MB, COPY_DIALOG, AdwAlertDialog)

/**
 * MbCopyDialog:
 *
 * Asks whether a copy of a book is to be whole or public, and says what a
 * public one leaves out. Responses: "cancel", "save".
 */
AdwDialog *mb_copy_dialog_new        (void);

gboolean   mb_copy_dialog_get_public (MbCopyDialog *self);
void       mb_copy_dialog_set_public (MbCopyDialog *self, gboolean public);

G_END_DECLS
