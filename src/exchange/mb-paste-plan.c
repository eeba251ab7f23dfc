#include "config.h"

#include "mb-paste-plan.h"

#include <glib/gi18n-lib.h>

#include "mb-paste-planning.h"
#include "mb-people-index.h"

#define CANCEL_EVERY 64
#define CELLS_IN_TITLE 2

/* The planning */

MbPasteFinder *
mb_paste_planning_get_finder (MbPastePlanning *self, MbRecordKind kind, GError **error)
{
  if (self->finders[kind] == NULL)
    self->finders[kind] = mb_paste_finder_new (self->book, kind, self->cancellable, error);
  return self->finders[kind];
}

static void
planning_init (MbPastePlanning *self)
{
  self->type = self->table->type;
  self->columns = g_array_new (FALSE, FALSE, sizeof (MbPasteColumn));
  for (guint i = 0; i < self->table->columns->len; i++)
    if (self->table->columns->pdata[i] != NULL)
      {
        const MbPasteColumn column = { i, self->table->columns->pdata[i] };

        g_array_append_val (self->columns, column);
      }
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->new_people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
planning_clear (MbPastePlanning *self)
{
  g_array_unref (self->columns);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->new_people);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    {
      g_clear_pointer (&self->finders[i], mb_paste_finder_free);
      g_clear_pointer (&self->related[i], g_hash_table_unref);
    }
}

/* Rows */

