#pragma once

#include "mb-facts.h"
#include "mb-figure.h"

G_BEGIN_DECLS

/**
 * MbCohortPlace:
 * @MB_COHORT_OUT: the scope does not name it
 * @MB_COHORT_IN: it counts
 * @MB_COHORT_EARLY: the scope names it, but it still runs and such are not taken in
 *
 * How a cohort stands to a scope.
 */
typedef enum {
  MB_COHORT_OUT,
  MB_COHORT_IN,
  MB_COHORT_EARLY,
} MbCohortPlace;

/**
 * MbRetention:
 * @key: the cohort (id), the year or the program (id)
 * @figures: by #MbUnit
 *
 * The retention of a part of the scope.
 */
typedef struct {
  gint64 key;
  MbFigure figures[MB_N_UNITS];
} MbRetention;

GArray *mb_retention_list    (MbFacts *facts, const MbCohortPlace *places, MbGrouping grouping);
gint64  mb_retention_get_key (MbGrouping grouping, const MbCohortFact *cohort);

G_END_DECLS
