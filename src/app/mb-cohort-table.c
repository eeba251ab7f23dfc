#include "config.h"

#include "mb-cohort-table.h"

#include <glib/gi18n.h>

#define NO_FIGURE -1
#define CELL_SPACING 9

struct _MbCohortTable {
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *header; /* (owned) above the first row: as a row without focus it would keep the Tab key to itself */
  GPtrArray *columns; /* (element-type GtkSizeGroup): cells of a column are as wide as its widest */
};

G_DEFINE_FINAL_TYPE (MbCohortTable, mb_cohort_table, ADW_TYPE_BIN)

/* Cells */

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_cell (MbCohortTable *self, GtkWidget *row, guint column, GtkWidget *cell)
{
  if (column == self->columns->len)
    g_ptr_array_add (self->columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  gtk_size_group_add_widget (self->columns->pdata[column], cell);
  gtk_widget_set_hexpand (cell, column == 0);
  gtk_box_append (GTK_BOX (row), cell);
}

static void
add_header (MbCohortTable *self, GtkWidget *row, guint column, const char *title)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                  "label", title,
                                  "xalign", column == 0 ? 0.0 : 1.0,
                                  NULL);

  gtk_widget_add_css_class (cell, "caption-heading");
  gtk_widget_add_css_class (cell, "dimmed");
  add_cell (self, row, column, cell);
}

/* No figure is not the same as none: nobody has reported one. */
static void
add_figure (MbCohortTable *self, GtkWidget *row, guint column, gint64 figure, const char *css_class)
{
  g_autofree char *text = figure == NO_FIGURE ? g_strdup ("–") : g_strdup_printf ("%'" G_GINT64_FORMAT, figure);
  GtkWidget *cell = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_CELL,
                                  "label", text,
                                  "xalign", 1.0,
                                  NULL);

  gtk_widget_add_css_class (cell, "numeric");
  if (css_class)
    gtk_widget_add_css_class (cell, css_class);
  if (figure == NO_FIGURE)
    {
      gtk_widget_add_css_class (cell, "dimmed");
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, _("none"), -1);
    }
  add_cell (self, row, column, cell);
}

static void
add_figures (MbCohortTable *self, GtkWidget *row, const MbHeadcount *headcount, const char *css_class)
{
  add_figure (self, row, 1, headcount->reported, css_class);
  add_figure (self, row, 2, headcount->mentees, css_class);
  add_figure (self, row, 3, headcount->mentors, css_class);
  add_figure (self, row, 4, headcount->projects, css_class);
}

static void
append_part (GString *text, char *part)
{
  g_string_append_printf (text, ", %s", part);
  g_free (part);
}

static guint
clamp (gint64 figure)
{
  return (guint) CLAMP (figure, 0, G_MAXUINT);
}

/* What a screen reader says of a row. */
static char *
dup_spoken (const char *title, const char *status, const MbHeadcount *headcount)
{
  g_autoptr (GString) text = g_string_new (title);
  const guint reported = clamp (headcount->reported);
  const guint mentees = clamp (headcount->mentees);
  const guint mentors = clamp (headcount->mentors);
  const guint projects = clamp (headcount->projects);

  if (status)
    append_part (text, g_strdup (status));
  if (headcount->reported != NO_FIGURE)
    /* Translators: spoken: the reported headcount of a cohort. */
    append_part (text, g_strdup_printf (ngettext ("%u reported", "%u reported", reported), reported));
  append_part (text, g_strdup_printf (ngettext ("%u mentee", "%u mentees", mentees), mentees));
  append_part (text, g_strdup_printf (ngettext ("%u mentor", "%u mentors", mentors), mentors));
  append_part (text, g_strdup_printf (ngettext ("%u project", "%u projects", projects), projects));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Rows */

static GtkWidget *
begin_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CELL_SPACING);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
end_row (MbCohortTable *self, GtkWidget *box, const char *spoken)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "activatable", FALSE,
                                 "child", box,
                                 NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
