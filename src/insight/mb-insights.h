#pragma once

#include "mb-facts.h"
#include "mb-figure.h"
#include "mb-retention.h"
#include "mb-scope.h"

G_BEGIN_DECLS

/**
 * MbInsights:
 *
 * The figures of a book in a scope, on a date. One scope for all of them:
 * cohorts that still run are left out of every figure unless the scope takes
 * them in; their retention is “too early”.
 */
typedef struct _MbInsights MbInsights;

MbInsights     *mb_insights_new            (MbFacts *facts, const MbScope *scope);
void            mb_insights_free           (MbInsights *self);

MbFacts        *mb_insights_get_facts      (MbInsights *self);
const MbScope  *mb_insights_get_scope      (MbInsights *self);
const char     *mb_insights_get_as_of      (MbInsights *self);
/* Ids of the cohorts that count, by year. */
GArray         *mb_insights_list_cohorts   (MbInsights *self);
/* How the cohort at a place of the facts stands to the scope. */
MbCohortPlace   mb_insights_get_cohort_place (MbInsights *self, guint cohort);
guint           mb_insights_count_cohorts  (MbInsights *self, MbCohortPlace place);

const MbFigure *mb_insights_get_figure     (MbInsights *self, MbMetric metric, MbUnit unit);
/* Of MbRetention: by year and slug, by year, by slug; those with mentees whose names are known. */
GArray         *mb_insights_get_retentions (MbInsights *self, MbGrouping grouping);

/* The ids of the records behind a figure, which are all of one kind. */
GArray         *mb_insights_list           (MbInsights *self, const MbFigure *figure, MbPart part, MbRecordKind *kind);
/* What a person was in the scope: ids of cohorts (gint64), years (int), whether still active. */
GArray         *mb_insights_list_path      (MbInsights *self, gint64 person, MbRole role);
GArray         *mb_insights_list_years     (MbInsights *self, gint64 person, MbRole role);
MbActivity      mb_insights_get_activity   (MbInsights *self, gint64 person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbInsights, mb_insights_free)

G_END_DECLS
