#include "config.h"

#include "mb-query.h"

#include <string.h>

#include "mb-book-private.h"
#include "mb-facet-private.h"
#include "mb-order.h"
#include "mb-reading.h"

/* Up to this many records a list is read at once, which takes less than a frame. */
#define FEW 1000

/* A list widget makes widgets for some 200 rows, of which one sees 20. Of a list that a worker read the rows one sees
 * come first, then so many at a time when there is nothing else to do, and when the widgets are made all others. */
#define ROWS_AT_FIRST 40
#define ROWS_AT_A_TIME 20
#define ROWS_WITH_WIDGETS 220
#define LONGEST_AT_ONCE 40

/**
 * MbQuery:
 *
 * A list of a book's records, filtered, searched and sorted.
 *
 * It holds ids and makes a record only when a row is looked at. It follows
 * the book: when that changes it reads its ids again and splices the part that
 * differs, so that selection and scroll position stay. Where there are many
 * records it reads in a worker thread.
 */
struct _MbQuery {
  GObject parent_instance;

  MbBook *book;
  MbSearch *spec;
  GArray *ids; /* what is shown */
  GPtrArray *held; /* what was asked for while a step is said */

  GArray *only; /* (nullable): ascending ids of those that may be listed */
  MbOrder *order; /* of the spec's sort, or NULL when it must be read */
  guint64 kinds; /* a change of which changes the list */

  GCancellable *reading;
  GError *error;

  guint n_best; /* so many and no more, the best first; 0: all */
  guint counts[MB_N_MATCHES]; /* how many of the best suit so well */

  GArray *whole; /* what ids will be when they have grown */
  guint growing;
  guint grows_at;
  guint n_shown; /* how often another list was shown */
};

static void mb_query_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MbQuery, mb_query, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mb_query_list_model_init))

typedef enum {
  PROP_BOOK = 1,
  PROP_KIND,
  PROP_SEARCH,
  PROP_SORT_FIELD,
  PROP_DESCENDING,
  PROP_BUSY,
  PROP_N_ITEMS,
  N_PROPERTIES,
} MbQueryProperty;

static GParamSpec *properties[N_PROPERTIES];

static GType
mb_query_get_item_type (GListModel *model)
{
  return MB_TYPE_RECORD;
}

static guint
mb_query_get_n_items (GListModel *model)
{
  return MB_QUERY (model)->ids->len;
}

/* A record that another program deleted a moment ago is still in the list until the list is read again: an empty one
 * stands in its place, for a list model may not have a gap. */
static gpointer
mb_query_get_item (GListModel *model, guint position)
{
  MbQuery *self = MB_QUERY (model);
  MbRecord *record;

  if (position >= self->ids->len)
    return NULL;
  record = mb_book_get_record (self->book, self->spec->type->kind, g_array_index (self->ids, gint64, position), NULL);
  if (record == NULL)
    record = mb_record_new (self->spec->type->kind);
  if (self->held != NULL)
    g_ptr_array_add (self->held, g_object_ref (record));
  return record;
}

static void
mb_query_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mb_query_get_item_type;
  iface->get_n_items = mb_query_get_n_items;
  iface->get_item = mb_query_get_item;
}

static void
mb_query_dispose (GObject *object)
{
  MbQuery *self = MB_QUERY (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_query_parent_class)->dispose (object);
}

