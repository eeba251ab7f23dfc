#pragma once

#include <adwaita.h>

#include "mb-list-columns.h"

G_BEGIN_DECLS

#define MB_TYPE_COLUMNS_DIALOG (mb_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbColumnsDialog, mb_columns_dialog, MB, COLUMNS_DIALOG, AdwDialog)

/**
 * MbColumnsDialog:
 *
 * Which columns a table has and in which order, for the keyboard as for the pointer. What one changes shows at once.
 */

MbColumnsDialog *mb_columns_dialog_new (MbListColumns *columns);

G_END_DECLS
