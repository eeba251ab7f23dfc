#include "config.h"

#include "mb-person-head.h"

#include <glib/gi18n.h>

#include "mb-feedback.h"
#include "mb-record-text.h"
#include "mb-web-link.h"

#define AVATAR_SIZE 80

struct _MbPersonHead {
  AdwPreferencesGroup parent_instance;

  MbRecord *person;
  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *handle;        /* a box with the link and the button */
  GtkWidget *former_handles;
};

G_DEFINE_FINAL_TYPE (MbPersonHead, mb_person_head, ADW_TYPE_PREFERENCES_GROUP)

/* The handle */

static void
copy_handle (MbPersonHead *self)
{
  const char *handle = mb_record_get_text (self->person, "handle");
  g_autofree char *text = NULL;

  if (!handle)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), handle);
  /* Translators: %s is what is in the clipboard now. */
  text = g_strdup_printf (_("Copied “%s”"), handle);
  mb_feedback_say (GTK_WIDGET (self), text);
}

static GtkWidget *
make_copy_button (MbPersonHead *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _("Copy Handle"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_handle), self, G_CONNECT_SWAPPED);
  return button;
}

/* A handle that breaks the rules of GitHub leads nowhere. */
static GtkWidget *
make_handle (MbPersonHead *self, const char *handle)
{
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (self->person), "handle");
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (handle));
  g_autofree char *shown = g_strconcat ("@", handle, NULL);
  g_autofree char *address = NULL;
  GtkWidget *link;

  if (!mb_field_check (field, value, NULL))
    return gtk_label_new (shown);
  address = g_strconcat ("https://github.com/", handle, NULL);
  link = mb_web_link_new (address, shown);
  gtk_widget_add_css_class (link, "inline-link");
  return link;
}

static void
show_handle (MbPersonHead *self)
{
  const char *handle = mb_record_get_text (self->person, "handle");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->handle)))
    gtk_box_remove (GTK_BOX (self->handle), child);
  gtk_widget_set_visible (self->handle, handle && *handle);
  if (!handle || !*handle)
    return;
  gtk_box_append (GTK_BOX (self->handle), make_handle (self, handle));
  gtk_box_append (GTK_BOX (self->handle), make_copy_button (self));
}

static void
show_former_handles (MbPersonHead *self)
{
  g_auto (GStrv) handles = mb_record_dup_words (self->person, "former-handles");
  g_autofree char *joined = g_strjoinv (", @", handles);
  /* Translators: %s is one former handle or several, parted by commas. */
  g_autofree char *text = g_strdup_printf (_("Formerly @%s"), joined);

  gtk_label_set_label (GTK_LABEL (self->former_handles), text);
  gtk_widget_set_visible (self->former_handles, handles[0] != NULL);
}

static void
follow_person (MbPersonHead *self)
{
  g_autofree char *title = NULL;

  if (mb_record_is_deleted (self->person))
    return;
  title = mb_record_text_dup_title (self->person, NULL);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), title);
  gtk_label_set_label (GTK_LABEL (self->name), title);
  show_handle (self);
  show_former_handles (self);
}

/* The object */

static void
mb_person_head_dispose (GObject *object)
{
  g_clear_object (&MB_PERSON_HEAD (object)->person);
  G_OBJECT_CLASS (mb_person_head_parent_class)->dispose (object);
}

static void
mb_person_head_class_init (MbPersonHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_person_head_dispose;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mb_person_head_init (MbPersonHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  self->name = make_label ("title-2");
  gtk_widget_add_css_class (self->name, "page-name");
  self->handle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->former_handles = make_label ("dimmed");
  gtk_widget_set_can_focus (self->former_handles, FALSE);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->handle);
  gtk_box_append (GTK_BOX (texts), self->former_handles);
  gtk_box_append (GTK_BOX (box), self->avatar);
  gtk_box_append (GTK_BOX (box), texts);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

/**
 * mb_person_head_new:
 * @person: a person of a book
 *
 * Returns: (transfer floating): a new head, which follows the person
 */
GtkWidget *
mb_person_head_new (MbRecord *person)
{
  MbPersonHead *self;

  g_return_val_if_fail (MB_IS_RECORD (person), NULL);

  self = g_object_new (MB_TYPE_PERSON_HEAD, NULL);
  self->person = g_object_ref (person);
  g_signal_connect_object (person, "notify", G_CALLBACK (follow_person), self, G_CONNECT_SWAPPED);
  follow_person (self);
  return GTK_WIDGET (self);
}
