#include "config.h"

#include "mb-choice-row.h"

#include <glib/gi18n.h>

#include "mb-field-row.h"

struct _MbChoiceRow {
  AdwComboRow parent_instance;

  MbFieldEditor *editor;
  GPtrArray *texts; /* what mb_field_format() makes of each item's value; "" is not set */
  gboolean following;
};

G_DEFINE_FINAL_TYPE (MbChoiceRow, mb_choice_row, ADW_TYPE_COMBO_ROW)

static void
add_item (MbChoiceRow *self, GtkStringList *labels, const char *text, const char *label)
{
  g_ptr_array_add (self->texts, g_strdup (text));
  gtk_string_list_append (labels, label);
}

/* A required field offers “Not set” only while it is so. */
static void
add_items (MbChoiceRow *self, const MbField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (!(field->flags & MB_FIELD_REQUIRED) || !*mb_field_editor_get_text (self->editor))
    add_item (self, labels, "", _("Not set"));
  if (field->kind == MB_FIELD_YES_NO)
    {
      add_item (self, labels, "yes", C_("value", "Yes"));
      add_item (self, labels, "no", C_("value", "No"));
    }
  else
    for (const MbChoice *choice = field->choices; choice->nick; choice++)
      add_item (self, labels, choice->nick, mb_choice_get_label (field, choice));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static void
follow_editor (MbChoiceRow *self)
{
  guint position;

  self->following = TRUE;
  if (!g_ptr_array_find_with_equal_func (self->texts, mb_field_editor_get_text (self->editor), g_str_equal, &position))
    position = GTK_INVALID_LIST_POSITION;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->following = FALSE;
}

static void
chosen (MbChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->following || position >= self->texts->len)
    return;
  mb_field_editor_commit_text (self->editor, self->texts->pdata[position]);
  mb_field_row_announce (GTK_WIDGET (self), self->editor);
}

static void
mark (MbChoiceRow *self)
{
  mb_field_row_mark (GTK_WIDGET (self), GTK_WIDGET (self), self->editor);
}

/* A choice is stored as it is made. */
static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
}

static void
mb_choice_row_finalize (GObject *object)
{
  MbChoiceRow *self = MB_CHOICE_ROW (object);

  g_clear_object (&self->editor);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (mb_choice_row_parent_class)->finalize (object);
}

static void
mb_choice_row_class_init (MbChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_choice_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "field.commit", NULL, commit_action);
}

static void
mb_choice_row_init (MbChoiceRow *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * mb_choice_row_new:
 * @editor: an editor of a choice or of yes or no
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_choice_row_new (MbFieldEditor *editor)
{
  MbChoiceRow *self;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (MB_TYPE_CHOICE_ROW, NULL);
  self->editor = g_object_ref (editor);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), mb_field_get_label (mb_field_editor_get_field (editor)));
  add_items (self, mb_field_editor_get_field (editor));
  follow_editor (self);
  mark (self);

  g_signal_connect (self, "notify::selected", G_CALLBACK (chosen), NULL);
  g_signal_connect_object (editor, "notify::text", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::refused", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_object_bind_property (editor, "editable", self, "sensitive", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
