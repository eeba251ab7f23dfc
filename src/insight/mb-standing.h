#pragma once

#include "mb-facts.h"
#include "mb-figure.h"

G_BEGIN_DECLS

/**
 * MbStanding:
 * @MB_STANDS_OUTSIDE: it is not about them
 * @MB_STANDS_IN_K: they are counted
 * @MB_STANDS_IN_N: they are one of those that could have been
 * @MB_STANDS_UNKNOWN: it is not known
 *
 * How a person or a participation stands to a figure. Counting and listing
 * both ask for it, so that a list has as many entries as its number says.
 */
typedef enum {
  MB_STANDS_OUTSIDE,
  MB_STANDS_IN_K,
  MB_STANDS_IN_N,
  MB_STANDS_UNKNOWN,
} MbStanding;

/* How many stand how. */
typedef gint64 MbTally[MB_STANDS_UNKNOWN + 1];

/**
 * MbPath:
 * @activity: whether the person is active
 * @mentee_cohorts: in how many cohorts as mentee
 * @mentor_cohorts: in how many as mentor
 * @mentor_years: in how many calendar years as mentor
 * @first_mentee_year: the first year as mentee
 * @last_mentor_year: the last year as mentor
 *
 * What a person was in the cohorts that count.
 */
typedef struct {
  MbActivity activity;
  guint mentee_cohorts;
  guint mentor_cohorts;
  guint mentor_years;
  int first_mentee_year;
  int last_mentor_year;
} MbPath;

void       mb_path_add                  (MbPath *self, MbRole role, int year);

MbStanding mb_standing_of_activity      (MbActivity activity);
MbStanding mb_standing_of_person        (MbMetric metric, const MbPath *path);
MbStanding mb_standing_of_participation (MbMetric metric, MbActivity activity, MbRole role, MbEnding ending);
gboolean   mb_standing_is_in_part       (MbStanding standing, MbPart part);
void       mb_standing_set_figure       (MbFigure *figure, const MbTally tally);

G_END_DECLS
