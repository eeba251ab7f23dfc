#include "config.h"

#include "mb-chart-panel.h"

#include <glib/gi18n.h>

#include "exchange/mb-chart-sheet.h"
#include "mb-chart-list.h"
#include "mb-chart-switch.h"
#include "mb-chart-view.h"
#include "mb-feedback.h"
#include "mb-figure-page.h"
#include "mb-sheet-table.h"

struct _MbChartPanel {
  AdwBin parent_instance;

  MbChartSwitch *charts;
  GtkToggleButton *table_button;
  GtkStack *forms;
  AdwBin *chart;
  AdwBin *table;
  GtkMenuButton *menu_button;
  MbChartView *view;
  MbSheetTable *sheet_table;

  MbOverviewModel *model;
  MbOverview *overview; /* (nullable): whose chart is shown */
  MbBookChart shown;
  GCancellable *listing; /* nullable */
};

G_DEFINE_FINAL_TYPE (MbChartPanel, mb_chart_panel, ADW_TYPE_BIN)

static MbChartData *
get_data (MbChartPanel *self)
{
  return self->overview ? self->overview->charts[self->shown] : NULL;
}

/* Showing */

static void
show_table (MbChartPanel *self, MbChartData *data)
{
  g_autoptr (MbSheet) sheet = mb_chart_sheet_new (data);

  mb_sheet_table_show (self->sheet_table, sheet);
}

static void
show_chart (MbChartPanel *self)
{
  const gboolean as_table = gtk_toggle_button_get_active (self->table_button);
  MbChartData *data = get_data (self);

  if (!data)
    return;
  if (as_table)
    show_table (self, data);
  mb_chart_view_set_data (self->view, data);
  gtk_stack_set_visible_child_name (self->forms, as_table ? "table" : "chart");
}

static void
chart_chosen (MbChartPanel *self)
{
  self->shown = mb_chart_switch_get_chart (self->charts);
  show_chart (self);
}

/**
 * mb_chart_panel_show:
 * @self: a panel
 *
 * Shows the charts of the figures that the model has now in the place of
 * former ones.
 */
void
mb_chart_panel_show (MbChartPanel *self)
{
  MbOverview *overview;

  g_return_if_fail (MB_IS_CHART_PANEL (self));

  overview = mb_overview_model_get_overview (self->model);
  if (!overview || overview == self->overview)
    return;
  g_clear_pointer (&self->overview, mb_overview_unref);
  self->overview = mb_overview_ref (overview);
  show_chart (self);
}

/* The records behind a segment */

static void
push_list (MbChartPanel *self, const char *title, MbRecordKind kind, GArray *ids)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (ids->len == 0)
    mb_feedback_say (GTK_WIDGET (self), _("Only the number is known here"));
  else if (view)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              mb_figure_page_new_of_records (self->model, title, kind, ids));
}

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbChartPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  MbRecordKind kind;
  g_autoptr (GArray) ids = mb_chart_list_finish (result, &title, &kind, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->listing)
    return;
  g_clear_object (&self->listing);
  if (ids)
    push_list (self, title, kind, ids);
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

/**
 * mb_chart_panel_open:
 * @self: a panel
 * @category: a column of the chart that is shown
 * @series: a segment of it; %MB_CHART_ALL: the whole column
 *
 * Goes to the list of the records behind a segment, once a worker has found
 * them.
 */
void
mb_chart_panel_open (MbChartPanel *self, guint category, guint series)
{
  g_return_if_fail (MB_IS_CHART_PANEL (self));

  if (!get_data (self))
    return;
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  mb_chart_list_async (mb_book_get_path (mb_overview_model_get_book (self->model)), self->overview, self->shown,
                       category, series, self->listing, listed, g_object_ref (self));
}

static void
segment_activated (MbChartPanel *self, guint category, guint series)
{
  mb_chart_panel_open (self, category, series);
}

/* Copying */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbChartPanel *self = MB_CHART_PANEL (widget);
  const MbSheetFormat format = g_str_equal (name, "panel.copy-csv") ? MB_SHEET_CSV : MB_SHEET_MARKDOWN;
  g_autoptr (MbSheet) sheet = get_data (self) ? mb_chart_sheet_new (get_data (self)) : NULL;
  g_autofree char *text = sheet ? mb_sheet_dup_text (sheet, format) : NULL;

  if (!text)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  mb_feedback_say (widget, _("The table was copied"));
}

/* The object */

static void
mb_chart_panel_dispose (GObject *object)
{
  MbChartPanel *self = MB_CHART_PANEL (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_CHART_PANEL);
  g_clear_pointer (&self->overview, mb_overview_unref);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (mb_chart_panel_parent_class)->dispose (object);
}

static void
mb_chart_panel_class_init (MbChartPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_chart_panel_dispose;
  g_type_ensure (MB_TYPE_CHART_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-chart-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, charts);
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, table_button);
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, forms);
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, chart);
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, table);
  gtk_widget_class_bind_template_child (widget_class, MbChartPanel, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, chart_chosen);
  gtk_widget_class_install_action (widget_class, "panel.copy-markdown", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "panel.copy-csv", NULL, copy_action);
}

/* What is done with the picture, and below it what with the table. */
static void
set_menu (MbChartPanel *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) table = g_menu_new ();

  g_menu_append (table, _("Copy Table as _Markdown"), "panel.copy-markdown");
  g_menu_append (table, _("Copy Table as CS_V"), "panel.copy-csv");
  g_menu_append_section (menu, NULL, mb_chart_view_get_menu (self->view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", mb_chart_view_get_actions (self->view));
}

static void
mb_chart_panel_init (MbChartPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = MB_CHART_VIEW (mb_chart_view_new ());
  self->sheet_table = MB_SHEET_TABLE (mb_sheet_table_new (_("The numbers of the chart")));
  adw_bin_set_child (self->chart, GTK_WIDGET (self->view));
  adw_bin_set_child (self->table, GTK_WIDGET (self->sheet_table));
  set_menu (self);
  g_signal_connect_object (self->view, "activate-segment", G_CALLBACK (segment_activated), self, G_CONNECT_SWAPPED);
}

/**
 * mb_chart_panel_new:
 * @model: the figures
 *
 * Returns: (transfer floating): a new panel; mb_chart_panel_show() fills it
 */
GtkWidget *
mb_chart_panel_new (MbOverviewModel *model)
{
  MbChartPanel *self;

  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (model), NULL);

  self = g_object_new (MB_TYPE_CHART_PANEL, NULL);
  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}
