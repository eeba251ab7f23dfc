#include "config.h"

#include "mb-dialog.h"

#define FRAMES_AT_MOST 60
#define ALERT_WIDTH 280 /* of its content, in pixels at the usual size of text */
#define ALERT_MARGIN 60 /* between its content and the edge of the window */

typedef struct {
  GtkWidget *widget; /* in the dialog */
  guint n_frames;
} Wish;

static gboolean
try_to_focus (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  Wish *wish = data;

  if (gtk_widget_get_mapped (wish->widget))
    {
      gtk_widget_grab_focus (wish->widget);
      return G_SOURCE_REMOVE;
    }
  return ++wish->n_frames < FRAMES_AT_MOST ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->widget);
  g_free (wish);
}

static void
on_map (GtkWidget *dialog, gpointer data)
{
  Wish *wish = g_new0 (Wish, 1);

  g_signal_handlers_disconnect_by_func (dialog, on_map, data);
  wish->widget = g_object_ref (data);
  gtk_widget_add_tick_callback (dialog, try_to_focus, wish, wish_free);
}

/**
 * mb_dialog_focus_when_shown:
 * @dialog: a dialog that is going to be presented
 * @widget: (not nullable): what in it the keys shall go to first
 *
 * Focuses a widget when the dialog is there; the one it was called with last.
 *
 * In a narrow window a dialog is a sheet that comes up from the bottom. There
 * libadwaita 1.7 focuses the first widget that can have the focus, such as a
 * button in the header bar, or none, whatever adw_dialog_set_focus() said.
 */
void
mb_dialog_focus_when_shown (AdwDialog *dialog, GtkWidget *widget)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  adw_dialog_set_focus (dialog, widget);
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_map, NULL);
  g_signal_connect_object (dialog, "map", G_CALLBACK (on_map), widget, G_CONNECT_DEFAULT);
}

static int
grown_with_text (int length, GtkSettings *settings)
{
  return length > 0 ? (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, length, settings) : length;
}

/* An alert is no wider than at the usual size of text, and cuts the choices in it. */
static void
widen_alert (AdwAlertDialog *dialog, GtkRoot *window, GtkSettings *settings)
{
  GtkWidget *content = adw_alert_dialog_get_extra_child (dialog);
  int room = gtk_widget_get_width (GTK_WIDGET (window)) - 2 * ALERT_MARGIN;

  if (content)
    gtk_widget_set_size_request (content, CLAMP (room, -1, grown_with_text (ALERT_WIDTH, settings)), -1);
}

/**
 * mb_dialog_present:
 * @dialog: (transfer floating): a dialog
 * @parent: (nullable): a widget in the window over which it shall be
 *
 * Presents a dialog like adw_dialog_present(), as much larger as the text is.
 *
 * libadwaita takes the content's width and height for pixels, so that at large
 * text a title, a button or a choice would be cut though the window has room.
 */
void
mb_dialog_present (AdwDialog *dialog, GtkWidget *parent)
{
  GtkSettings *settings;

  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WIDGET (parent));

  settings = gtk_widget_get_settings (GTK_WIDGET (dialog));
  adw_dialog_set_content_width (dialog, grown_with_text (adw_dialog_get_content_width (dialog), settings));
  adw_dialog_set_content_height (dialog, grown_with_text (adw_dialog_get_content_height (dialog), settings));
  if (ADW_IS_ALERT_DIALOG (dialog) && parent && gtk_widget_get_root (parent))
    widen_alert (ADW_ALERT_DIALOG (dialog), gtk_widget_get_root (parent), settings);
  adw_dialog_present (dialog, parent);
}
