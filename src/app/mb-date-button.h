#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_DATE_BUTTON (mb_date_button_get_type ())
G_DECLARE_FINAL_TYPE (MbDateButton, mb_date_button, MB, DATE_BUTTON, AdwBin)

/**
 * MbDateButton:
 *
 * Opens a calendar for a date that can also be typed. Turning its pages stores nothing; the button below does.
 */

GtkWidget *mb_date_button_new (MbFieldEditor *editor);

G_END_DECLS
