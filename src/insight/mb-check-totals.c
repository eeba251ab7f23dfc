#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"
#include "mb-impact.h"
#include "mb-published-value.h"

typedef struct {
  MbCheck *check;
  MbImpact *own;
  MbImpact *reported;
} Totals;

/* -1: nobody took part that is known of. */
static gint64
get_total (const MbImpact *impact, int year)
{
  if (year == 0)
    return impact->years->len > 0 ? impact->total : -1;
  for (guint i = 0; i < impact->years->len; i++)
    {
      const MbImpactYear *row = impact->years->pdata[i];

      if (row->year == year)
        return row->total;
    }
  return -1;
}

static void
report (Totals *self, gint64 id, int year, gint64 published, gint64 sum)
{
  MbFound *found = mb_check_report (self->check, MB_SEVERITY_WARNING, MB_RECORD_PUBLISHED_FIGURE, id);

  if (found == NULL)
    return;
  if (year == 0)
    found->sentence = g_strdup_printf (ngettext ("%d participant was published, and the cohorts sum up to %d.",
                                                 "%d participants were published, and the cohorts sum up to %d.", published),
                                       (int) published, (int) MAX (sum, 0));
  else
    found->sentence = g_strdup_printf (/* Translators: a number, a year and another number. */
                                       ngettext ("%d participant was published for %d, and its cohorts sum up to %d.",
                                                 "%d participants were published for %d, and its cohorts sum up to %d.",
                                                 published),
                                       (int) published, year, (int) MAX (sum, 0));
}

/* Pages add up reported headcounts, or count names where there is none: either is right. */
static void
compare_total (MbCursor *cursor, gpointer data)
{
  Totals *self = data;
  const char *metric = mb_cursor_get_text (cursor, 0);
  const char *text = mb_cursor_get_text (cursor, 1);
  MbPublishedValue value;
  int year;

  if (metric == NULL || text == NULL || !mb_published_names_total (metric, &year) ||
      !mb_published_value_read (&value, text) || value.is_share)
    return;
  if (value.digits != get_total (self->own, year) && value.digits != get_total (self->reported, year))
    report (self, mb_cursor_get_id (cursor), year, value.digits, get_total (self->own, year));
}

static gboolean
check_total_differs (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "metric", "value", NULL };
  g_autoptr (MbImpact) own = mb_impact_new (self->book, MB_IMPACT_OWN, error);
  g_autoptr (MbImpact) reported = own != NULL ? mb_impact_new (self->book, MB_IMPACT_PUBLISHED, error) : NULL;
  Totals totals = { self, own, reported };

  return reported != NULL &&
         mb_check_each_row (self, MB_RECORD_PUBLISHED_FIGURE, fields, compare_total, &totals, error);
}

const MbCheckRule mb_check_total_rules[] = {
  { "total-differs", N_("Published Total Differs"), check_total_differs },
  { NULL },
};
