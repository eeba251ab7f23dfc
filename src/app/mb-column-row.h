#pragma once

#include <adwaita.h>

#include "book/mb-field.h"

G_BEGIN_DECLS

#define MB_TYPE_COLUMN_ROW (mb_column_row_get_type ())
G_DECLARE_FINAL_TYPE (MbColumnRow, mb_column_row, MB, COLUMN_ROW, AdwActionRow)

/**
 * MbColumnRow:
 *
 * A column in the list of all columns: a switch that shows it and buttons that move it.
 *
 * Properties: "shown". Signals: "moved" (gboolean down): a button was pressed.
 */

GtkWidget     *mb_column_row_new       (const MbField *field, gboolean shown);

const MbField *mb_column_row_get_field (MbColumnRow *self);
gboolean       mb_column_row_get_shown (MbColumnRow *self);
void           mb_column_row_set_shown (MbColumnRow *self, gboolean shown);
/* Which of the buttons can be pressed. */
void           mb_column_row_set_ends  (MbColumnRow *self, gboolean first, gboolean last);
/* The button that was pressed, or the other one when it cannot be pressed any more. */
void           mb_column_row_focus     (MbColumnRow *self, gboolean down);

G_END_DECLS
