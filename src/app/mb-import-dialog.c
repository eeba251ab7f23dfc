#include "config.h"

#include "mb-import-dialog.h"
#include "mb-window-title.h"

#include <glib/gi18n.h>

#include "exchange/mb-input-file.h"

struct _MbImportDialog {
  AdwDialog parent_instance;

  GFile *file;

  MbWindowTitle *window_title;
  GtkLabel *summary;
  GtkListView *list;
  GtkButton *import_button;
};

G_DEFINE_FINAL_TYPE (MbImportDialog, mb_import_dialog, ADW_TYPE_DIALOG)

enum {
  IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (MbImportDialog) self = g_object_ref (MB_IMPORT_DIALOG (widget));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
mb_import_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_IMPORT_DIALOG);
  g_clear_object (&MB_IMPORT_DIALOG (object)->file);
  G_OBJECT_CLASS (mb_import_dialog_parent_class)->dispose (object);
}

static void
mb_import_dialog_class_init (MbImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_import_dialog_dispose;

  /**
   * MbImportDialog::import:
   *
   * What is shown is to be done. The dialog has closed.
   */
  signals[IMPORT] = g_signal_new ("import", MB_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  0);

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MbImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbImportDialog, import_button);
  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import);
}

static void
mb_import_dialog_init (MbImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_report (MbImportDialog *self, MbImportReport *report)
{
  g_autofree char *counts = mb_import_report_dup_summary (report);
  /* Translators: %s is such as “6 programs and 17 cohorts added, 2 people changed”. */
  g_autofree char *summary = g_strdup_printf (_("What importing this file does: %s."), counts);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < report->lines->len; i++)
    gtk_string_list_append (lines, report->lines->pdata[i]);
  gtk_label_set_text (self->summary, summary);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)))));
}

/**
 * mb_import_dialog_new:
 * @file: website data
 * @report: what its import would do
 *
 * Makes the review of an import.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_import_dialog_new (GFile *file, MbImportReport *report)
{
  MbImportDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (MB_TYPE_IMPORT_DIALOG, NULL);
  self->file = g_object_ref (file);
  name = mb_input_file_dup_name (file);
  title = g_strdup_printf (_("Import “%s”"), name);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  mb_window_title_set_title (self->window_title, _("Import"));
  mb_window_title_set_subtitle (self->window_title, name);
  show_report (self, report);
  return ADW_DIALOG (self);
}

/**
 * mb_import_dialog_get_file:
 * @self: a dialog
 *
 * Returns: (transfer none): what is to be imported
 */
GFile *
mb_import_dialog_get_file (MbImportDialog *self)
{
  g_return_val_if_fail (MB_IS_IMPORT_DIALOG (self), NULL);

  return self->file;
}
