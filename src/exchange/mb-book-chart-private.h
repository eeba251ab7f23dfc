#pragma once

#include "mb-book-chart.h"

G_BEGIN_DECLS

/**
 * MbChartSource:
 * @insights: figures, whose scope the chart has
 * @book: the book they are of
 * @data: the chart, while it is made or once it is
 *
 * What a chart is made of, and where the records behind it are found.
 */
typedef struct {
  MbInsights *insights;
  MbBook *book;
  MbChartData *data;
} MbChartSource;

/* Each fills the data, but for its caption; or gives the ids of the records behind a segment. */
gboolean mb_participants_chart_make (MbChartSource *self, GError **error);
GArray  *mb_participants_chart_list (MbChartSource *self, guint category, guint series, MbRecordKind *kind);
gboolean mb_retention_chart_make    (MbChartSource *self, GError **error);
GArray  *mb_retention_chart_list    (MbChartSource *self, guint category, guint series, MbRecordKind *kind);
gboolean mb_mentors_chart_make      (MbChartSource *self);
GArray  *mb_mentors_chart_list      (MbChartSource *self, guint category, guint series, MbRecordKind *kind);
gboolean mb_funnel_chart_make       (MbChartSource *self, char **cohorts, GError **error);
GArray  *mb_funnel_chart_list       (MbChartSource *self, guint category, MbRecordKind *kind, GError **error);

/* Adds the years from the first to the last, also those between in which nothing was; years: of int, from the first. */
void     mb_chart_source_add_years  (MbChartSource *self, GArray *years);
/* The place of a year that was added. */
guint    mb_chart_source_find_year  (MbChartSource *self, int year);
char    *mb_chart_source_dup_title  (MbChartSource *self, MbRecordKind kind, gint64 id, GError **error);
/* The cohort of a participation, if it is one of the scope; else NULL. */
const MbCohortFact *mb_chart_source_get_cohort (MbChartSource *self, const MbParticipationFact *participation);

G_END_DECLS
