#include "config.h"

#include "mb-list-filters.h"

#include <glib/gi18n.h>

#include "mb-findings.h"

struct _MbListFilters {
  GObject parent_instance;

  MbQuery *query;
  GArray *filters; /* MbListFilter */
};

G_DEFINE_FINAL_TYPE (MbListFilters, mb_list_filters, G_TYPE_OBJECT)

typedef enum {
  PROP_ACTIVE = 1,
  N_PROPERTIES,
} MbListFiltersProperty;

static GParamSpec *properties[N_PROPERTIES];

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
filter_clear (gpointer data)
{
  g_clear_pointer (&((MbListFilter *) data)->value, g_variant_unref);
}

static void
mb_list_filters_dispose (GObject *object)
{
  g_clear_object (&MB_LIST_FILTERS (object)->query);
  G_OBJECT_CLASS (mb_list_filters_parent_class)->dispose (object);
}

static void
mb_list_filters_finalize (GObject *object)
{
  g_array_unref (MB_LIST_FILTERS (object)->filters);
  G_OBJECT_CLASS (mb_list_filters_parent_class)->finalize (object);
}

static void
mb_list_filters_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbListFiltersProperty) id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, mb_list_filters_get_active (MB_LIST_FILTERS (object)));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_list_filters_class_init (MbListFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_list_filters_dispose;
  object_class->finalize = mb_list_filters_finalize;
  object_class->get_property = mb_list_filters_get_property;

  /**
   * MbListFilters:active:
   *
   * Whether the list is narrowed.
   */
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * MbListFilters::changed:
   * @self: the filters
   *
   * The list is narrowed by other values than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
mb_list_filters_init (MbListFilters *self)
{
  self->filters = g_array_new (FALSE, FALSE, sizeof (MbListFilter));
  g_array_set_clear_func (self->filters, filter_clear);
}

static void findings_changed (MbListFilters *self);

/**
 * mb_list_filters_new:
 * @query: a list that nothing narrows yet
 *
 * Makes the filters of a list.
 *
 * Returns: (transfer full): new filters, none of them chosen
 */
MbListFilters *
mb_list_filters_new (MbQuery *query)
{
  MbListFilters *self;

  g_return_val_if_fail (MB_IS_QUERY (query), NULL);

  self = g_object_new (MB_TYPE_LIST_FILTERS, NULL);
  self->query = g_object_ref (query);
  g_signal_connect_object (mb_findings_of (mb_query_get_book (query)), "changed", G_CALLBACK (findings_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_list_filters_get_query:
 * @self: filters
 *
 * Returns: (transfer none): the list they narrow
 */
MbQuery *
mb_list_filters_get_query (MbListFilters *self)
{
  g_return_val_if_fail (MB_IS_LIST_FILTERS (self), NULL);

  return self->query;
}

/**
 * mb_list_filters_get_active:
 * @self: filters
 *
 * Returns: whether the list is narrowed
 */
gboolean
mb_list_filters_get_active (MbListFilters *self)
{
  return mb_list_filters_get_n (self) > 0;
}

/**
 * mb_list_filters_get_n:
 * @self: filters
 *
 * Returns: how many values are chosen
 */
guint
mb_list_filters_get_n (MbListFilters *self)
{
  g_return_val_if_fail (MB_IS_LIST_FILTERS (self), 0);

  return self->filters->len;
}

/**
 * mb_list_filters_get:
 * @self: filters
 * @place: a place among the chosen values
 *
 * Returns: (transfer none): the value there
 */
const MbListFilter *
mb_list_filters_get (MbListFilters *self, guint place)
{
  g_return_val_if_fail (MB_IS_LIST_FILTERS (self), NULL);
  g_return_val_if_fail (place < self->filters->len, NULL);

  return &g_array_index (self->filters, MbListFilter, place);
}

/**
 * mb_list_filters_dup_value:
 * @self: filters
 * @facet: (nullable): a facet of the list
 * @value: (nullable): a value of it
 *
 * Returns: (transfer full): what the user reads of the value
 */
char *
mb_list_filters_dup_value (MbListFilters *self, const MbFacet *facet, GVariant *value)
{
  g_return_val_if_fail (MB_IS_LIST_FILTERS (self), NULL);

  if (!facet)
    return g_strdup (C_("filter", "Has Findings"));
  return mb_facet_dup_value_label (facet, mb_query_get_book (self->query), value);
}

/**
 * mb_list_filters_dup_label:
 * @self: filters
 * @place: a place among the chosen values
 *
 * Returns: (transfer full): what the user reads of the value there
 */
char *
mb_list_filters_dup_label (MbListFilters *self, guint place)
{
  const MbListFilter *filter = mb_list_filters_get (self, place);
  g_autofree char *value = NULL;

  g_return_val_if_fail (filter != NULL, NULL);

  value = mb_list_filters_dup_value (self, filter->facet, filter->value);
  if (!filter->facet)
    return g_steal_pointer (&value);
  /* Translators: a field and the value by which a list is filtered, as in “Role: Mentor”. */
  return g_strdup_printf (C_("filter", "%s: %s"), mb_facet_get_label (filter->facet), value);
}

static gboolean
is_same (GVariant *one, GVariant *other)
{
  return one && other ? g_variant_equal (one, other) : one == other;
}

static int
find (MbListFilters *self, const MbFacet *facet, GVariant *value)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const MbListFilter *filter = mb_list_filters_get (self, i);

      if (filter->facet == facet && is_same (filter->value, value))
        return i;
    }
  return -1;
}

static void
variant_unref (gpointer value)
{
  if (value)
    g_variant_unref (value);
}

static void
apply_findings (MbListFilters *self)
{
  g_autoptr (GArray) ids = NULL;

  if (find (self, NULL, NULL) >= 0)
    ids = mb_findings_list_ids (mb_findings_of (mb_query_get_book (self->query)), mb_query_get_kind (self->query));
  mb_query_set_only (self->query, ids);
}

/* What the checks find is not the same for ever. */
static void
findings_changed (MbListFilters *self)
{
  if (find (self, NULL, NULL) >= 0)
    apply_findings (self);
}

static void
apply (MbListFilters *self, const MbFacet *facet)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (variant_unref);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const MbListFilter *filter = mb_list_filters_get (self, i);

      if (filter->facet == facet)
        g_ptr_array_add (values, filter->value ? g_variant_ref (filter->value) : NULL);
    }
  mb_query_set_chosen (self->query, facet, values);
}

