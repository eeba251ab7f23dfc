#include "config.h"

#include "mb-impact-sheet.h"

#include <glib/gi18n.h>

#define NO_FIGURE -1

/* A program's column, or the column of all the smaller ones. */
typedef struct {
  const char *title;
  gint64 sum;
} Column;

typedef struct {
  MbImpact *impact;
  MbSheet *sheet;
  GArray *columns;       /* Column */
  GHashTable *column_of; /* by id of the program */
  gboolean people;
} Making;

static const MbImpactCell *
nth_cell (MbImpactYear *year, guint n)
{
  return &g_array_index (year->cells, MbImpactCell, n);
}

static void
take_figure (MbSheet *sheet, gint64 figure)
{
  mb_sheet_take_cell (sheet, figure == NO_FIGURE ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, figure));
}

/* Columns */

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
find_threshold (GHashTable *sums, guint most)
{
  g_autoptr (GPtrArray) values = g_hash_table_get_values_as_ptr_array (sums);

  if (most == 0 || values->len <= most)
    return G_MININT64;
  g_ptr_array_sort (values, compare_sums);
  return *(gint64 *) values->pdata[most - 1];
}

static void
make_columns (Making *self, GPtrArray *programs, guint most)
{
  g_autoptr (GHashTable) sums = sum_programs (self->impact);
  const gint64 threshold = find_threshold (sums, most);
  Column rest = { .title = NULL };

  for (guint i = 0; i < programs->len; i++)
    {
      MbProgramTitle *program = programs->pdata[i];
      const gint64 *sum = g_hash_table_lookup (sums, &program->id);

      if (!sum)
        continue;
      if (*sum >= threshold && (most == 0 || self->columns->len < most))
        {
          Column column = { program->title, *sum };

          g_hash_table_insert (self->column_of, &program->id, GUINT_TO_POINTER (self->columns->len));
          g_array_append_val (self->columns, column);
          continue;
        }
      rest.title = _("Others");
      rest.sum += *sum;
    }
  if (rest.title)
    g_array_append_val (self->columns, rest);
}

static MbSheet *
sheet_new (Making *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  MbSheet *sheet;

  g_strv_builder_add (titles, _("Year"));
  for (guint i = 0; i < self->columns->len; i++)
    g_strv_builder_add (titles, g_array_index (self->columns, Column, i).title);
  g_strv_builder_add (titles, _("Total"));
  if (self->people)
    g_strv_builder_add (titles, _("People"));
  list = g_strv_builder_end (titles);
  sheet = mb_sheet_new ((const char *const *) list);
  mb_sheet_set_totals (sheet, (int) self->columns->len + 1, TRUE);
  return sheet;
}

/* Rows */

static void
add_year (Making *self, MbImpactYear *year)
{
  g_autofree gint64 *figures = g_new (gint64, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    figures[i] = NO_FIGURE;
  for (guint i = 0; i < year->cells->len; i++)
    {
      gpointer column = GUINT_TO_POINTER (self->columns->len - 1);

      g_hash_table_lookup_extended (self->column_of, &nth_cell (year, i)->program, NULL, &column);
      figures[GPOINTER_TO_UINT (column)] = MAX (figures[GPOINTER_TO_UINT (column)], 0) +
                                           nth_cell (year, i)->participants;
    }
  mb_sheet_take_cell (self->sheet, g_strdup_printf ("%d", year->year));
  for (guint i = 0; i < self->columns->len; i++)
    take_figure (self->sheet, figures[i]);
  take_figure (self->sheet, year->total);
  if (self->people)
    take_figure (self->sheet, year->people);
}

/* Different people cannot be added up over the years. */
static void
add_totals (Making *self)
{
  mb_sheet_take_cell (self->sheet, g_strdup (_("Total")));
  for (guint i = 0; i < self->columns->len; i++)
    take_figure (self->sheet, g_array_index (self->columns, Column, i).sum);
  take_figure (self->sheet, self->impact->total);
  if (self->people)
    take_figure (self->sheet, NO_FIGURE);
}

static gboolean
knows_people (MbImpact *impact)
{
  for (guint i = 0; i < impact->years->len; i++)
    if (((MbImpactYear *) impact->years->pdata[i])->people != NO_FIGURE)
      return TRUE;
  return FALSE;
}

/**
 * mb_impact_sheet_new:
 * @impact: participants per year
 * @programs: (element-type MbProgramTitle): all programs in the order of their
 *   columns
 * @most: so many programs have a column, and the smaller ones share one; 0: all
 *   have one
 *
 * Puts participants per year into a sheet. Programs without a cohort have no
 * column, and there is none of people where no name is known.
 *
 * Returns: (transfer full): the sheet
 */
MbSheet *
mb_impact_sheet_new (MbImpact *impact, GPtrArray *programs, guint most)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GHashTable) column_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  Making self = { .impact = impact, .columns = columns, .column_of = column_of, .people = knows_people (impact) };

  g_return_val_if_fail (impact != NULL && programs != NULL, NULL);

  make_columns (&self, programs, most);
  self.sheet = sheet_new (&self);
  for (guint i = 0; i < impact->years->len; i++)
    add_year (&self, impact->years->pdata[i]);
  add_totals (&self);
  return self.sheet;
}
