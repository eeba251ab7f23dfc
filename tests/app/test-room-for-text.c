#include "config.h"

#include "app-test.h"
#include "mb-window-title.h"

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

static GtkWidget *
header_new (const char *title)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   g_object_new (MB_TYPE_WINDOW_TITLE, "title", title, "subtitle", "people.csv", NULL));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), gtk_button_new_with_label ("Abbrechen"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), gtk_button_new_with_label ("Hinzufügen"));
  return header;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
titles_take_two_lines (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *header = header_new ("Personen hinzufügen");

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 300);
  adw_window_set_content (ADW_WINDOW (window), header);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_mapped, header, 5000, "the header bar");
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  assert_nothing_cut (header);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  /* libadwaita 1.7 measures the texts of an alert for less than they need, and only then for what there is. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_func ("/room-for-text/dialogs-grow", dialogs_grow_with_the_text);
  g_test_add_func ("/room-for-text/titles-in-two-lines", titles_take_two_lines);
  return app_test_run ();
}
