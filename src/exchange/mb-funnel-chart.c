#include "config.h"

#include <glib/gi18n-lib.h>

#include "book/mb-cursor.h"
#include "mb-book-chart-private.h"
#include "mb-scope-text.h"

#define MOST_NAMED 6

typedef enum {
  IDEAS,
  SELECTED_IDEAS,
  APPLICATIONS,
  ACCEPTED,
  COMPLETED,
} Step;

#define N_STEPS (COMPLETED + 1)

typedef enum {
  OF_IDEAS,
  OF_APPLICANTS,
} StepSeries;

static const struct {
  const char *name;
  StepSeries series;
  int whole; /* the step it is a part of; -1: none */
} steps[N_STEPS] = {
  [IDEAS] = { NC_("funnel", "Ideas proposed"), OF_IDEAS, -1 },
  [SELECTED_IDEAS] = { NC_("funnel", "Ideas selected"), OF_IDEAS, IDEAS },
  [APPLICATIONS] = { NC_("funnel", "Applications"), OF_APPLICANTS, -1 },
  [ACCEPTED] = { NC_("funnel", "Accepted"), OF_APPLICANTS, APPLICATIONS },
  [COMPLETED] = { NC_("funnel", "Completed"), OF_APPLICANTS, ACCEPTED },
};

/* What is known of a cohort; -1: it is not. */
typedef struct {
  gint64 id;
  gint64 values[N_STEPS];
} Funnel;

static GHashTable *
list_scope (MbChartSource *self)
{
  g_autoptr (GArray) ids = mb_insights_list_cohorts (self->insights);
  GHashTable *scope = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_hash_table_add (scope, g_memdup2 (&id, sizeof id));
    }
  return scope;
}

static void
read_funnel (MbCursor *cursor, GArray *funnels)
{
  Funnel funnel = { .id = mb_cursor_get_id (cursor) };
  gboolean known = FALSE;

  for (guint i = IDEAS; i <= ACCEPTED; i++)
    {
      funnel.values[i] = mb_cursor_is_set (cursor, i) ? mb_cursor_get_integer (cursor, i) : -1;
      known = known || funnel.values[i] >= 0;
    }
  funnel.values[COMPLETED] = -1;
  if (known)
    g_array_append_val (funnels, funnel);
}

typedef void (*EndingFunc) (const MbParticipationFact *participation, Funnel *funnel, gpointer data);

/* Each mentee of whom it is known how it ended. */
static void
each_ending (MbChartSource *self, GArray *funnels, EndingFunc func, gpointer data)
{
  GArray *participations = mb_insights_get_facts (self->insights)->participations;
  g_autoptr (GHashTable) by_cohort = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < funnels->len; i++)
    g_hash_table_insert (by_cohort, &g_array_index (funnels, Funnel, i).id, &g_array_index (funnels, Funnel, i));
  for (guint i = 0; funnels->len > 0 && i < participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (participations, MbParticipationFact, i);
      const MbCohortFact *cohort = mb_chart_source_get_cohort (self, participation);
      Funnel *funnel = cohort != NULL ? g_hash_table_lookup (by_cohort, &cohort->id) : NULL;

      if (funnel != NULL && participation->role == MB_ROLE_MENTEE && participation->ending != MB_ENDING_UNKNOWN)
        func (participation, funnel, data);
    }
}

/* That nobody completed it is known only where of anybody it is known how it ended. */
static void
count_ending (const MbParticipationFact *participation, Funnel *funnel, gpointer data)
{
  funnel->values[COMPLETED] = MAX (funnel->values[COMPLETED], 0) + (participation->ending == MB_ENDING_COMPLETED);
}

/* Of the cohorts in scope that have one. */
static GArray *
list_funnels (MbChartSource *self, GError **error)
{
  static const char *const fields[] = { "ideas", "selected-ideas", "applications", "selected", NULL };
  static const char *const order[] = { "year", "slug", NULL };
  g_autoptr (GHashTable) scope = list_scope (self);
  g_autoptr (GArray) funnels = g_array_new (FALSE, FALSE, sizeof (Funnel));
  g_autoptr (MbCursor) cursor = mb_cursor_new (self->book, MB_RECORD_COHORT, fields, order, error);
  g_autoptr (GError) reason = NULL;

  if (cursor == NULL)
    return NULL;
  while (mb_cursor_next (cursor, &reason))
    {
      gint64 id = mb_cursor_get_id (cursor);

      if (g_hash_table_contains (scope, &id))
        read_funnel (cursor, funnels);
    }
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  each_ending (self, funnels, count_ending, NULL);
  return g_steal_pointer (&funnels);
}

