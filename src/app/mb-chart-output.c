#include "config.h"

#include "mb-chart-output.h"

#include <glib/gi18n.h>

#include "exchange/mb-chart-file.h"
#include "mb-chart-save-dialog.h"
#include "mb-dialog.h"
#include "mb-feedback.h"

#define COPY_WIDTH (2 * MB_CHART_USUAL_WIDTH) /* sharp on every screen */

typedef struct {
  GtkWidget *widget;
  MbChartData *data;
  MbChartPicture picture;
  GFile *file; /* (nullable) */
} Output;

static Output *
output_new (GtkWidget *widget, MbChartData *data, const MbChartPicture *picture)
{
  Output *self = g_new0 (Output, 1);

  self->widget = g_object_ref (widget);
  self->data = mb_chart_data_ref (data);
  self->picture = *picture;
  return self;
}

static void
output_free (Output *self)
{
  g_object_unref (self->widget);
  mb_chart_data_unref (self->data);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

/* Saving */

static void
say_saved (Output *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_("Saved “%s”"), shown);

  mb_feedback_written (self->widget, text, self->file);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Output) self = data;
  g_autoptr (GError) error = NULL;

  if (mb_chart_file_write_finish (result, &error))
    say_saved (self);
  else
    mb_feedback_error (self->widget, error);
}

/**
 * mb_chart_output_write:
 * @widget: a widget of the window to tell it in
 * @data: what is shown
 * @picture: how it is drawn
 * @file: where it goes
 *
 * Writes a chart into a file, in a worker thread.
 */
void
mb_chart_output_write (GtkWidget *widget, MbChartData *data, const MbChartPicture *picture, GFile *file)
{
  Output *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && data != NULL && G_IS_FILE (file));

  self = output_new (widget, data, picture);
  self->file = g_object_ref (file);
  mb_chart_file_write_async (picture, data, file, NULL, written, self);
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Output) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    mb_chart_output_write (self->widget, self->data, &self->picture, file);
  else
    mb_feedback_error (self->widget, error);
}

static GtkFileFilter *
filter_new (MbChartFormat format)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  const char *const names[] = { C_("format", "SVG Pictures"), C_("format", "PNG Pictures"), C_("format", "PDF Documents") };

  gtk_file_filter_set_name (filter, names[format]);
  gtk_file_filter_add_suffix (filter, mb_chart_format_get_suffix (format));
  return filter;
}

/* Something that every system takes as the name of a file. */
static char *
dup_file_name (MbChartData *data, MbChartFormat format)
{
  g_autofree char *title = g_strdelimit (g_strdup (mb_chart_data_get_title (data)), "/\\:*?\"<>|", '-');

  return g_strconcat (title, ".", mb_chart_format_get_suffix (format), NULL);
}

static void
choose_file (MbChartSaveDialog *dialog, Output *self)
{
  g_autoptr (GtkFileDialog) files = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autofree char *name = NULL;
  Output *chosen;

  mb_chart_save_dialog_get_picture (dialog, &self->picture);
  chosen = output_new (self->widget, self->data, &self->picture);
  filter = filter_new (chosen->picture.format);
  name = dup_file_name (chosen->data, chosen->picture.format);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (files, _("Save Picture"));
  gtk_file_dialog_set_modal (files, TRUE);
  gtk_file_dialog_set_filters (files, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (files, name);
  gtk_file_dialog_save (files, GTK_WINDOW (gtk_widget_get_root (chosen->widget)), NULL, file_chosen, chosen);
}

static void
forget_output (gpointer data, GClosure *closure)
{
  output_free (data);
}

/**
 * mb_chart_output_save:
 * @widget: a widget of the window to ask in
 * @data: what is shown
 * @hidden: which series are left out
 *
 * Asks what picture it shall be and where it goes, and writes it.
 */
void
mb_chart_output_save (GtkWidget *widget, MbChartData *data, MbChartMask hidden)
{
  const MbChartPicture picture = { .hidden = hidden };
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget) && data != NULL);

  dialog = mb_chart_save_dialog_new ();
  g_signal_connect_data (dialog, "save", G_CALLBACK (choose_file), output_new (widget, data, &picture), forget_output,
                         G_CONNECT_DEFAULT);
  mb_dialog_present (dialog, widget);
}

/* Copying */

/* As pixels for every program, and as SVG for those that can draw it. */
static GdkContentProvider *
draw_content (const Output *self, GError **error)
{
  MbChartPicture vector = self->picture;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkContentProvider *providers[2];

  png = mb_chart_picture_draw (&self->picture, self->data, error);
  texture = png ? gdk_texture_new_from_bytes (png, error) : NULL;
  vector.format = MB_CHART_SVG;
  vector.width = 0;
  svg = texture ? mb_chart_picture_draw (&vector, self->data, error) : NULL;
  if (!svg)
    return NULL;
  providers[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer output, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkContentProvider *content = draw_content (output, &error);

  if (content)
    g_task_return_pointer (task, content, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = g_task_propagate_pointer (G_TASK (result), &error);

  if (!content)
    {
      mb_feedback_error (widget, error);
      return;
    }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  mb_feedback_say (widget, _("Copied the picture"));
}

/**
 * mb_chart_output_copy:
 * @widget: a widget of the window to tell it in
 * @data: what is shown
 * @hidden: which series are left out
 *
 * Draws a chart, in a worker thread, and puts it into the clipboard.
 */
void
mb_chart_output_copy (GtkWidget *widget, MbChartData *data, MbChartMask hidden)
{
  const MbChartPicture picture = { .format = MB_CHART_PNG, .width = COPY_WIDTH, .hidden = hidden };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && data != NULL);

  task = g_task_new (widget, NULL, drawn, NULL);
  g_task_set_source_tag (task, mb_chart_output_copy);
  g_task_set_task_data (task, output_new (widget, data, &picture), (GDestroyNotify) output_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/* Printing */

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer hidden)
{
  const MbChartPicture picture = { .background = MB_CHART_TRANSPARENT, .hidden = *(MbChartMask *) hidden };
  MbChartData *data = g_object_get_data (G_OBJECT (operation), "chart");

  mb_chart_picture_paint (&picture, data, gtk_print_context_get_cairo_context (context),
                          gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

static void
free_mask (gpointer mask, GClosure *closure)
{
  g_free (mask);
}

/**
 * mb_chart_output_new_operation:
 * @data: what is shown
 * @hidden: which series are left out
 *
 * Prepares to print a chart on one page, as large as it gets.
 *
 * Returns: (transfer full): the operation
 */
GtkPrintOperation *
mb_chart_output_new_operation (MbChartData *data, MbChartMask hidden)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_return_val_if_fail (data != NULL, NULL);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, mb_chart_data_get_title (data));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "chart", mb_chart_data_ref (data),
                          (GDestroyNotify) mb_chart_data_unref);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), g_memdup2 (&hidden, sizeof hidden), free_mask,
                         G_CONNECT_DEFAULT);
  return operation;
}

static void
printed (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  mb_feedback_error (widget, error);
}

/**
 * mb_chart_output_print:
 * @widget: a widget of the window to ask in
 * @data: what is shown
 * @hidden: which series are left out
 *
 * Asks for a printer, or a file to print into, and prints a chart.
 */
void
mb_chart_output_print (GtkWidget *widget, MbChartData *data, MbChartMask hidden)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && data != NULL);

  operation = mb_chart_output_new_operation (data, hidden);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed), widget, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}
