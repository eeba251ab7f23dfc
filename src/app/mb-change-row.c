#include "config.h"

#include "mb-change-row.h"

#include <glib/gi18n.h>

struct _MbChangeRow {
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *state;

  char *spoken;
};

G_DEFINE_FINAL_TYPE (MbChangeRow, mb_change_row, GTK_TYPE_BOX)

static const char *
icon_of (MbVerb verb)
{
  switch (verb)
    {
    case MB_VERB_ADD:
      return "list-add-symbolic";
    case MB_VERB_EDIT:
      return "document-edit-symbolic";
    case MB_VERB_DELETE:
      return "user-trash-symbolic";
    case MB_VERB_IMPORT:
      return "document-send-symbolic";
    case MB_VERB_START:
      return "starred-symbolic";
    case MB_VERB_MERGE:
    default:
      return "document-edit-symbolic";
    }
}

static const char *
word_of (MbChangeState state)
{
  switch (state)
    {
    case MB_CHANGE_UNDONE:
      return _("Undone");
    case MB_CHANGE_ABANDONED:
      return _("Undone for Good");
    case MB_CHANGE_SEALED:
      return _("Sealed");
    case MB_CHANGE_DONE:
    default:
      return "";
    }
}

static const char *
explanation_of (MbChangeState state)
{
  switch (state)
    {
    case MB_CHANGE_UNDONE:
      return _("It was taken back; redo brings it again");
    case MB_CHANGE_ABANDONED:
      return _("It was taken back, and another edit came since");
    case MB_CHANGE_SEALED:
      return _("It was done by an older version of the program and can no longer be undone");
    case MB_CHANGE_DONE:
    default:
      return NULL;
    }
}

static char *
dup_subtitle (MbChange *change)
{
  g_autoptr (GDateTime) time = g_date_time_to_local (mb_change_get_time (change));
  /* Translators: a time of day as g_date_time_format() writes it. */
  g_autofree char *clock = g_date_time_format (time, _("%H:%M"));

  if (!*mb_change_get_author (change))
    return g_steal_pointer (&clock);
  return g_strdup_printf ("%s · %s", clock, mb_change_get_author (change));
}

static GtkLabel *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static void
mb_change_row_finalize (GObject *object)
{
  g_free (MB_CHANGE_ROW (object)->spoken);
  G_OBJECT_CLASS (mb_change_row_parent_class)->finalize (object);
}

static void
mb_change_row_class_init (MbChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_change_row_finalize;
}

static void
mb_change_row_init (MbChangeRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = label_new ();
  self->subtitle = label_new ();
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->subtitle));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->state));
}

/**
 * mb_change_row_new:
 *
 * Returns: (transfer floating): a new row that shows nothing yet
 */
GtkWidget *
mb_change_row_new (void)
{
  return g_object_new (MB_TYPE_CHANGE_ROW, NULL);
}

/**
 * mb_change_row_show:
 * @self: a row
 * @change: a change
 *
 * Shows a change.
 */
void
mb_change_row_show (MbChangeRow *self, MbChange *change)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  MbChangeState state;

  g_return_if_fail (MB_IS_CHANGE_ROW (self));
  g_return_if_fail (MB_IS_CHANGE (change));

  title = mb_change_dup_label (change);
  subtitle = dup_subtitle (change);
  state = mb_change_get_state (change);
  gtk_image_set_from_icon_name (self->icon, icon_of (mb_change_get_verb (change)));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->state, word_of (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), explanation_of (state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != MB_CHANGE_DONE);
  if (state == MB_CHANGE_UNDONE || state == MB_CHANGE_ABANDONED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dimmed");
  g_free (self->spoken);
  self->spoken = g_strjoin (", ", title, subtitle, state == MB_CHANGE_DONE ? NULL : word_of (state), NULL);
}

/**
 * mb_change_row_get_spoken:
 * @self: a row that shows a change
 *
 * Returns: (nullable): the line as a screen reader says it
 */
const char *
mb_change_row_get_spoken (MbChangeRow *self)
{
  g_return_val_if_fail (MB_IS_CHANGE_ROW (self), NULL);

  return self->spoken;
}
