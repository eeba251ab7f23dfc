#include "forms-fixture.h"

#include "chart/mb-chart-picture.h"
#include "mb-chart-canvas.h"
#include "mb-chart-legend.h"
#include "mb-chart-output.h"
#include "mb-chart-save-dialog.h"
#include "mb-chart-view.h"

/* Three years; Camp has 2, 4 and 6 people, Code none, 1 and 2. */
static MbChartData *
make_data (void)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_STACKED, "Participants per Year");

  mb_chart_data_add_series (data, 1, "Camp", 0);
  mb_chart_data_add_series (data, 2, "Code", 1);
  for (int i = 0; i < 3; i++)
    {
      mb_chart_data_add_year (data, 2022 + i);
      mb_chart_data_set_value (data, (guint) i, 0, 2 * (i + 1));
      mb_chart_data_set_value (data, (guint) i, 1, i);
    }
  mb_chart_data_set_caption (data, "Of 5 cohorts. As of 2025-10-31.");
  return data;
}

static MbChartData *
make_funnel (void)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_STEPS, "Funnel");

  mb_chart_data_add_series (data, 0, "Ideas", 0);
  mb_chart_data_add_category (data, 0, "Ideas proposed");
  mb_chart_data_add_category (data, 1, "Ideas selected");
  mb_chart_data_set_value (data, 0, 0, 24);
  mb_chart_data_set_share (data, 1, 0, 10, 24);
  return data;
}

static void
note_activated (MbChartView *view, guint category, guint series, GString *activated)
{
  g_string_append_printf (activated, "%u/%d ", category, series == MB_CHART_ALL ? -1 : (int) series);
}

typedef struct {
  Forms forms;
  MbChartView *view;
  GString *activated;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  forms_set_up (&self->forms, data);
  self->view = MB_CHART_VIEW (mb_chart_view_new ());
  self->activated = g_string_new (NULL);
  g_signal_connect (self->view, "activate-segment", G_CALLBACK (note_activated), self->activated);
  page = GTK_WIDGET (adw_navigation_page_new (GTK_WIDGET (self->view), "Chart"));
  forms_push (&self->forms, page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  forms_tear_down (&self->forms, data);
  g_string_free (self->activated, TRUE);
}

static void
show (Fixture *self, MbChartData *data)
{
  mb_chart_view_set_data (self->view, data);
  mb_chart_data_unref (data);
  forms_settle ();
}

static GtkWidget *
get_child (Fixture *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->view), MB_TYPE_CHART_VIEW, name));
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press (Fixture *self, guint key)
{
  GtkEventController *keys = find_controller (get_child (self, "canvas"), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, 0, &handled);
  return handled;
}

static void
assert_after (Fixture *self, guint key, const char *text)
{
  g_assert_true (press (self, key));
  g_assert_cmpstr (mb_chart_view_get_text (self->view), ==, text);
}

static void
test_keys (Fixture *self, gconstpointer unused)
{
  show (self, make_data ());
  assert_after (self, GDK_KEY_Left, "2024: 8");
  assert_after (self, GDK_KEY_Left, "2023: 5");
  assert_after (self, GDK_KEY_Up, "2023, Camp: 4");
  assert_after (self, GDK_KEY_Up, "2023, Code: 1");
  assert_after (self, GDK_KEY_Up, "2023, Code: 1");
  assert_after (self, GDK_KEY_Right, "2024, Code: 2");
  assert_after (self, GDK_KEY_Home, "2022: 2"); /* Code has nothing there */
  assert_after (self, GDK_KEY_Left, "2022: 2");
  assert_after (self, GDK_KEY_KP_End, "2024: 8");
  assert_after (self, GDK_KEY_Up, "2024, Camp: 6");
  assert_after (self, GDK_KEY_Down, "2024: 8");
  g_assert_false (press (self, GDK_KEY_Tab));
}

static void
test_keys_follow_the_direction (Fixture *self, gconstpointer unused)
{
  show (self, make_data ());
  gtk_widget_set_direction (get_child (self, "canvas"), GTK_TEXT_DIR_RTL);
  assert_after (self, GDK_KEY_End, "2024: 8");
  assert_after (self, GDK_KEY_Right, "2023: 5");
  assert_after (self, GDK_KEY_Left, "2024: 8");
}

