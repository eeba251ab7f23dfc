#pragma once

#include "exchange/mb-sheet.h"
#include "mb-overview.h"

G_BEGIN_DECLS

/* Writes records behind a figure as a table, in a worker thread: their public fields, and of people the years. path: of
 * the book; ids: of gint64, in their order. Who was deleted meanwhile is passed over. With a file (nullable) it goes
 * there; the text is given either way. */
void  mb_figure_sheet_write_async  (const char *path, MbOverview *overview, MbRecordKind kind, GArray *ids,
                                    MbSheetFormat format, GFile *file, GCancellable *cancellable,
                                    MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                                    gpointer user_data);
char *mb_figure_sheet_write_finish (GAsyncResult *result, GError **error);

/* “2022, 2024”: the years of the scope that a person was in; NULL: in none. */
char *mb_figure_sheet_dup_years    (MbInsights *insights, gint64 person, MbRole role);

G_END_DECLS
