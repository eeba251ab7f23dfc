#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_LONG_TEXT_ROW (mb_long_text_row_get_type ())
G_DECLARE_FINAL_TYPE (MbLongTextRow, mb_long_text_row, MB, LONG_TEXT_ROW, AdwPreferencesRow)

/**
 * MbLongTextRow:
 *
 * Edits a text of several lines. Leaving the row and Ctrl+Enter store, Escape takes back what was typed since.
 *
 * Actions: `field.commit`.
 */

GtkWidget *mb_long_text_row_new           (MbFieldEditor *editor);
GtkWidget *mb_long_text_row_get_text_view (MbLongTextRow *self);

G_END_DECLS
