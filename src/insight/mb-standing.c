#include "config.h"

#include "mb-standing.h"

/**
 * mb_path_add:
 * @path: a path; of a person of whom nothing is known yet it has the activity alone
 * @role: in which role
 * @year: in which year
 *
 * Adds a participation to a path; participations are added by year.
 */
void
mb_path_add (MbPath *path, MbRole role, int year)
{
  if (role == MB_ROLE_MENTEE)
    {
      if (path->mentee_cohorts++ == 0)
        path->first_mentee_year = year;
      return;
    }
  path->mentor_cohorts++;
  if (year != path->last_mentor_year)
    path->mentor_years++;
  path->last_mentor_year = year;
}

static gboolean
became_mentor (const MbPath *path)
{
  return path->mentee_cohorts > 0 && path->mentor_cohorts > 0 && path->last_mentor_year > path->first_mentee_year;
}

/**
 * mb_standing_of_activity:
 * @activity: whether somebody is active
 *
 * Returns: how they stand to retention
 */
MbStanding
mb_standing_of_activity (MbActivity activity)
{
  if (activity == MB_ACTIVITY_UNKNOWN)
    return MB_STANDS_UNKNOWN;
  return activity == MB_ACTIVITY_ACTIVE ? MB_STANDS_IN_K : MB_STANDS_IN_N;
}

static MbStanding
stand_if (gboolean is_in_n, gboolean is_in_k)
{
  if (!is_in_n)
    return MB_STANDS_OUTSIDE;
  return is_in_k ? MB_STANDS_IN_K : MB_STANDS_IN_N;
}

/**
 * mb_standing_of_person:
 * @metric: what a figure is about
 * @path: what somebody was
 *
 * The definitions of the figures that count people.
 *
 * Returns: how they stand to it
 */
MbStanding
mb_standing_of_person (MbMetric metric, const MbPath *path)
{
  gboolean is_mentee = path->mentee_cohorts > 0;
  gboolean is_mentor = path->mentor_cohorts > 0;

  switch (metric)
    {
    case MB_METRIC_MENTEES:
      return stand_if (is_mentee, TRUE);
    case MB_METRIC_ACTIVE:
    case MB_METRIC_RETENTION:
      return is_mentee ? mb_standing_of_activity (path->activity) : MB_STANDS_OUTSIDE;
    case MB_METRIC_MENTORS:
      return stand_if (is_mentor, TRUE);
    case MB_METRIC_RETURNING_MENTORS:
      return stand_if (is_mentor, path->mentor_years >= 2);
    case MB_METRIC_REPEATED_MENTORS:
      return stand_if (is_mentor, path->mentor_cohorts >= 2);
    case MB_METRIC_CONVERSIONS:
      return stand_if (is_mentee, became_mentor (path));
    case MB_METRIC_CONVERTS_ACTIVE:
      return became_mentor (path) ? mb_standing_of_activity (path->activity) : MB_STANDS_OUTSIDE;
    case MB_METRIC_FORMER_MENTEES:
      return stand_if (is_mentor, is_mentee);
    case MB_METRIC_COMPLETED:
    default:
      return MB_STANDS_OUTSIDE;
    }
}

/**
 * mb_standing_of_participation:
 * @metric: what a figure is about
 * @activity: whether the person is active
 * @role: in which role
 * @ending: how it ended
 *
 * The definitions of the figures that count participations.
 *
 * Returns: how the participation stands to it
 */
MbStanding
mb_standing_of_participation (MbMetric metric, MbActivity activity, MbRole role, MbEnding ending)
{
  if (role != MB_ROLE_MENTEE)
    return MB_STANDS_OUTSIDE;
  switch (metric)
    {
    case MB_METRIC_MENTEES:
      return MB_STANDS_IN_K;
    case MB_METRIC_ACTIVE:
    case MB_METRIC_RETENTION:
      return mb_standing_of_activity (activity);
    case MB_METRIC_COMPLETED:
      if (ending == MB_ENDING_UNKNOWN)
        return MB_STANDS_UNKNOWN;
      return ending == MB_ENDING_COMPLETED ? MB_STANDS_IN_K : MB_STANDS_IN_N;
    case MB_METRIC_MENTORS:
    case MB_METRIC_RETURNING_MENTORS:
    case MB_METRIC_REPEATED_MENTORS:
    case MB_METRIC_CONVERSIONS:
    case MB_METRIC_CONVERTS_ACTIVE:
    case MB_METRIC_FORMER_MENTEES:
    default:
      return MB_STANDS_OUTSIDE;
    }
}

/**
 * mb_standing_is_in_part:
 * @standing: how something stands to a figure
 * @part: a part of the figure
 *
 * Returns: whether it is in that part
 */
gboolean
mb_standing_is_in_part (MbStanding standing, MbPart part)
{
  switch (part)
    {
    case MB_PART_K:
      return standing == MB_STANDS_IN_K;
    case MB_PART_N:
      return standing == MB_STANDS_IN_K || standing == MB_STANDS_IN_N;
    case MB_PART_UNKNOWN:
    default:
      return standing == MB_STANDS_UNKNOWN;
    }
}

/**
 * mb_standing_set_figure:
 * @figure: a figure
 * @tally: how many stand how to it
 *
 * Sets the numbers of a figure, and whether there is one.
 */
void
mb_standing_set_figure (MbFigure *figure, const MbTally tally)
{
  figure->k = tally[MB_STANDS_IN_K];
  figure->n = figure->k + tally[MB_STANDS_IN_N];
  figure->unknown = tally[MB_STANDS_UNKNOWN];
  if (figure->n > 0)
    figure->state = MB_FIGURE_KNOWN;
  else
    figure->state = figure->unknown > 0 ? MB_FIGURE_UNKNOWN : MB_FIGURE_NO_DATA;
}
