#include "config.h"

#include "mb-columns-dialog.h"

#include <glib/gi18n.h>

#include "mb-column-row.h"

struct _MbColumnsDialog {
  AdwDialog parent_instance;

  MbListColumns *columns;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MbColumnsDialog, mb_columns_dialog, ADW_TYPE_DIALOG)

/* The last column that is shown stays so. */
static void
shown_changed (MbColumnsDialog *self, GParamSpec *pspec, MbColumnRow *row)
{
  const MbField *field = mb_column_row_get_field (row);

  mb_list_columns_set_shown (self->columns, field, mb_column_row_get_shown (row));
  mb_column_row_set_shown (row, mb_list_columns_get_shown (self->columns, field));
}

static void
show_ends (MbColumnsDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    mb_column_row_set_ends (MB_COLUMN_ROW (row), i == 0, !gtk_list_box_get_row_at_index (self->list, i + 1));
}

/* Here one sees hidden columns too, so a column moves past them one by one. */
static void
moved (MbColumnsDialog *self, gboolean down, MbColumnRow *row)
{
  const int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + (down ? 1 : -1);
  g_autoptr (GtkWidget) kept = GTK_WIDGET (g_object_ref (row));

  mb_list_columns_place (self->columns, mb_column_row_get_field (row), place);
  gtk_list_box_remove (self->list, kept);
  gtk_list_box_insert (self->list, kept, place);
  show_ends (self);
  mb_column_row_focus (row, down);
}

static void
add_row (MbColumnsDialog *self, const MbField *field)
{
  GtkWidget *row = mb_column_row_new (field, mb_list_columns_get_shown (self->columns, field));

  g_signal_connect_object (row, "notify::shown", G_CALLBACK (shown_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
fill (MbColumnsDialog *self)
{
  g_autoptr (GPtrArray) fields = mb_list_columns_list_all (self->columns);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < fields->len; i++)
    add_row (self, fields->pdata[i]);
  show_ends (self);
}

static void
reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbColumnsDialog *self = MB_COLUMNS_DIALOG (widget);

  mb_list_columns_reset (self->columns);
  fill (self);
}

/* The object */

static void
mb_columns_dialog_dispose (GObject *object)
{
  MbColumnsDialog *self = MB_COLUMNS_DIALOG (object);

  /* libadwaita 1.7 never frees the frame of a dialog, and the rows in it would stay. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_COLUMNS_DIALOG);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (mb_columns_dialog_parent_class)->dispose (object);
}

static void
mb_columns_dialog_class_init (MbColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_columns_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbColumnsDialog, list);
  gtk_widget_class_install_action (widget_class, "dialog.reset", NULL, reset);
}

static void
mb_columns_dialog_init (MbColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_columns_dialog_new:
 * @columns: the columns of a table
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbColumnsDialog *
mb_columns_dialog_new (MbListColumns *columns)
{
  MbColumnsDialog *self;

  g_return_val_if_fail (MB_IS_LIST_COLUMNS (columns), NULL);

  self = g_object_new (MB_TYPE_COLUMNS_DIALOG, NULL);
  self->columns = g_object_ref (columns);
  fill (self);
  return self;
}
