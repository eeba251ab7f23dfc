#include "config.h"

#include "mb-program-cohorts.h"

#include "book/mb-cursor.h"

typedef struct {
  MbBook *book;
  gint64 program;
  MbProgramCohorts *cohorts;
  GHashTable *by_id; /* MbProgramCohort, by id */
} Counting;

typedef void (*RowFunc) (Counting *self, MbCursor *cursor);

static void
cohort_free (gpointer data)
{
  MbProgramCohort *cohort = data;

  g_free (cohort->term);
  g_free (cohort);
}

/* Takes the cursor, which is NULL with error set. */
static gboolean
each_row (Counting *self, MbCursor *taken, RowFunc func, GError **error)
{
  g_autoptr (MbCursor) cursor = taken;
  g_autoptr (GError) reason = NULL;

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    func (self, cursor);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}

/* A headcount that breaks the rules of its field is none. */
static gint64
read_headcount (MbCursor *cursor, guint column)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_COHORT), "reported");
  g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, column);

  return value != NULL && mb_field_check (field, value, NULL) ? g_variant_get_int64 (value) : -1;
}

static void
add_cohort (Counting *self, MbCursor *cursor)
{
  const MbField *status = mb_record_type_find_field (mb_record_type_get (MB_RECORD_COHORT), "status");
  const char *nick = mb_cursor_get_text (cursor, 2);
  MbProgramCohort *cohort = g_new0 (MbProgramCohort, 1);

  cohort->id = mb_cursor_get_id (cursor);
  cohort->year = mb_cursor_get_integer (cursor, 0);
  cohort->term = g_strdup (mb_cursor_get_text (cursor, 1));
  cohort->status = nick != NULL ? mb_field_find_choice (status, nick) : NULL;
  cohort->headcount.reported = read_headcount (cursor, 3);
  g_ptr_array_add (self->cohorts->cohorts, cohort);
  g_hash_table_insert (self->by_id, &cohort->id, cohort);
}

static void
add_projects (Counting *self, MbCursor *cursor)
{
  gint64 id = mb_cursor_get_integer (cursor, 0);
  MbProgramCohort *cohort = g_hash_table_lookup (self->by_id, &id);

  if (cohort != NULL)
    cohort->headcount.projects += mb_cursor_get_count (cursor);
}

static void
add_people (Counting *self, MbCursor *cursor)
{
  gint64 id = mb_cursor_get_integer (cursor, 0);
  MbProgramCohort *cohort = g_hash_table_lookup (self->by_id, &id);
  const char *role = mb_cursor_get_text (cursor, 1);

  if (cohort == NULL)
    return;
  if (g_strcmp0 (role, "mentee") == 0)
    cohort->headcount.mentees += mb_cursor_get_count (cursor);
  else if (g_strcmp0 (role, "mentor") == 0)
    cohort->headcount.mentors += mb_cursor_get_count (cursor);
}

static void
add_person (Counting *self, MbCursor *cursor)
{
  const char *role = mb_cursor_get_text (cursor, 1);

  if (g_strcmp0 (role, "mentee") == 0)
    self->cohorts->different_mentees++;
  else if (g_strcmp0 (role, "mentor") == 0)
    self->cohorts->different_mentors++;
}

/* Whoever has neither name nor handle has no slug either, and is no name. */
static gboolean
count (Counting *self, GError **error)
{
  static const char *const cohort[] = { "year", "term", "status", "reported", NULL };
  static const char *const cohort_order[] = { "year", "starts-on", "slug", NULL };
  static const char *const of_cohort[] = { "cohort", NULL };
  static const char *const of_role[] = { "cohort", "role", NULL };
  static const char *const of_person[] = { "person", "role", NULL };

  return each_row (self,
                   mb_cursor_new_below (self->book, MB_RECORD_COHORT, cohort, cohort_order, "program", self->program,
                                        error),
                   add_cohort, error) &&
         each_row (self,
                   mb_cursor_new_counts (self->book, MB_RECORD_PROJECT, of_cohort, "cohort.program", self->program,
                                         NULL, error),
                   add_projects, error) &&
         each_row (self,
                   mb_cursor_new_counts (self->book, MB_RECORD_PARTICIPATION, of_role, "cohort.program",
                                         self->program, "person.slug", error),
                   add_people, error) &&
         each_row (self,
                   mb_cursor_new_counts (self->book, MB_RECORD_PARTICIPATION, of_person, "cohort.program",
                                         self->program, "person.slug", error),
                   add_person, error);
}

static void
add_to_total (MbProgramCohorts *self, const MbHeadcount *headcount)
{
  if (headcount->reported >= 0)
    {
      self->total.reported = MAX (self->total.reported, 0) + headcount->reported;
      self->n_reported++;
    }
  self->total.mentees += headcount->mentees;
  self->total.mentors += headcount->mentors;
  self->total.projects += headcount->projects;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer swapped = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = swapped;
    }
}

static gboolean
count_at_one_moment (Counting *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!mb_book_begin_snapshot (self->book, error))
    return FALSE;
  count (self, &reason);
  mb_book_end_snapshot (self->book);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}

/**
 * mb_program_cohorts_new:
 * @book: a book
 * @program: id of a program
 * @error: return location for an error
 *
 * Counts who was in the cohorts of a program, with a fixed number of queries
 * however many cohorts there are.
 *
 * Returns: (transfer full) (nullable): the cohorts, or %NULL with an error of
 *   the domain %MB_ERROR
 */
MbProgramCohorts *
mb_program_cohorts_new (MbBook *book, gint64 program, GError **error)
{
  g_autoptr (MbProgramCohorts) self = NULL;
  Counting counting = { .book = book, .program = program };
  gboolean counted;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  counting.cohorts = self = g_new0 (MbProgramCohorts, 1);
  counting.by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cohorts = g_ptr_array_new_with_free_func (cohort_free);
  self->total.reported = -1;
  counted = count_at_one_moment (&counting, error);
  g_hash_table_unref (counting.by_id);
  if (!counted)
    return NULL;
  for (guint i = 0; i < self->cohorts->len; i++)
    add_to_total (self, &((MbProgramCohort *) self->cohorts->pdata[i])->headcount);
  reverse (self->cohorts);
  return g_steal_pointer (&self);
}

/**
 * mb_program_cohorts_free:
 * @self: (transfer full): the cohorts of a program
 *
 * Frees them.
 */
void
mb_program_cohorts_free (MbProgramCohorts *self)
{
  g_ptr_array_unref (self->cohorts);
  g_free (self);
}

typedef struct {
  char *path;
  gint64 program;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  MbProgramCohorts *cohorts = book != NULL ? mb_program_cohorts_new (book, job->program, &error) : NULL;

  if (cohorts != NULL)
    g_task_return_pointer (task, cohorts, (GDestroyNotify) mb_program_cohorts_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_program_cohorts_load_async:
 * @path: path of a book
 * @program: id of a program
 * @cancellable: (nullable): ends it; what was read is dropped
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does what mb_program_cohorts_new() does, in a worker thread with a
 * connection of its own: for big books.
 */
void
mb_program_cohorts_load_async (const char *path, gint64 program, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (path != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->program = program;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mb_program_cohorts_load_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * mb_program_cohorts_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are those of mb_book_open() and of mb_program_cohorts_new().
 *
 * Returns: (transfer full) (nullable): the cohorts
 */
MbProgramCohorts *
mb_program_cohorts_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_program_cohorts_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
