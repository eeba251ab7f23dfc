#include "config.h"

#include "mb-steps.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-changeset.h"
#include "mb-history.h"

/* Undo and redo of several changes at once, and what changes did. Undo stays one line per book: the steps are those
 * that mb_book_undo() and mb_book_redo() would take one after the other, so each can be taken back alone as well. */

/* Which steps */

static gboolean
refuse (GError **error, MbError code, const char *format, gint64 number)
{
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", shown, 1);
  g_set_error_literal (error, MB_ERROR, code, sentence->str);
  return FALSE;
}

static gint64
last_sealed (MbDatabase *database)
{
  return mb_database_read_integer (database, "SELECT max (number) FROM history WHERE state = 3", 0);
}

static gboolean
may_undo_to (MbDatabase *database, MbChange *change, gint64 number, GError **error)
{
  const MbChangeState state = change != NULL ? mb_change_get_state (change) : MB_CHANGE_DONE;

  if (state == MB_CHANGE_UNDONE)
    return refuse (error, MB_ERROR_REFUSED, _("Change %s is undone itself; redo leads there. Nothing was changed."), number);
  if (state == MB_CHANGE_ABANDONED)
    return refuse (error, MB_ERROR_REFUSED,
                   _("Change %s was undone before other edits came; the book cannot be as it was then. Nothing was changed."),
                   number);
  if (last_sealed (database) > number)
    return refuse (error, MB_ERROR_REFUSED,
                   _("After change %s the form of the book changed; what is older than that cannot be undone. "
                     "Nothing was changed."), number);
  return TRUE;
}

static gboolean
may_redo_to (MbChange *change, gint64 number, GError **error)
{
  switch (mb_change_get_state (change))
    {
    case MB_CHANGE_UNDONE:
      return TRUE;
    case MB_CHANGE_ABANDONED:
      return refuse (error, MB_ERROR_REFUSED,
                     _("Change %s was undone and other edits came since; it cannot be redone. Nothing was changed."), number);
    case MB_CHANGE_DONE:
    case MB_CHANGE_SEALED:
    default:
      return refuse (error, MB_ERROR_NOTHING, _("Change %s is in the book; there is nothing to redo."), number);
    }
}

static gboolean
may_step_to (MbDatabase *database, gboolean redo, gint64 number, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbChange) change = mb_history_find (database, number, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (change == NULL && (redo || number != 0))
    return refuse (error, MB_ERROR_NOT_FOUND, _("There is no change %s in the history of the book."), number);
  return redo ? may_redo_to (change, number, error) : may_undo_to (database, change, number, error);
}

/* The numbers of the changes, in the order in which they are to be taken. */
static GArray *
list_steps (MbDatabase *database, gboolean redo, gint64 number, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MbStatement) statement = NULL;
  int code;

  if (!may_step_to (database, redo, number, error))
    return NULL;
  statement = mb_database_statement (
      database,
      redo ? "SELECT number FROM history WHERE state = 1 AND number <= ?1 ORDER BY number"
           : "SELECT number FROM history WHERE state = 0 AND number > ?1 ORDER BY number DESC",
      error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  while ((code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    {
      gint64 step = sqlite3_column_int64 (statement, 0);
      g_array_append_val (steps, step);
    }
  if (code != SQLITE_DONE)
    return NULL;
  if (steps->len > 0)
    return g_steal_pointer (&steps);
  refuse (error, MB_ERROR_NOTHING, _("The book is as change %s left it; there is nothing to undo."), number);
  return NULL;
}

/* Joining them */

static int
add_changeset (sqlite3_changegroup *group, gboolean redo, GBytes *changeset)
{
  gsize size;
  void *data = (void *) g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code;

  if (redo)
    return sqlite3changegroup_add (group, size, data);
  code = sqlite3changeset_invert (size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, inverse_size, inverse);
  sqlite3_free (inverse);
  return code;
}

static gboolean
add_steps (MbDatabase *database, sqlite3_changegroup *group, gboolean redo, GArray *steps, GCancellable *cancellable,
           MbProgressFunc progress, gpointer data, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (GBytes) changeset = NULL;
      int code;

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled. Nothing was changed."));
          return FALSE;
        }
      changeset = mb_history_read_changeset (database, g_array_index (steps, gint64, i), G_MAXINT, error);
      if (changeset == NULL)
        return FALSE;
      code = add_changeset (group, redo, changeset);
      if (code != SQLITE_OK)
        {
          mb_database_set_error (database, code, error);
          return FALSE;
        }
      if (progress != NULL)
        progress (i + 1, steps->len, data);
    }
  return TRUE;
}

