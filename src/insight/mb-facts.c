#include "config.h"

#include "mb-facts.h"

#include <string.h>

#include "book/mb-date.h"
#include "book/mb-rows.h"

typedef struct {
  MbFacts *facts;
  MbBook *book;
  GCancellable *cancellable;
  MbPlaces *program_places;
  MbPlaces *cohort_places;
  gboolean is_bounded; /* by the date of the facts */
  guint last_day;      /* of that date; 0: none yet */
} Reading;

static gboolean
each_row (Reading *self, MbRecordKind kind, const char *const *fields, const char *const *order, MbRowFunc func,
          GError **error)
{
  return mb_rows_each (self->book, kind, fields, order, self->cancellable, func, self, error);
}

static void
read_program (MbCursor *cursor, gpointer data)
{
  Reading *self = data;
  gint64 id = mb_cursor_get_id (cursor);

  g_array_append_val (self->facts->programs, id);
}

/* Whoever has neither name nor handle has no slug either, and is nobody who could be counted. */
static void
read_person (MbCursor *cursor, gpointer data)
{
  Reading *self = data;
  MbPersonFact person = { .id = mb_cursor_get_id (cursor) };

  if (mb_cursor_get_text (cursor, 0) != NULL)
    g_array_append_val (self->facts->people, person);
}

/* The latest date; of two that end on the same day the more exact. */
static void
note_date (Reading *self, const char *on, guint day)
{
  if (day < self->last_day || (day == self->last_day && strlen (on) <= strlen (self->facts->as_of)))
    return;
  self->last_day = day;
  g_set_str (&self->facts->as_of, on);
}

/* Of two sources that differ on the same day, the one that saw somebody active saw something. */
static void
read_observation (MbCursor *cursor, gpointer data)
{
  Reading *self = data;
  guint place = mb_places_find (self->facts->places, mb_cursor_get_integer (cursor, 0));
  const char *on = mb_cursor_get_text (cursor, 1);
  guint day = mb_date_get_last_day (on);
  MbActivity activity = mb_cursor_get_integer (cursor, 2) == 1 ? MB_ACTIVITY_ACTIVE : MB_ACTIVITY_INACTIVE;
  MbPersonFact *person;

  if (place == MB_NO_PLACE || day == 0 || !mb_cursor_is_set (cursor, 2) ||
      (self->is_bounded && day > self->last_day))
    return;
  if (!self->is_bounded)
    note_date (self, on, day);

  person = &g_array_index (self->facts->people, MbPersonFact, place);
  if (day == person->seen)
    person->activity = MAX (person->activity, activity);
  else if (day > person->seen)
    person->activity = activity;
  person->seen = MAX (person->seen, day);
}

/* Without an end it is over with its year; without a date of the facts nothing is over. */
static gboolean
is_running (Reading *self, MbCursor *cursor, int year)
{
  guint end = mb_date_get_last_day (mb_cursor_get_text (cursor, 3));

  if (g_strcmp0 (mb_cursor_get_text (cursor, 2), "in-progress") != 0)
    return FALSE;
  if (end == 0)
    end = (guint) year * 10000 + 1231;
  return end >= self->last_day;
}

/* A headcount that breaks the rules of its field is none. */
static gint64
read_headcount (MbCursor *cursor, guint column)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_COHORT), "reported");
  g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, column);

  return value != NULL && mb_field_check (field, value, NULL) ? g_variant_get_int64 (value) : -1;
}

static void
read_cohort (MbCursor *cursor, gpointer data)
{
  Reading *self = data;
  MbCohortFact cohort = {
    .id = mb_cursor_get_id (cursor),
    .program_id = mb_cursor_get_integer (cursor, 0),
    .year = (int) mb_cursor_get_integer (cursor, 1),
  };

  if (!mb_cursor_is_set (cursor, 1))
    return;
  cohort.program = mb_places_find (self->program_places, cohort.program_id);
  cohort.reported = read_headcount (cursor, 4);
  cohort.is_running = is_running (self, cursor, cohort.year);
  g_array_append_val (self->facts->cohorts, cohort);
}

static MbEnding
read_ending (MbCursor *cursor, guint column)
{
  const char *status = mb_cursor_get_text (cursor, column);

  if (status == NULL || g_str_equal (status, "unknown"))
    return MB_ENDING_UNKNOWN;
  return g_str_equal (status, "completed") ? MB_ENDING_COMPLETED : MB_ENDING_OTHER;
}

static void
read_participation (MbCursor *cursor, gpointer data)
{
  Reading *self = data;
  MbParticipationFact participation = {
    .id = mb_cursor_get_id (cursor),
    .person = mb_places_find (self->facts->places, mb_cursor_get_integer (cursor, 0)),
    .cohort = mb_places_find (self->cohort_places, mb_cursor_get_integer (cursor, 1)),
    .ending = read_ending (cursor, 3),
  };

  if (participation.person != MB_NO_PLACE && participation.cohort != MB_NO_PLACE &&
      mb_role_from_nick (mb_cursor_get_text (cursor, 2), &participation.role))
    g_array_append_val (self->facts->participations, participation);
}

typedef guint (*KeyFunc) (const MbParticipationFact *participation);

static guint
get_person (const MbParticipationFact *participation)
{
  return participation->person;
}

static guint
get_cohort_and_role (const MbParticipationFact *participation)
{
  return participation->cohort * 2 + participation->role;
}

