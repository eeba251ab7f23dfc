#include "config.h"

#include "mb-check-seating.h"

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
  MbCheckSeating *self = data;
  MbSeatedProject project = {
    .id = mb_cursor_get_id (cursor),
    .cohort = mb_places_find (self->check->cohort_places, mb_cursor_get_integer (cursor, 0)),
    .ran = is_running_or_over (cursor),
  };

  g_array_append_val (self->projects, project);
}

static void
read_seat (MbCursor *cursor, gpointer data)
{
  MbCheckSeating *self = data;
  guint place = mb_places_find (self->places, mb_cursor_get_integer (cursor, 1));
  MbSeatFact seat = { .person = mb_places_find (self->check->facts->places, mb_cursor_get_integer (cursor, 0)) };
  MbSeatedProject *project;

  if (place == MB_NO_PLACE || !mb_role_from_nick (mb_cursor_get_text (cursor, 2), &seat.role))
    return;
  project = &g_array_index (self->projects, MbSeatedProject, place);
  project->seats[seat.role]++;
  seat.cohort = project->cohort;
  seat.project = project->id;
  if (project->ran && seat.person != MB_NO_PLACE && seat.cohort != MB_NO_PLACE)
    g_array_append_val (self->seats, seat);
}

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  const MbSeatFact *left = a;
  const MbSeatFact *right = b;

  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  if (left->cohort != right->cohort)
    return left->cohort < right->cohort ? -1 : 1;
  if (left->role != right->role)
    return left->role < right->role ? -1 : 1;
  return left->project < right->project ? -1 : left->project > right->project;
}

/**
 * mb_check_seating_free:
 * @self: (transfer full): a seating
 *
 * Frees the seating.
 */
void
mb_check_seating_free (MbCheckSeating *self)
{
  g_array_unref (self->projects);
  g_array_unref (self->seats);
  g_clear_pointer (&self->places, mb_places_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCheckSeating, mb_check_seating_free)

static MbCheckSeating *
seating_new (MbCheck *check, GError **error)
{
  static const char *const of_project[] = { "cohort", "status", "outcome", NULL };
  static const char *const of_seat[] = { "person", "project", "role", NULL };
  g_autoptr (MbCheckSeating) self = g_new0 (MbCheckSeating, 1);

  self->check = check;
  self->projects = g_array_new (FALSE, FALSE, sizeof (MbSeatedProject));
  self->seats = g_array_new (FALSE, FALSE, sizeof (MbSeatFact));
  if (!mb_check_each_row (check, MB_RECORD_PROJECT, of_project, read_project, self, error))
    return NULL;
  self->places = mb_places_new (self->projects);
  if (!mb_check_each_row (check, MB_RECORD_SEAT, of_seat, read_seat, self, error))
    return NULL;
  g_array_sort (self->seats, compare_seats);
  return g_steal_pointer (&self);
}

/**
 * mb_check_get_seating:
 * @check: a check
 * @error: return location for an error
 *
 * Reads who is on which projects, once for all rules.
 *
 * Returns: (transfer none) (nullable): who is, or %NULL with the book's error
 */
MbCheckSeating *
mb_check_get_seating (MbCheck *check, GError **error)
{
  if (check->seating == NULL)
    check->seating = seating_new (check, error);
  return check->seating;
}

/**
 * mb_check_seating_count_alike:
 * @self: a seating
 * @first: place of a seat
 *
 * Returns: how many seats from there on are of the same person, cohort and role
 */
guint
mb_check_seating_count_alike (const MbCheckSeating *self, guint first)
{
  const MbSeatFact *seat = &g_array_index (self->seats, MbSeatFact, first);
  guint n = 1;

  for (; first + n < self->seats->len; n++)
    {
      const MbSeatFact *next = &g_array_index (self->seats, MbSeatFact, first + n);

      if (next->person != seat->person || next->cohort != seat->cohort || next->role != seat->role)
        break;
    }
  return n;
}

/**
 * mb_check_seating_find:
 * @self: a seating
 * @next: (inout): where to look from; 0 at first
 * @person: a person's place
 * @cohort: a cohort's place
 * @role: a role
 *
 * Finds a seat when it is asked for persons, cohorts and roles in their order.
 *
 * Returns: the place of the first such seat, or %MB_NO_PLACE
 */
guint
mb_check_seating_find (const MbCheckSeating *self, guint *next, guint person, guint cohort, MbRole role)
{
  const MbSeatFact wanted = { person, cohort, role, G_MININT64 };
  const MbSeatFact *seat;

  while (*next < self->seats->len && compare_seats (&wanted, &g_array_index (self->seats, MbSeatFact, *next)) > 0)
    (*next)++;
  if (*next == self->seats->len)
    return MB_NO_PLACE;
  seat = &g_array_index (self->seats, MbSeatFact, *next);
  return seat->person == person && seat->cohort == cohort && seat->role == role ? *next : MB_NO_PLACE;
}
