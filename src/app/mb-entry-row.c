#include "config.h"

#include "mb-entry-row.h"

#include <glib/gi18n.h>

#include "mb-date-button.h"
#include "mb-feedback.h"
#include "mb-field-row.h"
#include "mb-web-link.h"

struct _MbEntryRow {
  AdwEntryRow parent_instance;

  MbFieldEditor *editor;
  GtkWidget *open_button;
  gboolean following; /* the text is being set, not typed */
  gboolean typed;     /* somebody typed since the last commit */
};

G_DEFINE_FINAL_TYPE (MbEntryRow, mb_entry_row, ADW_TYPE_ENTRY_ROW)

/* The text */

static gboolean
has_focus (MbEntryRow *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))));
}

static void
set_text (MbEntryRow *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    return;
  self->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  /* Of a long address one wants to see the beginning, unless one is at its end. */
  gtk_editable_set_position (GTK_EDITABLE (self), has_focus (self) ? -1 : 0);
  self->following = FALSE;
}

/* From here on undo is the book's, not that of the typing. */
static void
forget_typing (MbEntryRow *self)
{
  self->typed = FALSE;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
}

static void
commit (MbEntryRow *self)
{
  if (!self->typed && !mb_field_editor_get_refused (self->editor))
    return;
  forget_typing (self);
  mb_field_editor_commit_text (self->editor, gtk_editable_get_text (GTK_EDITABLE (self)));
  set_text (self, mb_field_editor_get_text (self->editor));
  mb_field_row_announce (GTK_WIDGET (self), self->editor);
}

/* What was refused before is tried again by Enter, not by leaving: a book that another program holds makes one wait. */
static void
commit_typed (MbEntryRow *self)
{
  if (self->typed)
    commit (self);
}

static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  commit_typed (MB_ENTRY_ROW (widget));
}

static void
left (MbEntryRow *self)
{
  if (self->typed)
    commit (self);
  else if (mb_field_editor_is_draft (self->editor))
    mb_field_editor_check (self->editor);
}

/* Somebody else changed what one is typing: the choice is theirs who types. */
static void
say_meanwhile (MbEntryRow *self)
{
  const MbField *field = mb_field_editor_get_field (self->editor);
  g_autofree char *text = NULL;

  if (mb_field_editor_is_draft (self->editor))
    return;
  /* Translators: the first %s is what a field is called, the second its new value. */
  text = g_strdup_printf (_("%s was changed meanwhile to “%s”. Enter keeps what you typed, Escape takes that."),
                          mb_field_get_label (field), mb_field_editor_get_text (self->editor));
  mb_feedback_say (GTK_WIDGET (self), text);
}

static void
follow_editor (MbEntryRow *self)
{
  if (self->typed)
    say_meanwhile (self);
  else
    set_text (self, mb_field_editor_get_text (self->editor));
}

/* The button comes and goes as a whole: hidden, it would still push the pencil aside. */
static void
show_open_button (MbEntryRow *self)
{
  g_autofree char *address = mb_web_link_dup_address (gtk_editable_get_text (GTK_EDITABLE (self)));
  const gboolean shown = gtk_widget_get_parent (self->open_button) != NULL;

  if (address && !shown)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->open_button);
  else if (!address && shown)
    adw_entry_row_remove (ADW_ENTRY_ROW (self), self->open_button);
}

