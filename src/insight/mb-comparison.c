#include "config.h"

#include "mb-comparison.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"
#include "mb-impact.h"
#include "mb-published-value.h"

static gboolean
says_the_same (const MbFigure *figure, const MbPublishedValue *value)
{
  if (figure->state != MB_FIGURE_KNOWN)
    return FALSE;
  if (value->is_share)
    return mb_figure_round_share (figure, value->decimals) == value->digits;
  return figure->k == value->digits && (value->of < 0 || value->of == figure->n);
}

/**
 * mb_comparison_make:
 * @metric: what was published, as mb_metric_find() understands it
 * @value: the value, as it was written
 * @insights: the figures of the scope it is of
 *
 * Holds a published figure against the computed one: a number against k, a
 * percentage against the rate, rounded to as many decimals as were published.
 * It may be by participations or by people, since pages rarely say; the same
 * is what either of them gives.
 *
 * Returns: what came of it
 */
MbComparison
mb_comparison_make (const char *metric, const char *value, MbInsights *insights)
{
  MbComparison self = { .result = MB_COMPARISON_NOT_UNDERSTOOD, .decimals = -1 };
  MbMetric which;
  MbPublishedValue published;

  if (metric == NULL || value == NULL || !mb_metric_find (metric, &which) ||
      !mb_published_value_read (&published, value) || (published.is_share && mb_metric_is_count (which)))
    return self;
  if (published.is_share)
    self.decimals = (int) published.decimals;

  for (guint unit = 0; unit < MB_N_UNITS; unit++)
    {
      const MbFigure *figure;

      if (!mb_metric_has_unit (which, unit))
        continue;
      figure = mb_insights_get_figure (insights, which, unit);
      if (says_the_same (figure, &published))
        {
          self.figure = *figure;
          self.result = MB_COMPARISON_SAME;
          return self;
        }
      if (self.result == MB_COMPARISON_NOT_UNDERSTOOD)
        self.figure = *figure;
      self.result = MB_COMPARISON_DIFFERS;
    }
  return self;
}

/**
 * mb_comparison_dup_computed:
 * @self: a comparison that was understood
 *
 * What the book says, with k and n beside a percentage.
 *
 * Returns: (transfer full): the words
 */
char *
mb_comparison_dup_computed (const MbComparison *self)
{
  g_return_val_if_fail (self->result != MB_COMPARISON_NOT_UNDERSTOOD, NULL);

  if (self->decimals < 0 && self->figure.state == MB_FIGURE_KNOWN)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->figure.k);
  return mb_figure_dup_value (&self->figure);
}

static char *
dup_points (gint64 points, int decimals)
{
  double divisor = 1;

  for (int i = 0; i < decimals; i++)
    divisor *= 10;
  return g_strdup_printf ("%.*f", decimals, points / divisor);
}

static char *
dup_difference_of_shares (const MbComparison *self, const MbPublishedValue *published)
{
  const gint64 more = mb_figure_round_share (&self->figure, published->decimals) - published->digits;
  g_autofree char *computed = mb_comparison_dup_computed (self);
  g_autofree char *points = dup_points (ABS (more), (int) published->decimals);

  if (more == 0)
    return g_strdup_printf (_("The book gives %s."), computed);
  if (more > 0)
    /* Translators: what the book gives, as in “7 of 47 (15%)”, and by how many percentage points that is more. */
    return g_strdup_printf (_("The book gives %s: more by %s percentage points."), computed, points);
  /* Translators: what the book gives, as in “7 of 47 (15%)”, and by how many percentage points that is less. */
  return g_strdup_printf (_("The book gives %s: less by %s percentage points."), computed, points);
}

static char *
dup_difference_of_numbers (const MbComparison *self, const MbPublishedValue *published)
{
  const gint64 more = self->figure.k - published->digits;
  g_autofree char *computed = published->of >= 0 ? mb_figure_dup_value (&self->figure)
                                                 : mb_comparison_dup_computed (self);

  if (more == 0)
    return g_strdup_printf (_("The book gives %s."), computed);
  if (more > 0)
    /* Translators: what the book gives, and how many more that are. */
    return g_strdup_printf (ngettext ("The book gives %s: %d more.", "The book gives %s: %d more.", (gulong) more),
                            computed, (int) more);
  /* Translators: what the book gives, and how many fewer that are. */
  return g_strdup_printf (ngettext ("The book gives %s: %d fewer.", "The book gives %s: %d fewer.", (gulong) -more),
                          computed, (int) -more);
}

/**
 * mb_comparison_dup_sentence:
 * @self: a comparison
 * @value: the value, as it was written
 *
 * Says whether the book gives what was published, and by how much it differs.
 *
 * Returns: (transfer full): a sentence
 */
char *
mb_comparison_dup_sentence (const MbComparison *self, const char *value)
{
  g_autofree char *computed = NULL;
  MbPublishedValue published;

  if (self->result == MB_COMPARISON_NOT_UNDERSTOOD || !mb_published_value_read (&published, value))
    return g_strdup (_("This cannot be held against the book."));
  computed = mb_comparison_dup_computed (self);
  if (self->result == MB_COMPARISON_SAME)
    /* Translators: what the book gives, as in “23 of 46 (50%)”. */
    return g_strdup_printf (_("The book gives the same: %s."), computed);
  if (self->figure.state != MB_FIGURE_KNOWN)
    /* Translators: why there is no figure, as in “No data”. */
    return g_strdup_printf (_("The book gives no number for this: %s."), computed);
  return published.is_share ? dup_difference_of_shares (self, &published)
                            : dup_difference_of_numbers (self, &published);
}

