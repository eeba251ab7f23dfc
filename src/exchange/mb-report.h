#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbReportOptions:
 * @year: of which year; 0: of @cohort
 * @cohort: id of the cohort; 0: of @year
 *
 * What a report is about.
 */
typedef struct {
  int year;
  gint64 cohort;
} MbReportOptions;

/* Writes a report into a folder, which is made when it is not there: a page of Markdown, and its charts as SVG and PNG
 * beside it. Returns the page. MB_ERROR_REFUSED when there is nothing to tell of. */
GFile *mb_report_write        (MbBook *book, const MbReportOptions *options, GFile *folder, GCancellable *cancellable,
                               GError **error);
/* The same in a worker thread, of the book at path. */
void   mb_report_write_async  (const char *path, const MbReportOptions *options, GFile *folder,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GFile *mb_report_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
