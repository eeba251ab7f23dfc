#include "config.h"

#include "mb-filter-bar.h"

#include <glib/gi18n.h>

#include "mb-filter-chip.h"

struct _MbFilterBar {
  AdwBin parent_instance;

  MbListFilters *filters;
  AdwWrapBox *box;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (MbFilterBar, mb_filter_bar, ADW_TYPE_BIN)

static void
mb_filter_bar_dispose (GObject *object)
{
  g_clear_object (&MB_FILTER_BAR (object)->filters);
  G_OBJECT_CLASS (mb_filter_bar_parent_class)->dispose (object);
}

static void
mb_filter_bar_class_init (MbFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_filter_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filter-bar");
}

static void
mb_filter_bar_init (MbFilterBar *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));

  self->clear = gtk_button_new_with_mnemonic (_("Clear _All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "list.clear-filters");
  gtk_widget_add_css_class (self->clear, "flat");
  adw_wrap_box_append (self->box, self->clear);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static int
find_place (MbFilterBar *self, GtkWidget *chip)
{
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != chip;
       child = gtk_widget_get_next_sibling (child))
    place++;
  return place;
}

static GtkWidget *
get_at (MbFilterBar *self, int place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (place-- > 0 && gtk_widget_get_next_sibling (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}

/* Whoever removes one by keyboard may want to remove the next one too. */
static void
removed (MbFilterBar *self, GtkWidget *chip)
{
  const gboolean focused = has_focus (chip);
  const int place = find_place (self, chip);
  const MbListFilter *filter = mb_list_filters_get (self->filters, place);
  g_autoptr (GVariant) value = filter->value ? g_variant_ref (filter->value) : NULL;

  mb_list_filters_set (self->filters, filter->facet, value, FALSE);
  if (focused && gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_child_focus (get_at (self, place), GTK_DIR_TAB_FORWARD);
}

static void
add_chip (MbFilterBar *self, guint place)
{
  g_autofree char *label = mb_list_filters_dup_label (self->filters, place);
  GtkWidget *chip = mb_filter_chip_new (label);

  g_signal_connect_object (chip, "removed", G_CALLBACK (removed), self, G_CONNECT_SWAPPED);
  adw_wrap_box_insert_child_after (self->box, chip, gtk_widget_get_prev_sibling (self->clear));
}

static void
show_filters (MbFilterBar *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_prev_sibling (self->clear)))
    adw_wrap_box_remove (self->box, chip);
  for (guint i = 0; i < mb_list_filters_get_n (self->filters); i++)
    add_chip (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), mb_list_filters_get_active (self->filters));
}

/**
 * mb_filter_bar_set_filters:
 * @self: a bar without filters
 * @filters: the filters of a list
 *
 * Shows these filters and follows them from now on.
 */
void
mb_filter_bar_set_filters (MbFilterBar *self, MbListFilters *filters)
{
  g_return_if_fail (MB_IS_FILTER_BAR (self) && !self->filters);
  g_return_if_fail (MB_IS_LIST_FILTERS (filters));

  self->filters = g_object_ref (filters);
  g_signal_connect_object (filters, "changed", G_CALLBACK (show_filters), self, G_CONNECT_SWAPPED);
  show_filters (self);
}
