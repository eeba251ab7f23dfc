#include "config.h"

#include "mb-chart-canvas.h"

#include <adwaita.h>
#include <math.h>

#include "chart/mb-chart-painter.h"
#include "mb-chart-navigation.h"

#define LEAST_WIDTH 200
#define USUAL_WIDTH 600
#define TIP_GAP 6
#define MARK_WIDTH 2
#define MARK_OPACITY 0.08

struct _MbChartCanvas {
  GtkWidget parent_instance;

  MbChartData *data; /* (nullable) */
  MbChartMask hidden;
  guint category; /* MB_CHART_NONE: nothing is selected */
  guint series;
  GtkWidget *tip;

  MbChartPainter *painter;  /* (nullable): for the font there is */
  MbChartLayout *layout;    /* (nullable): for the width and the height there are */
  GskRenderNode *node;      /* (nullable): the picture of the layout */
  int measured_width;       /* 0: not measured */
  int measured_height;      /* what suits that width */
};

G_DEFINE_FINAL_TYPE (MbChartCanvas, mb_chart_canvas, GTK_TYPE_WIDGET)

enum {
  SELECTED,
  ACTIVATE_SEGMENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Laying out and painting */

static const MbChartStyle *
get_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return mb_chart_style_get (adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
}

static MbChartMask
get_shown (MbChartCanvas *self)
{
  return ~self->hidden;
}

static MbChartPainter *
need_painter (MbChartCanvas *self)
{
  if (!self->painter)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

      self->painter = mb_chart_painter_new (context, pango_context_get_font_description (context));
    }
  return self->painter;
}

/* One layout for a size: measuring the height makes it, allocating takes it. No height: whatever suits the width. */
static void
lay_out (MbChartCanvas *self, double width, double height)
{
  MbChartFrame frame = {
    .width = width,
    .height = height,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .shown = get_shown (self),
  };

  if (self->layout && self->layout->width == width && self->layout->height == height)
    return;
  g_clear_pointer (&self->layout, mb_chart_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->layout = mb_chart_painter_lay_out (need_painter (self), self->data, &frame);
}

static int
measure_height (MbChartCanvas *self, int width)
{
  if (!self->data)
    return 0;
  if (self->measured_width != width)
    {
      lay_out (self, width, 0);
      self->measured_width = width;
      self->measured_height = (int) ceil (self->layout->height);
    }
  return self->measured_height;
}

static void
forget_layout (MbChartCanvas *self)
{
  self->measured_width = 0;
  g_clear_pointer (&self->layout, mb_chart_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
forget_node (MbChartCanvas *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_painter (MbChartCanvas *self)
{
  g_clear_pointer (&self->painter, mb_chart_painter_free);
  forget_layout (self);
}

static GskRenderNode *
paint (MbChartCanvas *self)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->layout->width, (float) self->layout->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  mb_chart_painter_paint (need_painter (self), cr, self->data, self->layout, get_style ());
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static graphene_rect_t
to_rect (const cairo_rectangle_t *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);
}

/* Over the picture, which stays as it is while one walks through it. */
static void
snapshot_mark (MbChartCanvas *self, GtkSnapshot *snapshot)
{
  const MbChartColor *text = &get_style ()->text;
  GdkRGBA color = { (float) text->red, (float) text->green, (float) text->blue, MARK_OPACITY };
  cairo_rectangle_t box;
  graphene_rect_t rect;

  if (!mb_chart_layout_find_box (self->layout, self->category, MB_CHART_ALL, &box))
    return;
  rect = to_rect (&box);
  gtk_snapshot_append_color (snapshot, &color, &rect);
  if (self->series != MB_CHART_ALL && mb_chart_layout_find_box (self->layout, self->category, self->series, &box))
    {
      const float widths[4] = { MARK_WIDTH, MARK_WIDTH, MARK_WIDTH, MARK_WIDTH };
      GskRoundedRect outline;

      color.alpha = 1;
      rect = to_rect (&box);
      graphene_rect_inset (&rect, -MARK_WIDTH, -MARK_WIDTH);
      gsk_rounded_rect_init_from_rect (&outline, &rect, MARK_WIDTH);
      gtk_snapshot_append_border (snapshot, &outline, widths, (GdkRGBA[4]) { color, color, color, color });
    }
}

static void
mb_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MbChartCanvas *self = MB_CHART_CANVAS (widget);

  if (!self->data || !self->layout)
    return;
  if (!self->node)
    self->node = paint (self);
  gtk_snapshot_append_node (snapshot, self->node);
  snapshot_mark (self, snapshot);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
mb_chart_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  MbChartCanvas *self = MB_CHART_CANVAS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = *natural = measure_height (self, for_size > 0 ? for_size : USUAL_WIDTH);
}

static GtkSizeRequestMode
mb_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What the figure is shown above: the head of the column, or the bar that lies. */
static gboolean
find_anchor (MbChartCanvas *self, cairo_rectangle_t *anchor)
{
  if (!mb_chart_layout_find_box (self->layout, self->category, MB_CHART_ALL, anchor))
    return FALSE;
  for (guint i = 0; i < self->layout->segments->len; i++)
    {
      const MbChartSegment *segment = &g_array_index (self->layout->segments, MbChartSegment, i);

      if (segment->category == self->category)
        *anchor = segment->box;
    }
  return TRUE;
}

static void
allocate_tip (MbChartCanvas *self, int width, int height)
{
  cairo_rectangle_t anchor;
  GtkRequisition size;
  GtkAllocation box;

  if (!gtk_widget_should_layout (self->tip) || !find_anchor (self, &anchor))
    return;
  gtk_widget_get_preferred_size (self->tip, NULL, &size);
  box.width = MIN (size.width, width);
  gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, box.width, NULL, &box.height, NULL, NULL);
  box.x = (int) CLAMP (anchor.x + (anchor.width - box.width) / 2, 0, width - box.width);
  box.y = (int) (anchor.y - box.height - TIP_GAP);
  if (box.y < 0)
    box.y = (int) CLAMP (anchor.y + anchor.height + TIP_GAP, 0, MAX (height - box.height, 0));
  gtk_widget_size_allocate (self->tip, &box, -1);
}

static void
mb_chart_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MbChartCanvas *self = MB_CHART_CANVAS (widget);

  if (!self->data)
    return;
  lay_out (self, width, height);
  allocate_tip (self, width, height);
}

