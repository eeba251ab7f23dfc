#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check-seating.h"

/* Projects that ran without anybody in a role */

static void
report_empty (MbCheck *self, gint64 project, MbRole role)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_PROJECT, project);
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_PROJECT, project);
  found->sentence = role == MB_ROLE_MENTEE ? g_strdup_printf (_("“%s” ran without a mentee."), title)
                                           : g_strdup_printf (_("“%s” ran without a mentor."), title);
}

static gboolean
check_role (MbCheck *self, MbRole role, GError **error)
{
  const MbCheckSeating *seating = mb_check_get_seating (self, error);

  if (seating == NULL)
    return FALSE;
  for (guint i = 0; i < seating->projects->len; i++)
    {
      const MbSeatedProject *project = &g_array_index (seating->projects, MbSeatedProject, i);

      if (project->ran && project->seats[role] == 0)
        report_empty (self, project->id, role);
    }
  return TRUE;
}

static gboolean
check_without_mentee (MbCheck *self, GError **error)
{
  return check_role (self, MB_ROLE_MENTEE, error);
}

static gboolean
check_without_mentor (MbCheck *self, GError **error)
{
  return check_role (self, MB_ROLE_MENTOR, error);
}

/* A mentee on several projects of a cohort */

static void
report_several (MbCheck *self, GArray *seats, guint first, guint n)
{
  const MbSeatFact *seat = &g_array_index (seats, MbSeatFact, first);
  gint64 person = g_array_index (self->facts->people, MbPersonFact, seat->person).id;
  gint64 cohort = g_array_index (self->facts->cohorts, MbCohortFact, seat->cohort).id;
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_PERSON, person);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, cohort);
  for (guint i = first; i < first + n; i++)
    mb_found_add (found, MB_RECORD_PROJECT, g_array_index (seats, MbSeatFact, i).project);
  name = mb_check_dup_title (self, MB_RECORD_PERSON, person);
  title = mb_check_dup_title (self, MB_RECORD_COHORT, cohort);
  found->sentence = g_strdup_printf (ngettext ("%s is a mentee on %u project of %s.", "%s is a mentee on %u projects of %s.", n),
                                     name, n, title);
}

static gboolean
check_several_projects (MbCheck *self, GError **error)
{
  const MbCheckSeating *seating = mb_check_get_seating (self, error);

  if (seating == NULL)
    return FALSE;
  for (guint first = 0, n; first < seating->seats->len; first += n)
    {
      n = mb_check_seating_count_alike (seating, first);
      if (n > 1 && g_array_index (seating->seats, MbSeatFact, first).role == MB_ROLE_MENTEE)
        report_several (self, seating->seats, first, n);
    }
  return TRUE;
}

const MbCheckRule mb_check_project_rules[] = {
  { "project-without-mentee", N_("Project Without a Mentee"), check_without_mentee },
  { "project-without-mentor", N_("Project Without a Mentor"), check_without_mentor },
  { "several-projects", N_("Several Projects of One Cohort"), check_several_projects },
  { NULL },
};
