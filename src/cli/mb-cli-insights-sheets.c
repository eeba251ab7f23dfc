#include "config.h"

#include "mb-cli-insights-sheets.h"

#include <glib/gi18n.h>

#include "insight/mb-comparison.h"
#include "mb-cli-sheet.h"

typedef struct {
  MbInsights *insights;
  MbBook *book;
  GPtrArray *sheets; /* MbCliSheet */
} Sheets;

static char *
dup_title (MbBook *book, MbRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, kind, id, error);

  return record != NULL ? mb_record_dup_short_title (record) : NULL;
}

/* The figures of all of the scope */

static void
add_figures (Sheets *self)
{
  const char *const titles[] = { C_("column", "Figure"), C_("column", "By participations"),
                                 C_("column", "By people"), NULL };
  const gboolean numbers[] = { FALSE, FALSE, FALSE };
  MbCliSheet *sheet = mb_cli_sheet_new (_("Figures"), titles, numbers);

  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    {
      mb_cli_sheet_take_cell (sheet, g_strdup (mb_metric_get_label (metric)));
      for (guint unit = 0; unit < MB_N_UNITS; unit++)
        mb_cli_sheet_take_cell (sheet, mb_metric_has_unit (metric, unit)
                                         ? mb_figure_dup_value (mb_insights_get_figure (self->insights, metric, unit))
                                         : NULL);
    }
  g_ptr_array_add (self->sheets, sheet);
}

/* Retention by year, cohort and program */

static char *
dup_key (Sheets *self, MbGrouping grouping, gint64 key, GError **error)
{
  switch (grouping)
    {
    case MB_GROUPING_COHORT:
      return dup_title (self->book, MB_RECORD_COHORT, key, error);
    case MB_GROUPING_PROGRAM:
      return dup_title (self->book, MB_RECORD_PROGRAM, key, error);
    case MB_GROUPING_YEAR:
    case MB_GROUPING_NONE:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, key);
    }
}

static gboolean
add_retentions (Sheets *self, MbGrouping grouping, const char *title, const char *column, GError **error)
{
  const char *const titles[] = { column, C_("column", "By participations"), C_("column", "By people"), NULL };
  const gboolean numbers[] = { FALSE, FALSE, FALSE };
  GArray *retentions = mb_insights_get_retentions (self->insights, grouping);
  g_autoptr (MbCliSheet) sheet = mb_cli_sheet_new (title, titles, numbers);

  for (guint i = 0; i < retentions->len; i++)
    {
      const MbRetention *retention = &g_array_index (retentions, MbRetention, i);
      char *key = dup_key (self, grouping, retention->key, error);

      if (key == NULL)
        return FALSE;
      mb_cli_sheet_take_cell (sheet, key);
      for (guint unit = 0; unit < MB_N_UNITS; unit++)
        mb_cli_sheet_take_cell (sheet, mb_figure_dup_value (&retention->figures[unit]));
    }
  g_ptr_array_add (self->sheets, g_steal_pointer (&sheet));
  return TRUE;
}

/* People */