static void
apply_one (MbListFilters *self, const MbFacet *facet)
{
  if (facet)
    apply (self, facet);
  else
    apply_findings (self);
}

static void
changed (MbListFilters *self, gboolean was_active)
{
  g_signal_emit (self, signals[CHANGED], 0);
  if (mb_list_filters_get_active (self) != was_active)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * mb_list_filters_has:
 * @self: filters
 * @facet: (nullable): a facet of the list
 * @value: (nullable): a value of it
 *
 * Returns: whether the value is chosen
 */
gboolean
mb_list_filters_has (MbListFilters *self, const MbFacet *facet, GVariant *value)
{
  g_return_val_if_fail (MB_IS_LIST_FILTERS (self), FALSE);

  return find (self, facet, value) >= 0;
}

/**
 * mb_list_filters_set:
 * @self: filters
 * @facet: (nullable): a facet of the list; %NULL: what the checks find
 * @value: (nullable): a value of it, not floating; %NULL: not set
 * @chosen: whether it is chosen from now on
 *
 * Chooses a value, or takes it away.
 */
void
mb_list_filters_set (MbListFilters *self, const MbFacet *facet, GVariant *value, gboolean chosen)
{
  MbListFilter filter = { facet, NULL };
  gboolean was_active;
  int place;

  g_return_if_fail (MB_IS_LIST_FILTERS (self));

  was_active = mb_list_filters_get_active (self);
  place = find (self, facet, value);
  if (chosen == (place >= 0))
    return;
  if (chosen)
    {
      filter.value = value ? g_variant_ref (value) : NULL;
      g_array_append_val (self->filters, filter);
    }
  else
    g_array_remove_index (self->filters, place);
  apply_one (self, facet);
  changed (self, was_active);
}

/**
 * mb_list_filters_clear:
 * @self: filters
 *
 * Takes all values away.
 */
void
mb_list_filters_clear (MbListFilters *self)
{
  gboolean with_findings;

  g_return_if_fail (MB_IS_LIST_FILTERS (self));

  if (self->filters->len == 0)
    return;
  with_findings = find (self, NULL, NULL) >= 0;
  g_array_set_size (self->filters, 0);
  mb_query_clear_chosen (self->query);
  if (with_findings)
    apply_findings (self);
  changed (self, TRUE);
}
