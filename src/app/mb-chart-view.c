#include "config.h"

#include "mb-chart-view.h"

#include "mb-chart-canvas.h"
#include "mb-chart-legend.h"
#include "mb-chart-output.h"

struct _MbChartView {
  GtkWidget parent_instance;

  GtkStack *stack;
  MbChartLegend *legend;
  MbChartCanvas *canvas;
  GtkLabel *caption;
  GMenuModel *chart_menu;

  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (MbChartView, mb_chart_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_DATA = 1,
  PROP_CATEGORY,
  PROP_SERIES,
} MbChartViewProperty;

static GParamSpec *properties[PROP_SERIES + 1];

enum {
  ACTIVATE_SEGMENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is chosen */

static void
series_switched (MbChartView *self)
{
  mb_chart_canvas_set_hidden (self->canvas, mb_chart_legend_get_hidden (self->legend));
}

static void
selected (MbChartView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CATEGORY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERIES]);
}

static void
activated (MbChartView *self, guint category, guint series)
{
  g_signal_emit (self, signals[ACTIVATE_SEGMENT], 0, category, series);
}

static gboolean
was_hidden (MbChartView *self, const char *name)
{
  MbChartData *former = mb_chart_canvas_get_data (self->canvas);
  MbChartMask hidden = mb_chart_canvas_get_hidden (self->canvas);

  for (guint i = 0; former && i < mb_chart_data_get_n_series (former); i++)
    if (mb_chart_mask_shows (hidden, i) && g_str_equal (mb_chart_data_get_series_name (former, i), name))
      return TRUE;
  return FALSE;
}

/* What was hidden stays so when the numbers change, unless nothing would be left. */
static MbChartMask
choose_hidden (MbChartView *self, MbChartData *data)
{
  guint n = data ? mb_chart_data_get_n_series (data) : 0, n_hidden = 0;
  MbChartMask hidden = 0;

  for (guint i = 0; i < n; i++)
    if (was_hidden (self, mb_chart_data_get_series_name (data, i)))
      {
        hidden |= (MbChartMask) 1 << i;
        n_hidden++;
      }
  return n_hidden < n ? hidden : 0;
}

/* Actions */

static void
save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbChartView *self = MB_CHART_VIEW (data);

  mb_chart_output_save (GTK_WIDGET (self), mb_chart_canvas_get_data (self->canvas),
                        mb_chart_canvas_get_hidden (self->canvas));
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbChartView *self = MB_CHART_VIEW (data);

  mb_chart_output_copy (GTK_WIDGET (self), mb_chart_canvas_get_data (self->canvas),
                        mb_chart_canvas_get_hidden (self->canvas));
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbChartView *self = MB_CHART_VIEW (data);

  mb_chart_output_print (GTK_WIDGET (self), mb_chart_canvas_get_data (self->canvas),
                         mb_chart_canvas_get_hidden (self->canvas));
}

static void
enable_actions (MbChartView *self, gboolean enabled)
{
  static const char *const names[] = { "save", "copy", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), enabled);
}

/* The object */

