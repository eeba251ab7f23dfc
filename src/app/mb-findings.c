#include "config.h"

#include "mb-findings.h"

/* A name that is typed is many changes, and a window that opens has more urgent things to read. */
#define DELAY_MS 400

struct _MbFindings {
  GObject parent_instance;

  MbBook *book; /* unowned (nullable): it is gone */
  char *docs;
  GPtrArray *found; /* (element-type MbFound) */
  guint left_out;
  GError *error;

  GCancellable *looking; /* (nullable) */
  guint delay;
  gboolean ready;
};

static void mb_findings_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MbFindings, mb_findings, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mb_findings_list_model_init))

typedef enum {
  PROP_BUSY = 1,
  PROP_READY,
} MbFindingsProperty;

static GParamSpec *properties[PROP_READY + 1];
static guint changed_signal;

/* The list */

static GType
get_item_type (GListModel *model)
{
  return MB_TYPE_FOUND;
}

static guint
get_n_items (GListModel *model)
{
  return MB_FINDINGS (model)->found->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *found = MB_FINDINGS (model)->found;

  return position < found->len ? g_object_ref (found->pdata[position]) : NULL;
}

static void
mb_findings_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* New findings take the place of the former ones */

static guint
count_same_at_start (GPtrArray *former, GPtrArray *now)
{
  guint n = 0;

  while (n < MIN (former->len, now->len) && mb_found_is_same (former->pdata[n], now->pdata[n]))
    n++;
  return n;
}

static guint
count_same_at_end (GPtrArray *former, GPtrArray *now, guint most)
{
  guint n = 0;

  while (n < most && mb_found_is_same (former->pdata[former->len - 1 - n], now->pdata[now->len - 1 - n]))
    n++;
  return n;
}

/* The list view keeps its place and its selection among what is the same. */
static void
take_found (MbFindings *self, GPtrArray *now)
{
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->found);
  const guint start = count_same_at_start (former, now);
  const guint end = count_same_at_end (former, now, MIN (former->len, now->len) - start);

  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < now->len; i++)
    {
      const gboolean new = i >= start && i < now->len - end;
      MbFound *found = new ? now->pdata[i] : former->pdata[i < start ? i : former->len - (now->len - i)];

      g_ptr_array_add (self->found, g_object_ref (found));
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, former->len - start - end, now->len - start - end);
}

static void
take_checks (MbFindings *self, MbChecks *checks)
{
  take_found (self, checks->found);
  self->left_out = checks->left_out;
  if (!self->ready)
    {
      self->ready = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
    }
}

/* Looking */

static MbChecks *
look (const char *path, const char *docs, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_READ_ONLY, error);
  MbChecks *checks;

  if (!book || !mb_book_begin_snapshot (book, error))
    return NULL;
  checks = mb_checks_new (book, docs, cancellable, error);
  mb_book_end_snapshot (book);
  return checks;
}

typedef struct {
  char *path;
  char *docs;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->docs);
  g_free (question);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (GError) error = NULL;
  MbChecks *checks = look (question->path, question->docs, cancellable, &error);

  if (checks)
    g_task_return_pointer (task, checks, (GDestroyNotify) mb_checks_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
looked (GObject *source, GAsyncResult *result, gpointer data)
{
  MbFindings *self = MB_FINDINGS (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChecks) checks = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another look has begun, or the book is closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->looking || !self->book)
    return;
  g_clear_object (&self->looking);
  g_clear_error (&self->error);
  if (checks)
    take_checks (self, checks);
  else
    self->error = g_steal_pointer (&error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, changed_signal, 0);
}

