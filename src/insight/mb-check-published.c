#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"
#include "mb-comparison.h"
#include "mb-published-value.h"

static char *
dup_text (MbCheck *self, gint64 id, const char *field)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, MB_RECORD_PUBLISHED_FIGURE, id, NULL);
  const char *text = record != NULL ? mb_record_get_text (record, field) : NULL;

  return g_strdup (text != NULL ? text : "");
}

static void
report_difference (MbCheck *self, const MbComparison *comparison)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_PUBLISHED_FIGURE, comparison->record);
  g_autofree char *metric = NULL;
  g_autofree char *value = NULL;
  g_autofree char *computed = NULL;

  if (found == NULL)
    return;
  metric = dup_text (self, comparison->record, "metric");
  value = dup_text (self, comparison->record, "value");
  computed = mb_comparison_dup_computed (comparison);
  /* Translators: what a figure is about, what was published and what the book says */
  found->sentence = g_strdup_printf (_("%s: %s was published, and the book gives %s."), metric, value, computed);
}

static void
report_not_understood (MbCheck *self, const MbComparison *comparison)
{
  g_autofree char *metric = dup_text (self, comparison->record, "metric");
  g_autofree char *value = NULL;
  MbFound *found;
  int year;

  /* Of which another rule speaks. */
  if (mb_published_names_total (metric, &year))
    return;
  found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_PUBLISHED_FIGURE, comparison->record);
  if (found == NULL)
    return;
  value = dup_text (self, comparison->record, "value");
  found->sentence = g_strdup_printf (_("The published figure “%s: %s” cannot be held against the book."), metric,
                                     value);
}

static gboolean
check_result (MbCheck *self, MbComparisonResult result, void (*report) (MbCheck *, const MbComparison *),
              GError **error)
{
  g_autoptr (GArray) comparisons = mb_comparison_list (self->book, self->facts, self->cancellable, error);

  if (comparisons == NULL)
    return FALSE;
  for (guint i = 0; i < comparisons->len; i++)
    if (g_array_index (comparisons, MbComparison, i).result == result &&
        !g_array_index (comparisons, MbComparison, i).is_total) /* of which another rule speaks */
      report (self, &g_array_index (comparisons, MbComparison, i));
  return TRUE;
}

static gboolean
check_published_differs (MbCheck *self, GError **error)
{
  return check_result (self, MB_COMPARISON_DIFFERS, report_difference, error);
}

static gboolean
check_published_not_understood (MbCheck *self, GError **error)
{
  return check_result (self, MB_COMPARISON_NOT_UNDERSTOOD, report_not_understood, error);
}

/* Percentages that no k of the published n can give */

typedef struct {
  gint64 id;
  MbMetric metric;
  MbPublishedValue value;
  char *cohorts;
} Published;

static void
published_clear (gpointer data)
{
  g_free (((Published *) data)->cohorts);
}

static void
read_published (MbCursor *cursor, gpointer data)
{
  GArray *figures = data;
  Published figure = { .id = mb_cursor_get_id (cursor) };
  const char *metric = mb_cursor_get_text (cursor, 0);
  const char *value = mb_cursor_get_text (cursor, 1);
  g_auto (GStrv) cohorts = mb_cursor_dup_words (cursor, 2);

  if (metric == NULL || value == NULL || !mb_metric_find (metric, &figure.metric) ||
      !mb_published_value_read (&figure.value, value))
    return;
  figure.cohorts = g_strjoinv (" ", cohorts);
  g_array_append_val (figures, figure);
}

/* What a share is a share of, where that is a figure that can be published; else itself. */
static MbMetric
get_whole (MbMetric metric)
{
  switch (metric)
    {
    case MB_METRIC_RETENTION:
    case MB_METRIC_CONVERSIONS:
      return MB_METRIC_MENTEES;
    case MB_METRIC_RETURNING_MENTORS:
    case MB_METRIC_REPEATED_MENTORS:
    case MB_METRIC_FORMER_MENTEES:
      return MB_METRIC_MENTORS;
    case MB_METRIC_CONVERTS_ACTIVE:
      return MB_METRIC_CONVERSIONS;
    case MB_METRIC_MENTEES:
    case MB_METRIC_ACTIVE:
    case MB_METRIC_MENTORS:
    case MB_METRIC_COMPLETED:
    default:
      return metric;
    }
}

static const Published *
find_whole (GArray *figures, const Published *share)
{
  MbMetric whole = get_whole (share->metric);

  for (guint i = 0; i < figures->len; i++)
    {
      const Published *figure = &g_array_index (figures, Published, i);

      if (figure->metric == whole && whole != share->metric && !figure->value.is_share && figure->value.digits > 0 &&
          g_str_equal (figure->cohorts, share->cohorts))
        return figure;
    }
  return NULL;
}

/* The nearest k is the only one that can be it. */
static gboolean
is_possible (const MbPublishedValue *share, gint64 n)
{
  MbFigure figure = { .metric = MB_METRIC_RETENTION, .n = n };
  double scale = 100;

  for (guint i = 0; i < share->decimals; i++)
    scale *= 10;
  figure.k = (gint64) (share->digits / scale * n + 0.5);
  return mb_figure_round_share (&figure, share->decimals) == share->digits;
}

static void
report_impossible (MbCheck *self, const Published *share, const Published *whole)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_ERROR, MB_RECORD_PUBLISHED_FIGURE, share->id);
  g_autofree char *metric = NULL;
  g_autofree char *value = NULL;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_PUBLISHED_FIGURE, whole->id);
  metric = dup_text (self, share->id, "metric");
  value = dup_text (self, share->id, "value");
  /* Translators: what a figure is about, a percentage, and of how many it is said to be */
  found->sentence = g_strdup_printf (_("%s: %s was published, which is no part of the %d that were published."), metric,
                                     value, (int) whole->value.digits);
}

static gboolean
check_impossible_percentage (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "metric", "value", "cohorts", NULL };
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Published));

  g_array_set_clear_func (figures, published_clear);
  if (!mb_check_each_row (self, MB_RECORD_PUBLISHED_FIGURE, fields, read_published, figures, error))
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      const Published *share = &g_array_index (figures, Published, i);
      const Published *whole = share->value.is_share ? find_whole (figures, share) : NULL;

      if (whole != NULL && !is_possible (&share->value, whole->value.digits))
        report_impossible (self, share, whole);
    }
  return TRUE;
}

const MbCheckRule mb_check_published_rules[] = {
  { "published-differs", N_("Published Figure Differs"), check_published_differs },
  { "published-not-understood", N_("Published Figure Not Understood"), check_published_not_understood },
  { "impossible-percentage", N_("Percentage That Cannot Be"), check_impossible_percentage },
  { NULL },
};
