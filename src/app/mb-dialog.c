#include "config.h"

#include "mb-dialog-focus.h"

#define FRAMES_AT_MOST 60

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
 * Focuses a widget when the dialog is there.
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
  g_signal_connect_object (dialog, "map", G_CALLBACK (on_map), widget, G_CONNECT_DEFAULT);
}
