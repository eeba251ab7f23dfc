#include "config.h"

#include "mb-list-columns.h"

#include "mb-record-cell.h"

#define HEADER_PADDING 24 /* room for the arrow of the sort order and the cell's padding */

static gboolean
is_title (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i]; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return FALSE;
}

/* What tells records apart gets the room that is left. */
static gboolean
is_wide (const MbRecordType *type, const MbField *field)
{
  return field->kind == MB_FIELD_REFERENCE || (field->kind == MB_FIELD_TEXT && is_title (type, field));
}

static int
width_of_kind (const MbRecordType *type, const MbField *field)
{
  switch (field->kind)
    {
    case MB_FIELD_INTEGER:
    case MB_FIELD_YES_NO:
      return 64;
    case MB_FIELD_DATE:
      return 100;
    case MB_FIELD_CHOICE:
      return 108;
    case MB_FIELD_REFERENCE:
      return 192;
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return is_wide (type, field) ? 180 : 104;
    }
}

/* Widths are fixed, because rows that come into sight would change them; no header is cut. */
static int
measure_width (GtkColumnView *view, const MbRecordType *type, const MbField *field)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), mb_field_get_label (field));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (width_of_kind (type, field), width + HEADER_PADDING);
}

/* The order comes from the query; a sorter is there so that the header can be clicked and shows its arrow. */
static GtkSorter *
make_sorter (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
}

static GtkColumnViewColumn *
make_column (GtkColumnView *view, const MbRecordType *type, const MbField *field)
{
  GtkListItemFactory *cells = mb_record_cell_factory_new (field);
  GtkColumnViewColumn *column = gtk_column_view_column_new (mb_field_get_label (field), cells);
  g_autoptr (GtkSorter) sorter = make_sorter ();

  gtk_column_view_column_set_id (column, field->name);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, is_wide (type, field));
  gtk_column_view_column_set_fixed_width (column, measure_width (view, type, field));
  return column;
}

static void
add_column (GtkColumnView *view, const MbRecordType *type, const MbField *field)
{
  g_autoptr (GtkColumnViewColumn) column = make_column (view, type, field);

  gtk_column_view_append_column (view, column);
  if (g_strcmp0 (field->name, type->sort) == 0)
    gtk_column_view_sort_by_column (view, column, type->sort_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * mb_list_columns_list:
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 *
 * Lists the fields that are columns.
 *
 * Returns: (transfer container) (element-type MbField): the fields
 */
GPtrArray *
mb_list_columns_list (const MbRecordType *type, const MbField *without)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if ((field->flags & MB_FIELD_LISTED) && !(field->flags & MB_FIELD_HIDDEN) && field != without)
        g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

/**
 * mb_list_columns_add:
 * @view: a table of records of @type
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 *
 * Adds a column for each listed field. Their ids are the names of the fields.
 */
void
mb_list_columns_add (GtkColumnView *view, const MbRecordType *type, const MbField *without)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (type != NULL);

  fields = mb_list_columns_list (type, without);
  for (guint i = 0; i < fields->len; i++)
    add_column (view, type, fields->pdata[i]);
}
