#include "config.h"

#include "mb-chart-file.h"

#include "mb-atomic-file.h"

typedef struct {
  MbChartPicture picture;
  MbChartData *data;
  GFile *file;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  mb_chart_data_unref (self->data);
  g_object_unref (self->file);
  g_free (self);
}

static gboolean
draw_and_write (const Work *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = mb_chart_picture_draw (&self->picture, self->data, error);

  return bytes != NULL && mb_atomic_file_write (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                cancellable, error);
}

/**
 * mb_chart_file_write:
 * @picture: how it is drawn
 * @data: what is shown
 * @file: where it goes
 * @error: return location for an error
 *
 * Draws a chart into a file, which takes the place of a former one when it is
 * whole.
 *
 * Returns: whether it could; otherwise @error is of the domain %MB_ERROR or
 *   `G_IO_ERROR` and a former file is as it was
 */
gboolean
mb_chart_file_write (const MbChartPicture *picture, MbChartData *data, GFile *file, GError **error)
{
  const Work work = { *picture, data, file };

  return draw_and_write (&work, NULL, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer work, GCancellable *cancellable)
{
  GError *error = NULL;

  if (draw_and_write (work, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mb_chart_file_write_async:
 * @picture: how it is drawn
 * @data: what is shown
 * @file: where it goes
 * @cancellable: (nullable): ends it; a former file stays as it was
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As mb_chart_file_write(), in a worker thread.
 */
void
mb_chart_file_write_async (const MbChartPicture *picture, MbChartData *data, GFile *file, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  const Work work = { *picture, mb_chart_data_ref (data), g_object_ref (file) };

  g_task_set_source_tag (task, mb_chart_file_write_async);
  g_task_set_task_data (task, g_memdup2 (&work, sizeof work), work_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * mb_chart_file_write_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_chart_file_write().
 *
 * Returns: whether it was written
 */
gboolean
mb_chart_file_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_chart_file_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
