#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_ENTRY_ROW (mb_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (MbEntryRow, mb_entry_row, MB, ENTRY_ROW, AdwEntryRow)

/**
 * MbEntryRow:
 *
 * Edits a field that is written in one line: text, words, a number, a date, a link, a page or a mail address.
 * Enter and leaving the row store, Escape takes back what was typed since.
 *
 * Actions: `field.commit`.
 */

GtkWidget *mb_entry_row_new (MbFieldEditor *editor);

G_END_DECLS