static void
mb_query_finalize (GObject *object)
{
  MbQuery *self = MB_QUERY (object);

  g_clear_pointer (&self->spec, mb_search_free);
  g_clear_pointer (&self->order, mb_order_unref);
  g_clear_pointer (&self->only, g_array_unref);
  g_array_unref (self->ids);
  g_clear_pointer (&self->whole, g_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (mb_query_parent_class)->finalize (object);
}

static void
mb_query_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbQuery *self = MB_QUERY (object);

  switch ((MbQueryProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->spec->type->kind);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->spec->search);
      break;
    case PROP_SORT_FIELD:
      g_value_set_string (value, self->spec->sort->name);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->spec->descending);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, mb_query_get_busy (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_query_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MbQuery *self = MB_QUERY (object);

  switch ((MbQueryProperty) id)
    {
    case PROP_SEARCH:
      mb_query_set_search (self, g_value_get_string (value));
      break;
    case PROP_BOOK:
    case PROP_KIND:
    case PROP_SORT_FIELD:
    case PROP_DESCENDING:
    case PROP_BUSY:
    case PROP_N_ITEMS:
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_query_class_init (MbQueryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mb_query_dispose;
  object_class->finalize = mb_query_finalize;
  object_class->get_property = mb_query_get_property;
  object_class->set_property = mb_query_set_property;

  /**
   * MbQuery:book:
   *
   * The book whose records are listed.
   */
  properties[PROP_BOOK] = g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK, readable);
  /**
   * MbQuery:kind:
   *
   * Which type of records: an #MbRecordKind.
   */
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, MB_N_RECORD_KINDS - 1, 0, readable);
  /**
   * MbQuery:search:
   *
   * The words that are searched for; empty: none.
   */
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", readable | G_PARAM_WRITABLE);
  /**
   * MbQuery:sort-field:
   *
   * The name of the field the list is sorted by.
   */
  properties[PROP_SORT_FIELD] = g_param_spec_string ("sort-field", NULL, NULL, NULL, readable);
  /**
   * MbQuery:descending:
   *
   * Whether the greatest comes first.
   */
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, readable);
  /**
   * MbQuery:busy:
   *
   * Whether a worker is reading or what it read is still being added;
   * meanwhile the list shows what it has.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  /**
   * MbQuery:n-items:
   *
   * How many records the list has.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mb_query_init (MbQuery *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* What the list will be when the step is done. */
static GArray *
step_towards (GArray *shown, GArray *ids, const MbOrderStep *step)
{
  GArray *next = g_array_sized_new (FALSE, FALSE, sizeof (gint64), shown->len - step->removed + step->added);

  g_array_append_vals (next, shown->data, step->position);
  g_array_append_vals (next, &g_array_index (ids, gint64, step->position), step->added);
  g_array_append_vals (next, &g_array_index (shown, gint64, step->position + step->removed),
                       shown->len - step->position - step->removed);
  return next;
}

/* Says a step when the list is as it says. A list widget asks for some records twice then: they are kept until it
 * knows. */
