#include "config.h"

#include "mb-history-list.h"

#include "mb-book-private.h"
#include "mb-history-scan.h"
#include "mb-history.h"

/* Up to this many changes are listed faster than a frame. */
#define FEW 1000

/* Changes that are kept for the next look at them. */
#define KEPT 500

/**
 * MbHistoryList:
 *
 * A book's history, the latest change first.
 *
 * It holds the number, time and state of each change and reads the rest when
 * a row is looked at. When the book changes it reads them again, in a worker
 * thread where they are many, and splices what differs.
 */
struct _MbHistoryList {
  GObject parent_instance;

  MbBook *book;
  const MbRecordType *type;
  gint64 record;
  char *search;

  GArray *lines;     /* MbHistoryLine */
  GHashTable *kept;  /* number → MbChange */
  GError *error;

  GCancellable *reading;
  gboolean outdated; /* since the worker began */
};

static void mb_history_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MbHistoryList, mb_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mb_history_list_list_model_init))

typedef enum {
  PROP_BUSY = 1,
  PROP_N_ITEMS,
  N_PROPERTIES,
} MbHistoryListProperty;

static GParamSpec *properties[N_PROPERTIES];

static void
mb_history_list_dispose (GObject *object)
{
  MbHistoryList *self = MB_HISTORY_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_history_list_parent_class)->dispose (object);
}

static void
mb_history_list_finalize (GObject *object)
{
  MbHistoryList *self = MB_HISTORY_LIST (object);

  g_free (self->search);
  g_array_unref (self->lines);
  g_hash_table_unref (self->kept);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (mb_history_list_parent_class)->finalize (object);
}

