#pragma once

#include "mb-insights.h"

G_BEGIN_DECLS

/**
 * MbImpactCell:
 * @program: id of the program
 * @participants: participations by our own count: the reported headcount where there is one, else the named mentees
 *
 * The participants of one program in one year.
 */
typedef struct {
  gint64 program;
  gint64 participants;
} MbImpactCell;

/**
 * MbImpactYear:
 * @year: the calendar year
 * @total: participations of the year
 * @people: different named mentees; -1 where no name is known
 * @cells: (element-type MbImpactCell): by program, in the order of the programs' slugs; programs without a cohort
 *   of that year are left out
 *
 * One row of the table of participants per year.
 */
typedef struct {
  int year;
  gint64 total;
  gint64 people;
  GArray *cells;
} MbImpactYear;

/**
 * MbImpact:
 * @years: (element-type MbImpactYear): the latest first
 * @total: the sum of the years
 *
 * Participants per year, by program and in total.
 */
typedef struct {
  GPtrArray *years;
  gint64 total;
} MbImpact;

/**
 * MbImpactScope:
 * @MB_IMPACT_OWN: each cohort counts its reported headcount, else its names
 * @MB_IMPACT_PUBLISHED: each cohort counts its reported headcount alone
 *
 * Which of the two tables: they are kept apart and labelled.
 */
typedef enum {
  MB_IMPACT_OWN,
  MB_IMPACT_PUBLISHED,
} MbImpactScope;

/* Of all cohorts of a book, or of those that count in figures. */
MbImpact *mb_impact_new        (MbBook *book, MbImpactScope scope, GError **error);
MbImpact *mb_impact_new_within (MbInsights *insights, MbImpactScope scope);
void      mb_impact_free       (MbImpact *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImpact, mb_impact_free)

G_END_DECLS
