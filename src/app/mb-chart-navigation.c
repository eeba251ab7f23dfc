#include "config.h"

#include "mb-chart-navigation.h"

#include "mb-announce.h"
#include "mb-chart-walk.h"

/* Selecting by keys */

static void
walk (MbChartCanvas *canvas, MbChartStep step)
{
  guint category = mb_chart_canvas_get_category (canvas), series = mb_chart_canvas_get_series (canvas);

  mb_chart_walk (mb_chart_canvas_get_data (canvas), ~mb_chart_canvas_get_hidden (canvas), step, &category, &series);
  mb_chart_canvas_select (canvas, category, series);
  mb_announce (canvas, mb_chart_canvas_get_text (canvas),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Of columns, as one reads them. */
static gboolean
find_step (guint key, MbChartStep *step)
{
  static const struct {
    guint key;
    guint keypad;
    MbChartStep step;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, MB_CHART_STEP_BACK }, { GDK_KEY_Right, GDK_KEY_KP_Right, MB_CHART_STEP_ON },
    { GDK_KEY_Up, GDK_KEY_KP_Up, MB_CHART_STEP_IN },       { GDK_KEY_Down, GDK_KEY_KP_Down, MB_CHART_STEP_OUT },
    { GDK_KEY_Home, GDK_KEY_KP_Home, MB_CHART_STEP_FIRST }, { GDK_KEY_End, GDK_KEY_KP_End, MB_CHART_STEP_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (key == arrows[i].key || key == arrows[i].keypad)
      {
        *step = arrows[i].step;
        return TRUE;
      }
  return FALSE;
}

static MbChartStep
reverse (MbChartStep step)
{
  switch (step)
    {
    case MB_CHART_STEP_BACK:
      return MB_CHART_STEP_ON;
    case MB_CHART_STEP_ON:
      return MB_CHART_STEP_BACK;
    case MB_CHART_STEP_IN:
      return MB_CHART_STEP_OUT;
    case MB_CHART_STEP_OUT:
      return MB_CHART_STEP_IN;
    case MB_CHART_STEP_FIRST:
    case MB_CHART_STEP_LAST:
    default:
      return step;
    }
}

/* Bars that lie are walked through up and down. */
static MbChartStep
lay_down (MbChartStep step)
{
  switch (step)
    {
    case MB_CHART_STEP_IN:
      return MB_CHART_STEP_BACK;
    case MB_CHART_STEP_OUT:
      return MB_CHART_STEP_ON;
    case MB_CHART_STEP_BACK:
      return MB_CHART_STEP_OUT;
    case MB_CHART_STEP_ON:
      return MB_CHART_STEP_IN;
    case MB_CHART_STEP_FIRST:
    case MB_CHART_STEP_LAST:
    default:
      return step;
    }
}

/* The arrows point where one goes: from right to left the next column is on the left. */
static MbChartStep
turn (MbChartCanvas *canvas, guint key, MbChartStep step)
{
  gboolean across = key == GDK_KEY_Left || key == GDK_KEY_KP_Left || key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (across && gtk_widget_get_direction (GTK_WIDGET (canvas)) == GTK_TEXT_DIR_RTL)
    step = reverse (step);
  return mb_chart_data_get_form (mb_chart_canvas_get_data (canvas)) == MB_CHART_STEPS ? lay_down (step) : step;
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space;
}

static gboolean
has_columns (MbChartCanvas *canvas)
{
  MbChartData *data = mb_chart_canvas_get_data (canvas);

  return data && mb_chart_data_get_n_categories (data) > 0;
}

static gboolean
key_pressed (MbChartCanvas *canvas, guint key, guint code, GdkModifierType state)
{
  MbChartStep step;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !has_columns (canvas))
    return GDK_EVENT_PROPAGATE;
  if (find_step (key, &step))
    walk (canvas, turn (canvas, key, step));
  else if (is_enter (key))
    mb_chart_canvas_activate (canvas);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
focused (MbChartCanvas *canvas)
{
  if (has_columns (canvas) && mb_chart_canvas_get_category (canvas) == MB_CHART_NONE)
    walk (canvas, MB_CHART_STEP_LAST);
}

static void
unfocused (MbChartCanvas *canvas)
{
  mb_chart_canvas_select (canvas, MB_CHART_NONE, MB_CHART_ALL);
}

/* Selecting by the pointer */

static void
select_at (MbChartCanvas *canvas, double x, double y)
{
  gboolean found = mb_chart_canvas_select_at (canvas, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), found ? "pointer" : NULL);
}

static void
pointer_left (MbChartCanvas *canvas)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (canvas)))
    mb_chart_canvas_select (canvas, MB_CHART_NONE, MB_CHART_ALL);
}

static void
clicked (MbChartCanvas *canvas, int n_press, double x, double y)
{
  select_at (canvas, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  if (n_press == 1)
    mb_chart_canvas_activate (canvas);
}

/**
 * mb_chart_navigation_attach:
 * @canvas: a canvas
 *
 * Lets keys and the pointer select and activate what is on a canvas.
 */
void
mb_chart_navigation_attach (MbChartCanvas *canvas)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (MB_IS_CHART_CANVAS (canvas));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), canvas);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (select_at), canvas);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (select_at), canvas);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left), canvas);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focused), canvas);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (unfocused), canvas);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), keys);
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);
  gtk_widget_add_controller (GTK_WIDGET (canvas), focus);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
}
