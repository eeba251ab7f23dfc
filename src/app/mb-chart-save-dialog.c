#include "config.h"

#include "mb-chart-save-dialog.h"

struct _MbChartSaveDialog {
  AdwDialog parent_instance;

  AdwComboRow *format_row;
  AdwSpinRow *width_row;
  AdwComboRow *background_row;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (MbChartSaveDialog, mb_chart_save_dialog, ADW_TYPE_DIALOG)

enum {
  SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
save (MbChartSaveDialog *self)
{
  adw_spin_row_update (self->width_row);
  g_signal_emit (self, signals[SAVE], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
mb_chart_save_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_CHART_SAVE_DIALOG);
  G_OBJECT_CLASS (mb_chart_save_dialog_parent_class)->dispose (object);
}

static void
mb_chart_save_dialog_class_init (MbChartSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_chart_save_dialog_dispose;

  /**
   * MbChartSaveDialog::save:
   * @self: a dialog
   *
   * It is chosen what picture it shall be.
   */
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-chart-save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbChartSaveDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, MbChartSaveDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, MbChartSaveDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, MbChartSaveDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save);
}

static void
mb_chart_save_dialog_init (MbChartSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_chart_save_dialog_new:
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_chart_save_dialog_new (void)
{
  return g_object_new (MB_TYPE_CHART_SAVE_DIALOG, NULL);
}

/**
 * mb_chart_save_dialog_get_picture:
 * @self: a dialog
 * @picture: (inout): a picture
 *
 * Puts what was chosen into a picture; the series that it leaves out stay as
 * they are.
 */
void
mb_chart_save_dialog_get_picture (MbChartSaveDialog *self, MbChartPicture *picture)
{
  g_return_if_fail (MB_IS_CHART_SAVE_DIALOG (self));

  picture->format = adw_combo_row_get_selected (self->format_row);
  picture->width = (guint) adw_spin_row_get_value (self->width_row);
  picture->background = adw_combo_row_get_selected (self->background_row);
}