/* Whether the values say all that makes a title: a participation is a person's in a cohort. */
static gboolean
has_whole_title (MbPastePlanning *self, MbPasteRow *row)
{
  const MbRecordType *type = self->type;

  for (guint i = 0; type->title_joiner != NULL && i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (mb_paste_row_find_value (row, type->title[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The first cells that hold something, for a row that is not understood to be told by. */
static char *
dup_first_cells (char **cells)
{
  GString *title = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; cells[i] != NULL && n < CELLS_IN_TITLE; i++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (cells[i]));

      if (*cell != '\0')
        g_string_append_printf (title, "%s%s", n++ > 0 ? " · " : "", cell);
    }
  return g_string_free (title, FALSE);
}

static void
set_title (MbPastePlanning *self, MbPasteRow *row, char **cells)
{
  g_autofree char *title = mb_paste_cells_dup_title (self->type, row);
  g_autofree char *first = NULL;

  if (*title == '\0' || !has_whole_title (self, row))
    mb_paste_row_set_title (row, first = dup_first_cells (cells));
  else
    mb_paste_row_set_title (row, title);
}

static void
refuse_again (MbPasteRow *row)
{
  mb_paste_row_add_remark (row, _("It stands further up already."));
  mb_paste_row_set_state (row, MB_PASTE_TROUBLE);
}

static gboolean
complete_choices (MbPastePlanning *self, MbPasteRow *row, char **cells, GError **error)
{
  for (guint i = 0; i < mb_paste_row_get_n_choices (row); i++)
    if (!mb_paste_relations_add (self, mb_paste_row_get_choice_row (row, i), cells, error))
      return FALSE;
  return TRUE;
}

static gboolean
complete (MbPastePlanning *self, MbPasteRow *row, char **cells, GError **error)
{
  switch (mb_paste_row_get_state (row))
    {
    case MB_PASTE_DOUBTFUL:
      return complete_choices (self, row, cells, error);
    case MB_PASTE_NEW:
    case MB_PASTE_CHANGES:
    case MB_PASTE_SAME:
      if (!mb_paste_relations_add (self, row, cells, error))
        return FALSE;
      if (self->table->asks_to_add && mb_paste_row_get_state (row) == MB_PASTE_NEW)
        mb_paste_row_set_included (row, FALSE);
      return TRUE;
    case MB_PASTE_TROUBLE:
    case MB_N_PASTE_STATES:
    default:
      return TRUE;
    }
}

/* What the row claims for itself alone: a handle. No further row may claim it, also where this one is in doubt. */
static GPtrArray *
list_claims (MbPasteRow *row)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      g_autofree char *folded = mb_people_fold_name (value->after);

      if (mb_paste_finder_names_alone (value->field))
        g_ptr_array_add (claims, g_strconcat ("=", value->field->name, ":", folded, NULL));
    }
  return claims;
}

static gboolean
is_claimed (MbPastePlanning *self, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (g_hash_table_contains (self->seen, claims->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
claim (MbPastePlanning *self, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    g_hash_table_add (self->seen, g_strdup (claims->pdata[i]));
}

/* A row that is the same record as one further up has nothing to say besides. */
static void
refuse_seen (MbPastePlanning *self, MbPasteRow *row, const char *key)
{
  const gint64 id = mb_paste_row_get_record (row);
  char *own = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup (key);

  if (!g_hash_table_add (self->seen, own))
    refuse_again (row);
}

static gboolean
decide_row (MbPastePlanning *self, MbPasteRow *row, GError **error)
{
  MbPasteFinder *finder = mb_paste_planning_get_finder (self, self->type->kind, error);
  g_autoptr (GPtrArray) claims = list_claims (row);
  g_autofree char *key = mb_paste_finder_dup_key (finder, row, 0);

  if (is_claimed (self, claims))
    {
      refuse_again (row);
      return TRUE;
    }
  if (!mb_paste_decide (self, row, FALSE, error))
    return FALSE;
  if (mb_paste_row_get_state (row) == MB_PASTE_TROUBLE)
    return TRUE;
  claim (self, claims);
  if (mb_paste_row_get_state (row) != MB_PASTE_DOUBTFUL)
    refuse_seen (self, row, key);
  return TRUE;
}

static gboolean
decide (MbPastePlanning *self, MbPasteRow *row, const MbPasteDoubt *doubt, gboolean understood, GError **error)
{
  if (!understood)
    {
      mb_paste_row_set_state (row, MB_PASTE_TROUBLE);
      return TRUE;
    }
  return doubt->field != NULL ? mb_paste_decide_doubt (self, row, doubt, error) : decide_row (self, row, error);
}

static gboolean
plan_row (MbPastePlanning *self, guint i, GListStore *rows, GError **error)
{
  char **cells = self->table->rows->pdata[i];
  const guint line = self->table->lines != NULL ? g_array_index (self->table->lines, guint, i) : 0;
  g_autoptr (MbPasteRow) row = mb_paste_row_new (self->type, line);
  MbPasteDoubt doubt = { NULL };
  gboolean understood;
  gboolean done;

  done = mb_paste_cells_read (self, row, cells, &doubt, &understood, error);
  if (done)
    {
      set_title (self, row, cells);
      done = decide (self, row, &doubt, understood, error) && complete (self, row, cells, error);
    }
  g_clear_pointer (&doubt.choices, g_ptr_array_unref);
  if (done)
    g_list_store_append (rows, row);
  return done;
}

static gboolean
has_text (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
plan_rows (MbPastePlanning *self, GListStore *rows, MbProgressFunc progress, gpointer data, GError **error)
{
  const guint n_rows = self->table->rows->len;

  if (mb_paste_planning_get_finder (self, self->type->kind, error) == NULL)
    return FALSE;
  for (guint i = self->table->has_header ? 1 : 0; i < n_rows; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (i % CANCEL_EVERY == 0 && progress != NULL)
        progress (i, n_rows, data);
      if (has_text (self->table->rows->pdata[i]) && !plan_row (self, i, rows, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mb_paste_plan:
 * @book: a book
 * @table: a table
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many rows are done
 * @data: for @progress
 * @error: return location for an error
 *
 * Finds out what the rows of a table mean: each is new, or a record of the book
 * that it fills or changes, or says nothing new, or may be several, or is not
 * understood. Records are found by their identities, former handles too, else
 * by their titles, without regard to case and accents. An empty cell says
 * nothing. Who is named in passing and is not in the book is new too.
 *
 * Returns: (transfer full) (nullable): a list of #MbPasteRow, or %NULL with @error of the
 *   domain %MB_ERROR or %G_IO_ERROR_CANCELLED
 */
GListStore *
mb_paste_plan (MbBook *book, const MbPasteTable *table, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
               GError **error)
{
  g_autoptr (GListStore) rows = g_list_store_new (MB_TYPE_PASTE_ROW);
  MbPastePlanning self = { .book = book, .table = table, .cancellable = cancellable };
  gboolean planned;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  planning_init (&self);
  planned = plan_rows (&self, rows, progress, data, error);
  planning_clear (&self);
  return planned ? g_steal_pointer (&rows) : NULL;
}

/* In a worker thread */

typedef struct {
  char *path;
  MbPasteTable *table;
  MbProgressFunc progress;
  gpointer data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  mb_paste_table_free (job->table);
  g_free (job);
}

static void
plan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  GListStore *rows = book != NULL ? mb_paste_plan (book, job->table, cancellable, job->progress, job->data, &error)
                                  : NULL;

  if (rows != NULL)
    g_task_return_pointer (task, rows, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_paste_plan_async:
 * @path: path of a book
 * @table: a table, which is copied
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told how many rows are done, in the worker thread
 * @data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does what mb_paste_plan() does in a worker thread.
 */
void
mb_paste_plan_async (const char *path, const MbPasteTable *table, GCancellable *cancellable, MbProgressFunc progress,
                     gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->table = mb_paste_table_copy (table);
  job->progress = progress;
  job->data = data;
  g_task_set_source_tag (task, mb_paste_plan_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * mb_paste_plan_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_paste_plan().
 *
 * Returns: (transfer full) (nullable): a list of #MbPasteRow
 */
GListStore *
mb_paste_plan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_paste_plan_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
