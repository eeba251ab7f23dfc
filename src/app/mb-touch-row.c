#include "config.h"

#include "mb-touch-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "book/mb-words.h"

struct _MbTouchRow {
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkBox *values; /* (nullable) */

  MbTitles *titles;
  MbTouch *touch;
  GString *spoken;
};

G_DEFINE_FINAL_TYPE (MbTouchRow, mb_touch_row, GTK_TYPE_BOX)

static const char *
icon_of (MbTouchKind kind)
{
  switch (kind)
    {
    case MB_TOUCH_ADD:
      return "list-add-symbolic";
    case MB_TOUCH_DELETE:
      return "user-trash-symbolic";
    case MB_TOUCH_EDIT:
    default:
      return "document-edit-symbolic";
    }
}

/* Values */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Former and new value, with an arrow between that points the way one reads. */
static GtkWidget *
make_values (const char *old, const char *new)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  if (*old)
    {
      GtkWidget *former = label_new (old, "dimmed");

      gtk_widget_add_css_class (former, "former");
      adw_wrap_box_append (ADW_WRAP_BOX (box), former);
    }
  if (*old && *new)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dimmed");
      adw_wrap_box_append (ADW_WRAP_BOX (box), arrow);
    }
  if (*new)
    adw_wrap_box_append (ADW_WRAP_BOX (box), label_new (new, NULL));
  return box;
}

static void
speak_value (MbTouchRow *self, const char *field, const char *old, const char *new)
{
  g_autofree char *words = NULL;

  if (*old && *new)
    /* Translators: spoken: the name of a field, its former value and its new one. */
    words = g_strdup_printf (C_("value", "%1$s: %2$s, then %3$s"), field, old, new);
  else if (*old)
    /* Translators: spoken: the name of a field and its former value; it has none now. */
    words = g_strdup_printf (C_("value", "%1$s: %2$s, then nothing"), field, old);
  else
    /* Translators: spoken: the name of a field and its value. */
    words = g_strdup_printf (C_("value", "%1$s: %2$s"), field, new);
  g_string_append_printf (self->spoken, ", %s", words);
}

static void
add_value (MbTouchRow *self, guint place)
{
  const MbField *field = &mb_touch_get_record_type (self->touch)->fields[place];
  g_autofree char *old = mb_words_dup_value (self->titles, field, mb_touch_get_old (self->touch, place));
  g_autofree char *new = mb_words_dup_value (self->titles, field, mb_touch_get_new (self->touch, place));

  gtk_box_append (self->values, label_new (mb_field_get_label (field), "caption-heading"));
  gtk_box_append (self->values, make_values (old, new));
  speak_value (self, mb_field_get_label (field), old, new);
}

static void
clear_values (MbTouchRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))))
    gtk_box_remove (self->values, child);
}

static void
show_values (MbTouchRow *self)
{
  const MbRecordType *type = mb_touch_get_record_type (self->touch);

  clear_values (self);
  for (guint i = 0; i < type->n_fields; i++)
    if (mb_touch_differs (self->touch, i) && !(type->fields[i].flags & MB_FIELD_HIDDEN))
      add_value (self, i);
}

/* The object */

static void
mb_touch_row_dispose (GObject *object)
{
  mb_touch_row_show (MB_TOUCH_ROW (object), NULL, NULL);
  G_OBJECT_CLASS (mb_touch_row_parent_class)->dispose (object);
}

static void
mb_touch_row_finalize (GObject *object)
{
  g_string_free (MB_TOUCH_ROW (object)->spoken, TRUE);
  G_OBJECT_CLASS (mb_touch_row_parent_class)->finalize (object);
}

static void
mb_touch_row_class_init (MbTouchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_touch_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_touch_row_finalize;
}

static void
mb_touch_row_init (MbTouchRow *self)
{
  self->spoken = g_string_new (NULL);
}

/**
 * mb_touch_row_new:
 * @with_values: whether to show each value
 *
 * Returns: (transfer floating): a new row that shows nothing yet
 */
GtkWidget *
mb_touch_row_new (gboolean with_values)
{
  MbTouchRow *self = g_object_new (MB_TYPE_TOUCH_ROW, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_LABEL (label_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  if (with_values)
    {
      self->values = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
      gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->values));
    }
  return GTK_WIDGET (self);
}

/* Where the values stand below, the sentence need not say them. */
static char *
dup_words (MbTouchRow *self)
{
  const MbRecordType *type = mb_touch_get_record_type (self->touch);
  g_autofree char *title = NULL;

  if (!self->values || mb_touch_get_kind (self->touch) != MB_TOUCH_EDIT)
    return mb_words_dup_touch (self->titles, self->touch);
  title = mb_titles_dup (self->titles, type->kind, mb_touch_get_id (self->touch), FALSE);
  /* Translators: a type of record and its title: “Cohort “GSoC 2025””. */
  return g_strdup_printf (C_("record", "%1$s “%2$s”"), mb_record_type_get_label (type), title);
}

static void
show_words (MbTouchRow *self)
{
  g_autofree char *words = dup_words (self);

  gtk_label_set_text (self->title, words);
  g_string_assign (self->spoken, words);
  if (self->values)
    show_values (self);
  mb_titles_look_around (self->titles);
}

/**
 * mb_touch_row_show:
 * @self: a row
 * @titles: (nullable): the titles of the book's records, which know of the change
 * @touch: (nullable): what a change does to a record
 *
 * Shows that, or nothing.
 */
void
mb_touch_row_show (MbTouchRow *self, MbTitles *titles, MbTouch *touch)
{
  g_return_if_fail (MB_IS_TOUCH_ROW (self));
  g_return_if_fail ((titles == NULL) == (touch == NULL));

  if (self->titles)
    g_signal_handlers_disconnect_by_func (self->titles, show_words, self);
  g_set_object (&self->titles, titles);
  g_set_object (&self->touch, touch);
  if (!touch)
    return;
  g_signal_connect_swapped (titles, "found", G_CALLBACK (show_words), self);
  gtk_image_set_from_icon_name (self->icon, icon_of (mb_touch_get_kind (touch)));
  show_words (self);
}

/* The factory */

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_touch_row_new (FALSE));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
set_up_with_values (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_touch_row_new (TRUE));
}

/* Said anew when a name is found: after the row, which was connected before, has it. */
static void
speak (GtkListItem *item)
{
  gtk_list_item_set_accessible_label (item, MB_TOUCH_ROW (gtk_list_item_get_child (item))->spoken->str);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  mb_touch_row_show (MB_TOUCH_ROW (gtk_list_item_get_child (item)), titles, gtk_list_item_get_item (item));
  g_signal_connect_swapped (titles, "found", G_CALLBACK (speak), item);
  speak (item);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  g_signal_handlers_disconnect_by_func (titles, speak, item);
  mb_touch_row_show (MB_TOUCH_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/**
 * mb_touch_row_factory_new:
 * @titles: the titles of the book's records, which know of the change
 * @with_values: whether to show each value; such rows can be activated
 *
 * Returns: (transfer full): a factory of rows for a list of #MbTouch
 */
GtkListItemFactory *
mb_touch_row_factory_new (MbTitles *titles, gboolean with_values)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (MB_IS_TITLES (titles), factory);

  g_signal_connect (factory, "setup", with_values ? G_CALLBACK (set_up_with_values) : G_CALLBACK (set_up), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), titles, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind), titles, 0);
  return factory;
}
