#include "config.h"

#include "mb-paste-row-box.h"

#include <glib/gi18n.h>

struct _MbPasteRowBox {
  GtkBox parent_instance;

  MbPasteRow *row;
  GBinding *binding; /* weak */
  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *outcome;
  GtkWidget *remark;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (MbPasteRowBox, mb_paste_row_box, GTK_TYPE_BOX)

static const char *
get_word (MbPasteState state)
{
  static const char *const words[] = {
    NC_("row", "New"),
    NC_("row", "Changed"),
    NC_("row", "The Same"),
    NC_("row", "Not Understood"),
  };

  return g_dpgettext2 (NULL, "row", words[state]);
}

static const char *
get_style (MbPasteState state)
{
  static const char *const styles[] = { "success", "accent", "dimmed", "warning" };

  return styles[state];
}

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
    gtk_widget_remove_css_class (self->state, get_style (other));
  gtk_widget_add_css_class (self->state, get_style (state));
  gtk_label_set_label (GTK_LABEL (self->state), get_word (state));
}

static void
show_row (MbPasteRowBox *self)
{
  const MbPasteState state = mb_paste_row_get_state (self->row);
  const gboolean can_include = mb_paste_row_can_include (self->row);
  g_autofree char *outcome = can_include ? mb_paste_row_dup_outcome (self->row) : NULL;

  show_text (self->title, mb_paste_row_get_title (self->row));
  show_text (self->outcome, outcome);
  show_text (self->remark, mb_paste_row_get_remark (self->row));
  show_state (self, state);
  gtk_widget_set_sensitive (self->check, can_include);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, mb_paste_row_get_title (self->row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_word (state),
                                  -1);
}

static void
unset_row (MbPasteRowBox *self)
{
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
  g_set_weak_pointer (&self->binding, g_object_bind_property (row, "included", self->check, "active",
                                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}
