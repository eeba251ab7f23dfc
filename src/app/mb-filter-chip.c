#include "config.h"

#include "mb-filter-chip.h"

#include <glib/gi18n.h>

struct _MbFilterChip {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (MbFilterChip, mb_filter_chip, GTK_TYPE_WIDGET)

enum {
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mb_filter_chip_dispose (GObject *object)
{
  MbFilterChip *self = MB_FILTER_CHIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (mb_filter_chip_parent_class)->dispose (object);
}

static void
remove_chip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static void
mb_filter_chip_class_init (MbFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_filter_chip_dispose;

  /**
   * MbFilterChip::removed:
   * @self: the chip
   *
   * The value shall be taken away.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "chip.remove", NULL, remove_chip);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "chip.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "chip.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "chip.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mb_filter_chip_init (MbFilterChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "chip.remove");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * mb_filter_chip_new:
 * @label: the value and what it is a value of
 *
 * Makes a chip.
 *
 * Returns: (transfer floating): a new chip
 */
GtkWidget *
mb_filter_chip_new (const char *label)
{
  MbFilterChip *self;
  g_autofree char *remove = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (MB_TYPE_FILTER_CHIP, NULL);
  /* Translators: %s is a filter of a list, as in “Role: Mentor”. */
  remove = g_strdup_printf (_("Remove “%s”"), label);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_widget_set_tooltip_text (self->button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * mb_filter_chip_get_label:
 * @self: a chip
 *
 * Returns: (transfer none): what it says
 */
const char *
mb_filter_chip_get_label (MbFilterChip *self)
{
  g_return_val_if_fail (MB_IS_FILTER_CHIP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
