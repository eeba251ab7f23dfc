#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_REFERENCE_ROW (mb_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (MbReferenceRow, mb_reference_row, MB, REFERENCE_ROW, AdwActionRow)

/**
 * MbReferenceRow:
 *
 * Shows which other record a record belongs to, opens it, and chooses another one by searching.
 *
 * Actions: `field.commit` (there is never anything to do).
 */

GtkWidget *mb_reference_row_new (MbFieldEditor *editor);

G_END_DECLS
