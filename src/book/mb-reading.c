#include "config.h"

#include "mb-reading.h"

#include "mb-book-private.h"
#include "mb-ranking.h"

/**
 * mb_reading_new:
 * @book: a book
 * @spec: what to list
 * @many: whether there are many records, so that what they are sorted by is
 *   worth ranking first
 *
 * Prepares to read what a list has. Nothing of it depends on the list from
 * then on, so that another thread can do it.
 *
 * Returns: (transfer full): a new reading
 */
MbReading *
mb_reading_new (MbBook *book, MbSearch *spec, gboolean many)
{
  MbReading *self = g_new0 (MbReading, 1);

  self->book = g_object_ref (book);
  self->spec = mb_search_copy (spec);
  self->many = many;
  return self;
}

/**
 * mb_reading_free:
 * @self: (transfer full): a reading
 *
 * Frees a reading that is not under way.
 */
void
mb_reading_free (MbReading *self)
{
  mb_search_free (self->spec);
  g_clear_pointer (&self->order, mb_order_unref);
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_object_unref (self->book);
  g_free (self);
}

static GArray *
read_best (MbReading *self, MbDatabase *database, GArray *matches, GError **error)
{
  g_autoptr (GArray) found = mb_order_select (self->order, matches);

  return mb_ranking_read_best (self->spec, database, found, self->n_best, self->counts, error);
}

static gboolean
is_whole (MbSearch *spec, GArray *only)
{
  return only == NULL && mb_search_is_whole (spec);
}

/* What is in both of two lists of ascending ids. */
static GArray *
intersect (GArray *one, GArray *other)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  for (guint i = 0; i < one->len; i++)
    {
      const gint64 id = g_array_index (one, gint64, i);

      while (at < other->len && g_array_index (other, gint64, at) < id)
        at++;
      if (at < other->len && g_array_index (other, gint64, at) == id)
        g_array_append_val (both, id);
    }
  return both;
}

static GArray *
read_matches (MbReading *self, MbDatabase *database, GError **error)
{
  g_autoptr (GArray) matches = NULL;

  if (self->only != NULL && mb_search_is_whole (self->spec))
    return g_array_ref (self->only);
  matches = mb_search_read_matches (self->spec, database, error);
  if (matches == NULL || self->only == NULL)
    return g_steal_pointer (&matches);
  return intersect (matches, self->only);
}

/**
 * mb_reading_run:
 * @self: a reading
 * @database: a connection to its book
 * @error: return location for an error of the domain #MB_ERROR
 *
 * Reads which records a list has, in their order. An order that has to be
 * worked out for that is left in the reading, for the next one.
 *
 * Returns: whether that could be read
 */
gboolean
mb_reading_run (MbReading *self, MbDatabase *database, GError **error)
{
  g_autoptr (GArray) matches = NULL;

  /* A record's page lists what refers to it: the order of all the others would be worked out for nothing. */
  if (self->order == NULL && self->n_best == 0 && self->only == NULL &&
      mb_search_has_filters (self->spec))
    {
      self->ids = mb_search_read_sorted (self->spec, database, error);
      return self->ids != NULL;
    }
  if (self->order == NULL)
    {
      GArray *all = mb_search_read_order (self->spec, database, self->many, error);
      if (all == NULL)
        return FALSE;
      self->order = mb_order_new (all);
    }
  if (is_whole (self->spec, self->only))
    {
      self->ids = self->n_best > 0 ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                         : g_array_ref (mb_order_get_ids (self->order));
      return TRUE;
    }
  matches = read_matches (self, database, error);
  if (matches == NULL)
    return FALSE;
  self->ids = self->n_best > 0 ? read_best (self, database, matches, error)
                                     : mb_order_select (self->order, matches);
  return self->ids != NULL;
}

static int
stop_when_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * mb_reading_run_in_thread:
 * @task: a task with a reading for its data
 * @source: unused
 * @data: the reading
 * @cancellable: what gives it up
 *
 * Reads with the book's second connection: a #GTaskThreadFunc.
 */
void
mb_reading_run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MbReading *self = data;
  GError *error = NULL;
  MbDatabase *database;
  sqlite3 *handle;
  gboolean done;

  database = mb_book_lock_reader (self->book, &error);
  if (database == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What the next key press asks for shall not wait for the answer nobody wants any more. */
  handle = mb_database_get_handle (database);
  sqlite3_progress_handler (handle, 1000, stop_when_cancelled, cancellable);
  done = mb_reading_run (self, database, &error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  mb_book_unlock_reader (self->book);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
