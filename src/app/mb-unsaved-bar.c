#include "config.h"

#include "mb-unsaved-bar.h"

#include <glib/gi18n.h>

#include "mb-unsaved.h"

struct _MbUnsavedBar {
  AdwBin parent_instance;

  GtkWidget *show_button;
  GtkWidget *retry_button;
  GtkLabel *label;

  MbBook *book;
};

G_DEFINE_FINAL_TYPE (MbUnsavedBar, mb_unsaved_bar, ADW_TYPE_BIN)

static gboolean
may_any_go (GListModel *values)
{
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MbUnsavedValue) value = g_list_model_get_item (values, i);

      if (mb_unsaved_value_get_may_go (value))
        return TRUE;
    }
  return FALSE;
}

static void
show (MbUnsavedBar *self, MbUnsaved *unsaved)
{
  const guint count = mb_unsaved_count (unsaved);
  g_autofree char *sentences = mb_unsaved_dup_sentences (unsaved, self->book);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u change is not saved", "%u changes are not saved", count),
                                              count);
  const char *text = count == 1 ? sentences : counted;

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (self->show_button, sentences);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->retry_button, may_any_go (G_LIST_MODEL (unsaved)));
}

static void
follow_values (MbUnsavedBar *self)
{
  MbUnsaved *unsaved = mb_unsaved_of (self->book);
  const gboolean any = mb_unsaved_count (unsaved) > 0;

  if (any)
    show (self, unsaved);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
mb_unsaved_bar_dispose (GObject *object)
{
  MbUnsavedBar *self = MB_UNSAVED_BAR (object);

  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_UNSAVED_BAR);
  G_OBJECT_CLASS (mb_unsaved_bar_parent_class)->dispose (object);
}

static void
mb_unsaved_bar_class_init (MbUnsavedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_unsaved_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-unsaved-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbUnsavedBar, show_button);
  gtk_widget_class_bind_template_child (widget_class, MbUnsavedBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, MbUnsavedBar, label);
}

static void
mb_unsaved_bar_init (MbUnsavedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_unsaved_bar_set_book:
 * @self: a bar without a book
 * @book: a book
 *
 * Says from now on what is not saved of the book.
 */
void
mb_unsaved_bar_set_book (MbUnsavedBar *self, MbBook *book)
{
  g_return_if_fail (MB_IS_UNSAVED_BAR (self));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (self->book == NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (mb_unsaved_of (book), "items-changed", G_CALLBACK (follow_values), self, G_CONNECT_SWAPPED);
  follow_values (self);
}
