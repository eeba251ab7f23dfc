#pragma once

#include <adwaita.h>

#include "exchange/mb-paste-plan.h"

G_BEGIN_DECLS

#define MB_TYPE_PASTE_DIALOG (mb_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbPasteDialog, mb_paste_dialog, MB, PASTE_DIALOG, AdwDialog)

/**
 * MbPasteDialog:
 *
 * Shows what was understood of rows that were pasted into a list, before anything is written: what each column is,
 * which can be changed, and of each row whether it is new, changes a record, says nothing new or is not understood.
 */

/* Takes the table. owner: a widget of the window that tells what was done. */
MbPasteDialog *mb_paste_dialog_new       (GtkWidget *owner, MbBook *book, MbPasteTable *table);
/* A list of MbPasteRow; NULL while the rows are being compared with the book. */
GListModel    *mb_paste_dialog_get_rows  (MbPasteDialog *self);

/* Reads the clipboard and shows the dialog. shown: the columns of the list. fixed: what all of them refer to. */
void           mb_paste_dialog_paste     (GtkWidget *owner, MbBook *book, const MbRecordType *type, GPtrArray *shown,
                                          const MbField *fixed, gint64 fixed_to);

G_END_DECLS
