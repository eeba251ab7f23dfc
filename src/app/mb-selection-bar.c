#include "config.h"

#include "mb-selection-bar.h"

#include <glib/gi18n.h>

struct _MbSelectionBar {
  GtkWidget parent_instance;

  GtkActionBar *bar;
  GtkLabel *label;
  GtkWidget *merge_button;
};

G_DEFINE_FINAL_TYPE (MbSelectionBar, mb_selection_bar, GTK_TYPE_WIDGET)

static void
mb_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SELECTION_BAR);
  G_OBJECT_CLASS (mb_selection_bar_parent_class)->dispose (object);
}

static void
mb_selection_bar_class_init (MbSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSelectionBar, bar);
  gtk_widget_class_bind_template_child (widget_class, MbSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, MbSelectionBar, merge_button);
}

static void
mb_selection_bar_init (MbSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_selection_bar_show:
 * @self: a bar
 * @type: the type of the records in the list
 * @count: how many are selected
 *
 * Says how many are selected, and comes or goes. One alone needs no bar: it is
 * where the focus is.
 */
void
mb_selection_bar_show (MbSelectionBar *self, const MbRecordType *type, guint count)
{
  g_autofree char *counted = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MB_IS_SELECTION_BAR (self));
  g_return_if_fail (type != NULL);

  gtk_action_bar_set_revealed (self->bar, count > 1);
  if (count < 2)
    return; /* while it goes, it says what it said */
  counted = mb_record_type_dup_count (type, count);
  /* Translators: %s is a count, as in “3 people selected”. */
  text = g_strdup_printf (ngettext ("%s selected", "%s selected", count), counted);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->merge_button, type->kind == MB_RECORD_PERSON && count == 2);
}