static void
take_step (MbQuery *self, GArray *ids, const MbOrderStep *step)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) before = self->ids;
  GPtrArray *outer = self->held;

  self->ids = step_towards (before, ids, step);
  self->held = held;
  g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->removed, step->added);
  self->held = outer;
  if (step->removed != step->added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static gboolean
grow (gpointer data)
{
  MbQuery *self = data;
  const guint missing = self->whole->len - self->ids->len;
  const guint n = self->grows_at < ROWS_WITH_WIDGETS ? MIN (missing, ROWS_AT_A_TIME) : missing;
  MbOrderStep step = { self->grows_at, 0, n };

  self->grows_at += n;
  if (n == missing)
    self->growing = 0;
  take_step (self, self->whole, &step);
  if (n < missing)
    return G_SOURCE_CONTINUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
show_by_and_by (MbQuery *self, const MbOrderStep *rest)
{
  self->grows_at = rest->position;
  self->growing = g_idle_add_full (G_PRIORITY_LOW, grow, self, NULL);
}

/* Who is told of a step may ask for another list, which is then shown already. */
static void
show (MbQuery *self, GArray *ids, gboolean by_and_by)
{
  const guint n_first = by_and_by ? ROWS_AT_FIRST : ROWS_WITH_WIDGETS;
  g_autoptr (GArray) steps = mb_order_list_steps (self->ids, ids, n_first);
  g_autoptr (GArray) whole = g_array_ref (ids);
  const guint shown = ++self->n_shown;

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_pointer (&self->whole, g_array_unref);
  self->whole = g_array_ref (ids);
  for (guint i = 0; i < steps->len && self->n_shown == shown; i++)
    {
      const MbOrderStep *step = &g_array_index (steps, MbOrderStep, i);

      if (by_and_by && i > 0 && step->added > LONGEST_AT_ONCE)
        show_by_and_by (self, step);
      else
        take_step (self, whole, step);
    }
}

/* What this list or another one has worked out. A list that a filter leaves few of is quicker without. */
static MbOrder *
find_order (MbQuery *self)
{
  MbOrder *order = self->order;

  if (order == NULL && !(mb_search_has_filters (self->spec) && self->n_best == 0))
    order = mb_orders_find (mb_book_get_orders (self->book), self->spec);
  return order != NULL ? mb_order_ref (order) : NULL;
}

static MbReading *
reading_new (MbQuery *self, gboolean many)
{
  MbReading *reading = mb_reading_new (self->book, self->spec, many);

  reading->order = find_order (self);
  reading->only = self->only != NULL ? g_array_ref (self->only) : NULL;
  reading->n_best = self->n_best;
  return reading;
}

static void
take_reading (MbQuery *self, MbReading *reading, gboolean by_and_by)
{
  g_clear_pointer (&self->order, mb_order_unref);
  self->order = reading->order != NULL ? mb_order_ref (reading->order) : NULL;
  memcpy (self->counts, reading->counts, sizeof self->counts);
  show (self, reading->ids, by_and_by);
}

static void
set_error (MbQuery *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  if (error != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
read_at_once (MbQuery *self)
{
  g_autoptr (MbReading) reading = reading_new (self, FALSE);
  g_autoptr (GError) error = NULL;

  if (mb_reading_run (reading, mb_book_get_database (self->book), &error))
    take_reading (self, reading, FALSE);
  set_error (self, g_steal_pointer (&error));
}

/* Nothing changed since it was read, or the reading would have been given up. */
static void
keep_order (MbQuery *self)
{
  if (self->order != NULL)
    mb_orders_keep (mb_book_get_orders (self->book), self->spec, self->kinds, self->order);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  MbQuery *self = MB_QUERY (source);
  MbReading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another reading was begun meanwhile, or the query is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (done)
    {
      take_reading (self, reading, TRUE);
      keep_order (self);
    }
  set_error (self, g_steal_pointer (&error));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
read_in_worker (MbQuery *self)
{
  g_autoptr (GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_source_tag (task, read_in_worker);
  g_task_set_task_data (task, reading_new (self, TRUE), (GDestroyNotify) mb_reading_free);
  g_task_set_return_on_cancel (task, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_task_run_in_thread (task, mb_reading_run_in_thread);
}

static gboolean
has_few_of (MbQuery *self, const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT %d)", table, FEW + 1);

  return mb_database_read_integer (mb_book_get_database (self->book), sql, 0) <= FEW;
}

/* Where it is narrowed by what others tell, there are few when those are few. */
static gboolean
has_few (MbQuery *self)
{
  for (guint i = 0; i < self->spec->chosen->len; i++)
    {
      const MbChosen *chosen = g_ptr_array_index (self->spec->chosen, i);

      if (chosen->facet->through != NULL && !has_few_of (self, chosen->facet->through))
        return FALSE;
    }
  return has_few_of (self, self->spec->type);
}

/* All records in an order that is known: there is nothing to read. */
static gboolean
show_what_is_known (MbQuery *self)
{
  g_autoptr (MbReading) reading = reading_new (self, FALSE);

  if (reading->order == NULL || self->n_best > 0 || self->only != NULL || !mb_search_is_whole (self->spec))
    return FALSE;
  reading->ids = g_array_ref (mb_order_get_ids (reading->order));
  take_reading (self, reading, reading->ids->len > FEW);
  set_error (self, NULL);
  return TRUE;
}

static void
read_again (MbQuery *self)
{
  gboolean was_busy = mb_query_get_busy (self);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (!show_what_is_known (self))
    {
      if (!has_few (self))
        {
          read_in_worker (self);
          return;
        }
      read_at_once (self);
    }
  if (was_busy || mb_query_get_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What the list is narrowed by does not change the order of all. */
static guint64
kinds_chosen (MbQuery *self)
{
  guint64 kinds = 0;

  for (guint i = 0; i < self->spec->chosen->len; i++)
    kinds |= mb_facet_get_kinds (((const MbChosen *) g_ptr_array_index (self->spec->chosen, i))->facet);
  return kinds;
}

static void
on_book_changed (MbQuery *self, guint64 kinds)
{
  if (!(kinds & (self->kinds | kinds_chosen (self))))
    return;
  if (kinds & self->kinds)
    g_clear_pointer (&self->order, mb_order_unref);
  read_again (self);
}

/* The type and everything whose titles its rows show. */
static guint64
kinds_behind (MbRecordKind kind)
{
  const MbRecordType *type = mb_record_type_get (kind);
  guint64 kinds = (guint64) 1 << kind;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_REFERENCE)
      kinds |= kinds_behind (type->fields[i].target);
  return kinds;
}

static MbQuery *
make_query (MbBook *book, MbRecordKind kind, guint n_best)
{
  MbQuery *self;

  self = g_object_new (MB_TYPE_QUERY, NULL);
  self->n_best = n_best;
  self->book = g_object_ref (book);
  self->spec = mb_search_new (mb_record_type_get (kind));
  self->kinds = kinds_behind (kind);
  g_signal_connect_object (book, "changed", G_CALLBACK (on_book_changed), self, G_CONNECT_SWAPPED);
  mb_book_watch (book);
  read_again (self);
  return self;
}

/**
 * mb_query_new:
 * @book: a book
 * @kind: which type of records
 *
 * Lists all records of a type in the type's own order.
 *
 * Returns: (transfer full): the list
 */
MbQuery *
mb_query_new (MbBook *book, MbRecordKind kind)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);

  return make_query (book, kind, 0);
}

/**
 * mb_query_new_best:
 * @book: a book
 * @kind: which type of records
 * @n: how many records at most; more than 0
 *
 * Lists the records of a type that suit a search best: those first whose
 * titles begin with it, then those with words that do, then those with it
 * inside their titles, and last what has it in another text. Nothing is
 * listed while nothing is searched for.
 *
 * Returns: (transfer full): the list
 */
MbQuery *
mb_query_new_best (MbBook *book, MbRecordKind kind, guint n)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);
  g_return_val_if_fail (n > 0, NULL);

  return make_query (book, kind, n);
}

/**
 * mb_query_get_book:
 * @self: a query
 *
 * Returns: (transfer none): the book whose records are listed
 */
MbBook *
mb_query_get_book (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), NULL);

  return self->book;
}

/**
 * mb_query_get_kind:
 * @self: a query
 *
 * Returns: which type of records is listed
 */
MbRecordKind
mb_query_get_kind (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), MB_N_RECORD_KINDS);

  return self->spec->type->kind;
}

