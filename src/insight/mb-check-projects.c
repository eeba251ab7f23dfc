#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"

typedef struct {
  gint64 id;
  guint cohort; /* its place in the facts */
  gboolean ran;
  guint seats[2]; /* by role */
} Project;

/* Somebody on a project that ran. */
typedef struct {
  guint person;
  guint cohort;
  MbRole role;
  gint64 project;
} Seat;

typedef struct {
  MbCheck *check;
  GArray *projects; /* Project */
  MbPlaces *places;
  GArray *seats; /* Seat, by person, cohort and role */
} Seating;

static gboolean
is_running_or_over (MbCursor *cursor)
{
  const char *status = mb_cursor_get_text (cursor, 1);
  const char *outcome = mb_cursor_get_text (cursor, 2);

  return g_strcmp0 (status, "accepted") == 0 || g_strcmp0 (outcome, "in-progress") == 0 ||
         g_strcmp0 (outcome, "completed") == 0 || g_strcmp0 (outcome, "not-completed") == 0;
}

static void
read_project (MbCursor *cursor, gpointer data)
{
  Seating *self = data;
  Project project = {
    .id = mb_cursor_get_id (cursor),
    .cohort = mb_places_find (self->check->cohort_places, mb_cursor_get_integer (cursor, 0)),
    .ran = is_running_or_over (cursor),
  };

  g_array_append_val (self->projects, project);
}

static void
read_seat (MbCursor *cursor, gpointer data)
{
  Seating *self = data;
  guint place = mb_places_find (self->places, mb_cursor_get_integer (cursor, 1));
  Seat seat = { .person = mb_places_find (self->check->facts->places, mb_cursor_get_integer (cursor, 0)) };
  Project *project;

  if (place == MB_NO_PLACE || !mb_role_from_nick (mb_cursor_get_text (cursor, 2), &seat.role))
    return;
  project = &g_array_index (self->projects, Project, place);
  project->seats[seat.role]++;
  seat.cohort = project->cohort;
  seat.project = project->id;
  if (project->ran && seat.person != MB_NO_PLACE && seat.cohort != MB_NO_PLACE)
    g_array_append_val (self->seats, seat);
}

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  const Seat *left = a;
  const Seat *right = b;

  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  if (left->cohort != right->cohort)
    return left->cohort < right->cohort ? -1 : 1;
  if (left->role != right->role)
    return left->role < right->role ? -1 : 1;
  return left->project < right->project ? -1 : left->project > right->project;
}

static void
seating_free (Seating *self)
{
  g_array_unref (self->projects);
  g_array_unref (self->seats);
  g_clear_pointer (&self->places, mb_places_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seating, seating_free)

static Seating *
seating_new (MbCheck *check, GError **error)
{
  static const char *const of_project[] = { "cohort", "status", "outcome", NULL };
  static const char *const of_seat[] = { "person", "project", "role", NULL };
  g_autoptr (Seating) self = g_new0 (Seating, 1);

  self->check = check;
  self->projects = g_array_new (FALSE, FALSE, sizeof (Project));
  self->seats = g_array_new (FALSE, FALSE, sizeof (Seat));
  if (!mb_check_each_row (check, MB_RECORD_PROJECT, of_project, read_project, self, error))
    return NULL;
  self->places = mb_places_new (self->projects);
  if (!mb_check_each_row (check, MB_RECORD_SEAT, of_seat, read_seat, self, error))
    return NULL;
  g_array_sort (self->seats, compare_seats);
  return g_steal_pointer (&self);
}

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
  g_autoptr (Seating) seating = seating_new (self, error);

  if (seating == NULL)
    return FALSE;
  for (guint i = 0; i < seating->projects->len; i++)
    {
      const Project *project = &g_array_index (seating->projects, Project, i);

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
  const Seat *seat = &g_array_index (seats, Seat, first);
  gint64 person = g_array_index (self->facts->people, MbPersonFact, seat->person).id;
  gint64 cohort = g_array_index (self->facts->cohorts, MbCohortFact, seat->cohort).id;
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_PERSON, person);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, cohort);
  for (guint i = first; i < first + n; i++)
    mb_found_add (found, MB_RECORD_PROJECT, g_array_index (seats, Seat, i).project);
  name = mb_check_dup_title (self, MB_RECORD_PERSON, person);
  title = mb_check_dup_title (self, MB_RECORD_COHORT, cohort);
  found->sentence = g_strdup_printf (ngettext ("%s is a mentee on %u project of %s.", "%s is a mentee on %u projects of %s.", n),
                                     name, n, title);
}

