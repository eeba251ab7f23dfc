#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbCohortChoice:
 * @label: what to call it
 * @year: the year; 0: @cohort
 * @cohort: id of the cohort; 0: all of @year
 *
 * A year, or a cohort, to choose.
 */
typedef struct {
  char *label;
  int year;
  gint64 cohort;
} MbCohortChoice;

/* Of MbCohortChoice: the years that have cohorts, the latest first, and then the cohorts themselves if wanted. */
GPtrArray *mb_cohort_choices_list (MbBook *book, gboolean with_cohorts, GError **error);

G_END_DECLS
