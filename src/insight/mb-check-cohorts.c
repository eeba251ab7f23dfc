#include "config.h"

#include <glib/gi18n-lib.h>

#include "book/mb-date.h"
#include "mb-check.h"

static const char *const fields[] = { "reported", "status", "starts-on", "ends-on", NULL };

enum {
  REPORTED,
  STATUS,
  STARTS_ON,
  ENDS_ON,
};

static const char *const of_milestone[] = { "cohort", "starts-on", "ends-on", "label", NULL };

static gboolean
each_cohort (MbCheck *self, MbRowFunc func, GError **error)
{
  return mb_check_each_row (self, MB_RECORD_COHORT, fields, func, self, error);
}

static const MbCohortFact *
find_fact (MbCheck *self, gint64 cohort, guint *named)
{
  guint place = mb_places_find (self->cohort_places, cohort);

  if (place == MB_NO_PLACE)
    return NULL;
  *named = self->named[place];
  return &g_array_index (self->facts->cohorts, MbCohortFact, place);
}

static gboolean
has_status (MbCursor *cursor, const char *status)
{
  return g_strcmp0 (mb_cursor_get_text (cursor, STATUS), status) == 0;
}

/* A headcount and names */

static void
offer_headcount (MbFound *found, gint64 cohort, gint64 reported, guint named)
{
  g_autofree char *label = g_strdup_printf (_("Set Headcount to %u"), named);

  mb_fix_set (mb_found_offer (found, label), MB_RECORD_COHORT, cohort, "reported",
              reported >= 0 ? g_variant_new_int64 (reported) : NULL, g_variant_new_int64 (named));
}

static void
compare_headcount (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  gint64 reported = mb_cursor_get_integer (cursor, REPORTED);
  g_autofree char *title = NULL;
  MbFound *found;
  guint named = 0;

  if (find_fact (self, id, &named) == NULL || reported < 0 || named == 0 || reported == named)
    return;
  /* Some may have no name in the book yet, but nobody can be there who was not. */
  found = mb_check_report (self, named > reported ? MB_SEVERITY_ERROR : MB_SEVERITY_WARNING, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (_("%s reports a headcount of %d, and the book names %d."), title, (int) reported,
                                     (int) named);
  offer_headcount (found, id, reported, named);
}

static gboolean
check_headcount_differs (MbCheck *self, GError **error)
{
  return each_cohort (self, compare_headcount, error);
}

static void
look_for_names (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  gint64 reported = mb_cursor_get_integer (cursor, REPORTED);
  g_autofree char *title = NULL;
  MbFound *found;
  guint named = 0;

  if (find_fact (self, id, &named) == NULL || reported <= 0 || named > 0)
    return;
  found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (_("%s reports a headcount of %d, and the book names nobody."), title,
                                     (int) reported);
}

static gboolean
check_names_missing (MbCheck *self, GError **error)
{
  return each_cohort (self, look_for_names, error);
}

/* While a cohort runs, nobody has reported it yet. */
static void
look_for_headcount (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  g_autofree char *title = NULL;
  MbFound *found;
  guint named = 0;
  const MbCohortFact *fact = find_fact (self, id, &named);

  if (fact == NULL || fact->is_running || named == 0 || mb_cursor_is_set (cursor, REPORTED))
    return;
  found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                  "The book names %d mentee of %s, which reports no headcount.",
                                                  "The book names %d mentees of %s, which reports no headcount.",
                                                  named),
                                     (int) named, title);
  offer_headcount (found, id, -1, named);
}

static gboolean
check_headcount_missing (MbCheck *self, GError **error)
{
  return each_cohort (self, look_for_headcount, error);
}

/* Time */

static void
look_whether_over (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  MbFound *found;
  guint named;
  const MbCohortFact *fact = find_fact (self, id, &named);

  if (fact == NULL || fact->is_running || !has_status (cursor, "in-progress"))
    return;
  found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  date = mb_date_dup_shown (self->facts->as_of);
  found->sentence = g_strdup_printf (_("%s should have been over by %s, but says that it is in progress."), title, date);
  mb_fix_set (mb_found_offer (found, _("Mark as Completed")), MB_RECORD_COHORT, id, "status",
              g_variant_new_string ("in-progress"), g_variant_new_string ("completed"));
}

static gboolean
check_still_in_progress (MbCheck *self, GError **error)
{
  return each_cohort (self, look_whether_over, error);
}

static void
look_for_dates (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  g_autofree char *title = NULL;
  MbFound *found;

  if (mb_cursor_is_set (cursor, STARTS_ON) || mb_cursor_is_set (cursor, ENDS_ON) ||
      has_status (cursor, "not-accepted") || has_status (cursor, "cancelled"))
    return;
  found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (_("%s has neither a start nor an end."), title);
}

static gboolean
check_dates_missing (MbCheck *self, GError **error)
{
  return each_cohort (self, look_for_dates, error);
}

/* Out of order is what no two days within the dates can make right. */
static gboolean
is_out_of_order (const char *starts_on, const char *ends_on)
{
  guint start = mb_date_get_first_day (starts_on);
  guint end = mb_date_get_last_day (ends_on);

  return start != 0 && end != 0 && start > end;
}

static void
offer_swap (MbFound *found, MbRecordKind kind, gint64 id, const char *starts_on, const char *ends_on)
{
  MbFix *fix = mb_found_offer (found, _("Swap Start and End"));

  mb_fix_set (fix, kind, id, "starts-on", g_variant_new_string (starts_on), g_variant_new_string (ends_on));
  mb_fix_set (fix, kind, id, "ends-on", g_variant_new_string (ends_on), g_variant_new_string (starts_on));
}

