#include "config.h"

#include "mb-filter-group.h"

#include <glib/gi18n.h>

#include "book/mb-match.h"

/* More values than one takes in at a glance. */
#define MANY 16

struct _MbFilterGroup {
  AdwBin parent_instance;

  MbListFilters *filters;
  const MbFacet *facet;
  GPtrArray *values;
  gboolean following;

  AdwWrapBox *box; /* of the buttons, in the order of the values */
};

G_DEFINE_FINAL_TYPE (MbFilterGroup, mb_filter_group, ADW_TYPE_BIN)

static void
mb_filter_group_dispose (GObject *object)
{
  g_clear_object (&MB_FILTER_GROUP (object)->filters);
  G_OBJECT_CLASS (mb_filter_group_parent_class)->dispose (object);
}

static void
mb_filter_group_finalize (GObject *object)
{
  g_clear_pointer (&MB_FILTER_GROUP (object)->values, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_filter_group_parent_class)->finalize (object);
}

static void
mb_filter_group_class_init (MbFilterGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_filter_group_dispose;
  object_class->finalize = mb_filter_group_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mb_filter_group_init (MbFilterGroup *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
}

static guint
find_place (MbFilterGroup *self, GtkWidget *button)
{
  guint place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != button;
       child = gtk_widget_get_next_sibling (child))
    place++;
  return place;
}

static void
toggled (MbFilterGroup *self, GtkToggleButton *button)
{
  if (!self->following)
    mb_list_filters_set (self->filters, self->facet, self->values->pdata[find_place (self, GTK_WIDGET (button))],
                         gtk_toggle_button_get_active (button));
}

static void
follow (MbFilterGroup *self)
{
  guint place = 0;

  self->following = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                  mb_list_filters_has (self->filters, self->facet, self->values->pdata[place++]));
  self->following = FALSE;
}

static void
search_changed (MbFilterGroup *self, GtkSearchEntry *entry)
{
  g_auto (GStrv) words = mb_match_dup_words (gtk_editable_get_text (GTK_EDITABLE (entry)));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, mb_match_text (gtk_button_get_label (GTK_BUTTON (child)),
                                                  (const char *const *) words) != MB_MATCH_ELSEWHERE);
}

static void
add_button (MbFilterGroup *self, GVariant *value)
{
  g_autofree char *label = mb_list_filters_dup_value (self->filters, self->facet, value);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "filter-value");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
}

static GtkWidget *
heading_new (const char *label)
{
  GtkWidget *heading = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static GtkWidget *
search_new (MbFilterGroup *self, const char *label)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
fill (MbFilterGroup *self)
{
  const char *label = self->facet ? mb_facet_get_label (self->facet) : _("Checks");
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (content), heading_new (label));
  if (self->values->len > MANY)
    gtk_box_append (GTK_BOX (content), search_new (self, label));
  for (guint i = 0; i < self->values->len; i++)
    add_button (self, self->values->pdata[i]);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * mb_filter_group_new:
 * @filters: the filters of a list
 * @facet: (nullable): a facet of it; %NULL: what the checks find
 * @values: (element-type GVariant): the values to choose from
 *
 * Makes a group.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_filter_group_new (MbListFilters *filters, const MbFacet *facet, GPtrArray *values)
{
  MbFilterGroup *self;

  g_return_val_if_fail (MB_IS_LIST_FILTERS (filters), NULL);
  g_return_val_if_fail (values != NULL, NULL);

  self = g_object_new (MB_TYPE_FILTER_GROUP, NULL);
  self->filters = g_object_ref (filters);
  self->facet = facet;
  self->values = g_ptr_array_ref (values);
  fill (self);
  follow (self);
  g_signal_connect_object (filters, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
