#include "config.h"

#include "mb-message-row.h"

struct _MbMessageRow {
  AdwPreferencesRow parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (MbMessageRow, mb_message_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_problem (MbMessageRow *self, GParamSpec *pspec, MbFieldEditor *editor)
{
  const char *problem = mb_field_editor_get_problem (editor);
  const gboolean refused = mb_field_editor_get_refused (editor) || mb_field_editor_is_draft (editor);

  gtk_label_set_label (GTK_LABEL (self->label), problem ? problem : "");
  gtk_widget_set_css_classes (self->label, (const char *[]) { "caption", refused ? "error" : "warning", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL);
}

static GtkWidget *
neighbour (GtkWidget *row, gboolean forward)
{
  do
    row = forward ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row && !gtk_widget_get_visible (row));
  return row;
}

/* A list box that meets a row which takes no focus leaves the list altogether: the focus is handed on. */
static gboolean
mb_message_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  const gboolean forward = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_DOWN;
  GtkWidget *next = neighbour (widget, forward);

  return next && gtk_widget_child_focus (next, direction);
}

static void
mb_message_row_class_init (MbMessageRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = mb_message_row_focus;
}

static void
mb_message_row_init (MbMessageRow *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_margin_start (self->label, 12);
  gtk_widget_set_margin_end (self->label, 12);
  gtk_widget_set_margin_top (self->label, 6);
  gtk_widget_set_margin_bottom (self->label, 9);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "message");
}

/**
 * mb_message_row_new:
 * @editor: an editor
 *
 * Makes the line for the problems of a field.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_message_row_new (MbFieldEditor *editor)
{
  MbMessageRow *self;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (MB_TYPE_MESSAGE_ROW, NULL);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::refused", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  show_problem (self, NULL, editor);
  return GTK_WIDGET (self);
}

/**
 * mb_message_row_get_label:
 * @self: a line
 *
 * Returns: (transfer none): the label that holds the sentence
 */
GtkWidget *
mb_message_row_get_label (MbMessageRow *self)
{
  g_return_val_if_fail (MB_IS_MESSAGE_ROW (self), NULL);

  return self->label;
}
