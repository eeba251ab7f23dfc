#include "config.h"

#include "mb-report-dialog.h"

#include <glib/gi18n.h>

#include "mb-cohort-choices.h"

struct _MbReportDialog {
  AdwAlertDialog parent_instance;

  AdwComboRow *choice_row;

  GPtrArray *choices; /* MbCohortChoice */
};

G_DEFINE_FINAL_TYPE (MbReportDialog, mb_report_dialog, ADW_TYPE_ALERT_DIALOG)

static void
mb_report_dialog_dispose (GObject *object)
{
  MbReportDialog *self = MB_REPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_REPORT_DIALOG);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_report_dialog_parent_class)->dispose (object);
}

static void
mb_report_dialog_class_init (MbReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_report_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbReportDialog, choice_row);
}

static void
mb_report_dialog_init (MbReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (MbReportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((const MbCohortChoice *) self->choices->pdata[i])->label);
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (labels));
}

/**
 * mb_report_dialog_new:
 * @book: a book
 * @error: return location for an `MB_ERROR`
 *
 * Returns: (transfer floating) (nullable): a new dialog; %NULL with
 *   %MB_ERROR_NOTHING when the book has no cohort, or the book's error
 */
AdwDialog *
mb_report_dialog_new (MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) choices = mb_cohort_choices_list (book, TRUE, error);
  MbReportDialog *self;

  if (!choices)
    return NULL;
  if (choices->len == 0)
    {
      g_set_error_literal (error, MB_ERROR, MB_ERROR_NOTHING, _("There is no cohort yet to report on"));
      return NULL;
    }
  self = g_object_new (MB_TYPE_REPORT_DIALOG, NULL);
  self->choices = g_steal_pointer (&choices);
  fill (self);
  return ADW_DIALOG (self);
}

/**
 * mb_report_dialog_get_options:
 * @self: a dialog
 *
 * Returns: what was chosen
 */
MbReportOptions
mb_report_dialog_get_options (MbReportDialog *self)
{
  const MbCohortChoice *choice = self->choices->pdata[adw_combo_row_get_selected (self->choice_row)];

  return (MbReportOptions) { choice->year, choice->cohort };
}
