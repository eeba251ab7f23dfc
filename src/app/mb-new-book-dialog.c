#include "config.h"

#include "mb-new-book-dialog.h"

#include <glib/gi18n.h>

struct _MbNewBookDialog {
  AdwDialog parent_instance;

  AdwEntryRow *name_row;
  AdwComboRow *contents_row;
  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (MbNewBookDialog, mb_new_book_dialog, ADW_TYPE_DIALOG)

static guint named_signal;

static char *
dup_name (MbNewBookDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
name_changed (MbNewBookDialog *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->create_button, *name != '\0');
}

static void
create (MbNewBookDialog *self)
{
  g_autofree char *name = dup_name (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, named_signal, 0, name, adw_combo_row_get_selected (self->contents_row) == 1);
}

static void
cancel (MbNewBookDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
focus_name (gpointer data)
{
  g_autoptr (MbNewBookDialog) self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return G_SOURCE_REMOVE;
}

/* On a narrow window libadwaita gives the focus to the first button, after the dialog is mapped. */
static void
mb_new_book_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_new_book_dialog_parent_class)->map (widget);
  g_idle_add (focus_name, g_object_ref (widget));
}

static void
mb_new_book_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_NEW_BOOK_DIALOG);
  G_OBJECT_CLASS (mb_new_book_dialog_parent_class)->dispose (object);
}

static void
mb_new_book_dialog_class_init (MbNewBookDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_new_book_dialog_dispose;
  widget_class->map = mb_new_book_dialog_map;

  /**
   * MbNewBookDialog::named:
   * @name: what the book is called
   * @sample: whether it begins with AsyncAPI's history
   *
   * The person wants that book made.
   */
  named_signal = g_signal_new ("named", MB_TYPE_NEW_BOOK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-new-book-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbNewBookDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, MbNewBookDialog, contents_row);
  gtk_widget_class_bind_template_child (widget_class, MbNewBookDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel);
  gtk_widget_class_bind_template_callback (widget_class, create);
  gtk_widget_class_bind_template_callback (widget_class, name_changed);
}

static void
mb_new_book_dialog_init (MbNewBookDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), C_("proposed name of a book", "Mentorship"));
}

/**
 * mb_new_book_dialog_new:
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_new_book_dialog_new (void)
{
  return g_object_new (MB_TYPE_NEW_BOOK_DIALOG, NULL);
}
