#pragma once

#include <adwaita.h>

#include "exchange/mb-sheet.h"

G_BEGIN_DECLS

#define MB_TYPE_SHEET_TABLE (mb_sheet_table_get_type ())
G_DECLARE_FINAL_TYPE (MbSheetTable, mb_sheet_table, MB, SHEET_TABLE, AdwBin)

/**
 * MbSheetTable:
 *
 * A sheet of figures: its first column says what each row is about, the others are numbers. Scrolls sideways where it
 * is narrow, and shows that it does.
 */

GtkWidget *mb_sheet_table_new  (const char *name);
void       mb_sheet_table_show (MbSheetTable *self, MbSheet *sheet);

G_END_DECLS
