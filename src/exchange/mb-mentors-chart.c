#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-book-chart-private.h"

typedef enum {
  NEW,
  RETURNING,
} MentorSeries;

typedef void (*MentorFunc) (MbChartSource *self, gint64 person, int year, MentorSeries series, gpointer data);

/* Each year once in which somebody was a mentor; participations of a person are in the order of the years. */
static void
each_year_of (MbChartSource *self, const MbPersonFact *person, MentorFunc func, gpointer data)
{
  GArray *participations = mb_insights_get_facts (self->insights)->participations;
  int former = 0;

  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = &g_array_index (participations, MbParticipationFact, person->first + i);
      const MbCohortFact *cohort = mb_chart_source_get_cohort (self, participation);

      if (cohort == NULL || participation->role != MB_ROLE_MENTOR || cohort->year == former)
        continue;
      func (self, person->id, cohort->year, former == 0 ? NEW : RETURNING, data);
      former = cohort->year;
    }
}

static void
each_mentor (MbChartSource *self, MentorFunc func, gpointer data)
{
  GArray *people = mb_insights_get_facts (self->insights)->people;

  for (guint i = 0; i < people->len; i++)
    each_year_of (self, &g_array_index (people, MbPersonFact, i), func, data);
}

static void
note_year (MbChartSource *self, gint64 person, int year, MentorSeries series, gpointer data)
{
  g_hash_table_add (data, GINT_TO_POINTER (year));
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_years (MbChartSource *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  GHashTableIter iter;
  gpointer key;

  each_mentor (self, note_year, seen);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int year = GPOINTER_TO_INT (key);

      g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  mb_chart_source_add_years (self, years);
}

static void
count (MbChartSource *self, gint64 person, int year, MentorSeries series, gpointer data)
{
  guint category = mb_chart_source_find_year (self, year);

  mb_chart_data_set_value (self->data, category, series,
                           MAX (mb_chart_data_get_value (self->data, category, series), 0) + 1);
}

gboolean
mb_mentors_chart_make (MbChartSource *self)
{
  mb_chart_data_add_series (self->data, NEW, C_("mentors", "New"), 0);
  mb_chart_data_add_series (self->data, RETURNING, C_("mentors", "Returning"), 1);
  add_years (self);
  each_mentor (self, count, NULL);
  return TRUE;
}

/* The records behind it */

typedef struct {
  int year;
  guint series;
  GArray *ids;
} Wanted;

static void
list_if_wanted (MbChartSource *self, gint64 person, int year, MentorSeries series, gpointer data)
{
  Wanted *wanted = data;

  if (year == wanted->year && (wanted->series == MB_CHART_ALL || wanted->series == series))
    g_array_append_val (wanted->ids, person);
}

GArray *
mb_mentors_chart_list (MbChartSource *self, guint category, guint series, MbRecordKind *kind)
{
  Wanted wanted = {
    .year = (int) mb_chart_data_get_category_id (self->data, category),
    .series = series,
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  *kind = MB_RECORD_PERSON;
  each_mentor (self, list_if_wanted, &wanted);
  return wanted.ids;
}
