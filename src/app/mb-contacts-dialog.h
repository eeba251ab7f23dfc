#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "exchange/mb-contacts.h"

G_BEGIN_DECLS

#define MB_TYPE_CONTACTS_DIALOG (mb_contacts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbContactsDialog, mb_contacts_dialog, MB, CONTACTS_DIALOG, AdwAlertDialog)

/**
 * MbContactsDialog:
 *
 * Asks whether private addresses shall leave the book, and whose; its response is "export" or "cancel".
 */

AdwDialog        *mb_contacts_dialog_new         (MbBook *book, GError **error);
MbContactsOptions mb_contacts_dialog_get_options (MbContactsDialog *self);

G_END_DECLS
