#include "config.h"

#include "mb-number-tile.h"

#include <glib/gi18n.h>

struct _MbNumberTile {
  GtkButton parent_instance;

  GtkWidget *number;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (MbNumberTile, mb_number_tile, GTK_TYPE_BUTTON)

static void
mb_number_tile_class_init (MbNumberTileClass *klass)
{
}

static void
mb_number_tile_init (MbNumberTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->number = gtk_label_new (NULL);
  self->caption = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "title-1");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->caption, "dimmed");
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "number-tile");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * mb_number_tile_new:
 * @caption: what the number counts
 *
 * Returns: (transfer floating): a new tile
 */
GtkWidget *
mb_number_tile_new (const char *caption)
{
  MbNumberTile *self;

  g_return_val_if_fail (caption != NULL, NULL);

  self = g_object_new (MB_TYPE_NUMBER_TILE, NULL);
  gtk_label_set_label (GTK_LABEL (self->caption), caption);
  mb_number_tile_set_number (self, -1);
  return GTK_WIDGET (self);
}

/**
 * mb_number_tile_set_number:
 * @self: a tile
 * @number: the number; -1: not known
 *
 * Shows a number. A screen reader reads it with what it counts.
 */
void
mb_number_tile_set_number (MbNumberTile *self, gint64 number)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (MB_IS_NUMBER_TILE (self));

  text = number >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, number) : g_strdup ("–");
  /* Translators: what is counted and how many there are: “Mentors: 10”. */
  spoken = g_strdup_printf (C_("number", "%s: %s"), gtk_label_get_label (GTK_LABEL (self->caption)),
                            number >= 0 ? text : _("not known"));
  gtk_label_set_label (GTK_LABEL (self->number), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * mb_number_tile_get_text:
 * @self: a tile
 *
 * Returns: (transfer none): the number as one reads it
 */
const char *
mb_number_tile_get_text (MbNumberTile *self)
{
  g_return_val_if_fail (MB_IS_NUMBER_TILE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->number));
}
