#include "config.h"

#include "mb-program-head.h"

#include <glib/gi18n.h>

#include "mb-record-text.h"
#include "mb-web-link.h"

struct _MbProgramHead {
  AdwPreferencesGroup parent_instance;

  MbRecord *program;
  GtkWidget *name;
  GtkWidget *marks; /* the short name, the status, the cadence */
  GtkWidget *purpose;
  GtkWidget *links;
};

G_DEFINE_FINAL_TYPE (MbProgramHead, mb_program_head, ADW_TYPE_PREFERENCES_GROUP)

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    adw_wrap_box_remove (ADW_WRAP_BOX (box), child);
}

static void
add_mark (MbProgramHead *self, const char *field)
{
  g_autofree char *text = mb_record_dup_display (self->program, field);
  GtkWidget *label;

  if (!*text)
    return;
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "mark");
  gtk_widget_add_css_class (label, "caption-heading");
  adw_wrap_box_append (ADW_WRAP_BOX (self->marks), label);
}

/* A page of the website leads nowhere from here: it is said, but it is no link. */
static void
add_link (MbProgramHead *self, const char *name)
{
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (self->program), name);
  const char *text = mb_record_get_text (self->program, name);
  g_autofree char *address = text ? mb_web_link_dup_address (text) : NULL;
  g_autofree char *said = NULL;
  GtkWidget *label;

  if (!text || !*text)
    return;
  if (address)
    {
      GtkWidget *link = mb_web_link_new (address, mb_field_get_label (field));

      gtk_widget_add_css_class (link, "inline-link");
      adw_wrap_box_append (ADW_WRAP_BOX (self->links), link);
      return;
    }
  /* Translators: the name of a field and its value, as in “Hours: 90”. */
  said = g_strdup_printf (C_("record", "%s: %s"), mb_field_get_label (field), text);
  label = gtk_label_new (said);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "dimmed");
  adw_wrap_box_append (ADW_WRAP_BOX (self->links), label);
}

static void
show_purpose (MbProgramHead *self)
{
  const char *purpose = mb_record_get_text (self->program, "purpose");

  gtk_label_set_label (GTK_LABEL (self->purpose), purpose ? purpose : "");
  gtk_widget_set_visible (self->purpose, purpose && *purpose);
}

static void
follow_program (MbProgramHead *self)
{
  g_autofree char *title = NULL;

  if (mb_record_is_deleted (self->program))
    return;
  title = mb_record_text_dup_title (self->program, NULL);
  gtk_label_set_label (GTK_LABEL (self->name), title);
  empty_box (self->marks);
  add_mark (self, "short-name");
  add_mark (self, "status");
  add_mark (self, "cadence");
  gtk_widget_set_visible (self->marks, gtk_widget_get_first_child (self->marks) != NULL);
  show_purpose (self);
  empty_box (self->links);
  add_link (self, "website");
  add_link (self, "docs");
  gtk_widget_set_visible (self->links, gtk_widget_get_first_child (self->links) != NULL);
}

/* The object */

static void
mb_program_head_dispose (GObject *object)
{
  g_clear_object (&MB_PROGRAM_HEAD (object)->program);
  G_OBJECT_CLASS (mb_program_head_parent_class)->dispose (object);
}

static void
mb_program_head_class_init (MbProgramHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_program_head_dispose;
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

static GtkWidget *
make_wrap_box (int spacing)
{
  return g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", spacing, "line-spacing", 6, "natural-line-length", 600, NULL);
}

static void
mb_program_head_init (MbProgramHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->name = make_label ("title-2");
  gtk_widget_add_css_class (self->name, "page-name");
  self->marks = make_wrap_box (6);
  self->purpose = make_label ("body");
  self->links = make_wrap_box (12);
  gtk_widget_set_can_focus (self->purpose, FALSE);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->marks);
  gtk_box_append (GTK_BOX (box), self->purpose);
  gtk_box_append (GTK_BOX (box), self->links);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

/**
 * mb_program_head_new:
 * @program: a program of a book
 *
 * Returns: (transfer floating): a new head, which follows the program
 */
GtkWidget *
mb_program_head_new (MbRecord *program)
{
  MbProgramHead *self;

  g_return_val_if_fail (MB_IS_RECORD (program), NULL);

  self = g_object_new (MB_TYPE_PROGRAM_HEAD, NULL);
  self->program = g_object_ref (program);
  g_signal_connect_object (program, "notify", G_CALLBACK (follow_program), self, G_CONNECT_SWAPPED);
  follow_program (self);
  return GTK_WIDGET (self);
}
