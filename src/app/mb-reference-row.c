#include "config.h"

#include "mb-reference-row.h"

#include <glib/gi18n.h>

#include "mb-field-row.h"
#include "mb-record-chooser.h"
#include "mb-record-text.h"

struct _MbReferenceRow {
  AdwActionRow parent_instance;

  MbFieldEditor *editor;
  MbRecord *target; /* held, so that its title can be followed */
  GtkWidget *open_button;
  GtkWidget *choose_button;
};

G_DEFINE_FINAL_TYPE (MbReferenceRow, mb_reference_row, ADW_TYPE_ACTION_ROW)

/* What the row shows: also a choice that was refused. */
static MbRecord *
find_target (MbReferenceRow *self)
{
  gint64 id = g_ascii_strtoll (mb_field_editor_get_text (self->editor), NULL, 10);

  if (id == 0)
    return NULL;
  return mb_book_get_record (mb_field_editor_get_book (self->editor), mb_field_editor_get_field (self->editor)->target,
                             id, NULL);
}

static void
show_title (MbReferenceRow *self)
{
  g_autofree char *title = self->target ? mb_record_text_dup_title (self->target, NULL) : g_strdup (_("Not set"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title);
}

static void
unset_target (MbReferenceRow *self)
{
  if (self->target)
    g_signal_handlers_disconnect_by_func (self->target, show_title, self);
  g_clear_object (&self->target);
}

static void
follow_editor (MbReferenceRow *self)
{
  unset_target (self);
  self->target = find_target (self);
  if (self->target)
    g_signal_connect_swapped (self->target, "notify", G_CALLBACK (show_title), self);
  gtk_widget_set_visible (self->open_button, self->target && !mb_field_editor_is_draft (self->editor));
  show_title (self);
}

static void
chosen (MbReferenceRow *self, gint64 id)
{
  mb_field_editor_commit_value (self->editor, id ? g_variant_new_int64 (id) : NULL);
  follow_editor (self);
  mb_field_row_announce (GTK_WIDGET (self), self->editor);
}

static void
open_target (MbReferenceRow *self)
{
  if (self->target)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                mb_record_get_record_type (self->target)->name, mb_record_get_id (self->target));
}

static void
mark (MbReferenceRow *self)
{
  mb_field_row_mark (GTK_WIDGET (self), GTK_WIDGET (self), self->editor);
}

/* A choice is stored as it is made. */
static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
}

/* The object */

static void
mb_reference_row_dispose (GObject *object)
{
  unset_target (MB_REFERENCE_ROW (object));
  G_OBJECT_CLASS (mb_reference_row_parent_class)->dispose (object);
}

static void
mb_reference_row_finalize (GObject *object)
{
  g_clear_object (&MB_REFERENCE_ROW (object)->editor);
  G_OBJECT_CLASS (mb_reference_row_parent_class)->finalize (object);
}

static void
mb_reference_row_class_init (MbReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_reference_row_dispose;
  object_class->finalize = mb_reference_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "field.commit", NULL, commit_action);
}

static GtkWidget *
add_button (MbReferenceRow *self, GtkWidget *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
mb_reference_row_init (MbReferenceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");

  self->open_button = add_button (self, gtk_button_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (open_target), self, G_CONNECT_SWAPPED);

  self->choose_button = add_button (self, gtk_menu_button_new ());
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->choose_button);
}

static void
add_chooser (MbReferenceRow *self, const MbField *field)
{
  GtkWidget *chooser = mb_record_chooser_new (mb_field_editor_get_book (self->editor), field->target,
                                              !(field->flags & MB_FIELD_REQUIRED));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->choose_button), chooser);
}

static void
set_names (MbReferenceRow *self, const MbField *field)
{
  const char *label = mb_field_get_label (field);
  /* Translators: %s is a field, such as “Cohort”. */
  g_autofree char *open = g_strdup_printf (_("Open %s"), label);
  /* Translators: %s is a field, such as “Cohort”. */
  g_autofree char *choose = g_strdup_printf (_("Choose %s"), label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_widget_set_tooltip_text (self->open_button, open);
  gtk_widget_set_tooltip_text (self->choose_button, choose);
}

/**
 * mb_reference_row_new:
 * @editor: an editor of a reference
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_reference_row_new (MbFieldEditor *editor)
{
  MbReferenceRow *self;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (MB_TYPE_REFERENCE_ROW, NULL);
  self->editor = g_object_ref (editor);
  set_names (self, mb_field_editor_get_field (editor));
  add_chooser (self, mb_field_editor_get_field (editor));
  follow_editor (self);
  mark (self);

  g_signal_connect_object (editor, "notify::text", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "stored", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::refused", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_object_bind_property (editor, "editable", self->choose_button, "sensitive", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