/**
 * mb_query_set_search:
 * @self: a query
 * @search: (nullable): words; %NULL or empty: none
 *
 * Lists only records in which every word is found, without regard to case and
 * accents: anywhere in a text, or at the beginning of a word for words of one
 * or two letters. The titles of records that are referred to count as text.
 */
void
mb_query_set_search (MbQuery *self, const char *search)
{
  g_return_if_fail (MB_IS_QUERY (self));

  if (!g_set_str (&self->spec->search, search != NULL ? search : ""))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  read_again (self);
}

/**
 * mb_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none): the words that are searched for; empty: none
 */
const char *
mb_query_get_search (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), NULL);

  return self->spec->search;
}

/**
 * mb_query_set_sort:
 * @self: a query
 * @field: (nullable): the name of a field; %NULL: the type's own order
 * @descending: whether the greatest comes first
 *
 * Sorts the list: text in the order of the user's language, choices in the
 * order of their table, unset values last.
 */
void
mb_query_set_sort (MbQuery *self, const char *field, gboolean descending)
{
  const MbRecordType *type;
  const MbField *sort;

  g_return_if_fail (MB_IS_QUERY (self));
  type = self->spec->type;
  sort = mb_record_type_find_field (type, field != NULL ? field : type->sort);
  g_return_if_fail (sort != NULL);

  if (field == NULL)
    descending = type->sort_descending;
  if (self->spec->sort == sort && self->spec->descending == descending)
    return;
  self->spec->sort = sort;
  self->spec->descending = descending;
  g_clear_pointer (&self->order, mb_order_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_FIELD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  read_again (self);
}

/**
 * mb_query_get_sort_field:
 * @self: a query
 *
 * Returns: (transfer none): the name of the field the list is sorted by
 */
const char *
mb_query_get_sort_field (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), NULL);

  return self->spec->sort->name;
}

/**
 * mb_query_get_descending:
 * @self: a query
 *
 * Returns: whether the greatest comes first
 */
gboolean
mb_query_get_descending (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), FALSE);

  return self->spec->descending;
}

/**
 * mb_query_set_filter:
 * @self: a query
 * @field: the name of a field
 * @value: (nullable): the value it must have, sunk if it is floating;
 *   %NULL: any
 *
 * Lists only records whose field has a value; text is compared without regard
 * to case. Filters on several fields must all hold.
 */
void
mb_query_set_filter (MbQuery *self, const char *field, GVariant *value)
{
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  const MbField *described;

  g_return_if_fail (MB_IS_QUERY (self));
  described = mb_record_type_find_field (self->spec->type, field);
  g_return_if_fail (described != NULL);
  g_return_if_fail (owned == NULL || g_variant_is_of_type (owned, mb_field_get_variant_type (described)));

  mb_search_set_filter (self->spec, described, owned);
  read_again (self);
}

