#include "config.h"

#include <string.h>

#include "insight/mb-comparison.h"
#include "mb-publish-kinds.h"

/* Tables of single figures: the page says which, the book says how many. */

enum { LABEL, VALUE, N_COLUMNS };

static const MbPublishColumn figure_columns[N_COLUMNS] = {
  [LABEL] = { "Figure", { "metric", "figure" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [VALUE] = { "Value", { "value" }, MB_PUBLISH_NEEDED },
};

/* What pages call a metric: all of the words are in its label, letters alone. The first that suits it is. */
static const struct {
  const char *words[3];
  MbMetric metric;
} ways[] = {
  { { "convert", "retention" }, MB_METRIC_CONVERTS_ACTIVE },
  { { "convert", "active" }, MB_METRIC_CONVERTS_ACTIVE },
  { { "conversion" }, MB_METRIC_CONVERSIONS },
  { { "became", "mentor" }, MB_METRIC_CONVERSIONS },
  { { "recurring", "mentors" }, MB_METRIC_RETURNING_MENTORS },
  { { "returning", "mentors" }, MB_METRIC_RETURNING_MENTORS },
  { { "mentor", "retention" }, MB_METRIC_RETURNING_MENTORS },
  { { "retention" }, MB_METRIC_RETENTION },
  { { "active", "contributors" }, MB_METRIC_ACTIVE },
  { { "total", "mentees" }, MB_METRIC_MENTEES },
  { { "mentors" }, MB_METRIC_MENTORS },
};

static gboolean
has_all (const char *folded, const char *const *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways[0].words) && words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
find_metric (const char *label, MbMetric *metric)
{
  g_autofree char *folded = mb_publish_dup_folded (label);

  for (*metric = 0; *metric < MB_N_METRICS; (*metric)++)
    {
      g_autofree char *nick = mb_publish_dup_folded (mb_metric_get_nick (*metric));

      if (g_str_equal (folded, nick))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (has_all (folded, ways[i].words))
      {
        *metric = ways[i].metric;
        return TRUE;
      }
  return FALSE;
}

/* “(2022-2025)” in a label */

static gboolean
read_year_range (const char *label, int *first, int *last)
{
  const char *at = strchr (label, '(');
  char *end = NULL;

  if (at == NULL || !g_ascii_isdigit (at[1]))
    return FALSE;
  *first = (int) g_ascii_strtoll (at + 1, &end, 10);
  if (end - at != 5 || (*end != '-' && !g_str_has_prefix (end, "–")))
    return FALSE;
  at = *end == '-' ? end + 1 : end + strlen ("–");
  *last = (int) g_ascii_strtoll (at, &end, 10);
  return end - at == 4 && *end == ')' && *first <= *last;
}

static MbInsights *
make_insights (MbPublishBook *book, MbMetric metric, const char *label)
{
  g_autoptr (MbScope) scope = mb_scope_copy (mb_insights_get_scope (mb_publish_book_get_insights (book, metric)));

  read_year_range (label, &scope->first_year, &scope->last_year);
  return mb_insights_new (mb_insights_get_facts (book->insights), scope);
}

/* Without what stands in brackets after the value. */
static char *
dup_value (const char *text)
{
  gsize length = strcspn (text, "(");

  return length > 0 ? g_strstrip (g_strndup (text, length)) : g_strdup (text);
}

/* Pages are in English. */
static char *
dup_computed (const MbComparison *comparison)
{
  if (comparison->decimals < 0 && comparison->figure.state == MB_FIGURE_KNOWN)
    return g_strdup_printf ("%" G_GINT64_FORMAT, comparison->figure.k);
  return mb_publish_dup_figure (&comparison->figure);
}

/* A value that is no number, or right already, stays. */
static MbPageCell
make_value (MbPublishBook *book, MbMetric metric, const char *label, const char *said)
{
  MbComparison comparison;
  g_autofree char *value = dup_value (said);
  g_autofree char *computed = NULL;
  g_autoptr (MbInsights) insights = NULL;

  insights = make_insights (book, metric, label);
  comparison = mb_comparison_make (mb_metric_get_nick (metric), value, insights);
  if (comparison.result != MB_COMPARISON_DIFFERS)
    return mb_page_cell_text (NULL);
  computed = dup_computed (&comparison);
  /* The words themselves are what an earlier publication wrote. */
  return mb_page_cell_text (g_str_equal (computed, said) ? NULL : computed);
}

static void
add_row (GPtrArray *rows, const char *label, MbPageCell value)
{
  MbPublishRow *row = mb_publish_row_new ();

  row->cells[LABEL] = mb_page_cell_text (label);
  row->cells[VALUE] = value;
  g_ptr_array_add (rows, row);
}

/* “Returning mentors” */
static char *
dup_label (MbMetric metric)
{
  char *label = g_strdelimit (g_strdup (mb_metric_get_nick (metric)), "-", ' ');

  *label = g_ascii_toupper (*label);
  return label;
}

static void
add_all (GPtrArray *rows, MbPublishBook *book)
{
  for (guint metric = 0; metric < MB_N_METRICS; metric++)
    {
      MbUnit unit = mb_metric_has_unit (metric, MB_UNIT_PARTICIPATIONS) ? MB_UNIT_PARTICIPATIONS : MB_UNIT_PEOPLE;
      g_autofree char *label = dup_label (metric);
      g_autofree char *value = mb_publish_dup_figure (mb_insights_get_figure (mb_publish_book_get_insights (book, metric), metric, unit));

      add_row (rows, label, mb_page_cell_text (value));
    }
}

static GPtrArray *
list_figures (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);
  int columns[MB_PUBLISH_MOST_COLUMNS];
  gboolean is_understood = FALSE;

  if (table == NULL)
    {
      add_all (rows, book);
      return g_steal_pointer (&rows);
    }
  mb_publish_kind_suits (&mb_publish_figures_kind, table, columns);
  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *label = mb_page_table_get_cell (table, i, (guint) columns[LABEL])->text;
      const char *said = mb_page_table_get_cell (table, i, (guint) columns[VALUE])->text;

      MbMetric metric;

      if (find_metric (label, &metric))
        {
          add_row (rows, label, make_value (book, metric, label, said));
          is_understood = TRUE;
        }
      else
        {
          add_row (rows, label, mb_page_cell_text (NULL));
        }
    }
  return is_understood ? g_steal_pointer (&rows) : NULL;
}

const MbPublishKind mb_publish_figures_kind = { "figures", figure_columns, N_COLUMNS, TRUE, list_figures };
