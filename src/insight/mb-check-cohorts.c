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
  MbFound *found;
  guint named;
  const MbCohortFact *fact = find_fact (self, id, &named);

  if (fact == NULL || fact->is_running || !has_status (cursor, "in-progress"))
    return;
  found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (_("%s should have been over by %s, but says that it is in progress."), title,
                                     self->facts->as_of);
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
look_at_order (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  const char *starts_on = mb_cursor_get_text (cursor, STARTS_ON);
  const char *ends_on = mb_cursor_get_text (cursor, ENDS_ON);
  g_autofree char *title = NULL;
  MbFound *found;

  if (!is_out_of_order (starts_on, ends_on))
    return;
  found = mb_check_report (self, MB_SEVERITY_ERROR, MB_RECORD_COHORT, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, id);
  found->sentence = g_strdup_printf (_("%s ends on %s, before it starts on %s."), title, ends_on, starts_on);
}

static void
look_at_order_of_milestone (MbCursor *cursor, gpointer data)
{
  MbCheck *self = data;
  const char *starts_on = mb_cursor_get_text (cursor, 1);
  const char *ends_on = mb_cursor_get_text (cursor, 2);
  g_autofree char *title = NULL;
  MbFound *found;

  if (!is_out_of_order (starts_on, ends_on))
    return;
  found = mb_check_report (self, MB_SEVERITY_ERROR, MB_RECORD_MILESTONE, mb_cursor_get_id (cursor));
  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  title = mb_check_dup_title (self, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  found->sentence = g_strdup_printf (_("%s: “%s” ends on %s, before it starts on %s."), title,
                                     mb_cursor_get_text (cursor, 3), ends_on, starts_on);
}

static gboolean
check_dates_out_of_order (MbCheck *self, GError **error)
{
  static const char *const of_milestone[] = { "cohort", "starts-on", "ends-on", "label", NULL };

  return each_cohort (self, look_at_order, error) &&
         mb_check_each_row (self, MB_RECORD_MILESTONE, of_milestone, look_at_order_of_milestone, self, error);
}

const MbCheckRule mb_check_cohort_rules[] = {
  { "headcount-differs", check_headcount_differs },
  { "names-missing", check_names_missing },
  { "headcount-missing", check_headcount_missing },
  { "still-in-progress", check_still_in_progress },
  { "dates-missing", check_dates_missing },
  { "dates-out-of-order", check_dates_out_of_order },
  { NULL },
};