static void
mb_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbChartView *self = MB_CHART_VIEW (object);

  switch ((MbChartViewProperty) id)
    {
    case PROP_DATA:
      g_value_set_boxed (value, mb_chart_view_get_data (self));
      break;
    case PROP_CATEGORY:
      g_value_set_uint (value, mb_chart_view_get_category (self));
      break;
    case PROP_SERIES:
      g_value_set_uint (value, mb_chart_view_get_series (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbChartViewProperty) id)
    {
    case PROP_DATA:
      mb_chart_view_set_data (MB_CHART_VIEW (object), g_value_get_boxed (value));
      break;
    case PROP_CATEGORY:
    case PROP_SERIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_chart_view_dispose (GObject *object)
{
  MbChartView *self = MB_CHART_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_CHART_VIEW);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (mb_chart_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MB_TYPE_CHART_LEGEND);
  g_type_ensure (MB_TYPE_CHART_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbChartView, legend);
  gtk_widget_class_bind_template_child (widget_class, MbChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, MbChartView, caption);
  gtk_widget_class_bind_template_child (widget_class, MbChartView, chart_menu);
  gtk_widget_class_bind_template_callback (widget_class, series_switched);
  gtk_widget_class_bind_template_callback (widget_class, selected);
  gtk_widget_class_bind_template_callback (widget_class, activated);
}

static void
mb_chart_view_class_init (MbChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_chart_view_get_property;
  object_class->set_property = mb_chart_view_set_property;
  object_class->dispose = mb_chart_view_dispose;

  /**
   * MbChartView:data:
   *
   * What is shown.
   */
  properties[PROP_DATA] =
    g_param_spec_boxed ("data", NULL, NULL, MB_TYPE_CHART_DATA,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MbChartView:category:
   *
   * Which column is selected; %MB_CHART_NONE: none.
   */
  properties[PROP_CATEGORY] =
    g_param_spec_uint ("category", NULL, NULL, 0, G_MAXUINT, MB_CHART_NONE,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MbChartView:series:
   *
   * Which segment of it is selected; %MB_CHART_ALL: the whole column.
   */
  properties[PROP_SERIES] =
    g_param_spec_uint ("series", NULL, NULL, 0, G_MAXUINT, MB_CHART_ALL,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MbChartView::activate-segment:
   * @self: a view
   * @category: a category
   * @series: one of its series, or %MB_CHART_ALL
   *
   * Somebody wants to see what is behind a column or a segment.
   */
  signals[ACTIVATE_SEGMENT] = g_signal_new ("activate-segment", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
mb_chart_view_init (MbChartView *self)
{
  static const GActionEntry entries[] = {
    { "save", save, NULL, NULL, NULL },
    { "copy", copy, NULL, NULL, NULL },
    { "print", print, NULL, NULL, NULL },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (self->actions));
  enable_actions (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * mb_chart_view_new:
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
mb_chart_view_new (void)
{
  return g_object_new (MB_TYPE_CHART_VIEW, NULL);
}

/**
 * mb_chart_view_get_data:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown
 */
MbChartData *
mb_chart_view_get_data (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), NULL);

  return mb_chart_canvas_get_data (self->canvas);
}

/**
 * mb_chart_view_set_data:
 * @self: a view
 * @data: (nullable): what to show
 *
 * Shows another chart. Series that were switched off stay so where they are
 * in it too.
 */
void
mb_chart_view_set_data (MbChartView *self, MbChartData *data)
{
  MbChartMask hidden;
  gboolean empty;

  g_return_if_fail (MB_IS_CHART_VIEW (self));

  if (data == mb_chart_view_get_data (self))
    return;
  hidden = choose_hidden (self, data);
  empty = !data || mb_chart_data_is_empty (data);
  mb_chart_canvas_set_data (self->canvas, data);
  mb_chart_canvas_set_hidden (self->canvas, hidden);
  mb_chart_legend_set_data (self->legend, data, hidden);
  gtk_label_set_text (self->caption, data ? mb_chart_data_get_caption (data) : "");
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "chart");
  enable_actions (self, !empty);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

/**
 * mb_chart_view_get_category:
 * @self: a view
 *
 * Returns: which column is selected; %MB_CHART_NONE: none
 */
guint
mb_chart_view_get_category (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), MB_CHART_NONE);

  return mb_chart_canvas_get_category (self->canvas);
}

/**
 * mb_chart_view_get_series:
 * @self: a view
 *
 * Returns: which segment is selected; %MB_CHART_ALL: the whole column
 */
guint
mb_chart_view_get_series (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), MB_CHART_ALL);

  return mb_chart_canvas_get_series (self->canvas);
}

/**
 * mb_chart_view_select:
 * @self: a view
 * @category: a category, or %MB_CHART_NONE
 * @series: one of its series, or %MB_CHART_ALL
 *
 * Selects a column or a segment and shows its figure.
 */
void
mb_chart_view_select (MbChartView *self, guint category, guint series)
{
  g_return_if_fail (MB_IS_CHART_VIEW (self));

  mb_chart_canvas_select (self->canvas, category, series);
}

/**
 * mb_chart_view_get_text:
 * @self: a view
 *
 * Returns: (transfer none): what is said of the selected; empty when nothing
 *   is
 */
const char *
mb_chart_view_get_text (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), "");

  return mb_chart_canvas_get_text (self->canvas);
}

/**
 * mb_chart_view_get_menu:
 * @self: a view
 *
 * Returns: (transfer none): a menu of what can be done with the picture
 */
GMenuModel *
mb_chart_view_get_menu (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), NULL);

  return self->chart_menu;
}

/**
 * mb_chart_view_get_actions:
 * @self: a view
 *
 * Gives the actions of the menu, for a page that has the menu outside the
 * view: it inserts them under the name “chart”.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
mb_chart_view_get_actions (MbChartView *self)
{
  g_return_val_if_fail (MB_IS_CHART_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