/* How many took part */

static gint64
get_total (const MbImpact *impact, int year)
{
  if (year == 0)
    return impact->years->len > 0 ? impact->total : -1;
  for (guint i = 0; i < impact->years->len; i++)
    {
      const MbImpactYear *row = g_ptr_array_index (impact->years, i);

      if (row->year == year)
        return row->total;
    }
  return -1;
}

/* Pages add up reported headcounts, or count names where there is none: either is right. */
static void
compare_total (MbComparison *self, const char *metric, const char *value, MbInsights *insights)
{
  g_autoptr (MbImpact) own = NULL;
  g_autoptr (MbImpact) reported = NULL;
  MbPublishedValue published;
  gint64 total;
  int year;

  if (metric == NULL || value == NULL || !mb_published_names_total (metric, &year) ||
      !mb_published_value_read (&published, value) || published.is_share || published.of >= 0)
    return;
  own = mb_impact_new_within (insights, MB_IMPACT_OWN);
  reported = mb_impact_new_within (insights, MB_IMPACT_PUBLISHED);
  total = get_total (published.digits == get_total (reported, year) ? reported : own, year);
  self->is_total = TRUE;
  self->result = total == published.digits ? MB_COMPARISON_SAME : MB_COMPARISON_DIFFERS;
  self->figure = (MbFigure) { .metric = MB_METRIC_MENTEES, .k = MAX (total, 0), .n = MAX (total, 0),
                              .state = total >= 0 ? MB_FIGURE_KNOWN : MB_FIGURE_NO_DATA };
}

/* The published figures of a book */

typedef struct {
  MbFacts *facts;
  GHashTable *cohorts;  /* ids by slug */
  GHashTable *insights; /* by the words of the scope */
  GArray *comparisons;
} Listing;

static void
read_cohort (MbCursor *cursor, gpointer data)
{
  Listing *self = data;
  const char *slug = mb_cursor_get_text (cursor, 0);
  gint64 id = mb_cursor_get_id (cursor);

  if (slug != NULL)
    g_hash_table_insert (self->cohorts, g_strdup (slug), g_memdup2 (&id, sizeof id));
}

/* All that no longer run where none are named; named ones count also while they run. */
static MbScope *
make_scope (Listing *self, const char *const *slugs)
{
  MbScope *scope = mb_scope_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (*slugs == NULL)
    return scope;
  for (; *slugs != NULL; slugs++)
    {
      const gint64 *id = g_hash_table_lookup (self->cohorts, *slugs);

      if (id != NULL)
        g_array_append_val (ids, *id);
    }
  mb_scope_limit_cohorts (scope, (const gint64 *) (gpointer) ids->data, ids->len);
  scope->include_running = TRUE;
  return scope;
}

static MbInsights *
find_insights (Listing *self, const char *const *slugs)
{
  g_autofree char *key = g_strjoinv (" ", (char **) slugs);
  MbInsights *known = g_hash_table_lookup (self->insights, key);
  g_autoptr (MbScope) scope = NULL;

  if (known != NULL)
    return known;
  scope = make_scope (self, slugs);
  known = mb_insights_new (self->facts, scope);
  g_hash_table_insert (self->insights, g_steal_pointer (&key), known);
  return known;
}

static void
read_published (MbCursor *cursor, gpointer data)
{
  Listing *self = data;
  g_auto (GStrv) slugs = mb_cursor_dup_words (cursor, 2);
  MbInsights *insights = find_insights (self, (const char *const *) slugs);
  MbComparison comparison =
    mb_comparison_make (mb_cursor_get_text (cursor, 0), mb_cursor_get_text (cursor, 1), insights);

  if (comparison.result == MB_COMPARISON_NOT_UNDERSTOOD)
    compare_total (&comparison, mb_cursor_get_text (cursor, 0), mb_cursor_get_text (cursor, 1), insights);
  comparison.record = mb_cursor_get_id (cursor);
  g_array_append_val (self->comparisons, comparison);
}

/**
 * mb_comparison_list:
 * @book: a book
 * @facts: what it says on a date
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Holds each published figure of a book against what the book gives for the
 * cohorts that it is of.
 *
 * Returns: (transfer full) (nullable) (element-type MbComparison): what came
 *   of each, by metric and value; or %NULL with the book's error or
 *   %G_IO_ERROR_CANCELLED
 */
GArray *
mb_comparison_list (MbBook *book, MbFacts *facts, GCancellable *cancellable, GError **error)
{
  static const char *const slug[] = { "slug", NULL };
  static const char *const fields[] = { "metric", "value", "cohorts", NULL };
  static const char *const order[] = { "metric", "value", NULL };
  g_autoptr (GHashTable) cohorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) insights =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mb_insights_free);
  g_autoptr (GArray) comparisons = g_array_new (FALSE, FALSE, sizeof (MbComparison));
  Listing self = { facts, cohorts, insights, comparisons };

  if (!mb_rows_each (book, MB_RECORD_COHORT, slug, NULL, cancellable, read_cohort, &self, error) ||
      !mb_rows_each (book, MB_RECORD_PUBLISHED_FIGURE, fields, order, cancellable, read_published, &self, error))
    return NULL;
  return g_steal_pointer (&comparisons);
}
