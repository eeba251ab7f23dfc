#include "config.h"

#include "mb-long-text-row.h"

#include "mb-field-row.h"

struct _MbLongTextRow {
  AdwPreferencesRow parent_instance;

  MbFieldEditor *editor;
  GtkWidget *title;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  gboolean following;
  gboolean typed;
};

G_DEFINE_FINAL_TYPE (MbLongTextRow, mb_long_text_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_text (MbLongTextRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
set_text (MbLongTextRow *self, const char *text)
{
  g_autofree char *shown = dup_text (self);

  if (g_str_equal (shown, text))
    return;
  self->following = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->following = FALSE;
}

static void
forget_typing (MbLongTextRow *self)
{
  self->typed = FALSE;
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}

static void
commit (MbLongTextRow *self)
{
  g_autofree char *text = NULL;

  if (!self->typed && !mb_field_editor_get_refused (self->editor))
    return;
  forget_typing (self);
  text = dup_text (self);
  mb_field_editor_commit_text (self->editor, text);
  set_text (self, mb_field_editor_get_text (self->editor));
  mb_field_row_announce (GTK_WIDGET (self), self->editor);
}

/* What was refused before is tried again by Ctrl+Enter, not by leaving. */
static void
commit_typed (MbLongTextRow *self)
{
  if (self->typed)
    commit (self);
}

static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  commit_typed (MB_LONG_TEXT_ROW (widget));
}

static void
follow_editor (MbLongTextRow *self)
{
  if (!self->typed)
    set_text (self, mb_field_editor_get_text (self->editor));
}

static void
text_changed (MbLongTextRow *self)
{
  g_autofree char *text = NULL;

  if (self->following)
    return;
  text = dup_text (self);
  self->typed = !g_str_equal (text, mb_field_editor_get_text (self->editor));
  if (mb_field_editor_is_draft (self->editor))
    mb_field_editor_type_text (self->editor, text);
}

static gboolean
take_back (MbLongTextRow *self)
{
  if ((!self->typed && !mb_field_editor_get_refused (self->editor)) || mb_field_editor_is_draft (self->editor))
    return GDK_EVENT_PROPAGATE;
  forget_typing (self);
  mb_field_editor_revert (self->editor);
  set_text (self, mb_field_editor_get_text (self->editor));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (MbLongTextRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    return take_back (self);
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      commit (self);
      return GDK_EVENT_STOP;
    }
  return !self->typed && !mb_field_editor_is_draft (self->editor) &&
         mb_field_row_undo_key (GTK_WIDGET (self), keyval, state);
}

static void
mark (MbLongTextRow *self)
{
  mb_field_row_mark (GTK_WIDGET (self), self->view, self->editor);
}

/* The object */

static void
mb_long_text_row_unmap (GtkWidget *widget)
{
  MbLongTextRow *self = MB_LONG_TEXT_ROW (widget);

  GTK_WIDGET_CLASS (mb_long_text_row_parent_class)->unmap (widget);
  if (self->editor && !mb_field_editor_is_draft (self->editor))
    commit_typed (self);
}

static gboolean
mb_long_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MB_LONG_TEXT_ROW (widget)->view);
}

static void
mb_long_text_row_finalize (GObject *object)
{
  MbLongTextRow *self = MB_LONG_TEXT_ROW (object);

  g_clear_object (&self->editor);
  G_OBJECT_CLASS (mb_long_text_row_parent_class)->finalize (object);
}

/* A row of a list takes the focus back from what is in it; this one would hand it on to the same text again. */
static gboolean
mb_long_text_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MbLongTextRow *self = MB_LONG_TEXT_ROW (widget);

  return !gtk_widget_has_focus (self->view) && gtk_widget_child_focus (self->view, direction);
}

static void
mb_long_text_row_class_init (MbLongTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mb_long_text_row_finalize;
  widget_class->unmap = mb_long_text_row_unmap;
  widget_class->focus = mb_long_text_row_focus;
  widget_class->grab_focus = mb_long_text_row_grab_focus;
  gtk_widget_class_install_action (widget_class, "field.commit", NULL, commit_action);
}

static void
add_controllers (MbLongTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
mb_long_text_row_init (MbLongTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_css_classes (self->title, (const char *[]) { "caption", "dimmed", NULL });

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_set_size_request (self->view, -1, 60);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "long-text");
  add_controllers (self);
}

/**
 * mb_long_text_row_new:
 * @editor: an editor of a long text
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_long_text_row_new (MbFieldEditor *editor)
{
  MbLongTextRow *self;
  const char *label;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  label = mb_field_get_label (mb_field_editor_get_field (editor));
  self = g_object_new (MB_TYPE_LONG_TEXT_ROW, NULL);
  self->editor = g_object_ref (editor);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_label (GTK_LABEL (self->title), label);

  g_signal_connect_object (editor, "notify::text", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_object_bind_property (editor, "editable", self->view, "editable", G_BINDING_SYNC_CREATE);
  follow_editor (self);
  mark (self);
  return GTK_WIDGET (self);
}

/**
 * mb_long_text_row_get_text_view:
 * @self: a row
 *
 * Returns: (transfer none): the text view one types in
 */
GtkWidget *
mb_long_text_row_get_text_view (MbLongTextRow *self)
{
  g_return_val_if_fail (MB_IS_LONG_TEXT_ROW (self), NULL);

  return self->view;
}
