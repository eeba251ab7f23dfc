#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbMetric:
 * @MB_METRIC_MENTEES: how many mentees there are
 * @MB_METRIC_ACTIVE: how many of them are active contributors
 * @MB_METRIC_RETENTION: active of the mentees of whom there is an observation
 * @MB_METRIC_MENTORS: how many mentors there are
 * @MB_METRIC_RETURNING_MENTORS: mentors in two or more calendar years, of the mentors
 * @MB_METRIC_REPEATED_MENTORS: mentors in two or more cohorts, of the mentors
 * @MB_METRIC_CONVERSIONS: mentees who were a mentor in a later year than they first were a mentee, of the mentees
 * @MB_METRIC_CONVERTS_ACTIVE: active of those of whom there is an observation
 * @MB_METRIC_FORMER_MENTEES: mentors who were a mentee in whichever year, of the mentors
 * @MB_METRIC_COMPLETED: mentee participations that were completed, of those whose status is known
 *
 * What a figure is about.
 */
typedef enum {
  MB_METRIC_MENTEES,
  MB_METRIC_ACTIVE,
  MB_METRIC_RETENTION,
  MB_METRIC_MENTORS,
  MB_METRIC_RETURNING_MENTORS,
  MB_METRIC_REPEATED_MENTORS,
  MB_METRIC_CONVERSIONS,
  MB_METRIC_CONVERTS_ACTIVE,
  MB_METRIC_FORMER_MENTEES,
  MB_METRIC_COMPLETED,
} MbMetric;

#define MB_N_METRICS (MB_METRIC_COMPLETED + 1)

/**
 * MbUnit:
 * @MB_UNIT_PARTICIPATIONS: somebody in two cohorts counts twice
 * @MB_UNIT_PEOPLE: everybody counts once
 *
 * What is counted.
 */
typedef enum {
  MB_UNIT_PARTICIPATIONS,
  MB_UNIT_PEOPLE,
} MbUnit;

#define MB_N_UNITS (MB_UNIT_PEOPLE + 1)

/**
 * MbGrouping:
 * @MB_GROUPING_NONE: all of the scope
 * @MB_GROUPING_COHORT: one cohort
 * @MB_GROUPING_YEAR: the cohorts of one year
 * @MB_GROUPING_PROGRAM: the cohorts of one program
 *
 * Which part of the scope a figure is of.
 */
typedef enum {
  MB_GROUPING_NONE,
  MB_GROUPING_COHORT,
  MB_GROUPING_YEAR,
  MB_GROUPING_PROGRAM,
} MbGrouping;

/**
 * MbFigureState:
 * @MB_FIGURE_KNOWN: k and n can be told
 * @MB_FIGURE_UNKNOWN: there is somebody, but nothing is known of anybody
 * @MB_FIGURE_TOO_EARLY: the cohorts still run; everybody stands as unknown
 * @MB_FIGURE_NO_DATA: there is nobody
 *
 * Whether there is a figure. None of the others is zero.
 */
typedef enum {
  MB_FIGURE_KNOWN,
  MB_FIGURE_UNKNOWN,
  MB_FIGURE_TOO_EARLY,
  MB_FIGURE_NO_DATA,
} MbFigureState;

/**
 * MbPart:
 * @MB_PART_K: those who are counted
 * @MB_PART_N: those of whom they are a part, themselves included
 * @MB_PART_UNKNOWN: those of whom it is not known
 *
 * Which records behind a figure.
 */
typedef enum {
  MB_PART_K,
  MB_PART_N,
  MB_PART_UNKNOWN,
} MbPart;

/**
 * MbFigure:
 * @metric: what it is about
 * @unit: what is counted
 * @grouping: which part of the scope it is of
 * @key: which cohort (id), year or program (id); 0 for all of the scope
 * @state: whether there is a figure
 * @k: how many
 * @n: of how many; for those metrics that only count, as many
 * @unknown: how many of whom it is not known stand beside
 *
 * A number that can be recounted: k of n. mb_insights_list() gives the
 * records behind each part.
 */
typedef struct {
  MbMetric metric;
  MbUnit unit;
  MbGrouping grouping;
  gint64 key;
  MbFigureState state;
  gint64 k;
  gint64 n;
  gint64 unknown;
} MbFigure;

gboolean    mb_metric_find         (const char *name, MbMetric *metric);
const char *mb_metric_get_nick     (MbMetric metric);
const char *mb_metric_get_label    (MbMetric metric);
gboolean    mb_metric_is_count     (MbMetric metric);
gboolean    mb_metric_has_unit     (MbMetric metric, MbUnit unit);

const char *mb_unit_get_nick       (MbUnit unit);
const char *mb_unit_get_label      (MbUnit unit);
const char *mb_figure_state_get_nick (MbFigureState state);

gint64      mb_figure_round_share  (const MbFigure *self, guint decimals);
char       *mb_figure_dup_percent  (const MbFigure *self);
char       *mb_figure_dup_value    (const MbFigure *self);

G_END_DECLS