static guint
count_alike (GArray *seats, guint first)
{
  const Seat *seat = &g_array_index (seats, Seat, first);
  guint n = 1;

  while (first + n < seats->len && g_array_index (seats, Seat, first + n).person == seat->person &&
         g_array_index (seats, Seat, first + n).cohort == seat->cohort &&
         g_array_index (seats, Seat, first + n).role == seat->role)
    n++;
  return n;
}

static gboolean
check_several_projects (MbCheck *self, GError **error)
{
  g_autoptr (Seating) seating = seating_new (self, error);

  if (seating == NULL)
    return FALSE;
  for (guint first = 0, n; first < seating->seats->len; first += n)
    {
      n = count_alike (seating->seats, first);
      if (n > 1 && g_array_index (seating->seats, Seat, first).role == MB_ROLE_MENTEE)
        report_several (self, seating->seats, first, n);
    }
  return TRUE;
}

/* Mentors of a cohort that has projects, none of them theirs. The participations stand by person and cohort too. */

static void
report_without_project (MbCheck *self, const MbParticipationFact *participation)
{
  gint64 person = g_array_index (self->facts->people, MbPersonFact, participation->person).id;
  gint64 cohort = g_array_index (self->facts->cohorts, MbCohortFact, participation->cohort).id;
  MbFound *found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_PERSON, person);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_COHORT, cohort);
  name = mb_check_dup_title (self, MB_RECORD_PERSON, person);
  title = mb_check_dup_title (self, MB_RECORD_COHORT, cohort);
  found->sentence = g_strdup_printf (_("%s is a mentor of %s, but of none of its projects."), name, title);
}

static int
compare_with_seat (const MbParticipationFact *participation, const Seat *seat)
{
  const Seat alike = { participation->person, participation->cohort, participation->role, seat->project };

  return compare_seats (&alike, seat);
}

static gboolean
has_seat (GArray *seats, guint *next, const MbParticipationFact *participation)
{
  while (*next < seats->len && compare_with_seat (participation, &g_array_index (seats, Seat, *next)) > 0)
    (*next)++;
  return *next < seats->len && compare_with_seat (participation, &g_array_index (seats, Seat, *next)) == 0;
}

static gboolean
check_mentor_without_project (MbCheck *self, GError **error)
{
  g_autoptr (Seating) seating = seating_new (self, error);
  g_autofree gboolean *has_projects = g_new0 (gboolean, MAX (self->facts->cohorts->len, 1));
  guint next = 0;

  if (seating == NULL)
    return FALSE;
  for (guint i = 0; i < seating->projects->len; i++)
    {
      const Project *project = &g_array_index (seating->projects, Project, i);

      if (project->ran && project->cohort != MB_NO_PLACE)
        has_projects[project->cohort] = TRUE;
    }
  for (guint i = 0; i < self->facts->participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (self->facts->participations, MbParticipationFact, i);

      if (participation->role == MB_ROLE_MENTOR && has_projects[participation->cohort] &&
          !has_seat (seating->seats, &next, participation))
        report_without_project (self, participation);
    }
  return TRUE;
}

const MbCheckRule mb_check_project_rules[] = {
  { "project-without-mentee", check_without_mentee },
  { "project-without-mentor", check_without_mentor },
  { "several-projects", check_several_projects },
  { "mentor-without-project", check_mentor_without_project },
  { NULL },
};