make_header (MbCohortTable *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "spacing", CELL_SPACING,
                                 "css-name", "header",
                                 NULL);

  g_set_object (&self->header, g_object_ref_sink (box));
  g_object_unref (box);
  add_header (self, box, 0, _("Cohort"));
  add_header (self, box, 1, _("Reported"));
  add_header (self, box, 2, _("Mentees"));
  add_header (self, box, 3, _("Mentors"));
  add_header (self, box, 4, _("Projects"));
}

static void
put_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gtk_list_box_row_set_header (row, before ? NULL : MB_COHORT_TABLE (data)->header);
}

static char *
dup_title (MbProgramCohort *cohort)
{
  if (!cohort->term || !*cohort->term)
    return g_strdup_printf ("%d", cohort->year);
  /* Translators: the year and the term of a cohort, as in “2024 · Spring”. */
  return g_strdup_printf (C_("cohort", "%d · %s"), cohort->year, cohort->term);
}

static const char *
get_status (MbProgramCohort *cohort)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_COHORT);

  return cohort->status ? mb_choice_get_label (mb_record_type_find_field (type, "status"), cohort->status) : NULL;
}

static GtkWidget *
make_name (const char *title, const char *status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = make_label (title, 0, "numeric");
  GtkWidget *caption = status ? make_label (status, 0, "caption") : NULL;

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  if (caption)
    {
      gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (caption, "dimmed");
      gtk_box_append (GTK_BOX (box), caption);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_cohort_row (MbCohortTable *self, MbProgramCohort *cohort)
{
  GtkWidget *box = begin_row ();
  g_autofree char *title = dup_title (cohort);
  g_autofree char *spoken = dup_spoken (title, get_status (cohort), &cohort->headcount);
  GtkWidget *row;

  add_cell (self, box, 0, make_name (title, get_status (cohort)));
  add_figures (self, box, &cohort->headcount, NULL);
  row = end_row (self, box, spoken);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "cohort", cohort->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
}

static void
add_total_row (MbCohortTable *self, MbProgramCohorts *cohorts)
{
  GtkWidget *box = begin_row ();
  g_autofree char *spoken = dup_spoken (_("Total"), NULL, &cohorts->total);

  add_cell (self, box, 0, make_label (_("Total"), 0, "heading"));
  add_figures (self, box, &cohorts->total, "heading");
  gtk_widget_add_css_class (end_row (self, box, spoken), "total");
}

/* The object */

static void
mb_cohort_table_dispose (GObject *object)
{
  MbCohortTable *self = MB_COHORT_TABLE (object);

  g_clear_object (&self->header);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_cohort_table_parent_class)->dispose (object);
}

static void
mb_cohort_table_class_init (MbCohortTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_cohort_table_dispose;
}

static void
mb_cohort_table_init (MbCohortTable *self)
{
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                             "selection-mode", GTK_SELECTION_NONE,
                             "tab-behavior", GTK_LIST_TAB_ITEM,
                             NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cohorts"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cohort-table");
  gtk_list_box_set_header_func (self->list, put_header, self, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), scrolled_window);
}

/**
 * mb_cohort_table_new:
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
mb_cohort_table_new (void)
{
  return g_object_new (MB_TYPE_COHORT_TABLE, NULL);
}

static int
focused_row (MbCohortTable *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/**
 * mb_cohort_table_show:
 * @self: a table
 * @cohorts: the cohorts of a program
 * @most: how many of them to show
 *
 * Shows these cohorts in the place of former ones; the focus stays in its row.
 */
void
mb_cohort_table_show (MbCohortTable *self, MbProgramCohorts *cohorts, guint most)
{
  int focus;

  g_return_if_fail (MB_IS_COHORT_TABLE (self));
  g_return_if_fail (cohorts != NULL);

  focus = focused_row (self);
  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->columns, 0);
  make_header (self);
  for (guint i = 0; i < MIN (cohorts->cohorts->len, most); i++)
    add_cohort_row (self, cohorts->cohorts->pdata[i]);
  if (cohorts->cohorts->len > 1)
    add_total_row (self, cohorts);
  if (focus >= 0 && gtk_list_box_get_row_at_index (self->list, focus))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, focus)));
}