/* Keeps the order of equal keys. The keys are places, so they can be counted. */
static void
sort_by (GArray **array, guint n_keys, KeyFunc get_key)
{
  GArray *from = *array;
  GArray *to = g_array_sized_new (FALSE, FALSE, sizeof (MbParticipationFact), from->len);
  g_autofree guint *starts = g_new0 (guint, n_keys + 1);

  g_array_set_size (to, from->len);
  for (guint i = 0; i < from->len; i++)
    starts[get_key (&g_array_index (from, MbParticipationFact, i)) + 1]++;
  for (guint key = 0; key < n_keys; key++)
    starts[key + 1] += starts[key];
  for (guint i = 0; i < from->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (from, MbParticipationFact, i);
      g_array_index (to, MbParticipationFact, starts[get_key (participation)]++) = *participation;
    }
  g_array_unref (from);
  *array = to;
}

/* One for each person, cohort and role: whatever else the file has is the same again. */
static void
drop_repeated (GArray *participations)
{
  guint n = 0;

  for (guint i = 0; i < participations->len; i++)
    {
      const MbParticipationFact *next = &g_array_index (participations, MbParticipationFact, i);
      const MbParticipationFact *last = n > 0 ? &g_array_index (participations, MbParticipationFact, n - 1) : NULL;

      if (last == NULL || last->person != next->person || get_cohort_and_role (last) != get_cohort_and_role (next))
        g_array_index (participations, MbParticipationFact, n++) = *next;
    }
  g_array_set_size (participations, n);
}

static void
sort_participations (MbFacts *facts)
{
  sort_by (&facts->participations, facts->cohorts->len * 2, get_cohort_and_role);
  sort_by (&facts->participations, facts->people->len, get_person);
  drop_repeated (facts->participations);
  for (guint i = 0; i < facts->participations->len; i++)
    {
      guint place = g_array_index (facts->participations, MbParticipationFact, i).person;
      MbPersonFact *person = &g_array_index (facts->people, MbPersonFact, place);

      if (person->n++ == 0)
        person->first = i;
    }
}

static gboolean
read_book (Reading *self, GError **error)
{
  static const char *const slug[] = { "slug", NULL };
  static const char *const observation[] = { "person", "on", "active", NULL };
  static const char *const cohort[] = { "program", "year", "status", "ends-on", "reported", NULL };
  static const char *const by_year[] = { "year", "slug", NULL };
  static const char *const participation[] = { "person", "cohort", "role", "status", NULL };

  if (!each_row (self, MB_RECORD_PROGRAM, slug, slug, read_program, error) ||
      !each_row (self, MB_RECORD_PERSON, slug, NULL, read_person, error))
    return FALSE;
  self->program_places = mb_places_new (self->facts->programs);
  self->facts->places = mb_places_new (self->facts->people);
  if (!each_row (self, MB_RECORD_OBSERVATION, observation, NULL, read_observation, error) ||
      !each_row (self, MB_RECORD_COHORT, cohort, by_year, read_cohort, error))
    return FALSE;
  self->cohort_places = mb_places_new (self->facts->cohorts);
  if (!each_row (self, MB_RECORD_PARTICIPATION, participation, NULL, read_participation, error))
    return FALSE;
  sort_participations (self->facts);
  return TRUE;
}

static void
facts_clear (MbFacts *self)
{
  g_free (self->as_of);
  g_array_unref (self->programs);
  g_array_unref (self->cohorts);
  g_array_unref (self->people);
  g_array_unref (self->participations);
  g_clear_pointer (&self->places, mb_places_free);
}

/**
 * mb_facts_new:
 * @book: a book; for facts of one moment hold a snapshot
 * @as_of: (nullable): a date of a record; %NULL: that of the latest
 *   observation of anybody with a name. Never today: the same book gives the same facts
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads what figures are made of. An observation counts when the last day it
 * can mean is not after the last day that @as_of can mean. A cohort that has
 * no year is left out.
 *
 * Returns: (transfer full) (nullable): the facts, or %NULL with the book's
 *   error or %G_IO_ERROR_CANCELLED
 */
MbFacts *
mb_facts_new (MbBook *book, const char *as_of, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) self = NULL;
  Reading reading = { .book = book, .cancellable = cancellable };
  gboolean is_read;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (as_of == NULL || mb_date_is_valid (as_of), NULL);

  self = g_atomic_rc_box_new0 (MbFacts);
  self->as_of = g_strdup (as_of);
  self->programs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cohorts = g_array_new (FALSE, FALSE, sizeof (MbCohortFact));
  self->people = g_array_new (FALSE, FALSE, sizeof (MbPersonFact));
  self->participations = g_array_new (FALSE, FALSE, sizeof (MbParticipationFact));

  reading.facts = self;
  reading.is_bounded = as_of != NULL;
  reading.last_day = mb_date_get_last_day (as_of);
  is_read = read_book (&reading, error);
  g_clear_pointer (&reading.program_places, mb_places_free);
  g_clear_pointer (&reading.cohort_places, mb_places_free);
  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * mb_facts_ref:
 * @self: facts
 *
 * Returns: (transfer full): the same facts, held once more
 */
MbFacts *
mb_facts_ref (MbFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * mb_facts_unref:
 * @self: (transfer full): facts
 *
 * Lets go of the facts; whoever does so last frees them.
 */
void
mb_facts_unref (MbFacts *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) facts_clear);
}
