#include "config.h"

#include "mb-figure-groups.h"

#include <glib/gi18n.h>

#include "mb-figure-row.h"
#include "mb-retention-row.h"

#define MOST_FIGURES 4
#define NO_UNIT MB_N_UNITS

/* A row: a figure in one unit, and beside it in another where that differs. */
typedef struct {
  const char *title; /* NULL: as the metric is called */
  MbMetric metric;
  MbUnit unit;
  guint beside;
} Figure;

typedef struct {
  const char *title;
  const char *description;
  gboolean has_parts;
  guint n_figures;
  Figure figures[MOST_FIGURES];
} Group;

static const Group groups[] = {
  { N_("Retention"), N_("Active contributors among the mentees, as far as anybody observed them"), TRUE, 2, {
    { N_("By participations"), MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS, NO_UNIT },
    { N_("By people"), MB_METRIC_RETENTION, MB_UNIT_PEOPLE, NO_UNIT },
  } },
  { N_("Mentors"), NULL, FALSE, 4, {
    { NULL, MB_METRIC_MENTORS, MB_UNIT_PEOPLE, NO_UNIT },
    { NULL, MB_METRIC_RETURNING_MENTORS, MB_UNIT_PEOPLE, NO_UNIT },
    { NULL, MB_METRIC_REPEATED_MENTORS, MB_UNIT_PEOPLE, NO_UNIT },
    { NULL, MB_METRIC_FORMER_MENTEES, MB_UNIT_PEOPLE, NO_UNIT },
  } },
  { N_("From Mentee to Mentor"), N_("Mentors in a later year than they first were a mentee"), FALSE, 3, {
    { N_("Of the people"), MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE, NO_UNIT },
    { N_("Of the participations"), MB_METRIC_CONVERSIONS, MB_UNIT_PARTICIPATIONS, NO_UNIT },
    { NULL, MB_METRIC_CONVERTS_ACTIVE, MB_UNIT_PEOPLE, NO_UNIT },
  } },
  { N_("Mentees"), N_("Those whose names are known; a headcount alone names nobody"), FALSE, 3, {
    { NULL, MB_METRIC_MENTEES, MB_UNIT_PARTICIPATIONS, MB_UNIT_PEOPLE },
    { NULL, MB_METRIC_ACTIVE, MB_UNIT_PARTICIPATIONS, MB_UNIT_PEOPLE },
    { NULL, MB_METRIC_COMPLETED, MB_UNIT_PARTICIPATIONS, NO_UNIT },
  } },
};

struct _MbFigureGroups {
  AdwBin parent_instance;

  MbFigureRow *rows[G_N_ELEMENTS (groups)][MOST_FIGURES];
  MbRetentionRow *parts[MB_GROUPING_PROGRAM + 1];
};

G_DEFINE_FINAL_TYPE (MbFigureGroups, mb_figure_groups, ADW_TYPE_BIN)

static void
mb_figure_groups_class_init (MbFigureGroupsClass *klass)
{
}

static void
mb_figure_groups_init (MbFigureGroups *self)
{
}

static void
add_parts (MbFigureGroups *self, AdwPreferencesGroup *group, MbBook *book)
{
  static const MbGrouping order[] = { MB_GROUPING_YEAR, MB_GROUPING_COHORT, MB_GROUPING_PROGRAM };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *row = mb_retention_row_new (book, order[i]);

      self->parts[order[i]] = MB_RETENTION_ROW (row);
      adw_preferences_group_add (group, row);
    }
}

static GtkWidget *
make_group (MbFigureGroups *self, guint n, MbBook *book)
{
  const Group *described = &groups[n];
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _(described->title));
  if (described->description)
    adw_preferences_group_set_description (group, _(described->description));
  for (guint i = 0; i < described->n_figures; i++)
    {
      const Figure *figure = &described->figures[i];
      GtkWidget *row = mb_figure_row_new (figure->title ? _(figure->title) : mb_metric_get_label (figure->metric));

      self->rows[n][i] = MB_FIGURE_ROW (row);
      adw_preferences_group_add (group, row);
    }
  if (described->has_parts)
    add_parts (self, group, book);
  return GTK_WIDGET (group);
}

/**
 * mb_figure_groups_new:
 * @book: the book the figures are of
 *
 * Returns: (transfer floating): new groups without figures
 */
GtkWidget *
mb_figure_groups_new (MbBook *book)
{
  MbFigureGroups *self = g_object_new (MB_TYPE_FIGURE_GROUPS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_box_append (GTK_BOX (box), make_group (self, i, book));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

static void
show_figure (MbFigureRow *row, const Figure *figure, MbInsights *insights)
{
  const MbFigure *beside =
    figure->beside != NO_UNIT ? mb_insights_get_figure (insights, figure->metric, figure->beside) : NULL;

  mb_figure_row_show (row, mb_insights_get_figure (insights, figure->metric, figure->unit), beside);
}

/**
 * mb_figure_groups_show:
 * @self: groups
 * @overview: figures
 *
 * Shows figures in the place of former ones.
 */
void
mb_figure_groups_show (MbFigureGroups *self, MbOverview *overview)
{
  g_return_if_fail (MB_IS_FIGURE_GROUPS (self));
  g_return_if_fail (overview != NULL);

  for (guint n = 0; n < G_N_ELEMENTS (groups); n++)
    for (guint i = 0; i < groups[n].n_figures; i++)
      show_figure (self->rows[n][i], &groups[n].figures[i], overview->insights);
  for (guint grouping = MB_GROUPING_COHORT; grouping < G_N_ELEMENTS (self->parts); grouping++)
    mb_retention_row_show (self->parts[grouping], mb_insights_get_retentions (overview->insights, grouping));
}
