#include "config.h"

#include "mb-impact-table.h"

#include <glib/gi18n.h>

/* More columns nobody reads: the smaller programs are summed up. */
#define MOST_PROGRAMS 24
#define HEADER_WIDTH_CHARS 12
#define NO_FIGURE -1

struct _MbImpactTable {
  AdwBin parent_instance;

  GtkListBox *list;
  GPtrArray *columns; /* (element-type GtkSizeGroup): cells of a column are as wide as its widest */
};

G_DEFINE_FINAL_TYPE (MbImpactTable, mb_impact_table, ADW_TYPE_BIN)

/* A program's column, or the column of all the smaller ones. */
typedef struct {
  const char *title;
  gint64 sum;
  gboolean counted;
  int column;
} Program;

/* A row while it is made: its box, its cells so far, and the sentence a screen reader says. */
typedef struct {
  MbImpactTable *table;
  GtkWidget *box;
  GString *spoken;
  guint n_cells;
} Row;

static char *
dup_figure (gint64 figure)
{
  return figure == NO_FIGURE ? g_strdup ("–") : g_strdup_printf ("%'" G_GINT64_FORMAT, figure);
}

/* Rows and cells */

static GtkWidget *
cell_new (MbImpactTable *self, guint column, const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "xalign", column == 0 ? 0.0 : 1.0,
                                   "hexpand", TRUE,
                                   NULL);

  if (column == self->columns->len)
    g_ptr_array_add (self->columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  gtk_size_group_add_widget (self->columns->pdata[column], label);
  return label;
}

static Row
row_begin (MbImpactTable *self, const char *title, GtkAccessibleRole role)
{
  Row row = { .table = self, .spoken = g_string_new (title) };
  GtkWidget *cell = cell_new (self, row.n_cells++, title, role);

  row.box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_add_css_class (cell, "heading");
  gtk_widget_add_css_class (cell, "numeric");
  gtk_box_append (GTK_BOX (row.box), cell);
  return row;
}

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

static void
row_add_header (Row *row, const char *title)
{
  g_autofree char *lines = dup_in_lines (title);
  GtkWidget *cell = cell_new (row->table, row->n_cells++, lines, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  gtk_label_set_justify (GTK_LABEL (cell), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (cell, GTK_ALIGN_END);
  gtk_widget_add_css_class (cell, "caption-heading");
  gtk_widget_add_css_class (cell, "dimmed");
  gtk_box_append (GTK_BOX (row->box), cell);
}

static void
row_add_figure (Row *row, const char *title, gint64 figure, gboolean sum)
{
  g_autofree char *text = dup_figure (figure);
  GtkWidget *cell = cell_new (row->table, row->n_cells++, text, GTK_ACCESSIBLE_ROLE_CELL);

  gtk_widget_add_css_class (cell, "numeric");
  if (figure == NO_FIGURE)
    {
      gtk_widget_add_css_class (cell, "dimmed");
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, _("none"), -1);
    }
  else
    g_string_append_printf (row->spoken, ", %s %s", title, text);
  if (sum)
    gtk_widget_add_css_class (cell, "heading");
  gtk_box_append (GTK_BOX (row->box), cell);
}

static void
row_end (Row *row, const char *css_class, gboolean focusable)
{
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                    "activatable", FALSE,
                                    "focusable", focusable,
                                    "child", row->box,
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, row->spoken->str, -1);
  if (css_class)
    gtk_widget_add_css_class (widget, css_class);
  gtk_list_box_append (row->table->list, widget);
  g_string_free (row->spoken, TRUE);
}

/* Columns */

static const MbImpactCell *
nth_cell (MbImpactYear *year, guint n)
{
  return &g_array_index (year->cells, MbImpactCell, n);
}

/* What each program has in all years, by id. */
static GHashTable *
sum_programs (MbImpact *impact)
{
  GHashTable *sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = impact->years->pdata[i];

      for (guint j = 0; j < year->cells->len; j++)
        {
          const MbImpactCell *cell = nth_cell (year, j);
          gint64 *sum = g_hash_table_lookup (sums, &cell->program);

          if (!sum)
            g_hash_table_insert (sums, (gpointer) &cell->program, sum = g_new0 (gint64, 1));
          *sum += cell->participants;
        }
    }
  return sums;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const gint64 *x = *(gint64 *const *) a, *y = *(gint64 *const *) b;

  return (*x < *y) - (*x > *y);
}

/* The least sum that still has a column of its own. */
static gint64
find_threshold (GHashTable *sums)
{
  g_autoptr (GPtrArray) values = g_hash_table_get_values_as_ptr_array (sums);

  if (values->len <= MOST_PROGRAMS)
    return G_MININT64;
  g_ptr_array_sort (values, compare_sums);
  return *(gint64 *) values->pdata[MOST_PROGRAMS - 1];
}