static void
free_changeset (gpointer changeset)
{
  sqlite3_free (changeset);
}

static GBytes *
read_group (MbDatabase *database, sqlite3_changegroup *group, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3changegroup_output (group, &size, &data);

  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (data, size, free_changeset, data);
  mb_database_set_error (database, code, error);
  return NULL;
}

/* What all steps come to for each record: who was renamed a hundred times is renamed once. */
static GBytes *
join_steps (MbDatabase *database, gboolean redo, GArray *steps, GCancellable *cancellable, MbProgressFunc progress,
            gpointer data, GError **error)
{
  sqlite3_changegroup *group = NULL;
  GBytes *joined = NULL;
  int code = sqlite3changegroup_new (&group);

  /* Older changesets have fewer columns. */
  if (code == SQLITE_OK)
    code = sqlite3changegroup_schema (group, mb_database_get_handle (database), "main");
  if (code != SQLITE_OK)
    mb_database_set_error (database, code, error);
  else if (add_steps (database, group, redo, steps, cancellable, progress, data, error))
    joined = read_group (database, group, error);
  if (group != NULL)
    sqlite3changegroup_delete (group);
  return joined;
}

/* Taking them */

static gboolean
take_steps (MbDatabase *database, gboolean redo, GArray *steps, GCancellable *cancellable, MbProgressFunc progress,
            gpointer data, GError **error)
{
  g_autoptr (GBytes) joined = join_steps (database, redo, steps, cancellable, progress, data, error);
  const gint64 first = g_array_index (steps, gint64, 0), last = g_array_index (steps, gint64, steps->len - 1);

  return joined != NULL && mb_history_apply_joined (database, joined, redo, error) &&
         mb_history_mark_range (database, MIN (first, last), MAX (first, last), redo, error) &&
         mb_database_exec (database, "COMMIT", error);
}

static int
stop_when_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * mb_book_step_to:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 * @number: the number of a change
 * @cancellable: (nullable): to stop it; the book is then as before
 * @progress: (nullable) (scope call): told how many steps are taken
 * @data: for @progress
 * @error: return location for an error
 *
 * Undoes, or redoes, changes until the book is as it was right after the
 * change with that number: that change is the last one in effect. An undo to 0
 * takes back all there is. It is one transaction: all steps are taken or none.
 * Afterwards each of them can be redone, or undone, alone.
 *
 * Returns: how many steps were taken; 0 with %MB_ERROR_NOTHING when the book
 *   is there already, %MB_ERROR_NOT_FOUND when there is no such change,
 *   %MB_ERROR_REFUSED when no steps lead there, %MB_ERROR_CONFLICT when the
 *   book no longer is as a change left it, %G_IO_ERROR_CANCELLED, or another
 *   error of the domain %MB_ERROR; then nothing was changed
 */
guint
mb_book_step_to (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable, MbProgressFunc progress,
                 gpointer data, GError **error)
{
  MbDatabase *database;
  sqlite3 *handle;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean done;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);
  g_return_val_if_fail (!mb_book_get_editing (self), 0);

  if (!mb_book_begin_writing (self, error))
    return 0;
  database = mb_book_get_database (self);
  handle = mb_database_get_handle (database);
  if (cancellable != NULL)
    sqlite3_progress_handler (handle, 1000, stop_when_cancelled, cancellable);
  steps = list_steps (database, redo, number, &reason);
  done = steps != NULL && take_steps (database, redo, steps, cancellable, progress, data, &reason);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  if (!done)
    {
      mb_book_stop_writing (self);
      g_propagate_error (error, g_steal_pointer (&reason));
      return 0;
    }
  mb_book_announce_all (self);
  return steps->len;
}

/**
 * mb_book_get_step_target:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 *
 * Says where mb_book_undo() or mb_book_redo() would lead, for
 * mb_book_preview_to().
 *
 * Returns: the number of the change that would be the last one in effect; 0:
 *   none would; -1: there is nothing to undo, or redo
 */
