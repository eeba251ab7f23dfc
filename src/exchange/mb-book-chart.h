#pragma once

#include "chart/mb-chart-data.h"
#include "insight/mb-insights.h"

G_BEGIN_DECLS

/**
 * MbBookChart:
 * @MB_BOOK_CHART_PARTICIPANTS: participants per year, by program
 * @MB_BOOK_CHART_RETENTION: active of the mentees of each cohort
 * @MB_BOOK_CHART_MENTORS: new and returning mentors of each year
 * @MB_BOOK_CHART_FUNNEL: from ideas and applications to who completed
 *
 * The charts of a book.
 */
typedef enum {
  MB_BOOK_CHART_PARTICIPANTS,
  MB_BOOK_CHART_RETENTION,
  MB_BOOK_CHART_MENTORS,
  MB_BOOK_CHART_FUNNEL,
} MbBookChart;

#define MB_N_BOOK_CHARTS (MB_BOOK_CHART_FUNNEL + 1)

const char  *mb_book_chart_get_nick  (MbBookChart chart);
const char  *mb_book_chart_get_label (MbBookChart chart);
gboolean     mb_book_chart_find      (const char *nick, MbBookChart *chart);

/* Both within one snapshot of the book. */
MbChartData *mb_book_chart_make      (MbBookChart chart, MbInsights *insights, MbBook *book, GError **error);
GArray      *mb_book_chart_list      (MbBookChart chart, MbInsights *insights, MbBook *book, MbChartData *data,
                                      guint category, guint series, MbRecordKind *kind, GError **error);

G_END_DECLS
