#include "config.h"

#include "mb-chart-swatch.h"

#include <adwaita.h>

#include "chart/mb-chart-pattern.h"

#define SIZE 12

struct _MbChartSwatch {
  GtkWidget parent_instance;

  guint color;
};

G_DEFINE_FINAL_TYPE (MbChartSwatch, mb_chart_swatch, GTK_TYPE_WIDGET)

static void
mb_chart_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
mb_chart_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const MbChartStyle *style = mb_chart_style_get (adw_style_manager_get_dark (manager),
                                                  adw_style_manager_get_high_contrast (manager));
  const cairo_rectangle_t box = { 0, 0, SIZE, SIZE };
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  mb_chart_pattern_fill (cr, &box, style, MB_CHART_SWATCH (widget)->color);
  cairo_destroy (cr);
}

static void
mb_chart_swatch_class_init (MbChartSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mb_chart_swatch_measure;
  widget_class->snapshot = mb_chart_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart-swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mb_chart_swatch_init (MbChartSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mb_chart_swatch_new:
 * @color: which colour of the palette
 *
 * Returns: (transfer floating): a new swatch
 */
GtkWidget *
mb_chart_swatch_new (guint color)
{
  MbChartSwatch *self = g_object_new (MB_TYPE_CHART_SWATCH, NULL);

  self->color = color;
  return GTK_WIDGET (self);
}
