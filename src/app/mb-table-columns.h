#pragma once

#include <adwaita.h>

#include "exchange/mb-paste-table.h"

G_BEGIN_DECLS

#define MB_TYPE_TABLE_COLUMNS (mb_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (MbTableColumns, mb_table_columns, MB, TABLE_COLUMNS, AdwPreferencesPage)

/**
 * MbTableColumns:
 *
 * What the rows and the columns of a table are, to be changed.
 *
 * Signals: "changed": the table was taken for something else.
 */

/* The table is the caller's and is changed; it must live as long. */
void mb_table_columns_set_table (MbTableColumns *self, MbPasteTable *table);

G_END_DECLS
