#include "config.h"

#include "mb-overview.h"

#include "book/mb-cursor.h"

static void
program_title_free (gpointer data)
{
  MbProgramTitle *program = data;

  g_free (program->title);
  g_free (program);
}

static gboolean
read_programs (MbOverview *self, MbBook *book, GError **error)
{
  static const char *const fields[] = { "short-name", "name", NULL };
  static const char *const order[] = { "slug", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, MB_RECORD_PROGRAM, fields, order, error);

  if (!cursor)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    {
      const char *short_name = mb_cursor_get_text (cursor, 0);
      const char *name = short_name && *short_name ? short_name : mb_cursor_get_text (cursor, 1);
      MbProgramTitle *program = g_new0 (MbProgramTitle, 1);

      program->id = mb_cursor_get_id (cursor);
      program->title = g_strdup (name ? name : "");
      g_ptr_array_add (self->programs, program);
    }
  if (reason)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}

static gboolean
read_figures (MbOverview *self, MbBook *book, GError **error)
{
  self->own = mb_impact_new (book, MB_IMPACT_OWN, error);
  if (!self->own)
    return FALSE;
  self->published = mb_impact_new (book, MB_IMPACT_PUBLISHED, error);
  if (!self->published)
    return FALSE;
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    self->counts[kind] = mb_book_count (book, kind);
  return TRUE;
}

static MbOverview *
overview_new (MbBook *book, GError **error)
{
  g_autoptr (MbOverview) self = g_new0 (MbOverview, 1);
  g_autoptr (GError) reason = NULL;
  gboolean read;

  self->programs = g_ptr_array_new_with_free_func (program_title_free);
  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  read = read_programs (self, book, &reason) && read_figures (self, book, &reason);
  mb_book_end_snapshot (book);
  if (!read)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * mb_overview_free:
 * @self: (transfer full): an overview
 *
 * Frees an overview.
 */
void
mb_overview_free (MbOverview *self)
{
  g_clear_pointer (&self->own, mb_impact_free);
  g_clear_pointer (&self->published, mb_impact_free);
  g_clear_pointer (&self->programs, g_ptr_array_unref);
  g_free (self);
}

/**
 * mb_overview_is_empty:
 * @self: an overview
 *
 * Returns: whether the book has neither programs nor people
 */
gboolean
mb_overview_is_empty (MbOverview *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->counts[MB_RECORD_PROGRAM] == 0 && self->counts[MB_RECORD_PERSON] == 0;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_READ_ONLY, &error);
  MbOverview *overview = book ? overview_new (book, &error) : NULL;

  if (overview)
    g_task_return_pointer (task, overview, (GDestroyNotify) mb_overview_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_overview_load_async:
 * @path: path of a book
 * @cancellable: (nullable): ends it; what was read is dropped
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what the Overview page shows, in a worker thread.
 */
void
mb_overview_load_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, mb_overview_load_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * mb_overview_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_book_open().
 *
 * Returns: (transfer full) (nullable): what was read
 */
MbOverview *
mb_overview_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_overview_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
