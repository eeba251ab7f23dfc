#include "config.h"

#include "mb-cli-insights-csv.h"

#include <string.h>

#include "mb-cli-csv.h"

enum {
  COLUMN_FIGURE,
  COLUMN_OF,
  COLUMN_KEY,
  COLUMN_UNIT,
  COLUMN_STATE,
  COLUMN_K,
  COLUMN_N,
  COLUMN_UNKNOWN,
  COLUMN_AS_OF,
  COLUMN_MENTEE_YEARS,
  COLUMN_MENTOR_YEARS,
  COLUMN_ACTIVE,
  N_COLUMNS,
};

static const char *const HEAD[N_COLUMNS] = {
  "figure", "of", "key", "unit", "state", "k", "n", "unknown", "asOf", "menteeYears", "mentorYears", "active",
};

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
dup_slug (MbBook *book, MbRecordKind kind, gint64 id)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, kind, id, NULL);

  return record != NULL ? g_strdup (mb_record_get_text (record, "slug")) : NULL;
}

/* A row for each figure */

static char *
dup_key (const MbFigure *figure, MbBook *book)
{
  switch (figure->grouping)
    {
    case MB_GROUPING_YEAR:
      return dup_number (figure->key);
    case MB_GROUPING_COHORT:
      return dup_slug (book, MB_RECORD_COHORT, figure->key);
    case MB_GROUPING_PROGRAM:
      return dup_slug (book, MB_RECORD_PROGRAM, figure->key);
    case MB_GROUPING_NONE:
    default:
      return NULL;
    }
}

static void
print_figure (const MbFigure *figure, MbInsights *insights, MbBook *book)
{
  static const char *const groups[] = { "all", "cohort", "year", "program" };
  g_autofree char *key = dup_key (figure, book);
  g_autofree char *k = dup_number (figure->k);
  g_autofree char *n = dup_number (figure->n);
  g_autofree char *unknown = dup_number (figure->unknown);
  const char *const cells[N_COLUMNS] = {
    [COLUMN_FIGURE] = mb_metric_get_nick (figure->metric),
    [COLUMN_OF] = groups[figure->grouping],
    [COLUMN_KEY] = key,
    [COLUMN_UNIT] = mb_unit_get_nick (figure->unit),
    [COLUMN_STATE] = mb_figure_state_get_nick (figure->state),
    [COLUMN_K] = k,
    [COLUMN_N] = n,
    [COLUMN_UNKNOWN] = unknown,
    [COLUMN_AS_OF] = mb_insights_get_as_of (insights),
  };

  mb_cli_csv_print_row (cells, N_COLUMNS);
}

static void
print_figures (MbInsights *insights, MbBook *book)
{
  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    for (guint unit = 0; unit < MB_N_UNITS; unit++)
      if (mb_metric_has_unit (metric, unit))
        print_figure (mb_insights_get_figure (insights, metric, unit), insights, book);
}

static void
print_retentions (MbInsights *insights, MbBook *book)
{
  for (guint grouping = MB_GROUPING_COHORT; grouping <= MB_GROUPING_PROGRAM; grouping++)
    {
      GArray *retentions = mb_insights_get_retentions (insights, grouping);

      for (guint i = 0; i < retentions->len; i++)
        for (guint unit = 0; unit < MB_N_UNITS; unit++)
          print_figure (&g_array_index (retentions, MbRetention, i).figures[unit], insights, book);
    }
}

/* A row for each person behind those figures that are about somebody's years */

static char *
dup_years (MbInsights *insights, gint64 person, MbRole role)
{
  g_autoptr (GArray) years = mb_insights_list_years (insights, person, role);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (years, int, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static const char *
name_activity (MbActivity activity)
{
  if (activity == MB_ACTIVITY_UNKNOWN)
    return NULL;
  return activity == MB_ACTIVITY_ACTIVE ? "true" : "false";
}

static void
print_person (const MbFigure *figure, gint64 person, const char *slug, MbInsights *insights)
{
  g_autofree char *mentee_years = dup_years (insights, person, MB_ROLE_MENTEE);
  g_autofree char *mentor_years = dup_years (insights, person, MB_ROLE_MENTOR);
  const char *const cells[N_COLUMNS] = {
    [COLUMN_FIGURE] = mb_metric_get_nick (figure->metric),
    [COLUMN_OF] = "person",
    [COLUMN_KEY] = slug,
    [COLUMN_UNIT] = mb_unit_get_nick (figure->unit),
    [COLUMN_STATE] = mb_figure_state_get_nick (figure->state),
    [COLUMN_AS_OF] = mb_insights_get_as_of (insights),
    [COLUMN_MENTEE_YEARS] = mentee_years,
    [COLUMN_MENTOR_YEARS] = mentor_years,
    [COLUMN_ACTIVE] = name_activity (mb_insights_get_activity (insights, person)),
  };

  mb_cli_csv_print_row (cells, N_COLUMNS);
}

typedef struct {
  gint64 id;
  char *slug;
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->slug);
}

static int
compare_slugs (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->slug, ((const Named *) b)->slug);
}

static void
print_people (MbMetric metric, MbInsights *insights, MbBook *book)
{
  const MbFigure *figure = mb_insights_get_figure (insights, metric, MB_UNIT_PEOPLE);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Named));
  MbRecordKind kind;
  g_autoptr (GArray) ids = mb_insights_list (insights, figure, MB_PART_K, &kind);

  g_array_set_clear_func (people, named_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      Named person = { .id = g_array_index (ids, gint64, i) };

      person.slug = dup_slug (book, kind, person.id);
      if (person.slug != NULL)
        g_array_append_val (people, person);
    }
  g_array_sort (people, compare_slugs);
  for (guint i = 0; i < people->len; i++)
    print_person (figure, g_array_index (people, Named, i).id, g_array_index (people, Named, i).slug, insights);
}

/**
 * mb_cli_insights_print_csv:
 * @insights: figures
 * @book: the book they are of
 * @error: return location for an error
 *
 * Prints a row for each figure, and below them one for each mentor who
 * returned and each mentee who became a mentor, with their years.
 *
 * Returns: whether it could; always
 */
gboolean
mb_cli_insights_print_csv (MbInsights *insights, MbBook *book, GError **error)
{
  mb_cli_csv_print_row (HEAD, N_COLUMNS);
  print_figures (insights, book);
  print_retentions (insights, book);
  print_people (MB_METRIC_RETURNING_MENTORS, insights, book);
  print_people (MB_METRIC_CONVERSIONS, insights, book);
  return TRUE;
}