static void
mb_history_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbHistoryList *self = MB_HISTORY_LIST (object);

  switch ((MbHistoryListProperty) id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, mb_history_list_get_busy (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->lines->len);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_history_list_class_init (MbHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mb_history_list_dispose;
  object_class->finalize = mb_history_list_finalize;
  object_class->get_property = mb_history_list_get_property;

  /**
   * MbHistoryList:busy:
   *
   * Whether a worker is reading; meanwhile the list shows what it has.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  /**
   * MbHistoryList:n-items:
   *
   * How many changes the list has.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mb_history_list_init (MbHistoryList *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (MbHistoryLine));
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/* The list model */

static GType
get_item_type (GListModel *model)
{
  return MB_TYPE_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return MB_HISTORY_LIST (model)->lines->len;
}

static MbHistoryLine *
line_at (GArray *lines, guint position)
{
  return &g_array_index (lines, MbHistoryLine, position);
}

/* A row that cannot be read now is one without words, not a hole in the list. */
static MbChange *
read_change (MbHistoryList *self, const MbHistoryLine *line)
{
  MbChange *change = mb_history_find (mb_book_get_database (self->book), line->number, NULL);
  MbChangeFacts facts = { .number = line->number, .time = line->time, .uuid = "", .verb = MB_VERB_EDIT, .state = line->state };

  return change != NULL ? change : mb_change_new (&facts);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MbHistoryList *self = MB_HISTORY_LIST (model);
  MbHistoryLine *line;
  MbChange *change;

  if (position >= self->lines->len)
    return NULL;
  line = line_at (self->lines, position);
  change = g_hash_table_lookup (self->kept, &line->number);
  if (change == NULL)
    {
      if (g_hash_table_size (self->kept) >= KEPT)
        g_hash_table_remove_all (self->kept);
      change = read_change (self, line);
      g_hash_table_insert (self->kept, g_memdup2 (&line->number, sizeof line->number), change);
    }
  return g_object_ref (change);
}

static void
mb_history_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Reading */

static gboolean
is_same (const MbHistoryLine *a, const MbHistoryLine *b)
{
  return a->number == b->number && a->state == b->state;
}

/* Only what differs is replaced: the place one has scrolled to stays. */
static void
show (MbHistoryList *self, GArray *latest)
{
  g_autoptr (GArray) shown = self->lines;
  const guint n_common = MIN (shown->len, latest->len);
  guint first = 0, last = 0, n_removed, n_added;

  while (first < n_common && is_same (line_at (shown, first), line_at (latest, first)))
    first++;
  while (last < n_common - first &&
         is_same (line_at (shown, shown->len - 1 - last), line_at (latest, latest->len - 1 - last)))
    last++;
  n_removed = shown->len - first - last;
  n_added = latest->len - first - last;
  for (guint i = 0; i < n_removed; i++)
    g_hash_table_remove (self->kept, &line_at (shown, first + i)->number);
  self->lines = g_array_ref (latest);
  if (n_removed + n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_removed, n_added);
  if (n_removed != n_added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
take (MbHistoryList *self, GArray *latest, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  if (latest != NULL)
    show (self, latest);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

typedef struct {
  char *path;
  gboolean filters;
  MbHistoryFilter filter;
  char *search;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->search);
  g_free (job);
}

static Job *
job_new (MbHistoryList *self)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (mb_book_get_path (self->book));
  job->search = g_strdup (self->search);
  job->filters = mb_history_list_is_filtered (self);
  job->filter = (MbHistoryFilter){ self->type, self->record, job->search };
  return job;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  GArray *lines = NULL;

  if (book != NULL)
    lines = mb_history_scan (mb_book_get_database (book), job->filters ? &job->filter : NULL, cancellable, &error);
  if (lines != NULL)
    g_task_return_pointer (task, lines, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void begin_reading (MbHistoryList *self);

static void
was_read (GObject *source, GAsyncResult *result, gpointer data)
{
  MbHistoryList *self = MB_HISTORY_LIST (source);
  GError *error = NULL;
  g_autoptr (GArray) lines = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another question has been asked since, or nobody asks any more. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_error (&error);
      return;
    }
  g_clear_object (&self->reading);
  if (self->outdated)
    begin_reading (self);
  take (self, lines, error);
}

static void
begin_reading (MbHistoryList *self)
{
  g_autoptr (GTask) task = NULL;

  self->outdated = FALSE;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, was_read, NULL);
  g_task_set_source_tag (task, begin_reading);
  g_task_set_task_data (task, job_new (self), job_free);
  g_task_run_in_thread (task, read_in_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
takes_a_worker (MbHistoryList *self)
{
  const char *sql = "SELECT max (number) FROM history";

  return mb_history_list_is_filtered (self) ||
         mb_database_read_integer (mb_book_get_database (self->book), sql, 0) > FEW;
}

static void
read_lines (MbHistoryList *self)
{
  GError *error = NULL;
  g_autoptr (GArray) lines = NULL;

  if (takes_a_worker (self))
    {
      begin_reading (self);
      return;
    }
  lines = mb_history_scan (mb_book_get_database (self->book), NULL, NULL, &error);
  take (self, lines, error);
}

/* One question after the other: a worker that reads is not begun anew by each of many changes. */
static void
book_changed (MbHistoryList *self)
{
  if (self->reading != NULL)
    self->outdated = TRUE;
  else
    read_lines (self);
}

static void
ask_anew (MbHistoryList *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  read_lines (self);
}

/**
 * mb_history_list_new:
 * @book: a book
 *
 * Lists a book's changes.
 *
 * Returns: (transfer full): the list
 */
MbHistoryList *
mb_history_list_new (MbBook *book)
{
  MbHistoryList *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_HISTORY_LIST, NULL);
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  read_lines (self);
  return self;
}

/**
 * mb_history_list_get_book:
 * @self: a list
 *
 * Whose changes are listed.
 *
 * Returns: (transfer none): the book
 */
MbBook *
mb_history_list_get_book (MbHistoryList *self)
{
  g_return_val_if_fail (MB_IS_HISTORY_LIST (self), NULL);

  return self->book;
}

/**
 * mb_history_list_set_record:
 * @self: a list
 * @type: (nullable): the type of a record; %NULL: list the changes of all
 * @id: its id; the record may be in the book no longer
 *
 * Lists only the changes of that record, and of those that refer to it or
 * did: a cohort's with its participations, projects and milestones.
 */
void
mb_history_list_set_record (MbHistoryList *self, const MbRecordType *type, gint64 id)
{
  g_return_if_fail (MB_IS_HISTORY_LIST (self));

  if (self->type == type && self->record == id)
    return;
  self->type = type;
  self->record = id;
  ask_anew (self);
}

/**
 * mb_history_list_set_search:
 * @self: a list
 * @text: (nullable): what is searched for
 *
 * Lists only the changes in which the text stands: in a value, former or new,
 * in what the change is about, or in the author's name. Letters of ASCII are
 * compared without regard to case.
 */
void
mb_history_list_set_search (MbHistoryList *self, const char *text)
{
  g_return_if_fail (MB_IS_HISTORY_LIST (self));

  if (g_set_str (&self->search, text != NULL && *text != '\0' ? text : NULL))
    ask_anew (self);
}

/**
 * mb_history_list_is_filtered:
 * @self: a list
 *
 * Whether it lists but some of the changes.
 *
 * Returns: whether it does
 */
gboolean
mb_history_list_is_filtered (MbHistoryList *self)
{
  g_return_val_if_fail (MB_IS_HISTORY_LIST (self), FALSE);

  return self->type != NULL || self->search != NULL;
}

/**
 * mb_history_list_get_busy:
 * @self: a list
 *
 * Whether a worker is reading; meanwhile the list shows what it has.
 *
 * Returns: whether one is
 */
gboolean
mb_history_list_get_busy (MbHistoryList *self)
{
  g_return_val_if_fail (MB_IS_HISTORY_LIST (self), FALSE);

  return self->reading != NULL;
}

/**
 * mb_history_list_get_error:
 * @self: a list
 *
 * Why the history could not be read the last time.
 *
 * Returns: (transfer none) (nullable): an error of the domain %MB_ERROR
 */
const GError *
mb_history_list_get_error (MbHistoryList *self)
{
  g_return_val_if_fail (MB_IS_HISTORY_LIST (self), NULL);

  return self->error;
}

/**
 * mb_history_list_get_time:
 * @self: a list
 * @position: a row
 *
 * When a change was made. Unlike the change itself this is known for every
 * row, so that days can be told apart.
 *
 * Returns: microseconds since 1970, UTC
 */
gint64
mb_history_list_get_time (MbHistoryList *self, guint position)
{
  g_return_val_if_fail (MB_IS_HISTORY_LIST (self), 0);
  g_return_val_if_fail (position < self->lines->len, 0);

  return line_at (self->lines, position)->time;
}
