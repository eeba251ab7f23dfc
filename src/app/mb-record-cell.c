#include "config.h"

#include "mb-record-cell.h"

#include <glib/gi18n.h>

struct _MbRecordCell {
  GtkWidget parent_instance;

  const MbField *field;
  MbRecord *record;
  MbCellEdits *edits; /* nullable */
  GtkWidget *label;
  MbSearchMarks *marks; /* nullable */
  GtkWidget *editor; /* nullable: in place of the label */
  GtkWidget *suffix; /* nullable */
  char *notify;      /* the detailed signal of the field */
};

G_DEFINE_FINAL_TYPE (MbRecordCell, mb_record_cell, GTK_TYPE_WIDGET)

static void
show_problem (MbRecordCell *self, const char *problem)
{
  if (problem)
    gtk_widget_add_css_class (self->label, "error");
  else
    gtk_widget_remove_css_class (self->label, "error");
  gtk_widget_set_tooltip_text (self->label, problem);
}

/* The focus is in the widget around the cell: that is what a screen reader speaks. */
static void
name_cell (MbRecordCell *self, const char *text, const char *problem)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = NULL;

  if (!around)
    return;
  /* Translators: what a screen reader says of a cell: the column's title and the value. */
  spoken = g_strdup_printf (C_("cell", "%s: %s"), mb_field_get_label (self->field), *text ? text : _("Not set"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (problem)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
mark (MbRecordCell *self)
{
  if (self->marks)
    mb_search_marks_show (self->marks, GTK_LABEL (self->label));
}

static void
update (MbRecordCell *self)
{
  const char *kept;
  const char *problem;
  g_autofree char *text = NULL;

  if (!self->record || mb_record_is_deleted (self->record))
    return;
  kept = self->edits ? mb_cell_edits_get_kept (self->edits, self->record, self->field) : NULL;
  problem = kept ? mb_cell_edits_get_problem (self->edits, self->record, self->field) : NULL;
  text = kept ? g_strdup (kept) : mb_record_dup_shown (self->record, self->field->name);
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  mark (self);
  if (problem || gtk_widget_has_css_class (self->label, "error"))
    show_problem (self, problem);
  name_cell (self, text ? text : "", problem);
}

static void
edits_changed (MbRecordCell *self, MbRecord *record)
{
  if (record == self->record)
    update (self);
}

static void
mb_record_cell_dispose (GObject *object)
{
  MbRecordCell *self = MB_RECORD_CELL (object);

  mb_record_cell_set_record (self, NULL);
  mb_record_cell_set_suffix (self, NULL);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->edits);
  g_clear_object (&self->marks);
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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mb_record_cell_init (MbRecordCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
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
      mb_record_cell_set_editor (self, NULL);
      mb_record_cell_set_suffix (self, NULL);
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

/**
 * mb_record_cell_get_record:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the record whose field it shows
 */
MbRecord *
mb_record_cell_get_record (MbRecordCell *self)
{
  g_return_val_if_fail (MB_IS_RECORD_CELL (self), NULL);

  return self->record;
}

/**
 * mb_record_cell_get_field:
 * @self: a cell
 *
 * Returns: (transfer none): the field it shows
 */
const MbField *
mb_record_cell_get_field (MbRecordCell *self)
{
  g_return_val_if_fail (MB_IS_RECORD_CELL (self), NULL);

  return self->field;
}

static void
replace_child (MbRecordCell *self, GtkWidget **place, GtkWidget *child)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child)
    gtk_widget_insert_after (child, GTK_WIDGET (self), self->label);
}

/**
 * mb_record_cell_set_editor:
 * @self: a cell
 * @editor: (nullable): a widget without a parent
 *
 * Shows a widget in place of the text, until another record is shown.
 */
void
mb_record_cell_set_editor (MbRecordCell *self, GtkWidget *editor)
{
  g_return_if_fail (MB_IS_RECORD_CELL (self));

  replace_child (self, &self->editor, editor);
  gtk_widget_set_visible (self->label, editor == NULL);
  if (self->suffix)
    gtk_widget_set_visible (self->suffix, editor == NULL);
}

/**
 * mb_record_cell_set_suffix:
 * @self: a cell
 * @suffix: (nullable): a widget without a parent
 *
 * Shows a widget behind the text, until another record is shown.
 */
void
mb_record_cell_set_suffix (MbRecordCell *self, GtkWidget *suffix)
{
  g_return_if_fail (MB_IS_RECORD_CELL (self));

  replace_child (self, &self->suffix, suffix);
  if (suffix)
    gtk_widget_set_visible (suffix, self->editor == NULL);
}

/**
 * mb_record_cell_set_edits:
 * @self: a cell
 * @edits: values that were refused
 *
 * Shows a value that was refused, marked, in place of what the record has.
 */
void
mb_record_cell_set_edits (MbRecordCell *self, MbCellEdits *edits)
{
  g_return_if_fail (MB_IS_RECORD_CELL (self));
  g_return_if_fail (self->edits == NULL && MB_IS_CELL_EDITS (edits));

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "changed", G_CALLBACK (edits_changed), self, G_CONNECT_SWAPPED);
}

/**
 * mb_record_cell_set_marks:
 * @self: a cell
 * @marks: the marks of a list
 *
 * Marks in the cell's text what is searched for, from now on.
 */
void
mb_record_cell_set_marks (MbRecordCell *self, MbSearchMarks *marks)
{
  g_return_if_fail (MB_IS_RECORD_CELL (self) && !self->marks);
  g_return_if_fail (MB_IS_SEARCH_MARKS (marks));

  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  mark (self);
}

/* Cells of a column */

static void
setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer field)
{
  GtkWidget *cell = mb_record_cell_new (field);
  MbCellEdits *edits = g_object_get_data (G_OBJECT (factory), "edits");

  if (edits)
    mb_record_cell_set_edits (MB_RECORD_CELL (cell), edits);
  gtk_column_view_cell_set_focusable (item, edits != NULL);
  gtk_column_view_cell_set_child (item, cell);
}

static void
bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer field)
{
  mb_record_cell_set_record (MB_RECORD_CELL (gtk_column_view_cell_get_child (item)),
                             gtk_column_view_cell_get_item (item));
}

static void
unbind (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer field)
{
  GtkWidget *child = gtk_column_view_cell_get_child (item);

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

/**
 * mb_record_cell_factory_set_edits:
 * @factory: a factory of cells that has made none yet
 * @edits: values of the list that were refused
 *
 * Makes the cells take the focus, so that they can be edited, and show what
 * was refused.
 */
void
mb_record_cell_factory_set_edits (GtkListItemFactory *factory, MbCellEdits *edits)
{
  g_return_if_fail (GTK_IS_LIST_ITEM_FACTORY (factory));
  g_return_if_fail (MB_IS_CELL_EDITS (edits));

  g_object_set_data_full (G_OBJECT (factory), "edits", g_object_ref (edits), g_object_unref);
}
