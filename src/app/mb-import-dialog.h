#pragma once

#include <adwaita.h>

#include "exchange/mb-json-import.h"

G_BEGIN_DECLS

#define MB_TYPE_IMPORT_DIALOG (mb_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbImportDialog, mb_import_dialog, MB, IMPORT_DIALOG, AdwDialog)

/**
 * MbImportDialog:
 *
 * The review of what website data would change in a book: it comes as a whole or not at all, for its records hang
 * together.
 *
 * Signals: "import": it is to be done; the dialog has closed.
 */

AdwDialog *mb_import_dialog_new      (GFile *file, MbImportReport *report);
GFile     *mb_import_dialog_get_file (MbImportDialog *self);

G_END_DECLS