gint64
mb_book_get_step_target (MbBook *self, gboolean redo)
{
  const char *sql = redo ? "SELECT min (number) FROM history WHERE state = 1"
                         : "SELECT coalesce ((SELECT max (number) FROM history WHERE state IN (0, 3) AND number < last), 0) "
                           "FROM (SELECT max (number) AS last FROM history WHERE state = 0) WHERE last IS NOT NULL";
  gint64 target;

  g_return_val_if_fail (MB_IS_BOOK (self), -1);

  target = mb_database_read_integer (mb_book_get_database (self), sql, -1);
  return redo && target == 0 ? -1 : target;
}

/**
 * mb_book_get_last_done:
 * @self: a book
 *
 * Says where on the line of undo and redo the book is.
 *
 * Returns: the number of the latest change that is in effect; 0: none is
 */
gint64
mb_book_get_last_done (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  return mb_database_read_integer (mb_book_get_database (self), "SELECT max (number) FROM history WHERE state IN (0, 3)", 0);
}

/* Looking at them first */

/* What is added and deleted again on the way comes to nothing, and so does what is set and set back. */
static gboolean
comes_to_something (MbTouch *touch)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);

  if (mb_touch_get_kind (touch) != MB_TOUCH_EDIT)
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (mb_touch_differs (touch, i))
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_joined (GBytes *joined)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (joined, &size);
  g_autoptr (GPtrArray) touches = mb_changeset_read (data, size);
  GPtrArray *left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < touches->len; i++)
      if (mb_touch_get_record_type (touches->pdata[i])->kind == kind && comes_to_something (touches->pdata[i]))
        g_ptr_array_add (left, g_object_ref (touches->pdata[i]));
  return left;
}

/**
 * mb_book_preview_to:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 * @number: the number of a change
 * @n_steps: (out) (optional): how many changes would be undone or redone
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Says what mb_book_step_to() would do to the book, and does nothing. What
 * several changes did to one record is one touch.
 *
 * Returns: (transfer full) (nullable) (element-type MbTouch): what would
 *   happen to which records, or %NULL with an error as mb_book_step_to() has
 *   them
 */
GPtrArray *
mb_book_preview_to (MbBook *self, gboolean redo, gint64 number, guint *n_steps, GCancellable *cancellable, GError **error)
{
  MbDatabase *database;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GBytes) joined = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  if (!mb_book_begin_snapshot (self, error))
    return NULL;
  database = mb_book_get_database (self);
  steps = list_steps (database, redo, number, error);
  if (steps != NULL)
    joined = join_steps (database, redo, steps, cancellable, NULL, NULL, error);
  mb_book_end_snapshot (self);
  if (joined != NULL && n_steps != NULL)
    *n_steps = steps->len;
  return joined != NULL ? read_joined (joined) : NULL;
}

/* In a worker thread */

typedef struct {
  gboolean redo;
  gint64 number;
  MbProgressFunc progress;
  gpointer data;
  guint n_steps;
} Job;

static Job *
job_new (gboolean redo, gint64 number, MbProgressFunc progress, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->redo = redo;
  job->number = number;
  job->progress = progress;
  job->data = data;
  return job;
}

static void
run (MbBook *self, Job *job, gpointer tag, GTaskThreadFunc func, GCancellable *cancellable, GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, g_free);
  /* Once committed it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, func);
}

/* The path of a book never changes, so another thread may read it. */
static MbBook *
open_again (gpointer source, MbOpenFlags flags, GError **error)
{
  return mb_book_open (mb_book_get_path (source), flags, error);
}

static void
step_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MbBook) book = open_again (source, MB_OPEN_NONE, &error);
  guint n_steps = 0;

  if (book != NULL)
    n_steps = mb_book_step_to (book, job->redo, job->number, cancellable, job->progress, job->data, &error);
  if (n_steps > 0)
    g_task_return_int (task, n_steps);
  else
    g_task_return_error (task, error);
}

/**
 * mb_book_step_to_async:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 * @number: the number of a change
 * @cancellable: (nullable): to stop it; the book is then as before
 * @progress: (nullable): told how many steps are taken, in the worker thread
 * @data: for @progress
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_book_step_to() in a worker thread.
 */
void
mb_book_step_to_async (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable, MbProgressFunc progress,
                       gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MB_IS_BOOK (self));

  run (self, job_new (redo, number, progress, data), mb_book_step_to_async, step_in_thread, cancellable, callback, user_data);
}

/**
 * mb_book_step_to_finish:
 * @self: a book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_book_step_to_async(). The book has announced what changed.
 *
 * Returns: how many steps were taken; 0 with an error as mb_book_step_to() has
 *   them
 */
