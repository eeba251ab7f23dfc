#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_CHOICE_ROW (mb_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MbChoiceRow, mb_choice_row, MB, CHOICE_ROW, AdwComboRow)

/**
 * MbChoiceRow:
 *
 * Chooses one of a field's choices, or yes or no, or that it is not set.
 *
 * Actions: `field.commit` (there is never anything to do).
 */

GtkWidget *mb_choice_row_new (MbFieldEditor *editor);

G_END_DECLS
