#include "config.h"

#include "app-test.h"

#define USUAL_DPI (96 * 1024)

typedef struct {
  const char *action;
  const char *text; /* in it; the first two were cut */
} Dialog;

static const Dialog dialogs[] = {
  { "win.new-book", "An empty book" },
  { "win.contacts", "Spreadsheet (CSV)" },
  { "win.report", "Write a Report" },
};

static void
set_text_scale (int scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", scale * USUAL_DPI, NULL);
}

typedef struct {
  MbWindow *window;
  const Dialog *dialog;
} Opening;

static gboolean
is_open (gpointer data)
{
  Opening *opening = data;
  AdwDialog *dialog = visible_dialog (opening->window);

  return dialog && shows_text (GTK_WIDGET (dialog), opening->dialog->text);
}

static gboolean
is_closed (gpointer window)
{
  return !visible_dialog (window);
}

static void
assert_nothing_cut (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))))
    g_error ("“%s” is cut", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    assert_nothing_cut (child);
}

static void
dialogs_grow_with_the_text (void)
{
  MbWindow *window;

  set_text_scale (2);
  window = open_sample ("Large");
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      Opening opening = { window, &dialogs[i] };

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), dialogs[i].action, NULL));
      wait_until (is_open, &opening, 5000, dialogs[i].action);
      assert_nothing_cut (GTK_WIDGET (visible_dialog (window)));
      adw_dialog_force_close (visible_dialog (window));
      wait_until (is_closed, window, 5000, "the dialog to close");
    }
  close_window (window);
  set_text_scale (1);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  /* libadwaita 1.7 measures the texts of an alert for less than they need, and only then for what there is. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/large-text/dialogs-grow", dialogs_grow_with_the_text);
  return app_test_run ();
}