/* Sums up a step of the cohorts in which it is known, and beside it what it is a part of where both are. */
static guint
sum_up (GArray *funnels, Step step, gint64 *sum, gint64 *whole)
{
  guint n = 0;

  *sum = *whole = 0;
  for (guint i = 0; i < funnels->len; i++)
    {
      const gint64 *values = g_array_index (funnels, Funnel, i).values;

      if (values[step] < 0)
        continue;
      n++;
      *sum += values[step];
      if (steps[step].whole >= 0 && *whole >= 0)
        *whole = values[steps[step].whole] >= 0 ? *whole + values[steps[step].whole] : -1;
    }
  return n;
}

static void
add_step (MbChartSource *self, GArray *funnels, Step step)
{
  gint64 sum, whole;
  guint category, n = sum_up (funnels, step, &sum, &whole);
  g_autofree char *note = NULL;

  if (n == 0)
    return;
  category = mb_chart_data_add_category (self->data, step, g_dpgettext2 (GETTEXT_PACKAGE, "funnel", steps[step].name));
  if (whole >= sum && whole > 0)
    mb_chart_data_set_share (self->data, category, steps[step].series, sum, whole);
  else
    mb_chart_data_set_value (self->data, category, steps[step].series, sum);
  if (n == funnels->len)
    return;
  /* Translators: in how many of how many cohorts a number is known */
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u of %u cohort", "in %u of %u cohorts", funnels->len),
                          n, funnels->len);
  mb_chart_data_set_note (self->data, category, note);
}

static char *
dup_cohorts (MbChartSource *self, GArray *funnels, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *names = NULL;

  for (guint i = 0; i < funnels->len; i++)
    g_array_append_val (ids, g_array_index (funnels, Funnel, i).id);
  if (ids->len > MOST_NAMED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cohort has such numbers.", "%u cohorts have such numbers.",
                                         ids->len), ids->len);
  names = mb_scope_text_dup_names (ids, self->book, MB_SCOPE_NAMES_TITLES, error);
  /* Translators: names of cohorts, for instance “GSoC 2024, GSoC 2025” */
  return names != NULL ? g_strdup_printf (_("Such numbers are known of %s."), names) : NULL;
}

gboolean
mb_funnel_chart_make (MbChartSource *self, char **cohorts, GError **error)
{
  g_autoptr (GArray) funnels = list_funnels (self, error);

  if (funnels == NULL)
    return FALSE;
  if (funnels->len == 0)
    return TRUE;
  mb_chart_data_add_series (self->data, OF_IDEAS, C_("funnel", "Ideas"), 0);
  mb_chart_data_add_series (self->data, OF_APPLICANTS, C_("funnel", "Applicants"), 1);
  for (guint i = 0; i < N_STEPS; i++)
    add_step (self, funnels, i);
  *cohorts = dup_cohorts (self, funnels, error);
  return *cohorts != NULL;
}

/* The records behind it */

static void
list_completed (const MbParticipationFact *participation, Funnel *funnel, gpointer ids)
{
  if (participation->ending == MB_ENDING_COMPLETED)
    g_array_append_val ((GArray *) ids, participation->id);
}

/* Who completed; of the other steps the cohorts that have the number. */
GArray *
mb_funnel_chart_list (MbChartSource *self, guint category, MbRecordKind *kind, GError **error)
{
  Step step = mb_chart_data_get_category_id (self->data, category);
  g_autoptr (GArray) funnels = list_funnels (self, error);
  GArray *ids;

  if (funnels == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  *kind = step == COMPLETED ? MB_RECORD_PARTICIPATION : MB_RECORD_COHORT;
  if (step == COMPLETED)
    each_ending (self, funnels, list_completed, ids);
  for (guint i = 0; step != COMPLETED && i < funnels->len; i++)
    if (g_array_index (funnels, Funnel, i).values[step] >= 0)
      g_array_append_val (ids, g_array_index (funnels, Funnel, i).id);
  return ids;
}