static void
mb_chart_canvas_direction_changed (GtkWidget *widget, GtkTextDirection former)
{
  GTK_WIDGET_CLASS (mb_chart_canvas_parent_class)->direction_changed (widget, former);
  forget_painter (MB_CHART_CANVAS (widget));
}

/* Another font, or another size of it. */
static void
mb_chart_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (mb_chart_canvas_parent_class)->system_setting_changed (widget, setting);
  forget_painter (MB_CHART_CANVAS (widget));
}

static void
mb_chart_canvas_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_chart_canvas_parent_class)->root (widget);
  forget_painter (MB_CHART_CANVAS (widget));
}

/* Selecting */

static void
show_selected (MbChartCanvas *self)
{
  const char *text = mb_chart_canvas_get_text (self);

  gtk_widget_set_visible (self->tip, *text != '\0');
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
set_text (MbChartCanvas *self)
{
  g_autofree char *text = NULL;

  if (self->data && self->category != MB_CHART_NONE)
    text = mb_chart_data_dup_spoken (self->data, self->category, self->series, get_shown (self));
  gtk_label_set_text (GTK_LABEL (self->tip), text ? text : "");
}

/**
 * mb_chart_canvas_select:
 * @self: a canvas
 * @category: a category, or %MB_CHART_NONE
 * @series: one of its series, or %MB_CHART_ALL
 *
 * Selects a column or a segment and shows its figure.
 */
void
mb_chart_canvas_select (MbChartCanvas *self, guint category, guint series)
{
  g_return_if_fail (MB_IS_CHART_CANVAS (self));

  if (!self->data || category >= mb_chart_data_get_n_categories (self->data))
    category = MB_CHART_NONE;
  if (category == MB_CHART_NONE || series >= mb_chart_data_get_n_series (self->data))
    series = MB_CHART_ALL;
  if (self->category == category && self->series == series)
    return;
  self->category = category;
  self->series = series;
  set_text (self);
  show_selected (self);
  g_signal_emit (self, signals[SELECTED], 0, category, series);
}

/**
 * mb_chart_canvas_activate:
 * @self: a canvas
 *
 * Tells that somebody wants to see what is behind the selected. Where there is
 * nothing, there is nobody behind it.
 */
void
mb_chart_canvas_activate (MbChartCanvas *self)
{
  g_return_if_fail (MB_IS_CHART_CANVAS (self));

  if (!self->data || self->category == MB_CHART_NONE)
    return;
  if (mb_chart_data_get_total (self->data, self->category, get_shown (self)) > 0 ||
      mb_chart_data_get_note (self->data, self->category))
    g_signal_emit (self, signals[ACTIVATE_SEGMENT], 0, self->category, self->series);
}

/* The object */

static void
mb_chart_canvas_dispose (GObject *object)
{
  MbChartCanvas *self = MB_CHART_CANVAS (object);

  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, mb_chart_layout_free);
  g_clear_pointer (&self->painter, mb_chart_painter_free);
  g_clear_pointer (&self->data, mb_chart_data_unref);
  G_OBJECT_CLASS (mb_chart_canvas_parent_class)->dispose (object);
}