static void
test_keys_of_a_funnel (Fixture *self, gconstpointer unused)
{
  show (self, make_funnel ());
  assert_after (self, GDK_KEY_Home, "Ideas proposed: 24");
  assert_after (self, GDK_KEY_Down, "Ideas selected: 10 of 24");
  assert_after (self, GDK_KEY_Up, "Ideas proposed: 24");
}

static void
test_enter_activates (Fixture *self, gconstpointer unused)
{
  show (self, make_data ());
  press (self, GDK_KEY_Return); /* nothing is selected */
  press (self, GDK_KEY_Home);
  press (self, GDK_KEY_Return);
  press (self, GDK_KEY_End);
  press (self, GDK_KEY_Up);
  press (self, GDK_KEY_space);
  g_assert_cmpstr (self->activated->str, ==, "0/-1 2/0 ");
  g_assert_cmpuint (mb_chart_view_get_category (self->view), ==, 2);
  g_assert_cmpuint (mb_chart_view_get_series (self->view), ==, 0);
}

static void
test_nothing_behind_nothing (Fixture *self, gconstpointer unused)
{
  MbChartData *data = make_data ();

  mb_chart_data_add_year (data, 2025);
  show (self, data);
  assert_after (self, GDK_KEY_End, "2025: none");
  press (self, GDK_KEY_Return);
  g_assert_cmpstr (self->activated->str, ==, "");
}

static gboolean
is_laid_out (gpointer canvas)
{
  return gtk_widget_get_width (canvas) > 100;
}

static void
test_pointer (Fixture *self, gconstpointer unused)
{
  GtkWidget *canvas = get_child (self, "canvas");
  GtkEventController *motion = find_controller (canvas, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  GtkEventController *click = find_controller (canvas, GTK_TYPE_GESTURE_CLICK);

  show (self, make_data ());
  forms_assert_becomes (is_laid_out, canvas);
  g_signal_emit_by_name (motion, "motion", gtk_widget_get_width (canvas) - 40.0, 4.0);
  g_assert_cmpstr (mb_chart_view_get_text (self->view), ==, "2024: 8");
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpstr (mb_chart_view_get_text (self->view), ==, "");
  g_signal_emit_by_name (click, "released", 1, gtk_widget_get_width (canvas) - 40.0, 4.0);
  g_assert_cmpstr (self->activated->str, ==, "2/-1 ");
}

static void
test_screen_reader (Fixture *self, gconstpointer unused)
{
  GtkAccessible *canvas = GTK_ACCESSIBLE (get_child (self, "canvas"));

  show (self, make_data ());
  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Participants per Year");
  press (self, GDK_KEY_End);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2024: 8");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (canvas)));
}

static GtkToggleButton *
get_key (Fixture *self, guint i)
{
  GtkWidget *box = gtk_widget_get_first_child (get_child (self, "legend"));
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (; i > 0; i--)
    child = gtk_widget_get_next_sibling (child);
  return GTK_TOGGLE_BUTTON (child);
}

static void
test_legend_switches_series (Fixture *self, gconstpointer unused)
{
  show (self, make_data ());
  gtk_toggle_button_set_active (get_key (self, 0), FALSE);
  assert_after (self, GDK_KEY_End, "2024: 2");
  assert_after (self, GDK_KEY_Up, "2024, Code: 2");

  /* The last one stays. */
  gtk_toggle_button_set_active (get_key (self, 1), FALSE);
  g_assert_true (gtk_toggle_button_get_active (get_key (self, 1)));
  assert_after (self, GDK_KEY_End, "2024, Code: 2");

  /* Other numbers of the same series: what was hidden stays so. */
  show (self, make_data ());
  g_assert_false (gtk_toggle_button_get_active (get_key (self, 0)));
  assert_after (self, GDK_KEY_End, "2024: 2");
}

static void
test_one_series_needs_no_legend (Fixture *self, gconstpointer unused)
{
  show (self, make_funnel ());
  g_assert_false (gtk_widget_get_visible (get_child (self, "legend")));
  show (self, make_data ());
  g_assert_true (gtk_widget_get_visible (get_child (self, "legend")));
}

static void
test_empty (Fixture *self, gconstpointer unused)
{
  GtkStack *stack = GTK_STACK (get_child (self, "stack"));
  GActionGroup *actions = mb_chart_view_get_actions (self->view);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  show (self, make_data ());
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "chart");
  g_assert_true (g_action_group_get_action_enabled (actions, "save"));
  show (self, mb_chart_data_new (MB_CHART_STACKED, "Nothing"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_false (g_action_group_get_action_enabled (actions, "save"));
  g_assert_false (press (self, GDK_KEY_Return));
}

/* Outside the window */

static gboolean
exists (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static void
test_saved_as_the_command_line_does (Fixture *self, gconstpointer unused)
{
  g_autoptr (MbChartData) data = make_data ();
  g_autofree char *path = g_build_filename (self->forms.folder, "chart.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const MbChartPicture picture = { .width = MB_CHART_USUAL_WIDTH };
  g_autoptr (GBytes) expected = mb_chart_picture_draw (&picture, data, NULL);
  g_autoptr (GBytes) saved = NULL;

  mb_chart_output_write (GTK_WIDGET (self->view), data, &picture, file);
  forms_assert_becomes (exists, file);
  saved = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (saved, expected));
  forms_settle ();
}

static void
test_save_dialog (Fixture *self, gconstpointer unused)
{
  MbChartSaveDialog *dialog = MB_CHART_SAVE_DIALOG (mb_chart_save_dialog_new ());
  MbChartPicture picture = { .hidden = 0x2 };
  gpointer format, background, width;

  g_object_ref_sink (dialog);
  format = gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_CHART_SAVE_DIALOG, "format_row");
  width = gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_CHART_SAVE_DIALOG, "width_row");
  background = gtk_widget_get_template_child (GTK_WIDGET (dialog), MB_TYPE_CHART_SAVE_DIALOG, "background_row");
  adw_combo_row_set_selected (format, 1);
  adw_combo_row_set_selected (background, 2);
  adw_spin_row_set_value (width, 1200);
  mb_chart_save_dialog_get_picture (dialog, &picture);
  g_assert_cmpint (picture.format, ==, MB_CHART_PNG);
  g_assert_cmpint (picture.background, ==, MB_CHART_DARK);
  g_assert_cmpuint (picture.width, ==, 1200);
  g_assert_cmphex (picture.hidden, ==, 0x2);
  g_object_unref (dialog);
}

static gboolean
holds_picture (gpointer clipboard)
{
  return gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE);
}