static void
text_changed (MbEntryRow *self)
{
  if (self->open_button)
    show_open_button (self);
  if (self->following)
    return;
  self->typed = !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), mb_field_editor_get_text (self->editor));
  if (mb_field_editor_is_draft (self->editor))
    mb_field_editor_type_text (self->editor, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static gboolean
take_back (MbEntryRow *self)
{
  if (!self->typed && !mb_field_editor_get_refused (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (mb_field_editor_is_draft (self->editor))
    return GDK_EVENT_PROPAGATE;
  forget_typing (self);
  mb_field_editor_revert (self->editor);
  set_text (self, mb_field_editor_get_text (self->editor));
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (MbEntryRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    return take_back (self);
  return !self->typed && !mb_field_editor_is_draft (self->editor) &&
         mb_field_row_undo_key (GTK_WIDGET (self), keyval, state);
}

static void
mark (MbEntryRow *self)
{
  mb_field_row_mark (GTK_WIDGET (self), GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))), self->editor);
}

/* Links */

static void
open_link (MbEntryRow *self)
{
  g_autofree char *address = mb_web_link_dup_address (gtk_editable_get_text (GTK_EDITABLE (self)));

  if (address)
    mb_web_link_open (GTK_WIDGET (self), address);
}

static void
make_open_button (MbEntryRow *self)
{
  self->open_button = g_object_ref_sink (gtk_button_new_from_icon_name ("adw-external-link-symbolic"));
  gtk_widget_set_tooltip_text (self->open_button, _("Open in Web Browser"));
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->open_button, "flat");
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (open_link), self, G_CONNECT_SWAPPED);
}

/* By the field's kind */

static char *
dup_title (const MbField *field)
{
  if (field->kind == MB_FIELD_WORDS)
    /* Translators: %s is what a field is called, such as “Skills”. */
    return g_strdup_printf (_("%s, separated by commas"), mb_field_get_label (field));
  return g_strdup (mb_field_get_label (field));
}

static void
explain_dates (MbEntryRow *self)
{
  const char *explanation = _("A year, a month or a day: 2022, 2022-05 or 2022-05-17");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation,
                                  -1);
}

static void
suit_kind (MbEntryRow *self, const MbField *field)
{
  switch (field->kind)
    {
    case MB_FIELD_INTEGER:
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_DIGITS);
      break;
    case MB_FIELD_DATE:
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), mb_date_button_new (self->editor));
      explain_dates (self);
      break;
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_URL);
      make_open_button (self);
      break;
    case MB_FIELD_MAIL:
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_EMAIL);
      break;
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_CHOICE:
    case MB_FIELD_YES_NO:
    case MB_FIELD_REFERENCE:
    default:
      break;
    }
}

/* The object */

/* Also when the page goes while one types in it: nothing typed is lost. */
static void
mb_entry_row_unmap (GtkWidget *widget)
{
  MbEntryRow *self = MB_ENTRY_ROW (widget);

  GTK_WIDGET_CLASS (mb_entry_row_parent_class)->unmap (widget);
  if (self->editor && !mb_field_editor_is_draft (self->editor))
    commit_typed (self);
}

static void
mb_entry_row_finalize (GObject *object)
{
  MbEntryRow *self = MB_ENTRY_ROW (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->open_button);
  G_OBJECT_CLASS (mb_entry_row_parent_class)->finalize (object);
}

static void
mb_entry_row_class_init (MbEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mb_entry_row_finalize;
  widget_class->unmap = mb_entry_row_unmap;
  gtk_widget_class_install_action (widget_class, "field.commit", NULL, commit_action);
}

static void
mb_entry_row_init (MbEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "entry-activated", G_CALLBACK (commit), NULL);
}

/**
 * mb_entry_row_new:
 * @editor: an editor of a field that is written in one line
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_entry_row_new (MbFieldEditor *editor)
{
  MbEntryRow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  title = dup_title (mb_field_editor_get_field (editor));
  self = g_object_new (MB_TYPE_ENTRY_ROW, NULL);
  self->editor = g_object_ref (editor);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  suit_kind (self, mb_field_editor_get_field (editor));

  g_signal_connect (self, "changed", G_CALLBACK (text_changed), NULL);
  g_signal_connect_object (editor, "notify::text", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::refused", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_object_bind_property (editor, "editable", self, "editable", G_BINDING_SYNC_CREATE);
  follow_editor (self);
  mark (self);
  return GTK_WIDGET (self);
}
