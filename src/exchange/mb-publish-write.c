#include "config.h"

#include "mb-publish-write.h"

#include <glib/gi18n-lib.h>

typedef struct {
  MbPublish *publish;
  GPtrArray *pages;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->pages);
  mb_publish_unref (job->publish);
  g_free (job);
}

/**
 * mb_publish_outcome_free:
 * @self: (transfer full): what came of writing
 *
 * Frees it.
 */
void
mb_publish_outcome_free (MbPublishOutcome *self)
{
  g_ptr_array_unref (self->complaints);
  g_free (self);
}

static void
write_page (const MbPublishPage *page, MbPublishOutcome *outcome)
{
  g_autoptr (GError) why = NULL;

  /* A page once begun is ended: it takes no time that anybody would notice. */
  if (mb_publish_page_write (page, NULL, &why))
    outcome->n_written++;
  else
    g_ptr_array_add (outcome->complaints, g_strdup (why->message));
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  MbPublishOutcome *outcome = g_new0 (MbPublishOutcome, 1);

  outcome->complaints = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < job->pages->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          guint left = job->pages->len - i;

          g_ptr_array_add (outcome->complaints,
                           g_strdup_printf (ngettext ("It was stopped; %u page was left as it was.",
                                                      "It was stopped; %u pages were left as they were.", left), left));
          break;
        }
      write_page (job->pages->pdata[i], outcome);
      if (job->progress != NULL)
        job->progress (i + 1, job->pages->len, job->data);
    }
  g_task_return_pointer (task, outcome, (GDestroyNotify) mb_publish_outcome_free);
}

/**
 * mb_publish_write_async:
 * @self: pages held against a book
 * @pages: (element-type MbPublishPage): which of them
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many are done, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes pages in a worker thread. One that cannot be written does not keep
 * the others from it.
 */
void
mb_publish_write_async (MbPublish *self, GPtrArray *pages, GCancellable *cancellable, MbProgressFunc progress,
                        gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->publish = mb_publish_ref (self);
  job->pages = g_ptr_array_ref (pages);
  job->progress = progress;
  job->data = data;
  /* What is written is told of, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_publish_write_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_publish_write_finish:
 * @result: what the callback was given
 *
 * Ends mb_publish_write_async().
 *
 * Returns: (transfer full): what came of it
 */
MbPublishOutcome *
mb_publish_write_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_publish_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
