#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check-seating.h"

static gint64
get_person (MbCheck *self, guint place)
{
  return g_array_index (self->facts->people, MbPersonFact, place).id;
}

static gint64
get_cohort (MbCheck *self, guint place)
{
  return g_array_index (self->facts->cohorts, MbCohortFact, place).id;
}

static const MbParticipationFact *
get_participation (MbCheck *self, guint place)
{
  return &g_array_index (self->facts->participations, MbParticipationFact, place);
}

typedef enum {
  MATTER_BOTH_ROLES,
  MATTER_NO_PROJECT,
  MATTER_NO_MENTEE,
  MATTER_NO_MENTOR,
} Matter;

static char *
dup_sentence (Matter matter, const char *name, const char *cohort)
{
  switch (matter)
    {
    case MATTER_BOTH_ROLES:
      return g_strdup_printf (_("%s is both mentee and mentor of %s."), name, cohort);
    case MATTER_NO_PROJECT:
      return g_strdup_printf (_("%s is a mentor of %s, but of none of its projects."), name, cohort);
    case MATTER_NO_MENTEE:
      return g_strdup_printf (_("%s is a mentee on a project of %s, but not a mentee of the cohort."), name, cohort);
    case MATTER_NO_MENTOR:
    default:
      return g_strdup_printf (_("%s is a mentor on a project of %s, but not a mentor of the cohort."), name, cohort);
    }
}

static MbFound *
report (MbCheck *self, MbSeverity severity, guint person, guint cohort, Matter matter)
{
  MbFound *found = mb_check_report (self, severity, MB_RECORD_PERSON, get_person (self, person));
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return NULL;
  mb_found_add (found, MB_RECORD_COHORT, get_cohort (self, cohort));
  name = mb_check_dup_title (self, MB_RECORD_PERSON, get_person (self, person));
  title = mb_check_dup_title (self, MB_RECORD_COHORT, get_cohort (self, cohort));
  found->sentence = dup_sentence (matter, name, title);
  return found;
}

/* Mentee and mentor of the same cohort: the two participations stand next to each other. */

static void
offer_other_role (MbFound *found, const MbParticipationFact *mentee, const MbParticipationFact *mentor, gboolean learns,
                  gboolean guides)
{
  /* Who has a project in one role only is in the cohort in that one. */
  if (learns == guides)
    return;
  mb_fix_delete (mb_found_offer (found, learns ? _("Remove as Mentor") : _("Remove as Mentee")), MB_RECORD_PARTICIPATION,
                 learns ? mentor->id : mentee->id);
}

static gboolean
check_both_roles (MbCheck *self, GError **error)
{
  const MbCheckSeating *seating = mb_check_get_seating (self, error);
  guint next = 0;

  if (seating == NULL)
    return FALSE;
  for (guint i = 1; i < self->facts->participations->len; i++)
    {
      const MbParticipationFact *mentee = get_participation (self, i - 1);
      const MbParticipationFact *mentor = get_participation (self, i);
      gboolean learns, guides;
      MbFound *found;

      if (mentee->person != mentor->person || mentee->cohort != mentor->cohort)
        continue;
      learns = mb_check_seating_find (seating, &next, mentee->person, mentee->cohort, mentee->role) != MB_NO_PLACE;
      guides = mb_check_seating_find (seating, &next, mentor->person, mentor->cohort, mentor->role) != MB_NO_PLACE;
      found = report (self, MB_SEVERITY_WARNING, mentee->person, mentee->cohort, MATTER_BOTH_ROLES);
      if (found != NULL)
        offer_other_role (found, mentee, mentor, learns, guides);
    }
  return TRUE;
}

/* Mentors of a cohort that has projects, none of them theirs. The participations stand by person and cohort too. */

static gboolean *
list_with_projects (MbCheck *self, const MbCheckSeating *seating)
{
  gboolean *has_projects = g_new0 (gboolean, MAX (self->facts->cohorts->len, 1));

  for (guint i = 0; i < seating->projects->len; i++)
    {
      const MbSeatedProject *project = &g_array_index (seating->projects, MbSeatedProject, i);

      if (project->ran && project->cohort != MB_NO_PLACE)
        has_projects[project->cohort] = TRUE;
    }
  return has_projects;
}

static gboolean
check_mentor_without_project (MbCheck *self, GError **error)
{
  const MbCheckSeating *seating = mb_check_get_seating (self, error);
  g_autofree gboolean *has_projects = seating != NULL ? list_with_projects (self, seating) : NULL;
  guint next = 0;

  if (seating == NULL)
    return FALSE;
  for (guint i = 0; i < self->facts->participations->len; i++)
    {
      const MbParticipationFact *mentor = get_participation (self, i);

      if (mentor->role == MB_ROLE_MENTOR && has_projects[mentor->cohort] &&
          mb_check_seating_find (seating, &next, mentor->person, mentor->cohort, mentor->role) == MB_NO_PLACE)
        report (self, MB_SEVERITY_HINT, mentor->person, mentor->cohort, MATTER_NO_PROJECT);
    }
  return TRUE;
}

/* People on a project whose cohort they are not in */

static int
compare_places (const MbParticipationFact *participation, const MbSeatFact *seat)
{
  if (participation->person != seat->person)
    return participation->person < seat->person ? -1 : 1;
  if (participation->cohort != seat->cohort)
    return participation->cohort < seat->cohort ? -1 : 1;
  return (int) participation->role - (int) seat->role;
}

static gboolean
takes_part (MbCheck *self, guint *next, const MbSeatFact *seat)
{
  while (*next < self->facts->participations->len && compare_places (get_participation (self, *next), seat) < 0)
    (*next)++;
  return *next < self->facts->participations->len && compare_places (get_participation (self, *next), seat) == 0;
}

static void
report_not_in_cohort (MbCheck *self, const MbSeatFact *seat)
{
  const gboolean learns = seat->role == MB_ROLE_MENTEE;
  MbFound *found = report (self, MB_SEVERITY_WARNING, seat->person, seat->cohort,
                           learns ? MATTER_NO_MENTEE : MATTER_NO_MENTOR);
  MbFix *fix;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_PROJECT, seat->project);
  fix = mb_found_offer (found, learns ? _("Add as Mentee") : _("Add as Mentor"));
  mb_fix_add_participation (fix, get_person (self, seat->person), get_cohort (self, seat->cohort), seat->role);
}

static gboolean
check_seat_without_participation (MbCheck *self, GError **error)
{
  const MbCheckSeating *seating = mb_check_get_seating (self, error);
  guint next = 0;

  if (seating == NULL)
    return FALSE;
  for (guint first = 0; first < seating->seats->len; first += mb_check_seating_count_alike (seating, first))
    {
      const MbSeatFact *seat = &g_array_index (seating->seats, MbSeatFact, first);

      if (!takes_part (self, &next, seat))
        report_not_in_cohort (self, seat);
    }
  return TRUE;
}

const MbCheckRule mb_check_role_rules[] = {
  { "both-roles", N_("Mentee and Mentor of One Cohort"), check_both_roles },
  { "mentor-without-project", N_("Mentor Without a Project"), check_mentor_without_project },
  { "seat-without-participation", N_("On a Project, but Not in Its Cohort"), check_seat_without_participation },
  { NULL },
};
