#include "config.h"

#include "mb-record-tile.h"

#include "mb-record-text.h"

struct _MbRecordTile {
  AdwBin parent_instance;

  MbRecord *record;
  GtkWidget *title;
  GtkWidget *subtitle;
  MbSearchMarks *marks; /* nullable */
  GtkListItem *item; /* weak: it owns the tile */
};

G_DEFINE_FINAL_TYPE (MbRecordTile, mb_record_tile, ADW_TYPE_BIN)

static void
mark (MbRecordTile *self)
{
  if (!self->marks)
    return;
  mb_search_marks_show (self->marks, GTK_LABEL (self->title));
  mb_search_marks_show (self->marks, GTK_LABEL (self->subtitle));
}

static void
update (MbRecordTile *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (!self->record || mb_record_is_deleted (self->record))
    return;
  title = mb_record_text_dup_title (self->record, NULL);
  subtitle = mb_record_text_dup_subtitle (self->record, NULL);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, *subtitle);
  mark (self);
  if (self->item)
    {
      gtk_list_item_set_accessible_label (self->item, title);
      gtk_list_item_set_accessible_description (self->item, subtitle);
    }
}

static void
mb_record_tile_dispose (GObject *object)
{
  mb_record_tile_set_record (MB_RECORD_TILE (object), NULL);
  g_clear_weak_pointer (&MB_RECORD_TILE (object)->item);
  g_clear_object (&MB_RECORD_TILE (object)->marks);
  G_OBJECT_CLASS (mb_record_tile_parent_class)->dispose (object);
}

static void
mb_record_tile_class_init (MbRecordTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_record_tile_dispose;
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
mb_record_tile_init (MbRecordTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = make_label ();
  self->subtitle = make_label ();
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->subtitle);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * mb_record_tile_new:
 *
 * Makes a tile without a record.
 *
 * Returns: (transfer floating): a new tile
 */
GtkWidget *
mb_record_tile_new (void)
{
  return g_object_new (MB_TYPE_RECORD_TILE, NULL);
}

/**
 * mb_record_tile_set_record:
 * @self: a tile
 * @record: (nullable): a record
 *
 * Shows a record and follows it from now on.
 */
void
mb_record_tile_set_record (MbRecordTile *self, MbRecord *record)
{
  g_return_if_fail (MB_IS_RECORD_TILE (self));

  if (self->record)
    {
      g_signal_handlers_disconnect_by_func (self->record, update, self);
      g_clear_object (&self->record);
    }
  if (!record)
    return;
  self->record = g_object_ref (record);
  g_signal_connect_swapped (record, "notify", G_CALLBACK (update), self);
  update (self);
}

/**
 * mb_record_tile_get_record:
 * @self: a tile
 *
 * Returns: (transfer none) (nullable): the record it shows
 */
MbRecord *
mb_record_tile_get_record (MbRecordTile *self)
{
  g_return_val_if_fail (MB_IS_RECORD_TILE (self), NULL);

  return self->record;
}

/**
 * mb_record_tile_get_title:
 * @self: a tile
 *
 * Returns: (transfer none): the first line
 */
const char *
mb_record_tile_get_title (MbRecordTile *self)
{
  g_return_val_if_fail (MB_IS_RECORD_TILE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->title));
}

/**
 * mb_record_tile_set_marks:
 * @self: a tile
 * @marks: the marks of a list
 *
 * Marks in the tile's text what is searched for, from now on.
 */
void
mb_record_tile_set_marks (MbRecordTile *self, MbSearchMarks *marks)
{
  g_return_if_fail (MB_IS_RECORD_TILE (self) && !self->marks);
  g_return_if_fail (MB_IS_SEARCH_MARKS (marks));

  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  mark (self);
}

/* Rows */

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  MbRecordTile *tile = MB_RECORD_TILE (mb_record_tile_new ());

  g_set_weak_pointer (&tile->item, item);
  gtk_list_item_set_child (item, GTK_WIDGET (tile));
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mb_record_tile_set_record (MB_RECORD_TILE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child)
    mb_record_tile_set_record (MB_RECORD_TILE (child), NULL);
}

/**
 * mb_record_tile_factory_new:
 *
 * Makes a factory of rows for a list of records.
 *
 * Returns: (transfer full): a new factory
 */
GtkListItemFactory *
mb_record_tile_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), NULL);
  return factory;
}
