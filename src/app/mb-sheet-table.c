#include "config.h"

#include "mb-sheet-table.h"

#include <glib/gi18n.h>

#define HEADER_WIDTH_CHARS 12
#define CELL_SPACING 18

struct _MbSheetTable {
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *header; /* (owned) above the first row: as a row without focus it would keep the Tab key to itself */
  guint policy_source;
  GPtrArray *columns; /* (element-type GtkSizeGroup): cells of a column are as wide as its widest */
};

G_DEFINE_FINAL_TYPE (MbSheetTable, mb_sheet_table, ADW_TYPE_BIN)

/* Cells */

/* Lines are broken here, not by the label: one that wraps would get another share of the spare room than the figures
 * below it, and the table would not know its height. */
static char *
dup_in_lines (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  GString *lines = g_string_new (words[0]);
  glong length = g_utf8_strlen (lines->str, -1);

  for (guint i = 1; words[0] && words[i]; i++)
    {
      glong more = g_utf8_strlen (words[i], -1) + 1;
      gboolean fits = length + more <= HEADER_WIDTH_CHARS;

      g_string_append_printf (lines, "%c%s", fits ? ' ' : '\n', words[i]);
      length = fits ? length + more : more;
    }
  return g_string_free (lines, FALSE);
}

static GtkWidget *
cell_new (MbSheetTable *self, GtkWidget *box, guint column, const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "xalign", column == 0 ? 0.0 : 1.0,
                                   "hexpand", TRUE,
                                   NULL);

  gtk_size_group_add_widget (self->columns->pdata[column], label);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_header (MbSheetTable *self, GtkWidget *box, guint column, const char *title)
{
  g_autofree char *lines = dup_in_lines (title);
  GtkWidget *cell = cell_new (self, box, column, lines, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  gtk_label_set_justify (GTK_LABEL (cell), column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (cell, GTK_ALIGN_END);
  gtk_widget_add_css_class (cell, "caption-heading");
  gtk_widget_add_css_class (cell, "dimmed");
}

/* A sheet has bare digits, for whoever reads on with it. */
static char *
dup_display (const char *text)
{
  guint64 number;

  if (!text || !*text)
    return g_strdup ("–");
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL))
    return g_strdup_printf ("%'" G_GINT64_FORMAT, (gint64) number);
  return g_strdup (text);
}

/* Where there is no figure, there stands a dash. */
static void
add_figure (MbSheetTable *self, GtkWidget *box, guint column, const char *text, gboolean sum)
{
  const gboolean none = !text || !*text;
  g_autofree char *display = dup_display (text);
  GtkWidget *cell = cell_new (self, box, column, display, GTK_ACCESSIBLE_ROLE_CELL);

  gtk_widget_add_css_class (cell, "numeric");
  if (sum && !none)
    gtk_widget_add_css_class (cell, "heading");
  if (!none)
    return;
  gtk_widget_add_css_class (cell, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, _("none"), -1);
}

static void
add_row_title (MbSheetTable *self, GtkWidget *box, const char *title)
{
  GtkWidget *cell = cell_new (self, box, 0, title, GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  gtk_widget_add_css_class (cell, "heading");
  gtk_widget_add_css_class (cell, "numeric");
}

/* Rows */

static void
append_row (MbSheetTable *self, GtkWidget *box, const char *spoken)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "activatable", FALSE,
                                 "child", box,
                                 NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
make_header (MbSheetTable *self, MbSheet *sheet)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "spacing", CELL_SPACING,
                                 "css-name", "header",
                                 NULL);

  g_set_object (&self->header, g_object_ref_sink (box));
  g_object_unref (box);
  for (guint i = 0; i < mb_sheet_get_n_columns (sheet); i++)
    add_header (self, box, i, mb_sheet_get_title (sheet, i));
}

static void
put_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gtk_list_box_row_set_header (row, before ? NULL : MB_SHEET_TABLE (data)->header);
}

/* What a screen reader says: “2023, GSoC 4, Total 40”. */
static char *
dup_spoken (MbSheet *sheet, guint row)
{
  g_autoptr (GString) spoken = g_string_new (mb_sheet_get_cell (sheet, row, 0));

  for (guint i = 1; i < mb_sheet_get_n_columns (sheet); i++)
    {
      const char *text = mb_sheet_get_cell (sheet, row, i);

      if (text && *text)
        g_string_append_printf (spoken, ", %s %s", mb_sheet_get_title (sheet, i), text);
    }
  return g_string_free_and_steal (g_steal_pointer (&spoken));
}

static void
add_row (MbSheetTable *self, MbSheet *sheet, guint row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CELL_SPACING);
  g_autofree char *spoken = dup_spoken (sheet, row);

  add_row_title (self, box, mb_sheet_get_cell (sheet, row, 0));
  for (guint i = 1; i < mb_sheet_get_n_columns (sheet); i++)
    add_figure (self, box, i, mb_sheet_get_cell (sheet, row, i), mb_sheet_is_total (sheet, row, i));
  append_row (self, box, spoken);
}

/* The object */

static void
mb_sheet_table_dispose (GObject *object)
{
  MbSheetTable *self = MB_SHEET_TABLE (object);

  g_clear_handle_id (&self->policy_source, g_source_remove);
  g_clear_object (&self->header);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_sheet_table_parent_class)->dispose (object);
}

static void
mb_sheet_table_class_init (MbSheetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_sheet_table_dispose;
}

/* Where the table is cut, a bar shows that there is more; it has room of its own only where it always shows. */
static gboolean
set_policy (gpointer data)
{
  MbSheetTable *self = data;
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  const gboolean is_cut = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);

  self->policy_source = 0;
  gtk_scrolled_window_set_policy (scroller, is_cut ? GTK_POLICY_ALWAYS : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  return G_SOURCE_REMOVE;
}

/* Sizes are being given out just now. */
static void
width_changed (MbSheetTable *self)
{
  if (self->policy_source == 0)
    self->policy_source = g_idle_add (set_policy, self);
}

static void
make_scroller (MbSheetTable *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->scroller = GTK_WIDGET (scroller);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  gtk_widget_add_css_class (self->scroller, "undershoot-start");
  gtk_widget_add_css_class (self->scroller, "undershoot-end");
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
mb_sheet_table_init (MbSheetTable *self)
{
  make_scroller (self);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                             "selection-mode", GTK_SELECTION_NONE,
                             "tab-behavior", GTK_LIST_TAB_ITEM,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sheet-table");
  gtk_list_box_set_header_func (self->list, put_header, self, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

/**
 * mb_sheet_table_new:
 * @name: what a screen reader calls the table
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
mb_sheet_table_new (const char *name)
{
  MbSheetTable *self = g_object_new (MB_TYPE_SHEET_TABLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * mb_sheet_table_show:
 * @self: a table
 * @sheet: figures
 *
 * Shows a sheet in the place of a former one.
 */
void
mb_sheet_table_show (MbSheetTable *self, MbSheet *sheet)
{
  g_return_if_fail (MB_IS_SHEET_TABLE (self));
  g_return_if_fail (sheet != NULL);

  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < mb_sheet_get_n_columns (sheet); i++)
    g_ptr_array_add (self->columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));

  make_header (self, sheet);
  for (guint i = 0; i < mb_sheet_get_n_rows (sheet); i++)
    add_row (self, sheet, i);
}