static void
stop_looking (MbFindings *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
begin_looking (gpointer data)
{
  MbFindings *self = data;
  Question *question = g_new0 (Question, 1);
  g_autoptr (GTask) task = NULL;

  self->delay = 0;
  self->looking = g_cancellable_new ();
  question->path = g_strdup (mb_book_get_path (self->book));
  question->docs = g_strdup (self->docs);
  task = g_task_new (self, self->looking, looked, NULL);
  g_task_set_source_tag (task, begin_looking);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* The last of many changes that come fast begins to look. */
static void
look_soon (MbFindings *self)
{
  const gboolean busy = mb_findings_get_busy (self);

  stop_looking (self);
  self->delay = g_timeout_add_once (DELAY_MS, begin_looking, self);
  if (!busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The object */

static void
book_gone (gpointer data, GObject *where_it_was)
{
  g_autoptr (MbFindings) self = data;

  self->book = NULL;
  stop_looking (self);
}

static void
mb_findings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbFindings *self = MB_FINDINGS (object);

  switch ((MbFindingsProperty) id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, mb_findings_get_busy (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_findings_finalize (GObject *object)
{
  MbFindings *self = MB_FINDINGS (object);

  stop_looking (self);
  g_ptr_array_unref (self->found);
  g_clear_error (&self->error);
  g_free (self->docs);
  G_OBJECT_CLASS (mb_findings_parent_class)->finalize (object);
}

static void
mb_findings_class_init (MbFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_findings_get_property;
  object_class->finalize = mb_findings_finalize;

  /**
   * MbFindings:busy:
   *
   * Whether the findings may be old: the book has changed, and a worker looks.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * MbFindings:ready:
   *
   * Whether a worker has looked at least once.
   */
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MbFindings::changed:
   * @self: the findings
   *
   * A worker has looked, or a finding was dismissed or taken back.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
mb_findings_init (MbFindings *self)
{
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mb_findings_of:
 * @book: a book
 *
 * Returns: (transfer none): what the checks find in the book
 */
MbFindings *
mb_findings_of (MbBook *book)
{
  static const char key[] = "mb-findings";
  MbFindings *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_get_data (G_OBJECT (book), key);
  if (self)
    return self;
  self = g_object_new (MB_TYPE_FINDINGS, NULL);
  self->book = book;
  g_object_set_data (G_OBJECT (book), key, self);
  /* A worker may hold the findings for longer than the book is there. */
  g_object_weak_ref (G_OBJECT (book), book_gone, self);
  g_signal_connect_object (book, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  look_soon (self);
  return self;
}

/**
 * mb_findings_set_docs:
 * @self: findings
 * @docs: (nullable) (type filename): the folder in which relative pages lie
 *
 * Says where the pages are; without it nobody can know which are missing.
 */
void
mb_findings_set_docs (MbFindings *self, const char *docs)
{
  g_return_if_fail (MB_IS_FINDINGS (self));

  if (g_set_str (&self->docs, docs) && self->book)
    look_soon (self);
}

/**
 * mb_findings_look_again:
 * @self: findings
 *
 * Looks again where pages are looked at, which may have changed without the
 * book.
 */
void
mb_findings_look_again (MbFindings *self)
{
  g_return_if_fail (MB_IS_FINDINGS (self));

  if (self->docs && self->book)
    look_soon (self);
}

/**
 * mb_findings_get_busy:
 * @self: findings
 *
 * Returns: whether they may be old, and a worker looks
 */
gboolean
mb_findings_get_busy (MbFindings *self)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self), FALSE);

  return self->delay != 0 || self->looking;
}

/**
 * mb_findings_get_ready:
 * @self: findings
 *
 * Returns: whether a worker has looked at least once
 */
gboolean
mb_findings_get_ready (MbFindings *self)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self), FALSE);

  return self->ready;
}

/**
 * mb_findings_count:
 * @self: findings
 * @severity: a severity
 *
 * Returns: how many of that severity nobody dismissed
 */
guint
mb_findings_count (MbFindings *self, MbSeverity severity)
{
  guint n = 0;

  g_return_val_if_fail (MB_IS_FINDINGS (self), 0);

  for (guint i = 0; i < self->found->len; i++)
    {
      const MbFound *found = self->found->pdata[i];

      n += found->severity == severity && !found->dismissed;
    }
  return n;
}

/**
 * mb_findings_count_open:
 * @self: findings
 *
 * Returns: how many nobody dismissed, those included that are only counted
 */
guint
mb_findings_count_open (MbFindings *self)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self), 0);

  return mb_findings_count (self, MB_SEVERITY_ERROR) + mb_findings_count (self, MB_SEVERITY_WARNING) +
         mb_findings_count (self, MB_SEVERITY_HINT) + self->left_out;
}

