#pragma once

#include <adwaita.h>

#include "mb-overview.h"

G_BEGIN_DECLS

#define MB_TYPE_IMPACT_TABLE (mb_impact_table_get_type ())
G_DECLARE_FINAL_TYPE (MbImpactTable, mb_impact_table, MB, IMPACT_TABLE, AdwBin)

/**
 * MbImpactTable:
 *
 * Participants per year: a row for each year, a column for each program, then
 * the total and the people. Scrolls sideways where it is narrow.
 */

GtkWidget *mb_impact_table_new  (const char *name);
/* programs: (element-type MbProgramTitle): all programs in the order of their columns. */
void       mb_impact_table_show (MbImpactTable *self, MbImpact *impact, GPtrArray *programs);

G_END_DECLS
