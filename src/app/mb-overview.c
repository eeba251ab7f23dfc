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

static void
overview_clear (MbOverview *self)
{
  g_clear_pointer (&self->programs, g_ptr_array_unref);
  g_clear_pointer (&self->comparisons, g_array_unref);
  g_clear_pointer (&self->insights, mb_insights_free);
  g_clear_pointer (&self->own, mb_impact_free);
  g_clear_pointer (&self->published, mb_impact_free);
  for (guint i = 0; i < MB_N_BOOK_CHARTS; i++)
    g_clear_pointer (&self->charts[i], mb_chart_data_unref);
}

/**
 * mb_overview_ref:
 * @self: an overview
 *
 * Returns: (transfer full): the same overview, held once more
 */
MbOverview *
mb_overview_ref (MbOverview *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mb_overview_unref:
 * @self: (transfer full): an overview
 *
 * Lets go of the overview; whoever does so last frees it.
 */
void
mb_overview_unref (MbOverview *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) overview_clear);
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

/* What is asked for; the worker's own copy. */
typedef struct {
  char *path;
  char *as_of;        /* nullable */
  MbScope *scope;
  MbOverview *former; /* nullable */
} Request;

static void
request_free (Request *self)
{
  g_free (self->path);
  g_free (self->as_of);
  mb_scope_free (self->scope);
  g_clear_pointer (&self->former, mb_overview_unref);
  g_free (self);
}

/* What does not depend on the scope */

static const MbRecordKind counted[] = { MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT };

static gboolean
read_programs (MbOverview *self, MbBook *book, GError **error)
{
  static const char *const fields[] = { "short-name", "name", NULL };
  static const char *const order[] = { "slug", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, MB_RECORD_PROGRAM, fields, order, error);

  if (!cursor)
    return FALSE;
  self->programs = g_ptr_array_new_with_free_func (program_title_free);
  while (mb_cursor_next (cursor, &reason))
    {
      const char *short_name = mb_cursor_get_text (cursor, 0);
      const char *name = short_name && *short_name ? short_name : mb_cursor_get_text (cursor, 1);
      MbProgramTitle *program = g_new0 (MbProgramTitle, 1);

      program->id = mb_cursor_get_id (cursor);
      program->title = g_strdup (name ? name : "");
      g_ptr_array_add (self->programs, program);
    }
  if (!reason)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static MbFacts *
read_book (MbOverview *self, MbBook *book, const char *as_of, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) facts = NULL;

  if (!read_programs (self, book, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    self->counts[counted[i]] = mb_book_count (book, counted[i]);
  facts = mb_facts_new (book, as_of, cancellable, error);
  self->comparisons = facts ? mb_comparison_list (book, facts, cancellable, error) : NULL;
  return self->comparisons ? g_steal_pointer (&facts) : NULL;
}

static MbFacts *
take_over (MbOverview *self, MbOverview *former)
{
  self->programs = g_ptr_array_ref (former->programs);
  self->comparisons = g_array_ref (former->comparisons);
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    self->counts[kind] = former->counts[kind];
  return mb_facts_ref (mb_insights_get_facts (former->insights));
}

/* What depends on it */

static gboolean
make_charts (MbOverview *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MB_N_BOOK_CHARTS; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->charts[i] = mb_book_chart_make (i, self->insights, book, error);
      if (!self->charts[i])
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_figures (MbOverview *self, const Request *request, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) facts = request->former ? take_over (self, request->former)
                                              : read_book (self, book, request->as_of, cancellable, error);

  if (!facts)
    return FALSE;
  self->insights = mb_insights_new (facts, request->scope);
  self->own = mb_impact_new_within (self->insights, MB_IMPACT_OWN);
  self->published = mb_impact_new_within (self->insights, MB_IMPACT_PUBLISHED);
  return make_charts (self, book, cancellable, error);
}

/* All of it as it was at one moment, whoever writes meanwhile. */
static MbOverview *
overview_new (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbOverview) self = g_atomic_rc_box_new0 (MbOverview);
  g_autoptr (MbBook) book = mb_book_open (request->path, MB_OPEN_READ_ONLY, error);
  gboolean made;

  if (!book || !mb_book_begin_snapshot (book, error))
    return NULL;
  made = make_figures (self, request, book, cancellable, error);
  mb_book_end_snapshot (book);
  return made ? g_steal_pointer (&self) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer request, GCancellable *cancellable)
{
  GError *error = NULL;
  MbOverview *overview = overview_new (request, cancellable, &error);

  if (overview)
    g_task_return_pointer (task, overview, (GDestroyNotify) mb_overview_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_overview_load_async:
 * @path: path of a book
 * @scope: which cohorts
 * @as_of: (nullable): the date; %NULL: that of the latest observation
 * @former: (nullable): an overview of the same book and date; nothing was
 *   changed in the book since
 * @cancellable: (nullable): ends it; what was read is dropped
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads and works out what the Overview page shows, in a worker thread.
 */
void
mb_overview_load_async (const char *path, const MbScope *scope, const char *as_of, MbOverview *former,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->as_of = g_strdup (as_of);
  request->scope = mb_scope_copy (scope);
  request->former = former ? mb_overview_ref (former) : NULL;
  g_task_set_source_tag (task, mb_overview_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * mb_overview_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_book_open(), or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): what was read
 */
MbOverview *
mb_overview_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_overview_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
