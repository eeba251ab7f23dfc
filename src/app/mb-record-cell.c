#include "config.h"

#include "mb-record-cell.h"

#include <glib/gi18n.h>

struct _MbRecordCell {
  AdwBin parent_instance;

  const MbField *field;
  MbRecord *record;
  GtkWidget *label;
  GtkListItem *item; /* weak: it owns the cell */
  char *notify;      /* the detailed signal of the field */
};

G_DEFINE_FINAL_TYPE (MbRecordCell, mb_record_cell, ADW_TYPE_BIN)

static void
update (MbRecordCell *self)
{
  g_autofree char *text = NULL;

  if (!self->record || mb_record_is_deleted (self->record))
    return;
  text = mb_record_dup_display (self->record, self->field->name);
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  if (self->item)
    {
      /* Translators: what a screen reader says of a cell: the column's title and the value. */
      g_autofree char *spoken = g_strdup_printf (C_("cell", "%s: %s"), mb_field_get_label (self->field),
                                                 text && *text ? text : _("Not set"));
      gtk_list_item_set_accessible_label (self->item, spoken);
    }
}

static void
mb_record_cell_dispose (GObject *object)
{
  mb_record_cell_set_record (MB_RECORD_CELL (object), NULL);
  g_clear_weak_pointer (&MB_RECORD_CELL (object)->item);
  G_OBJECT_CLASS (mb_record_cell_parent_class)->dispose (object);
}

static void
mb_record_cell_finalize (GObject *object)
{
  MbRecordCell *self = MB_RECORD_CELL (object);

  g_free (self->notify);
  G_OBJECT_CLASS (mb_record_cell_parent_class)->finalize (object);
}

static void
mb_record_cell_class_init (MbRecordCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_record_cell_dispose;
  object_class->finalize = mb_record_cell_finalize;
}

static void
mb_record_cell_init (MbRecordCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  adw_bin_set_child (ADW_BIN (self), self->label);
}

/**
 * mb_record_cell_new:
 * @field: a field
 *
 * Makes a cell without a record. Numbers stand right, in figures of one
 * width.
 *
 * Returns: (transfer floating): a new cell
 */
GtkWidget *
mb_record_cell_new (const MbField *field)
{
  MbRecordCell *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MB_TYPE_RECORD_CELL, NULL);
  self->field = field;
  self->notify = g_strconcat ("notify::", field->name, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), field->kind == MB_FIELD_INTEGER ? 1 : 0);
  if (field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_DATE)
    gtk_widget_add_css_class (self->label, "numeric");
  return GTK_WIDGET (self);
}

/**
 * mb_record_cell_set_record:
 * @self: a cell
 * @record: (nullable): a record
 *
 * Shows the field of a record and follows it from now on.
 */
void
mb_record_cell_set_record (MbRecordCell *self, MbRecord *record)
{
  g_return_if_fail (MB_IS_RECORD_CELL (self));

  if (self->record)
    {
      g_signal_handlers_disconnect_by_func (self->record, update, self);
      g_clear_object (&self->record);
    }
  if (!record)
    return;
  self->record = g_object_ref (record);
  g_signal_connect_swapped (record, self->notify, G_CALLBACK (update), self);
  update (self);
}

/**
 * mb_record_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what the cell shows
 */
const char *
mb_record_cell_get_text (MbRecordCell *self)
{
  g_return_val_if_fail (MB_IS_RECORD_CELL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/* Cells of a column */

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  MbRecordCell *cell = MB_RECORD_CELL (mb_record_cell_new (field));

  g_set_weak_pointer (&cell->item, item);
  gtk_list_item_set_child (item, GTK_WIDGET (cell));
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  mb_record_cell_set_record (MB_RECORD_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child)
    mb_record_cell_set_record (MB_RECORD_CELL (child), NULL);
}

/**
 * mb_record_cell_factory_new:
 * @field: a field
 *
 * Makes a factory of the cells of a column.
 *
 * Returns: (transfer full): a new factory
 */
GtkListItemFactory *
mb_record_cell_factory_new (const MbField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), (gpointer) field);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), (gpointer) field);
  return factory;
}
