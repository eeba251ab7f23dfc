#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"

static const MbPersonFact *
get_person (MbCheck *self, guint place)
{
  return &g_array_index (self->facts->people, MbPersonFact, place);
}

static const MbParticipationFact *
get_participation (MbCheck *self, const MbPersonFact *person, guint i)
{
  return &g_array_index (self->facts->participations, MbParticipationFact, person->first + i);
}

static const MbCohortFact *
get_cohort (MbCheck *self, const MbParticipationFact *participation)
{
  return &g_array_index (self->facts->cohorts, MbCohortFact, participation->cohort);
}

/* Who is in no cohort, and looks after no program either */

static void
read_admin (MbCursor *cursor, gpointer data)
{
  GHashTable *admins = data;
  gint64 person = mb_cursor_get_integer (cursor, 0);

  g_hash_table_add (admins, g_memdup2 (&person, sizeof person));
}

static void
report_idle (MbCheck *self, gint64 person)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_PERSON, person);
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_PERSON, person);
  found->sentence = g_strdup_printf (_("%s is in no cohort and looks after no program."), title);
}

static gboolean
check_person_without_cohort (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "person", NULL };
  g_autoptr (GHashTable) admins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!mb_check_each_row (self, MB_RECORD_ADMIN, fields, read_admin, admins, error))
    return FALSE;
  for (guint i = 0; i < self->facts->people->len; i++)
    {
      const MbPersonFact *person = get_person (self, i);

      if (person->n == 0 && !g_hash_table_contains (admins, &person->id))
        report_idle (self, person->id);
    }
  return TRUE;
}

/* More often a mentee than the program allows */

typedef struct {
  MbCheck *check;
  MbPlaces *places;
  gint64 *limits; /* by the program's place; 0: none */
  guint *counts;
} Limits;

static void
read_limit (MbCursor *cursor, gpointer data)
{
  Limits *self = data;
  guint place = mb_places_find (self->places, mb_cursor_get_id (cursor));

  if (place != MB_NO_PLACE)
    self->limits[place] = MAX (mb_cursor_get_integer (cursor, 0), 0);
}

static void
report_too_often (Limits *self, const MbPersonFact *person, guint program, guint count)
{
  MbCheck *check = self->check;
  gint64 id = g_array_index (check->facts->programs, gint64, program);
  MbFound *found = mb_check_report (check, MB_SEVERITY_WARNING, MB_RECORD_PERSON, person->id);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_PROGRAM, id);
  name = mb_check_dup_title (check, MB_RECORD_PERSON, person->id);
  title = mb_check_dup_title (check, MB_RECORD_PROGRAM, id);
  found->sentence = g_strdup_printf (ngettext ("%s was a mentee of %s %u time, and %d is the most.",
                                               "%s was a mentee of %s %u times, and %d is the most.", count), name, title, count,
                                     (int) self->limits[program]);
}

static gboolean
counts_in_program (MbCheck *check, const MbParticipationFact *participation)
{
  return participation->role == MB_ROLE_MENTEE && get_cohort (check, participation)->program != MB_NO_PLACE;
}

static void
count_person (Limits *self, const MbPersonFact *person)
{
  for (guint i = 0; i < person->n; i++)
    {
      const MbParticipationFact *participation = get_participation (self->check, person, i);

      if (counts_in_program (self->check, participation))
        self->counts[get_cohort (self->check, participation)->program]++;
    }
  for (guint i = 0; i < person->n; i++)
    {
      guint program = get_cohort (self->check, get_participation (self->check, person, i))->program;

      if (program == MB_NO_PLACE)
        continue;
      if (self->limits[program] > 0 && self->counts[program] > self->limits[program])
        report_too_often (self, person, program, self->counts[program]);
      self->counts[program] = 0;
    }
}

static gboolean
check_mentee_too_often (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "mentee-limit", NULL };
  guint n_programs = MAX (self->facts->programs->len, 1);
  g_autoptr (MbPlaces) places = mb_places_new (self->facts->programs);
  g_autofree gint64 *limit_of_program = g_new0 (gint64, n_programs);
  g_autofree guint *counts = g_new0 (guint, n_programs);
  Limits limits = { self, places, limit_of_program, counts };

  if (!mb_check_each_row (self, MB_RECORD_PROGRAM, fields, read_limit, &limits, error))
    return FALSE;
  for (guint i = 0; i < self->facts->people->len; i++)
    count_person (&limits, get_person (self, i));
  return TRUE;
}

const MbCheckRule mb_check_people_rules[] = {
  { "person-without-cohort", N_("In No Cohort"), check_person_without_cohort },
  { "mentee-too-often", N_("Mentee Too Often"), check_mentee_too_often },
  { NULL },
};
