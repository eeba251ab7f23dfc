#pragma once

#include "mb-publish-book.h"

G_BEGIN_DECLS

/**
 * MbReportChart:
 * @name: what its files are called, without what comes after a dot
 * @title: what it shows
 *
 * A chart beside a report.
 */
typedef struct {
  char *name;
  char *title;
} MbReportChart;

/**
 * MbReport:
 * @known: what was read of the book
 * @book: the book
 * @title: what the report is called
 * @stem: what its files are called, without what comes after a dot
 * @cohorts: (element-type MbKnownCohort): what it is about, the latest first
 * @insights: figures of these cohorts, also while they run
 * @over: figures of those of them that no longer run
 * @charts: (element-type MbReportChart): the charts that have files
 *
 * A report while it is written.
 */
typedef struct {
  MbPublishBook *known;
  MbBook *book;
  char *title;
  char *stem;
  GPtrArray *cohorts;
  MbInsights *insights;
  MbInsights *over;
  GPtrArray *charts;
} MbReport;

/* The page, in English; NULL with the book’s error. */
char *mb_report_text_make (MbReport *report, GError **error);

G_END_DECLS
