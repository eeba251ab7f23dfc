#include "config.h"

#include "mb-chart-legend.h"

#include <glib/gi18n.h>

#include "mb-chart-swatch.h"

struct _MbChartLegend {
  AdwBin parent_instance;

  AdwWrapBox *box;
  GPtrArray *buttons; /* (element-type GtkToggleButton): by series */
};

G_DEFINE_FINAL_TYPE (MbChartLegend, mb_chart_legend, ADW_TYPE_BIN)

typedef enum {
  PROP_HIDDEN = 1,
} MbChartLegendProperty;

static GParamSpec *properties[PROP_HIDDEN + 1];

static gboolean
is_shown (MbChartLegend *self, guint series)
{
  return gtk_toggle_button_get_active (self->buttons->pdata[series]);
}

static guint
count_shown (MbChartLegend *self)
{
  guint n = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    n += is_shown (self, i);
  return n;
}

/* A chart of nothing would say nothing: whoever hides the last sees it again. */
static void
toggled (MbChartLegend *self, GtkToggleButton *button)
{
  if (count_shown (self) == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (button));
      gtk_toggle_button_set_active (button, TRUE);
      return;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN]);
}

static GtkWidget *
button_new (MbChartLegend *self, MbChartData *data, guint series, gboolean active)
{
  const char *name = mb_chart_data_get_series_name (data, series);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), mb_chart_swatch_new (mb_chart_data_get_color (data, series)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-key");
  gtk_widget_set_tooltip_text (button, _("Show or hide"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled), self);
  return button;
}

static void
mb_chart_legend_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbChartLegendProperty) id)
    {
    case PROP_HIDDEN:
      g_value_set_uint64 (value, mb_chart_legend_get_hidden (MB_CHART_LEGEND (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_chart_legend_dispose (GObject *object)
{
  g_clear_pointer (&MB_CHART_LEGEND (object)->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_chart_legend_parent_class)->dispose (object);
}

static void
mb_chart_legend_class_init (MbChartLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_chart_legend_get_property;
  object_class->dispose = mb_chart_legend_dispose;

  /**
   * MbChartLegend:hidden:
   *
   * Which series are hidden: a bit for each.
   */
  properties[PROP_HIDDEN] = g_param_spec_uint64 ("hidden", NULL, NULL, 0, G_MAXUINT64, 0,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chart-legend");
}

static void
mb_chart_legend_init (MbChartLegend *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("chart", "Legend"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * mb_chart_legend_new:
 *
 * Returns: (transfer floating): a new legend
 */
GtkWidget *
mb_chart_legend_new (void)
{
  return g_object_new (MB_TYPE_CHART_LEGEND, NULL);
}

/**
 * mb_chart_legend_set_data:
 * @self: a legend
 * @data: (nullable): a chart
 * @hidden: which of its series are hidden
 *
 * Shows the series of another chart. A single one needs no legend.
 */
void
mb_chart_legend_set_data (MbChartLegend *self, MbChartData *data, MbChartMask hidden)
{
  guint n = data ? mb_chart_data_get_n_series (data) : 0;
  GtkWidget *child;

  g_return_if_fail (MB_IS_CHART_LEGEND (self));

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    adw_wrap_box_remove (self->box, child);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = button_new (self, data, i, !mb_chart_mask_shows (hidden, i));

      g_ptr_array_add (self->buttons, button);
      adw_wrap_box_append (self->box, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

/**
 * mb_chart_legend_get_hidden:
 * @self: a legend
 *
 * Returns: which series are hidden
 */
MbChartMask
mb_chart_legend_get_hidden (MbChartLegend *self)
{
  MbChartMask hidden = 0;

  g_return_val_if_fail (MB_IS_CHART_LEGEND (self), 0);

  for (guint i = 0; i < self->buttons->len; i++)
    if (!is_shown (self, i))
      hidden |= (MbChartMask) 1 << i;
  return hidden;
}
