#pragma once

#include "exchange/mb-sheet.h"
#include "mb-overview.h"

G_BEGIN_DECLS

/* Participants per year as a sheet: a row for each year, a column for each program with a cohort, then the total and the
 * people. programs: (element-type MbProgramTitle): all programs in the order of their columns. With more than most (0:
 * any number) of them the smaller ones share a column. */
MbSheet *mb_impact_sheet_new (MbImpact *impact, GPtrArray *programs, guint most);

G_END_DECLS
