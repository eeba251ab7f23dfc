#include "config.h"

#include "mb-chart-switch.h"

#include <glib/gi18n.h>

struct _MbChartSwitch {
  GtkWidget parent_instance;

  AdwToggleGroup *toggles;
  GtkDropDown *drop_down;
  MbBookChart chart;
};

G_DEFINE_FINAL_TYPE (MbChartSwitch, mb_chart_switch, GTK_TYPE_WIDGET)

enum {
  PROP_CHART = 1,
};

static GParamSpec *properties[PROP_CHART + 1];

static const char *const names[MB_N_BOOK_CHARTS] = {
  [MB_BOOK_CHART_PARTICIPANTS] = NC_("chart", "Participants"),
  [MB_BOOK_CHART_RETENTION] = NC_("chart", "Retention"),
  [MB_BOOK_CHART_MENTORS] = NC_("chart", "Mentors"),
  [MB_BOOK_CHART_FUNNEL] = NC_("chart", "Funnel"),
};

/* Choosing */

static void
set_chart (MbChartSwitch *self, guint chart)
{
  if (chart >= MB_N_BOOK_CHARTS || chart == self->chart)
    return;
  self->chart = chart;
  adw_toggle_group_set_active (self->toggles, chart);
  gtk_drop_down_set_selected (self->drop_down, chart);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static void
toggled (MbChartSwitch *self)
{
  set_chart (self, adw_toggle_group_get_active (self->toggles));
}

static void
selected (MbChartSwitch *self)
{
  set_chart (self, gtk_drop_down_get_selected (self->drop_down));
}

/* Room */

static int
measure (GtkWidget *widget, gboolean natural, GtkOrientation orientation, int for_size)
{
  int minimum_size, natural_size;

  gtk_widget_measure (widget, orientation, for_size, &minimum_size, &natural_size, NULL, NULL);
  return natural ? natural_size : minimum_size;
}

static void
mb_chart_switch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  MbChartSwitch *self = MB_CHART_SWITCH (widget);
  GtkWidget *toggles = GTK_WIDGET (self->toggles);
  GtkWidget *drop_down = GTK_WIDGET (self->drop_down);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure (drop_down, FALSE, orientation, -1);
      *natural = MAX (measure (toggles, TRUE, orientation, -1), *minimum);
      return;
    }
  *minimum = *natural = MAX (measure (toggles, TRUE, orientation, -1), measure (drop_down, TRUE, orientation, -1));
}

static void
mb_chart_switch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MbChartSwitch *self = MB_CHART_SWITCH (widget);
  const gboolean has_room = width >= measure (GTK_WIDGET (self->toggles), TRUE, GTK_ORIENTATION_HORIZONTAL, -1);
  GtkWidget *shown = has_room ? GTK_WIDGET (self->toggles) : GTK_WIDGET (self->drop_down);
  const int wanted = MIN (width, measure (shown, TRUE, GTK_ORIENTATION_HORIZONTAL, -1));
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_set_child_visible (GTK_WIDGET (self->toggles), has_room);
  gtk_widget_set_child_visible (GTK_WIDGET (self->drop_down), !has_room);
  gtk_widget_size_allocate (shown, &(GtkAllocation){ is_rtl ? width - wanted : 0, 0, wanted, height }, baseline);
}

/* The object */

static void
mb_chart_switch_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CHART)
    g_value_set_uint (value, MB_CHART_SWITCH (object)->chart);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
mb_chart_switch_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CHART)
    set_chart (MB_CHART_SWITCH (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
mb_chart_switch_dispose (GObject *object)
{
  MbChartSwitch *self = MB_CHART_SWITCH (object);

  if (self->toggles)
    gtk_widget_unparent (GTK_WIDGET (self->toggles));
  if (self->drop_down)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->toggles = NULL;
  self->drop_down = NULL;
  G_OBJECT_CLASS (mb_chart_switch_parent_class)->dispose (object);
}

static void
mb_chart_switch_class_init (MbChartSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_chart_switch_get_property;
  object_class->set_property = mb_chart_switch_set_property;
  object_class->dispose = mb_chart_switch_dispose;
  widget_class->measure = mb_chart_switch_measure;
  widget_class->size_allocate = mb_chart_switch_size_allocate;

  /**
   * MbChartSwitch:chart:
   *
   * The chart that is chosen, a #MbBookChart.
   */
  properties[PROP_CHART] = g_param_spec_uint ("chart", NULL, NULL, 0, MB_N_BOOK_CHARTS - 1, MB_BOOK_CHART_PARTICIPANTS,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
add_names (MbChartSwitch *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < MB_N_BOOK_CHARTS; i++)
    {
      const char *name = g_dpgettext2 (NULL, "chart", names[i]);
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, mb_book_chart_get_nick (i));
      adw_toggle_set_label (toggle, name);
      adw_toggle_set_tooltip (toggle, mb_book_chart_get_label (i));
      adw_toggle_group_add (self->toggles, toggle);
      gtk_string_list_append (list, name);
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
}

static void
mb_chart_switch_init (MbChartSwitch *self)
{
  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  adw_toggle_group_set_can_shrink (self->toggles, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"), -1);
  add_names (self);
  adw_toggle_group_set_active (self->toggles, 0);
  g_signal_connect_object (self->toggles, "notify::active", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->toggles), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
}

/**
 * mb_chart_switch_get_chart:
 * @self: a switch
 *
 * Returns: the chart that is chosen
 */
MbBookChart
mb_chart_switch_get_chart (MbChartSwitch *self)
{
  g_return_val_if_fail (MB_IS_CHART_SWITCH (self), MB_BOOK_CHART_PARTICIPANTS);

  return self->chart;
}
