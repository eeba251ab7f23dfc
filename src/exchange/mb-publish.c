#include "config.h"

#include "mb-publish.h"

#include <glib/gi18n-lib.h>

#include "mb-atomic-file.h"
#include "mb-diff.h"
#include "mb-page-folder.h"
#include "mb-publish-page.h"

/* One page */

static void
publish_page_free (gpointer data)
{
  MbPublishPage *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->before, g_bytes_unref);
  g_clear_pointer (&self->after, g_bytes_unref);
  g_ptr_array_unref (self->differences);
  g_free (self->trouble);
  g_free (self);
}

static MbPublishPage *
publish_page_new (const MbPageFile *file)
{
  MbPublishPage *self = g_new0 (MbPublishPage, 1);

  self->file = g_object_ref (file->file);
  self->name = g_strdup (file->name);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_page_difference_free);
  return self;
}

/**
 * mb_publish_page_is_changed:
 * @self: a page
 *
 * Returns: whether there is anything to write
 */
gboolean
mb_publish_page_is_changed (const MbPublishPage *self)
{
  return self->after != NULL && !g_bytes_equal (self->before, self->after);
}

/**
 * mb_publish_page_dup_diff:
 * @self: a page
 *
 * Returns: (transfer full): what would be written, as a unified diff; empty
 *   when nothing would
 */
char *
mb_publish_page_dup_diff (const MbPublishPage *self)
{
  return self->after != NULL ? mb_diff_unified (self->name, self->before, self->after) : g_strdup ("");
}

static gboolean
refuse_changed (const MbPublishPage *self, GError **error)
{
  g_set_error (error, MB_ERROR, MB_ERROR_CONFLICT,
               _("“%s” was changed by somebody else since it was read and was left as it is. Look at it again and publish "
                 "once more."), self->name);
  return FALSE;
}

/**
 * mb_publish_page_write:
 * @self: a page
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a page as the book wants it, all of it or nothing.
 *
 * Returns: whether it is written; otherwise the file is as it was and @error
 *   is %MB_ERROR_CONFLICT when it is no longer what was read, as for
 *   mb_atomic_file_open(), or %G_IO_ERROR_CANCELLED
 */
gboolean
mb_publish_page_write (const MbPublishPage *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) now = NULL;
  gsize size;
  gconstpointer data;

  g_return_val_if_fail (self->after != NULL, FALSE);

  now = g_file_load_bytes (self->file, cancellable, NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (now == NULL || !g_bytes_equal (now, self->before))
    return refuse_changed (self, error);
  data = g_bytes_get_data (self->after, &size);
  return mb_atomic_file_write (self->file, data, size, cancellable, error);
}

/* A folder of them */

/* Only a cancellation ends the whole. */
static gboolean
look_at_page (MbPublishPage *self, MbPublishBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (MbPage) page = mb_page_new_from_file (self->file, self->name, cancellable, &why);

  if (page != NULL)
    {
      self->before = g_bytes_ref (mb_page_get_bytes (page));
      self->after = mb_publish_page (book, page, self->differences, &why);
    }
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (self->after == NULL)
    self->trouble = g_strdup (why->message);
  return TRUE;
}

static gboolean
tells_anything (const MbPublishPage *self)
{
  return self->trouble != NULL || self->differences->len > 0 || mb_publish_page_is_changed (self);
}

static MbPublish *
look_at_pages (MbPublishBook *book, GPtrArray *files, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
               GError **error)
{
  g_autoptr (MbPublish) self = g_atomic_rc_box_new0 (MbPublish);

  self->pages = g_ptr_array_new_with_free_func (publish_page_free);
  self->n_read = files->len;
  for (guint i = 0; i < files->len; i++)
    {
      MbPublishPage *page = publish_page_new (files->pdata[i]);

      g_ptr_array_add (self->pages, page);
      if (!look_at_page (page, book, cancellable, error))
        return NULL;
      if (!tells_anything (page))
        g_ptr_array_set_size (self->pages, (gint) self->pages->len - 1);
      if (progress != NULL)
        progress (i + 1, files->len, data);
    }
  return g_steal_pointer (&self);
}

static GPtrArray *
list_pages (GFile *place, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  g_ptr_array_add (places, place);
  return mb_page_folder_list (places, cancellable, error);
}

static MbPublishBook *
read_book (MbBook *book, GCancellable *cancellable, GError **error)
{
  MbPublishBook *read;

  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  read = mb_publish_book_new (book, cancellable, error);
  mb_book_end_snapshot (book);
  return read;
}

/**
 * mb_publish_new:
 * @book: a book
 * @place: a folder of pages, or one page
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many pages were read
 * @data: for @progress
 * @error: return location for an error
 *
 * Holds pages against a book and makes them as the book wants them. Nothing
 * is written yet. A page that cannot be read is told of and does not keep the
 * others from being read.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL when the folder
 *   could not be read (%MB_ERROR_NOT_FOUND, %MB_ERROR_INPUT,
 *   %MB_ERROR_FAILED), with the book's error, or %G_IO_ERROR_CANCELLED
 */
MbPublish *
mb_publish_new (MbBook *book, GFile *place, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                GError **error)
{
  g_autoptr (GPtrArray) files = list_pages (place, cancellable, error);
  g_autoptr (MbPublishBook) read = files != NULL ? read_book (book, cancellable, error) : NULL;

  return read != NULL ? look_at_pages (read, files, cancellable, progress, data, error) : NULL;
}

/**
 * mb_publish_ref:
 * @self: pages held against a book
 *
 * Returns: (transfer full): the same; they never change, so that any thread
 *   may have them
 */
MbPublish *
mb_publish_ref (MbPublish *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_ptr_array_unref (((MbPublish *) data)->pages);
}

/**
 * mb_publish_unref:
 * @self: (transfer full): pages held against a book
 *
 * Frees them when nobody has them any more.
 */
void
mb_publish_unref (MbPublish *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* In a worker thread */

typedef struct {
  char *path;
  GFile *place;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->place);
  g_free (job->path);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  MbPublish *publish =
      book != NULL ? mb_publish_new (book, job->place, cancellable, job->progress, job->data, &error) : NULL;

  /* Whoever is told that it is done may take the book away. */
  g_clear_object (&book);
  if (publish != NULL)
    g_task_return_pointer (task, publish, (GDestroyNotify) mb_publish_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_publish_load_async:
 * @path: path of a book
 * @place: a folder of pages, or one page
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope notified): told how many pages were read, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * The same as mb_publish_new() in a worker thread.
 */
void
mb_publish_load_async (const char *path, GFile *place, GCancellable *cancellable, MbProgressFunc progress,
                       gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->place = g_object_ref (place);
  job->progress = progress;
  job->data = data;
  g_task_set_source_tag (task, mb_publish_load_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_publish_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_publish_load_async().
 *
 * Returns: (transfer full) (nullable): what came of it, with errors as for
 *   mb_publish_new()
 */
MbPublish *
mb_publish_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_publish_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
