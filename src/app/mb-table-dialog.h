#pragma once

#include <adwaita.h>

#include "exchange/mb-paste-plan.h"

G_BEGIN_DECLS

#define MB_TYPE_TABLE_DIALOG (mb_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbTableDialog, mb_table_dialog, MB, TABLE_DIALOG, AdwDialog)

/**
 * MbTableDialog:
 *
 * Imports the table of a file: on its first page one says what the columns are, on the second one sees what each row
 * would do, and ticks.
 */

/* name: what the file is called. settings (nullable): where the columns are remembered. */
MbTableDialog *mb_table_dialog_new      (GtkWidget *owner, MbBook *book, const char *name, MbPasteTable *table,
                                         GSettings *settings);
/* What was understood, a list of MbPasteRow; NULL: it is not known yet. */
GListModel    *mb_table_dialog_get_rows (MbTableDialog *self);
/* Reads a file and shows the dialog, or says what is wrong with the file. */
void           mb_table_dialog_open     (GtkWidget *owner, MbBook *book, GFile *file);

G_END_DECLS
