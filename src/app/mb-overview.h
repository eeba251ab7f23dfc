#pragma once

#include "exchange/mb-book-chart.h"
#include "insight/mb-comparison.h"
#include "insight/mb-impact.h"

G_BEGIN_DECLS

/**
 * MbProgramTitle:
 * @id: id of a program
 * @title: its short name, else its name
 *
 * What a program is called.
 */
typedef struct {
  gint64 id;
  char *title;
} MbProgramTitle;

/**
 * MbOverview:
 * @counts: how many programs, cohorts, people and projects there are, by kind
 * @programs: (element-type MbProgramTitle): all programs in the order of their slugs
 * @comparisons: (element-type MbComparison): what comes of each published figure, in the scope it was published of
 * @insights: all figures of the scope
 * @own: participants per year of the scope by our own count
 * @published: the same by the reported headcounts alone
 * @charts: by #MbBookChart: what each chart of the scope shows
 *
 * What the Overview page shows, all read at one moment. Nothing of it changes, so threads can share it.
 */
typedef struct {
  gint64 counts[MB_N_RECORD_KINDS];
  GPtrArray *programs;
  GArray *comparisons;
  MbInsights *insights;
  MbImpact *own;
  MbImpact *published;
  MbChartData *charts[MB_N_BOOK_CHARTS];
} MbOverview;

MbOverview *mb_overview_ref         (MbOverview *self);
void        mb_overview_unref       (MbOverview *self);
gboolean    mb_overview_is_empty    (MbOverview *self);

/* Reads the book at path in a worker thread. former (nullable): of the same book and date, of which nothing changed
 * since: the book need not be read again for another scope. */
void        mb_overview_load_async  (const char *path, const MbScope *scope, const char *as_of, MbOverview *former,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MbOverview *mb_overview_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbOverview, mb_overview_unref)

G_END_DECLS