typedef struct {
  gint64 id;
  char *name;
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Named *left = a;
  const Named *right = b;
  int order = g_utf8_collate (left->name, right->name);

  if (order != 0)
    return order;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* The people behind a figure, by name. */
static GArray *
list_people (Sheets *self, MbMetric metric, GError **error)
{
  MbRecordKind kind;
  const MbFigure *figure = mb_insights_get_figure (self->insights, metric, MB_UNIT_PEOPLE);
  g_autoptr (GArray) ids = mb_insights_list (self->insights, figure, MB_PART_K, &kind);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (people, named_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      Named person = { .id = g_array_index (ids, gint64, i) };

      person.name = dup_title (self->book, kind, person.id, error);
      if (person.name == NULL)
        return NULL;
      g_array_append_val (people, person);
    }
  g_array_sort (people, compare_names);
  return g_steal_pointer (&people);
}

static char *
dup_years (Sheets *self, gint64 person, MbRole role)
{
  g_autoptr (GArray) years = mb_insights_list_years (self->insights, person, role);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
add_returning_mentors (Sheets *self, GError **error)
{
  const char *const titles[] = { C_("column", "Mentor"), C_("column", "Years"), NULL };
  const gboolean numbers[] = { FALSE, FALSE };
  g_autoptr (GArray) people = list_people (self, MB_METRIC_RETURNING_MENTORS, error);
  MbCliSheet *sheet;

  if (people == NULL)
    return FALSE;
  sheet = mb_cli_sheet_new (mb_metric_get_label (MB_METRIC_RETURNING_MENTORS), titles, numbers);
  for (guint i = 0; i < people->len; i++)
    {
      const Named *person = &g_array_index (people, Named, i);

      mb_cli_sheet_take_cell (sheet, g_strdup (person->name));
      mb_cli_sheet_take_cell (sheet, dup_years (self, person->id, MB_ROLE_MENTOR));
    }
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

static const char *
describe_activity (MbActivity activity)
{
  switch (activity)
    {
    case MB_ACTIVITY_ACTIVE:
      return C_("activity", "Yes");
    case MB_ACTIVITY_INACTIVE:
      return C_("activity", "No");
    case MB_ACTIVITY_UNKNOWN:
    default:
      return C_("activity", "Unknown");
    }
}

static gboolean
add_converts (Sheets *self, GError **error)
{
  const char *const titles[] = { C_("column", "Person"), C_("column", "Mentee in"), C_("column", "Mentor in"),
                                 C_("column", "Still active"), NULL };
  const gboolean numbers[] = { FALSE, FALSE, FALSE, FALSE };
  g_autoptr (GArray) people = list_people (self, MB_METRIC_CONVERSIONS, error);
  MbCliSheet *sheet;

  if (people == NULL)
    return FALSE;
  sheet = mb_cli_sheet_new (mb_metric_get_label (MB_METRIC_CONVERSIONS), titles, numbers);
  for (guint i = 0; i < people->len; i++)
    {
      const Named *person = &g_array_index (people, Named, i);
      MbActivity activity = mb_insights_get_activity (self->insights, person->id);

      mb_cli_sheet_take_cell (sheet, g_strdup (person->name));
      mb_cli_sheet_take_cell (sheet, dup_years (self, person->id, MB_ROLE_MENTEE));
      mb_cli_sheet_take_cell (sheet, dup_years (self, person->id, MB_ROLE_MENTOR));
      mb_cli_sheet_take_cell (sheet, g_strdup (describe_activity (activity)));
    }
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

/* What was published */

static const char *
describe_result (MbComparisonResult result)
{
  switch (result)
    {
    case MB_COMPARISON_SAME:
      return C_("comparison", "The same");
    case MB_COMPARISON_DIFFERS:
      return C_("comparison", "Differs");
    case MB_COMPARISON_NOT_UNDERSTOOD:
    default:
      return C_("comparison", "Not understood");
    }
}

static gboolean
add_comparison (Sheets *self, MbCliSheet *sheet, const MbComparison *comparison, GError **error)
{
  g_autoptr (MbRecord) record =
    mb_book_get_record (self->book, MB_RECORD_PUBLISHED_FIGURE, comparison->record, error);

  if (record == NULL)
    return FALSE;
  mb_cli_sheet_take_cell (sheet, g_strdup (mb_record_get_text (record, "metric")));
  mb_cli_sheet_take_cell (sheet, g_strdup (mb_record_get_text (record, "value")));
  mb_cli_sheet_take_cell (sheet, comparison->result != MB_COMPARISON_NOT_UNDERSTOOD
                                   ? mb_comparison_dup_computed (comparison) : NULL);
  mb_cli_sheet_take_cell (sheet, g_strdup (describe_result (comparison->result)));
  return TRUE;
}

/* Each in the scope it was published of, whatever scope was asked for. */
static gboolean
add_published (Sheets *self, GError **error)
{
  const char *const titles[] = { C_("column", "Figure"), C_("column", "Published"), C_("column", "The book gives"),
                                 C_("column", "Comparison"), NULL };
  const gboolean numbers[] = { FALSE, FALSE, FALSE, FALSE };
  g_autoptr (GArray) comparisons =
    mb_comparison_list (self->book, mb_insights_get_facts (self->insights), NULL, error);
  g_autoptr (MbCliSheet) sheet = mb_cli_sheet_new (_("Published figures, each of the cohorts it was published of"),
                                                   titles, numbers);

  if (comparisons == NULL)
    return FALSE;
  for (guint i = 0; i < comparisons->len; i++)
    if (!add_comparison (self, sheet, &g_array_index (comparisons, MbComparison, i), error))
      return FALSE;
  g_ptr_array_add (self->sheets, g_steal_pointer (&sheet));
  return TRUE;
}

/**
 * mb_cli_insights_make_sheets:
 * @insights: figures
 * @book: the book they are of
 * @error: return location for an `MB_ERROR`
 *
 * Puts figures into tables.
 *
 * Returns: (transfer full) (nullable) (element-type MbCliSheet): the tables
 */
GPtrArray *
mb_cli_insights_make_sheets (MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_cli_sheet_free);
  Sheets self = { insights, book, sheets };

  add_figures (&self);
  if (!add_retentions (&self, MB_GROUPING_YEAR, _("Retention by year"), C_("column", "Year"), error) ||
      !add_retentions (&self, MB_GROUPING_COHORT, _("Retention by cohort"), C_("column", "Cohort"), error) ||
      !add_retentions (&self, MB_GROUPING_PROGRAM, _("Retention by program"), C_("column", "Program"), error) ||
      !add_returning_mentors (&self, error) || !add_converts (&self, error) || !add_published (&self, error))
    return NULL;
  return g_steal_pointer (&sheets);
}