/* The columns, and in column_of the column of each program id. */
static GArray *
make_columns (MbImpact *impact, GPtrArray *programs, GHashTable *column_of)
{
  g_autoptr (GHashTable) sums = sum_programs (impact);
  gint64 threshold = find_threshold (sums);
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Program));
  Program rest = { .title = _("Others") };

  for (guint i = 0; i < programs->len; i++)
    {
      MbProgramTitle *program = programs->pdata[i];
      gint64 *sum = g_hash_table_lookup (sums, &program->id);

      if (!sum)
        continue;
      if (*sum >= threshold && columns->len < MOST_PROGRAMS)
        {
          Program column = { .title = program->title, .sum = *sum };

          g_hash_table_insert (column_of, &program->id, GUINT_TO_POINTER (columns->len));
          g_array_append_val (columns, column);
        }
      else
        {
          rest.sum += *sum;
          rest.counted = TRUE;
        }
    }
  if (rest.counted)
    g_array_append_val (columns, rest);
  return columns;
}

static gboolean
knows_people (MbImpact *impact)
{
  for (guint i = 0; i < impact->years->len; i++)
    if (((MbImpactYear *) impact->years->pdata[i])->people != NO_FIGURE)
      return TRUE;
  return FALSE;
}

/* Rows of the table */

static void
add_header_row (MbImpactTable *self, GArray *columns, gboolean people)
{
  Row row = row_begin (self, _("Year"), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  GtkWidget *year = gtk_widget_get_first_child (row.box);

  gtk_widget_remove_css_class (year, "heading");
  gtk_widget_add_css_class (year, "caption-heading");
  gtk_widget_add_css_class (year, "dimmed");
  gtk_widget_set_valign (year, GTK_ALIGN_END);
  for (guint i = 0; i < columns->len; i++)
    row_add_header (&row, g_array_index (columns, Program, i).title);
  row_add_header (&row, _("Total"));
  if (people)
    row_add_header (&row, _("People"));
  row_end (&row, "impact-header", FALSE);
}

static void
add_year_row (MbImpactTable *self, MbImpactYear *year, GArray *columns, GHashTable *column_of, gboolean people)
{
  g_autofree char *title = g_strdup_printf ("%d", year->year);
  g_autofree gint64 *figures = g_new (gint64, columns->len + 1);
  Row row = row_begin (self, title, GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  for (guint i = 0; i < columns->len; i++)
    figures[i] = NO_FIGURE;
  for (guint i = 0; i < year->cells->len; i++)
    {
      gpointer column = GUINT_TO_POINTER (columns->len - 1);

      g_hash_table_lookup_extended (column_of, &nth_cell (year, i)->program, NULL, &column);
      figures[GPOINTER_TO_UINT (column)] = MAX (figures[GPOINTER_TO_UINT (column)], 0) +
                                           nth_cell (year, i)->participants;
    }
  for (guint i = 0; i < columns->len; i++)
    row_add_figure (&row, g_array_index (columns, Program, i).title, figures[i], FALSE);
  row_add_figure (&row, _("in all"), year->total, TRUE);
  if (people)
    row_add_figure (&row, _("people"), year->people, FALSE);
  row_end (&row, NULL, TRUE);
}

/* Different people cannot be added up over the years. */
static void
add_total_row (MbImpactTable *self, MbImpact *impact, GArray *columns, gboolean people)
{
  Row row = row_begin (self, _("Total"), GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  for (guint i = 0; i < columns->len; i++)
    row_add_figure (&row, g_array_index (columns, Program, i).title, g_array_index (columns, Program, i).sum, TRUE);
  row_add_figure (&row, _("in all"), impact->total, TRUE);
  if (people)
    row_add_figure (&row, _("people"), NO_FIGURE, FALSE);
  row_end (&row, "impact-total", TRUE);
}

/* The object */

static void
mb_impact_table_dispose (GObject *object)
{
  MbImpactTable *self = MB_IMPACT_TABLE (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_impact_table_parent_class)->dispose (object);
}

static void
mb_impact_table_class_init (MbImpactTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_impact_table_dispose;
}

static void
mb_impact_table_init (MbImpactTable *self)
{
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                             "selection-mode", GTK_SELECTION_NONE,
                             "tab-behavior", GTK_LIST_TAB_ITEM,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "impact-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window), TRUE);
  /* Where the table is cut, one shall see that there is more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled_window), FALSE);
  gtk_widget_add_css_class (scrolled_window, "undershoot-start");
  gtk_widget_add_css_class (scrolled_window, "undershoot-end");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), scrolled_window);
}

/**
 * mb_impact_table_new:
 * @name: what a screen reader calls the table
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
mb_impact_table_new (const char *name)
{
  MbImpactTable *self = g_object_new (MB_TYPE_IMPACT_TABLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * mb_impact_table_show:
 * @self: a table
 * @impact: participants per year
 * @programs: (element-type MbProgramTitle): all programs in the order of their columns
 *
 * Shows these figures in the place of former ones. Programs without a cohort
 * have no column; where there are very many, the smaller ones share one. There
 * is no column of people where no name is known.
 */
void
mb_impact_table_show (MbImpactTable *self, MbImpact *impact, GPtrArray *programs)
{
  g_autoptr (GHashTable) column_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) columns = NULL;
  gboolean people;

  g_return_if_fail (MB_IS_IMPACT_TABLE (self));
  g_return_if_fail (impact != NULL && programs != NULL);

  columns = make_columns (impact, programs, column_of);
  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->columns, 0);
  people = knows_people (impact);
  add_header_row (self, columns, people);
  for (guint i = 0; i < impact->years->len; i++)
    add_year_row (self, impact->years->pdata[i], columns, column_of, people);
  add_total_row (self, impact, columns, people);
}
