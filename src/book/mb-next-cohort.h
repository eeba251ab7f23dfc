#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbNextCohort:
 * @year: the year of the new cohort
 * @dates: whether it has start, end and milestones, as many years later
 * @mentors: whether the mentors take part again
 *
 * What a new cohort takes over from one before it, beside what always recurs.
 */
typedef struct {
  gint64 year;
  gboolean dates;
  gboolean mentors;
} MbNextCohort;

/* The first year after the cohort's that its program has no cohort of. */
gint64    mb_next_cohort_propose_year (MbBook *book, MbRecord *cohort);
/* Adds it, planned, in one edit. NULL with an error; MB_ERROR_REFUSED when the year breaks a rule. */
MbRecord *mb_next_cohort_add          (MbBook *book, MbRecord *cohort, const MbNextCohort *next, GError **error);

G_END_DECLS
