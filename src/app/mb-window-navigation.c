#include "config.h"

#include "mb-window-private.h"

/* On a mouse, and what no constant is called. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

/* Actions */

static gboolean
is_covered (GtkWidget *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_go_back (MB_WINDOW (widget));
}

static void
forward (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_go_forward (MB_WINDOW (widget));
}

static void
next_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_step_page (MB_WINDOW (widget), 1);
}

static void
previous_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_step_page (MB_WINDOW (widget), -1);
}

static void
change_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_change_pane (MB_WINDOW (widget));
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!is_covered (widget))
    mb_window_open_menu (MB_WINDOW (widget));
}

/**
 * mb_window_class_install_navigation:
 * @widget_class: the class of windows
 *
 * Installs the actions that lead from page to page.
 */
void
mb_window_class_install_navigation (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward);
  gtk_widget_class_install_action (widget_class, "win.next-page", NULL, next_page);
  gtk_widget_class_install_action (widget_class, "win.previous-page", NULL, previous_page);
  gtk_widget_class_install_action (widget_class, "win.change-pane", NULL, change_pane);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, open_menu);
}

/* Keys and buttons. They come before what the pages and views do with them, but not before a dialog. */

static gboolean
activate (GtkWidget *window, GVariant *arguments, gpointer action)
{
  if (is_covered (window))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (window, action, NULL);
}

/* Back is where one read before. */
static gboolean
go_left (GtkWidget *window, GVariant *arguments, gpointer data)
{
  const gboolean mirrored = gtk_widget_get_direction (window) == GTK_TEXT_DIR_RTL;

  return activate (window, NULL, (gpointer) (mirrored ? "win.forward" : "win.back"));
}

static gboolean
go_right (GtkWidget *window, GVariant *arguments, gpointer data)
{
  const gboolean mirrored = gtk_widget_get_direction (window) == GTK_TEXT_DIR_RTL;

  return activate (window, NULL, (gpointer) (mirrored ? "win.back" : "win.forward"));
}

static const struct {
  const char *trigger;
  GtkShortcutFunc func;
  const char *action;
} keys[] = {
  { "<Alt>Left|<Alt>KP_Left", go_left },
  { "<Alt>Right|<Alt>KP_Right", go_right },
  { "Back", activate, "win.back" },
  { "Forward", activate, "win.forward" },
  { "<Control>Tab|<Control>Page_Down", activate, "win.next-page" },
  { "<Control><Shift>Tab|<Control><Shift>ISO_Left_Tab|<Control>Page_Up", activate, "win.previous-page" },
  { "F6", activate, "win.change-pane" },
};

static void
pressed (GtkGesture *gesture, int n_press, double x, double y, gpointer action)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (activate (window, NULL, action))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_button (GtkWidget *window, guint button, const char *action)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed), (gpointer) action);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (click));
}

/**
 * mb_window_add_navigation_keys:
 * @self: a window
 *
 * Adds the keys and the buttons of a mouse that lead from page to page.
 */
void
mb_window_add_navigation_keys (MbWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (keys[i].func, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  add_button (GTK_WIDGET (self), BUTTON_BACK, "win.back");
  add_button (GTK_WIDGET (self), BUTTON_FORWARD, "win.forward");
}
