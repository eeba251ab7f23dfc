#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_MESSAGE_ROW (mb_message_row_get_type ())
G_DECLARE_FINAL_TYPE (MbMessageRow, mb_message_row, MB, MESSAGE_ROW, AdwPreferencesRow)

/**
 * MbMessageRow:
 *
 * The line below a row of a form that says in words what is wrong. It shows only while something is.
 */

GtkWidget *mb_message_row_new       (MbFieldEditor *editor);
GtkWidget *mb_message_row_get_label (MbMessageRow *self);

G_END_DECLS
