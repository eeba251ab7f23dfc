#pragma once

#include <adwaita.h>

#include "book/mb-roster.h"

G_BEGIN_DECLS

#define MB_TYPE_COHORT_NUMBERS (mb_cohort_numbers_get_type ())
G_DECLARE_FINAL_TYPE (MbCohortNumbers, mb_cohort_numbers, MB, COHORT_NUMBERS, AdwPreferencesGroup)

/**
 * MbCohortNumbers:
 *
 * How many took part in a cohort: the reported headcount, the named mentees and mentors, the projects. Each leads to
 * what it counts. Where the reported and the named differ, a sentence says so.
 */

GtkWidget  *mb_cohort_numbers_new         (MbRoster *roster, MbRecord *cohort);
/* "" when there is nothing to remark. */
const char *mb_cohort_numbers_get_remark  (MbCohortNumbers *self);

G_END_DECLS