static void
test_copied (Fixture *self, gconstpointer unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->view));

  gdk_clipboard_set_text (clipboard, "before");
  show (self, make_data ());
  g_action_group_activate_action (mb_chart_view_get_actions (self->view), "copy", NULL);
  forms_assert_becomes (holds_picture, clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/png"));
}

static void
test_printed (Fixture *self, gconstpointer unused)
{
  g_autoptr (MbChartData) data = make_data ();
  g_autoptr (GtkPrintOperation) operation = mb_chart_output_new_operation (data, 0);
  g_autofree char *path = g_build_filename (self->forms.folder, "chart.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (self->forms.window), &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

/* A width for each frame: nothing is done but laying out and painting. */
static void
test_resize_is_cheap (Fixture *self, gconstpointer unused)
{
  GtkWidget *canvas = get_child (self, "canvas");
  gint64 start;
  int natural;

  show (self, make_data ());
  start = g_get_monotonic_time ();
  for (int width = 300; width < 400; width++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;

      gtk_widget_measure (canvas, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      gtk_widget_allocate (canvas, width, natural, -1, NULL);
      GTK_WIDGET_GET_CLASS (canvas)->snapshot (canvas, snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      gsk_render_node_unref (node);
    }
  g_test_message ("%.2f ms a frame", (g_get_monotonic_time () - start) / 1000.0 / 100);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  forms_init (&argc, &argv);
  ADD ("/chart-view/keys", test_keys);
  ADD ("/chart-view/keys-rtl", test_keys_follow_the_direction);
  ADD ("/chart-view/keys-funnel", test_keys_of_a_funnel);
  ADD ("/chart-view/enter", test_enter_activates);
  ADD ("/chart-view/nothing-behind", test_nothing_behind_nothing);
  ADD ("/chart-view/pointer", test_pointer);
  ADD ("/chart-view/screen-reader", test_screen_reader);
  ADD ("/chart-view/legend", test_legend_switches_series);
  ADD ("/chart-view/no-legend", test_one_series_needs_no_legend);
  ADD ("/chart-view/empty", test_empty);
  ADD ("/chart-view/saved", test_saved_as_the_command_line_does);
  ADD ("/chart-view/save-dialog", test_save_dialog);
  ADD ("/chart-view/copied", test_copied);
  ADD ("/chart-view/printed", test_printed);
  ADD ("/chart-view/resize", test_resize_is_cheap);
  return g_test_run ();
}
