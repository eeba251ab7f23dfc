#include "config.h"

#include "mb-copy-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-public-copy.h"

struct _MbCopyDialog {
  AdwAlertDialog parent_instance;

  GtkCheckButton *whole_button;
  GtkCheckButton *public_button;
  GtkLabel *left_out;
};

G_DEFINE_FINAL_TYPE (MbCopyDialog, mb_copy_dialog, ADW_TYPE_ALERT_DIALOG)

/* A line for each type of record, as a list is written. */
static void
show_left_out (MbCopyDialog *self)
{
  g_auto (GStrv) lines = mb_public_copy_dup_left_out ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", lines[i]);
  gtk_label_set_text (self->left_out, text->str);
}

static void
mb_copy_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_COPY_DIALOG);
  G_OBJECT_CLASS (mb_copy_dialog_parent_class)->dispose (object);
}

static void
mb_copy_dialog_class_init (MbCopyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_copy_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-copy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbCopyDialog, whole_button);
  gtk_widget_class_bind_template_child (widget_class, MbCopyDialog, public_button);
  gtk_widget_class_bind_template_child (widget_class, MbCopyDialog, left_out);
}

static void
mb_copy_dialog_init (MbCopyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_left_out (self);
}

/**
 * mb_copy_dialog_new:
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_copy_dialog_new (void)
{
  return g_object_new (MB_TYPE_COPY_DIALOG, NULL);
}

/**
 * mb_copy_dialog_get_public:
 * @self: a dialog
 *
 * Returns: whether the copy is to have but what is public
 */
gboolean
mb_copy_dialog_get_public (MbCopyDialog *self)
{
  g_return_val_if_fail (MB_IS_COPY_DIALOG (self), FALSE);

  return gtk_check_button_get_active (self->public_button);
}

/**
 * mb_copy_dialog_set_public:
 * @self: a dialog
 * @public: whether the copy is to have but what is public
 *
 * Chooses that, as a person would.
 */
void
mb_copy_dialog_set_public (MbCopyDialog *self, gboolean public)
{
  g_return_if_fail (MB_IS_COPY_DIALOG (self));

  gtk_check_button_set_active (public ? self->public_button : self->whole_button, TRUE);
}