/**
 * mb_query_clear_filters:
 * @self: a query
 *
 * Takes every filter away.
 */
void
mb_query_clear_filters (MbQuery *self)
{
  g_return_if_fail (MB_IS_QUERY (self));

  if (self->spec->filters->len == 0)
    return;
  g_ptr_array_set_size (self->spec->filters, 0);
  read_again (self);
}

/**
 * mb_query_set_chosen:
 * @self: a query
 * @facet: a facet of the type
 * @values: (element-type GVariant): values of it; %NULL among them stands for
 *   “not set”; none: any value will do
 *
 * Lists only records whose facet has one of these values. What is chosen of
 * several facets must all hold; what is chosen of the records that tell about
 * one of the list's must hold of one and the same of them.
 */
void
mb_query_set_chosen (MbQuery *self, const MbFacet *facet, GPtrArray *values)
{
  g_return_if_fail (MB_IS_QUERY (self));
  g_return_if_fail (facet != NULL && facet->type == self->spec->type);
  g_return_if_fail (values != NULL);

  mb_search_set_chosen (self->spec, facet, values);
  read_again (self);
}

/**
 * mb_query_clear_chosen:
 * @self: a query
 *
 * Takes away what mb_query_set_chosen() set. The filters stay.
 */
void
mb_query_clear_chosen (MbQuery *self)
{
  g_return_if_fail (MB_IS_QUERY (self));

  if (self->spec->chosen->len == 0)
    return;
  g_ptr_array_set_size (self->spec->chosen, 0);
  read_again (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/**
 * mb_query_set_only:
 * @self: a query
 * @ids: (nullable) (element-type gint64): ids of records; %NULL: of all
 *
 * Lists none but these records, as far as the book has them, in the order of
 * the list. Search and filters narrow them further.
 */
void
mb_query_set_only (MbQuery *self, GArray *ids)
{
  g_return_if_fail (MB_IS_QUERY (self));

  g_clear_pointer (&self->only, g_array_unref);
  if (ids != NULL)
    {
      self->only = g_array_copy (ids);
      g_array_sort (self->only, compare_ids);
    }
  read_again (self);
}

/**
 * mb_query_count_all:
 * @self: a query
 *
 * Counts the records of the type, whether they are found or not. Quicker than
 * mb_book_count() while the query knows its list.
 *
 * Returns: how many records there are
 */
guint
mb_query_count_all (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), 0);

  return self->order != NULL ? mb_order_get_ids (self->order)->len : mb_book_count (self->book, self->spec->type->kind);
}

/**
 * mb_query_get_busy:
 * @self: a query
 *
 * Returns: whether a worker is reading, or what it read is still being added
 */
gboolean
mb_query_get_busy (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), FALSE);

  return self->reading != NULL || self->growing != 0;
}

/**
 * mb_query_get_match:
 * @self: a query that mb_query_new_best() made
 * @position: a place in the list
 *
 * Returns: how well the title of the record there suits the search
 */
MbMatch
mb_query_get_match (MbQuery *self, guint position)
{
  MbMatch match = MB_MATCH_BEGINNING;

  g_return_val_if_fail (MB_IS_QUERY (self), MB_MATCH_ELSEWHERE);

  for (guint n = self->counts[match]; n <= position && match < MB_MATCH_ELSEWHERE; n += self->counts[match])
    match++;
  return match;
}

/**
 * mb_query_get_error:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): why the last reading failed, in the
 *   domain %MB_ERROR; %NULL when it did not
 */
const GError *
mb_query_get_error (MbQuery *self)
{
  g_return_val_if_fail (MB_IS_QUERY (self), NULL);

  return self->error;
}

/**
 * mb_query_get_id:
 * @self: a query
 * @position: a place in the list
 *
 * Returns: the id of the record there, or 0 past the end
 */
gint64
mb_query_get_id (MbQuery *self, guint position)
{
  g_return_val_if_fail (MB_IS_QUERY (self), 0);

  return position < self->ids->len ? id_at (self->ids, position) : 0;
}

/**
 * mb_query_find:
 * @self: a query
 * @id: a record's id
 *
 * Returns: the record's place in the list, or %G_MAXUINT when it is not there
 */
guint
mb_query_find (MbQuery *self, gint64 id)
{
  g_return_val_if_fail (MB_IS_QUERY (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      return i;
  return G_MAXUINT;
}
