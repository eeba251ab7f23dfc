#pragma once

#include <adwaita.h>

#include "insight/mb-program-cohorts.h"

G_BEGIN_DECLS

#define MB_TYPE_COHORT_TABLE (mb_cohort_table_get_type ())
G_DECLARE_FINAL_TYPE (MbCohortTable, mb_cohort_table, MB, COHORT_TABLE, AdwBin)

/**
 * MbCohortTable:
 *
 * The cohorts of a program with their headcounts, the latest first, and a line with the sums. Each row leads to its
 * cohort.
 */

GtkWidget *mb_cohort_table_new  (void);
/* At most so many of the latest cohorts; the sums are those of all. */
void       mb_cohort_table_show (MbCohortTable *self, MbProgramCohorts *cohorts, guint most);

G_END_DECLS
