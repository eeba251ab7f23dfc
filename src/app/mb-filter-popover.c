#include "config.h"

#include "mb-filter-popover.h"

#include <glib/gi18n.h>

#include "mb-feedback.h"
#include "mb-filter-group.h"
#include "mb-findings.h"

#define WIDTH 300
#define MOST_HEIGHT 480

struct _MbFilterPopover {
  GtkPopover parent_instance;

  MbListFilters *filters;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (MbFilterPopover, mb_filter_popover, GTK_TYPE_POPOVER)

static void
mb_filter_popover_dispose (GObject *object)
{
  g_clear_object (&MB_FILTER_POPOVER (object)->filters);
  G_OBJECT_CLASS (mb_filter_popover_parent_class)->dispose (object);
}

static const MbRecordType *
get_record_type (MbFilterPopover *self)
{
  return mb_record_type_get (mb_query_get_kind (mb_list_filters_get_query (self->filters)));
}

static gboolean
add_group (MbFilterPopover *self, GtkBox *groups, const MbFacet *facet, GError **error)
{
  MbBook *book = mb_query_get_book (mb_list_filters_get_query (self->filters));
  g_autoptr (GPtrArray) values = mb_facet_list_values (facet, book, error);

  if (values && values->len > 1)
    gtk_box_append (groups, mb_filter_group_new (self->filters, facet, values));
  return values != NULL;
}

/* Only the lists of what findings are about. */
static void
add_findings (MbFilterPopover *self, GtkBox *groups)
{
  MbQuery *query = mb_list_filters_get_query (self->filters);
  g_autoptr (GArray) ids = mb_findings_list_ids (mb_findings_of (mb_query_get_book (query)), mb_query_get_kind (query));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_ptr_array_add (values, NULL);
  if (ids->len > 0 || mb_list_filters_has (self->filters, NULL, NULL))
    gtk_box_append (groups, mb_filter_group_new (self->filters, NULL, values));
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *label = gtk_label_new (_("There is nothing to tell these apart by."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
fill (MbFilterPopover *self)
{
  GPtrArray *facets = mb_facet_list (get_record_type (self));
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; !error && i < facets->len; i++)
    add_group (self, GTK_BOX (groups), facets->pdata[i], &error);
  add_findings (self, GTK_BOX (groups));
  if (!gtk_widget_get_first_child (groups))
    gtk_box_append (GTK_BOX (groups), nothing_new ());
  gtk_widget_add_css_class (groups, "filter-groups");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), groups);
  if (error)
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
mb_filter_popover_show (GtkWidget *widget)
{
  fill (MB_FILTER_POPOVER (widget));
  GTK_WIDGET_CLASS (mb_filter_popover_parent_class)->show (widget);
}

static void
mb_filter_popover_class_init (MbFilterPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_filter_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = mb_filter_popover_show;
}

static void
mb_filter_popover_init (MbFilterPopover *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_widget_set_size_request (self->scroller, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
}

/**
 * mb_filter_popover_new:
 * @filters: the filters of a list
 *
 * Makes a popover.
 *
 * Returns: (transfer floating): a new popover
 */
GtkWidget *
mb_filter_popover_new (MbListFilters *filters)
{
  MbFilterPopover *self;

  g_return_val_if_fail (MB_IS_LIST_FILTERS (filters), NULL);

  self = g_object_new (MB_TYPE_FILTER_POPOVER, NULL);
  self->filters = g_object_ref (filters);
  return GTK_WIDGET (self);
}