static void
look_at_order (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  const char *starts_on = mb_cursor_get_text (cursor, STARTS_ON);
  const char *ends_on = mb_cursor_get_text (cursor, ENDS_ON);
  g_autofree char *title = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  MbFound *found;

  if (!is_out_of_order (starts_on, ends_on))
    return;
  found = mb_check_report (self, MB_SEVERITY_ERROR, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  start = mb_date_dup_shown (starts_on);
  end = mb_date_dup_shown (ends_on);
  found->sentence = g_strdup_printf (_("%s ends on %s, before it starts on %s."), title, end, start);
  offer_swap (found, MB_RECORD_COHORT, id, starts_on, ends_on);
}

static void
look_at_order_of_milestone (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  const char *starts_on = mb_cursor_get_text (cursor, 1);
  const char *ends_on = mb_cursor_get_text (cursor, 2);
  g_autofree char *title = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  MbFound *found;

  if (!is_out_of_order (starts_on, ends_on))
    return;
  found = mb_check_report (self, MB_SEVERITY_ERROR, MB_RECORD_MILESTONE, mb_cursor_get_id (cursor));
  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  title = mb_check_dup_title (self, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  start = mb_date_dup_shown (starts_on);
  end = mb_date_dup_shown (ends_on);
  found->sentence = g_strdup_printf (_("%s: “%s” ends on %s, before it starts on %s."), title,
                                     mb_cursor_get_text (cursor, 3), end, start);
  offer_swap (found, MB_RECORD_MILESTONE, mb_cursor_get_id (cursor), starts_on, ends_on);
}

/* Milestones outside of their cohort's time. Much comes before a cohort starts: the announcement, the applications. */

/* A year, in days as mb_date_get_first_day() gives them. */
#define YEAR 10000

typedef struct {
  guint first; /* 0: not known */
  guint last;
} Span;

typedef struct {
  MbCheck *check;
  GHashTable *spans; /* by the cohort's id */
} Spans;

static void
read_span (MbCursor *cursor, gpointer data)
{
  GHashTable *spans = data;
  gint64 id = mb_cursor_get_id (cursor);
  Span span = { mb_date_get_first_day (mb_cursor_get_text (cursor, STARTS_ON)),
                mb_date_get_last_day (mb_cursor_get_text (cursor, ENDS_ON)) };

  g_hash_table_insert (spans, g_memdup2 (&id, sizeof id), g_memdup2 (&span, sizeof span));
}

static char *
dup_outside (const Span *span, const char *title, const char *label, const char *starts_on, const char *ends_on)
{
  const char *begins = starts_on != NULL ? starts_on : ends_on;
  const char *ends = ends_on != NULL ? ends_on : starts_on;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (begins == NULL)
    return NULL;
  start = mb_date_dup_shown (begins);
  end = mb_date_dup_shown (ends);
  if (span->first != 0 && mb_date_get_last_day (ends) != 0 && mb_date_get_last_day (ends) < span->first - YEAR)
    return g_strdup_printf (_("%s: “%s” is over on %s, more than a year before the cohort starts."), title, label,
                            end);
  if (span->last != 0 && mb_date_get_first_day (begins) > span->last)
    return g_strdup_printf (_("%s: “%s” begins on %s, after the cohort ends."), title, label, start);
  return NULL;
}

static void
look_whether_outside (MbCursor *cursor, gpointer data)
{
  Spans *self = data;
  gint64 cohort = mb_cursor_get_integer (cursor, 0);
  const Span *span = g_hash_table_lookup (self->spans, &cohort);
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  MbFound *found;

  if (span == NULL || is_out_of_order (mb_cursor_get_text (cursor, 1), mb_cursor_get_text (cursor, 2)))
    return;
  title = mb_check_dup_title (self->check, MB_RECORD_COHORT, cohort);
  sentence = dup_outside (span, title, mb_cursor_get_text (cursor, 3), mb_cursor_get_text (cursor, 1),
                          mb_cursor_get_text (cursor, 2));
  found = sentence != NULL
            ? mb_check_report (self->check, MB_SEVERITY_HINT, MB_RECORD_MILESTONE, mb_cursor_get_id (cursor))
            : NULL;
  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, cohort);
  mb_found_set_detail (found, "outside");
  found->sentence = g_steal_pointer (&sentence);
}

static gboolean
check_milestones_outside (MbCheck *self, GError **error)
{
  g_autoptr (GHashTable) spans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Spans of_cohorts = { self, spans };

  return mb_check_each_row (self, MB_RECORD_COHORT, fields, read_span, spans, error) &&
         mb_check_each_row (self, MB_RECORD_MILESTONE, of_milestone, look_whether_outside, &of_cohorts, error);
}

static gboolean
check_dates_out_of_order (MbCheck *self, GError **error)
{
  return each_cohort (self, look_at_order, error) &&
         mb_check_each_row (self, MB_RECORD_MILESTONE, of_milestone, look_at_order_of_milestone, self, error) &&
         check_milestones_outside (self, error);
}

const MbCheckRule mb_check_cohort_rules[] = {
  { "headcount-differs", N_("Headcount and Names Differ"), check_headcount_differs },
  { "names-missing", N_("Nobody Is Named"), check_names_missing },
  { "headcount-missing", N_("No Headcount"), check_headcount_missing },
  { "still-in-progress", N_("Still in Progress"), check_still_in_progress },
  { "dates-missing", N_("No Dates"), check_dates_missing },
  { "dates-out-of-order", N_("Dates out of Order"), check_dates_out_of_order },
  { NULL },
};
