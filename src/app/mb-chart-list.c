#include "config.h"

#include "mb-chart-list.h"

typedef struct {
  char *path;
  MbOverview *overview;
  MbBookChart chart;
  guint category;
  guint series;
  MbRecordKind kind; /* of what was found */
} Job;

static void
free_job (Job *job)
{
  g_free (job->path);
  mb_overview_unref (job->overview);
  g_free (job);
}

static GArray *
list (Job *job, GError **error)
{
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, error);
  GArray *ids;

  if (!book || !mb_book_begin_snapshot (book, error))
    return NULL;
  ids = mb_book_chart_list (job->chart, job->overview->insights, book, job->overview->charts[job->chart], job->category,
                            job->series, &job->kind, error);
  mb_book_end_snapshot (book);
  return ids;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer job, GCancellable *cancellable)
{
  GError *error = NULL;
  GArray *ids = list (job, &error);

  if (ids)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_chart_list_async:
 * @path: path of a book
 * @overview: its figures
 * @chart: which chart
 * @category: a column of it
 * @series: a segment of the column; %MB_CHART_ALL: the whole column
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds the records behind a segment of a chart.
 */
void
mb_chart_list_async (const char *path, MbOverview *overview, MbBookChart chart, guint category, guint series,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->overview = mb_overview_ref (overview);
  job->chart = chart;
  job->category = category;
  job->series = series;
  g_task_set_source_tag (task, mb_chart_list_async);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * mb_chart_list_finish:
 * @result: what the callback got
 * @title: (out): the segment in words
 * @kind: (out): of which type the records are
 * @error: return location for an `MB_ERROR` or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids
 */
GArray *
mb_chart_list_finish (GAsyncResult *result, char **title, MbRecordKind *kind, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, mb_chart_list_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  *kind = job->kind;
  *title = mb_chart_data_dup_spoken (job->overview->charts[job->chart], job->category, job->series,
                                     MB_CHART_SHOW_ALL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
