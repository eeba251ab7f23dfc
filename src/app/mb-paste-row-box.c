#include "config.h"

#include "mb-paste-row-box.h"

#include <glib/gi18n.h>

#include "mb-paste-summary.h"

struct _MbPasteRowBox {
  GtkBox parent_instance;

  MbPasteRow *row;
  GBinding *binding; /* weak */
  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *outcome;
  GtkWidget *remark;
  GtkWidget *choices; /* which record it is, where that is doubtful */
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (MbPasteRowBox, mb_paste_row_box, GTK_TYPE_BOX)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
show_state (MbPasteRowBox *self, MbPasteState state)
{
  for (MbPasteState other = 0; other < MB_N_PASTE_STATES; other++)
    gtk_widget_remove_css_class (self->state, mb_paste_summary_get_style (other));
  gtk_widget_add_css_class (self->state, mb_paste_summary_get_style (state));
  gtk_label_set_label (GTK_LABEL (self->state), mb_paste_summary_get_word (state));
}

static char *
dup_title (MbPasteRow *row)
{
  const guint line = mb_paste_row_get_line (row);

  if (line == 0)
    return g_strdup (mb_paste_row_get_title (row));
  /* Translators: %u is the line of a file, %s what the row there is called. */
  return g_strdup_printf (_("%u: %s"), line, mb_paste_row_get_title (row));
}

/* The first is to leave it out. */
static void
show_choices (MbPasteRowBox *self)
{
  const guint n = mb_paste_row_get_n_choices (self->row);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left Out"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, mb_paste_row_get_choice (self->row, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choices), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choices), mb_paste_row_get_chosen (self->row) + 1);
  gtk_widget_set_visible (self->choices, n > 0);
}

static void
choice_selected (MbPasteRowBox *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices));

  if (self->row && gtk_widget_get_visible (self->choices) && selected != GTK_INVALID_LIST_POSITION)
    mb_paste_row_choose (self->row, (int) selected - 1);
}

static void
show_outcome (MbPasteRowBox *self)
{
  const MbPasteState state = mb_paste_row_get_state (self->row);
  const gboolean can_include = mb_paste_row_can_include (self->row);
  g_autofree char *outcome = can_include ? mb_paste_row_dup_outcome (self->row) : NULL;
  g_autofree char *title = dup_title (self->row);

  show_text (self->title, title);
  show_text (self->outcome, outcome);
  show_text (self->remark, mb_paste_row_get_remark (self->row));
  show_state (self, state);
  gtk_widget_set_sensitive (self->check, can_include);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, mb_paste_row_get_title (self->row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, mb_paste_summary_get_word (state),
                                  -1);
}

static void
show_row (MbPasteRowBox *self)
{
  show_choices (self);
  show_outcome (self);
}

static void
count_again (MbPasteRowBox *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.count", NULL);
}

static void
unset_row (MbPasteRowBox *self)
{
  if (self->row)
    {
      g_signal_handlers_disconnect_by_func (self->row, show_outcome, self);
      g_signal_handlers_disconnect_by_func (self->row, count_again, self);
    }
  if (self->binding)
    g_binding_unbind (self->binding);
  g_clear_weak_pointer (&self->binding);
  g_clear_object (&self->row);
}

static void
mb_paste_row_box_dispose (GObject *object)
{
  unset_row (MB_PASTE_ROW_BOX (object));
  G_OBJECT_CLASS (mb_paste_row_box_parent_class)->dispose (object);
}

static void
mb_paste_row_box_class_init (MbPasteRowBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_paste_row_box_dispose;
}

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
mb_paste_row_box_init (MbPasteRowBox *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->check);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  self->title = add_label (texts, NULL);
  self->outcome = add_label (texts, "dimmed");
  self->remark = add_label (texts, "warning");
  self->choices = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_halign (self->choices, GTK_ALIGN_START);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which record it is"),
                                  -1);
  g_signal_connect_swapped (self->choices, "notify::selected", G_CALLBACK (choice_selected), self);
  gtk_box_append (GTK_BOX (texts), self->choices);
  gtk_box_append (GTK_BOX (self), texts);

  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "caption");
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->state);
}

/**
 * mb_paste_row_box_new:
 *
 * Makes a box without a row.
 *
 * Returns: (transfer floating): a new box
 */
GtkWidget *
mb_paste_row_box_new (void)
{
  return g_object_new (MB_TYPE_PASTE_ROW_BOX, NULL);
}

/**
 * mb_paste_row_box_set_row:
 * @self: a box
 * @row: (nullable): what it shows
 *
 * Shows a row, whose tick follows that of the box.
 */
void
mb_paste_row_box_set_row (MbPasteRowBox *self, MbPasteRow *row)
{
  g_return_if_fail (MB_IS_PASTE_ROW_BOX (self));

  unset_row (self);
  if (!row)
    return;
  self->row = g_object_ref (row);
  show_row (self);
  g_signal_connect_object (row, "notify::chosen", G_CALLBACK (show_outcome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::chosen", G_CALLBACK (count_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::included", G_CALLBACK (count_again), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->binding, g_object_bind_property (row, "included", self->check, "active",
                                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}
