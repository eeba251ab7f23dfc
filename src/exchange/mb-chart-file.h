#pragma once

#include <gio/gio.h>

#include "chart/mb-chart-picture.h"

G_BEGIN_DECLS

gboolean mb_chart_file_write        (const MbChartPicture *picture, MbChartData *data, GFile *file, GError **error);
void     mb_chart_file_write_async  (const MbChartPicture *picture, MbChartData *data, GFile *file,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mb_chart_file_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