/**
 * mb_findings_list_ids:
 * @self: findings
 * @kind: a kind of record
 *
 * Lists the records about which something was found that nobody dismissed.
 *
 * Returns: (transfer full) (element-type gint64): their ids, each once
 */
GArray *
mb_findings_list_ids (MbFindings *self, MbRecordKind kind)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (MB_IS_FINDINGS (self), ids);

  for (guint i = 0; i < self->found->len; i++)
    {
      const MbFound *found = self->found->pdata[i];

      for (guint k = 0; !found->dismissed && k < found->records->len; k++)
        {
          MbRecordRef *record = &g_array_index (found->records, MbRecordRef, k);

          if (record->kind == kind && g_hash_table_add (known, &record->id))
            g_array_append_val (ids, record->id);
        }
    }
  return ids;
}

/**
 * mb_findings_get_left_out:
 * @self: findings
 *
 * Returns: how many more there are, of rules that find more than a thousand
 */
guint
mb_findings_get_left_out (MbFindings *self)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self), 0);

  return self->left_out;
}

/**
 * mb_findings_get_error:
 * @self: findings
 *
 * Returns: (transfer none) (nullable): why the last look failed
 */
const GError *
mb_findings_get_error (MbFindings *self)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self), NULL);

  return self->error;
}

static void
drop (MbFindings *self, MbFound *found)
{
  guint place;

  if (!g_ptr_array_find (self->found, found, &place))
    return;
  g_ptr_array_remove_index (self->found, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * mb_findings_fix:
 * @self: findings of a book that is open
 * @found: one of them that has a fix
 * @error: return location for an error
 *
 * Does what would mend the finding, which is then one no longer, until a
 * worker has looked again.
 *
 * Returns: whether it was done; otherwise @error is as mb_fix_apply() has it
 */
gboolean
mb_findings_fix (MbFindings *self, MbFound *found, GError **error)
{
  g_autoptr (MbFound) held = NULL;

  g_return_val_if_fail (MB_IS_FINDINGS (self) && self->book, FALSE);
  g_return_val_if_fail (MB_IS_FOUND (found) && found->fix, FALSE);

  held = g_object_ref (found);
  if (!mb_fix_apply (held->fix, self->book, error))
    return FALSE;
  drop (self, held);
  return TRUE;
}

/**
 * mb_findings_dismiss:
 * @self: findings of a book that is open
 * @found: one of them
 * @reason: why it is none
 * @error: return location for an error
 *
 * Dismisses a finding as mb_found_dismiss() does.
 *
 * Returns: whether it was kept; otherwise @error is the book's
 */
gboolean
mb_findings_dismiss (MbFindings *self, MbFound *found, const char *reason, GError **error)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self) && self->book, FALSE);
  g_return_val_if_fail (MB_IS_FOUND (found), FALSE);

  if (!mb_found_dismiss (found, self->book, reason, error))
    return FALSE;
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

/**
 * mb_findings_take_back:
 * @self: findings of a book that is open
 * @found: one of them that was dismissed
 * @error: return location for an error
 *
 * Makes it a finding again as mb_found_take_back() does.
 *
 * Returns: whether it is; otherwise @error is the book's
 */
gboolean
mb_findings_take_back (MbFindings *self, MbFound *found, GError **error)
{
  g_return_val_if_fail (MB_IS_FINDINGS (self) && self->book, FALSE);
  g_return_val_if_fail (MB_IS_FOUND (found), FALSE);

  if (!mb_found_take_back (found, self->book, error))
    return FALSE;
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}