static void
mb_chart_canvas_class_init (MbChartCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_chart_canvas_dispose;
  widget_class->snapshot = mb_chart_canvas_snapshot;
  widget_class->measure = mb_chart_canvas_measure;
  widget_class->get_request_mode = mb_chart_canvas_get_request_mode;
  widget_class->size_allocate = mb_chart_canvas_size_allocate;
  widget_class->direction_changed = mb_chart_canvas_direction_changed;
  widget_class->system_setting_changed = mb_chart_canvas_system_setting_changed;
  widget_class->root = mb_chart_canvas_root;

  /**
   * MbChartCanvas::selected:
   * @self: a canvas
   * @category: a category, or %MB_CHART_NONE
   * @series: one of its series, or %MB_CHART_ALL
   *
   * Something else is selected.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * MbChartCanvas::activate-segment:
   * @self: a canvas
   * @category: a category
   * @series: one of its series, or %MB_CHART_ALL
   *
   * Somebody wants to see what is behind a column or a segment.
   */
  signals[ACTIVATE_SEGMENT] = g_signal_new ("activate-segment", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "chart-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mb_chart_canvas_init (MbChartCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->category = MB_CHART_NONE;
  self->series = MB_CHART_ALL;
  self->tip = g_object_new (GTK_TYPE_LABEL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                            "can-target", FALSE,
                            "visible", FALSE,
                            "wrap", TRUE,
                            "wrap-mode", PANGO_WRAP_WORD_CHAR,
                            "max-width-chars", 40,
                            NULL);
  gtk_widget_add_css_class (self->tip, "chart-tip");
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  mb_chart_navigation_attach (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
}

/**
 * mb_chart_canvas_get_data:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): what is shown
 */
MbChartData *
mb_chart_canvas_get_data (MbChartCanvas *self)
{
  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), NULL);

  return self->data;
}

/**
 * mb_chart_canvas_set_data:
 * @self: a canvas
 * @data: (nullable): what to show
 *
 * Shows another chart.
 */
void
mb_chart_canvas_set_data (MbChartCanvas *self, MbChartData *data)
{
  g_return_if_fail (MB_IS_CHART_CANVAS (self));

  if (self->data == data)
    return;
  mb_chart_canvas_select (self, MB_CHART_NONE, MB_CHART_ALL);
  g_clear_pointer (&self->data, mb_chart_data_unref);
  self->data = data ? mb_chart_data_ref (data) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data ? mb_chart_data_get_title (data) : "", -1);
  forget_layout (self);
}

/**
 * mb_chart_canvas_get_hidden:
 * @self: a canvas
 *
 * Returns: which series are not shown
 */
MbChartMask
mb_chart_canvas_get_hidden (MbChartCanvas *self)
{
  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), 0);

  return self->hidden;
}

/**
 * mb_chart_canvas_set_hidden:
 * @self: a canvas
 * @hidden: which series are not shown
 *
 * Leaves series out.
 */
void
mb_chart_canvas_set_hidden (MbChartCanvas *self, MbChartMask hidden)
{
  g_return_if_fail (MB_IS_CHART_CANVAS (self));

  if (self->hidden == hidden)
    return;
  mb_chart_canvas_select (self, MB_CHART_NONE, MB_CHART_ALL);
  self->hidden = hidden;
  forget_layout (self);
}

/**
 * mb_chart_canvas_select_at:
 * @self: a canvas
 * @x: a place, in pixels
 * @y: a place, in pixels
 *
 * Selects what is there.
 *
 * Returns: whether anything is
 */
gboolean
mb_chart_canvas_select_at (MbChartCanvas *self, double x, double y)
{
  guint category = MB_CHART_NONE, series = MB_CHART_ALL;

  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), FALSE);

  if (self->layout)
    mb_chart_layout_find (self->layout, x, y, &category, &series);
  mb_chart_canvas_select (self, category, series);
  return category != MB_CHART_NONE;
}

/**
 * mb_chart_canvas_get_category:
 * @self: a canvas
 *
 * Returns: which column is selected; %MB_CHART_NONE: none
 */
guint
mb_chart_canvas_get_category (MbChartCanvas *self)
{
  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), MB_CHART_NONE);

  return self->category;
}

/**
 * mb_chart_canvas_get_series:
 * @self: a canvas
 *
 * Returns: which segment is selected; %MB_CHART_ALL: the whole column
 */
guint
mb_chart_canvas_get_series (MbChartCanvas *self)
{
  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), MB_CHART_ALL);

  return self->series;
}

/**
 * mb_chart_canvas_get_text:
 * @self: a canvas
 *
 * Returns: (transfer none): what is said of the selected; empty when nothing
 *   is
 */
const char *
mb_chart_canvas_get_text (MbChartCanvas *self)
{
  g_return_val_if_fail (MB_IS_CHART_CANVAS (self), "");

  return gtk_label_get_text (GTK_LABEL (self->tip));
}