guint
mb_book_step_to_finish (MbBook *self, GAsyncResult *result, GError **error)
{
  gssize n_steps;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  mb_book_look (self);
  n_steps = g_task_propagate_int (G_TASK (result), error);
  return n_steps > 0 ? n_steps : 0;
}

static void
preview_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MbBook) book = open_again (source, MB_OPEN_READ_ONLY, &error);
  GPtrArray *touches = NULL;

  if (book != NULL)
    touches = mb_book_preview_to (book, job->redo, job->number, &job->n_steps, cancellable, &error);
  if (touches != NULL)
    g_task_return_pointer (task, touches, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_book_preview_to_async:
 * @self: a book
 * @redo: whether to redo; otherwise to undo
 * @number: the number of a change
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_book_preview_to() in a worker thread.
 */
void
mb_book_preview_to_async (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MB_IS_BOOK (self));

  run (self, job_new (redo, number, NULL, NULL), mb_book_preview_to_async, preview_in_thread, cancellable, callback,
       user_data);
}

/**
 * mb_book_preview_to_finish:
 * @self: a book
 * @result: what the callback was given
 * @n_steps: (out) (optional): how many changes would be undone or redone
 * @error: return location for an error
 *
 * Ends mb_book_preview_to_async().
 *
 * Returns: (transfer full) (nullable) (element-type MbTouch): as
 *   mb_book_preview_to() has it
 */
GPtrArray *
mb_book_preview_to_finish (MbBook *self, GAsyncResult *result, guint *n_steps, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (n_steps != NULL)
    *n_steps = ((Job *) g_task_get_task_data (G_TASK (result)))->n_steps;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What one change did */

/**
 * mb_book_get_change:
 * @self: a book
 * @number: the number of a change
 * @error: return location for an error
 *
 * Reads one line of the history.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with
 *   %MB_ERROR_NOT_FOUND when there is none, or another error of the domain
 *   %MB_ERROR
 */
MbChange *
mb_book_get_change (MbBook *self, gint64 number, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MbChange *change;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  change = mb_history_find (mb_book_get_database (self), number, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (change == NULL)
    refuse (error, MB_ERROR_NOT_FOUND, _("There is no change %s in the history of the book."), number);
  return change;
}

/**
 * mb_book_read_touches:
 * @self: a book
 * @change: a change of it
 * @limit: how many bytes of changeset to read at most, 0: all; about a
 *   hundred for each value
 * @error: return location for an error
 *
 * Reads what a change did to which records, whether it is in effect or not.
 *
 * Returns: (transfer full) (nullable) (element-type MbTouch): that, or %NULL
 *   without an error when it is more than @limit, with one of the domain
 *   %MB_ERROR otherwise
 */
GPtrArray *
mb_book_read_touches (MbBook *self, MbChange *change, gsize limit, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (MB_IS_CHANGE (change), NULL);

  changeset = mb_history_read_changeset (mb_book_get_database (self), mb_change_get_number (change),
                                         limit > 0 ? limit : G_MAXINT, error);
  if (changeset == NULL)
    return NULL;
  data = g_bytes_get_data (changeset, &size);
  return mb_changeset_read (data, size);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = open_again (source, MB_OPEN_READ_ONLY, &error);
  g_autoptr (MbChange) change = book != NULL ? mb_book_get_change (book, job->number, &error) : NULL;
  GPtrArray *touches = change != NULL ? mb_book_read_touches (book, change, 0, &error) : NULL;

  if (touches != NULL)
    g_task_return_pointer (task, touches, (GDestroyNotify) g_ptr_array_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * mb_book_read_touches_async:
 * @self: a book
 * @change: a change of it
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Does mb_book_read_touches() without a limit, in a worker thread.
 */
void
mb_book_read_touches_async (MbBook *self, MbChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MB_IS_BOOK (self));
  g_return_if_fail (MB_IS_CHANGE (change));

  run (self, job_new (FALSE, mb_change_get_number (change), NULL, NULL), mb_book_read_touches_async, read_in_thread,
       cancellable, callback, user_data);
}

/**
 * mb_book_read_touches_finish:
 * @self: a book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_book_read_touches_async().
 *
 * Returns: (transfer full) (nullable) (element-type MbTouch): what the change
 *   did to which records, or %NULL with an error of the domain %MB_ERROR
 */
GPtrArray *
mb_book_read_touches_finish (MbBook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
