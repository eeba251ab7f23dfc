#include "config.h"

#include "mb-career.h"

#include "book/mb-cursor.h"

typedef struct {
  MbBook *book;
  gint64 person;
  MbCareer *career;
} Reading;

static void
seat_free (gpointer data)
{
  MbCareerSeat *seat = data;

  g_free (seat->title);
  g_free (seat->cohort_title);
  g_free (seat);
}

static void
step_free (gpointer data)
{
  MbCareerStep *step = data;

  g_free (step->cohort_title);
  g_free (step->term);
  g_free (step->program);
  g_ptr_array_unref (step->seats);
  g_free (step);
}

/* Titles are the records' own, so that they read here as everywhere. */
static char *
dup_title (Reading *self, MbRecordKind kind, gint64 id)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, id, NULL);

  return record != NULL ? mb_record_dup_short_title (record) : g_strdup ("");
}

static const MbChoice *
find_choice (MbRecordKind kind, const char *field, const char *nick)
{
  const MbRecordType *type = mb_record_type_get (kind);

  return nick != NULL ? mb_field_find_choice (mb_record_type_find_field (type, field), nick) : NULL;
}

static MbCareerStep *
find_step (Reading *self, gint64 cohort, const MbChoice *role)
{
  for (guint i = 0; i < self->career->steps->len; i++)
    {
      MbCareerStep *step = g_ptr_array_index (self->career->steps, i);
      if (step->cohort == cohort && step->role == role)
        return step;
    }
  return NULL;
}

static MbCareerStep *
add_step (Reading *self, gint64 cohort, const MbChoice *role, int year, const char *term, gint64 program)
{
  MbCareerStep *step = g_new0 (MbCareerStep, 1);

  step->cohort = cohort;
  step->cohort_title = dup_title (self, MB_RECORD_COHORT, cohort);
  step->year = year;
  step->term = g_strdup (term);
  step->program = dup_title (self, MB_RECORD_PROGRAM, program);
  step->role = role;
  step->seats = g_ptr_array_new_with_free_func (seat_free);
  g_ptr_array_add (self->career->steps, step);
  return step;
}

/* A role in books of a later version may be one we do not know: then there is nothing to say of it. */
static gboolean
read_participations (Reading *self, GError **error)
{
  static const char *const fields[] = {
    "cohort", "role", "status", "cohort.year", "cohort.term", "cohort.program", NULL
  };
  static const char *const order[] = { "cohort.year", "cohort.starts-on", "cohort.slug", "role", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new_below (self->book, MB_RECORD_PARTICIPATION, fields, order, "person",
                                                     self->person, error);

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    {
      const MbChoice *role = find_choice (MB_RECORD_PARTICIPATION, "role", mb_cursor_get_text (cursor, 1));
      MbCareerStep *step;

      if (role == NULL)
        continue;
      step = add_step (self, mb_cursor_get_integer (cursor, 0), role, mb_cursor_get_integer (cursor, 3),
                       mb_cursor_get_text (cursor, 4), mb_cursor_get_integer (cursor, 5));
      step->participation = mb_cursor_get_id (cursor);
      step->status = find_choice (MB_RECORD_PARTICIPATION, "status", mb_cursor_get_text (cursor, 2));
    }
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}

static gboolean
did_not_run (const MbChoice *status)
{
  return status != NULL && !g_str_equal (status->nick, "accepted");
}

/* Roles of seats and of participations stand in two tables of choices. */
static const MbChoice *
role_of_participation (const MbChoice *role)
{
  return find_choice (MB_RECORD_PARTICIPATION, "role", role != NULL ? role->nick : NULL);
}

static MbCareerSeat *
seat_new (Reading *self, MbCursor *cursor)
{
  MbCareerSeat *seat = g_new0 (MbCareerSeat, 1);

  seat->id = mb_cursor_get_id (cursor);
  seat->project = mb_cursor_get_integer (cursor, 0);
  seat->role = find_choice (MB_RECORD_SEAT, "role", mb_cursor_get_text (cursor, 1));
  seat->title = g_strdup (mb_cursor_get_text (cursor, 2));
  seat->status = find_choice (MB_RECORD_PROJECT, "status", mb_cursor_get_text (cursor, 3));
  seat->outcome = find_choice (MB_RECORD_PROJECT, "outcome", mb_cursor_get_text (cursor, 8));
  seat->cohort = mb_cursor_get_integer (cursor, 4);
  seat->cohort_title = dup_title (self, MB_RECORD_COHORT, seat->cohort);
  return seat;
}

/* Of a project that ran the person took part in the cohort, also where the book says so nowhere else. */
static void
add_seat (Reading *self, MbCursor *cursor)
{
  MbCareerSeat *seat = seat_new (self, cursor);
  const MbChoice *role = role_of_participation (seat->role);
  MbCareerStep *step;

  if (did_not_run (seat->status) || role == NULL)
    {
      g_ptr_array_add (self->career->ideas, seat);
      return;
    }
  step = find_step (self, seat->cohort, role);
  if (step == NULL)
    step = add_step (self, seat->cohort, role, mb_cursor_get_integer (cursor, 5), mb_cursor_get_text (cursor, 6),
                     mb_cursor_get_integer (cursor, 7));
  g_ptr_array_add (step->seats, seat);
}

static gboolean
read_seats (Reading *self, GError **error)
{
  static const char *const fields[] = {
    "project", "role", "project.title", "project.status", "project.cohort", "project.cohort.year",
    "project.cohort.term", "project.cohort.program", "project.outcome", NULL
  };
  static const char *const order[] = { "project.cohort.year", "project.cohort.slug", "project.title", "role", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new_below (self->book, MB_RECORD_SEAT, fields, order, "person", self->person,
                                                     error);

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    add_seat (self, cursor);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return reason == NULL;
}

/* Participations come in their order; a step that only a seat knows of goes in behind those of its year. */
static int
compare_years (gconstpointer a, gconstpointer b)
{
  const MbCareerStep *left = *(MbCareerStep *const *) a;
  const MbCareerStep *right = *(MbCareerStep *const *) b;

  return left->year < right->year ? -1 : left->year > right->year;
}

static MbCareer *
career_new (void)
{
  MbCareer *career = g_new0 (MbCareer, 1);

  career->steps = g_ptr_array_new_with_free_func (step_free);
  career->ideas = g_ptr_array_new_with_free_func (seat_free);
  return career;
}

/**
 * mb_career_new:
 * @book: a book
 * @person: id of a person
 * @error: return location for an error
 *
 * Reads what a person took part in: the cohorts with the role, by year, then
 * by their start; a mentee's step comes before a mentor's in the same cohort.
 * Each has the projects that the person was on there. Projects that were
 * proposed or withdrawn did not run: the seats on them are kept apart.
 *
 * Returns: (transfer full) (nullable): the career, or %NULL with an error of
 *   the domain %MB_ERROR
 */
MbCareer *
mb_career_new (MbBook *book, gint64 person, GError **error)
{
  g_autoptr (MbCareer) career = NULL;
  Reading reading = { .book = book, .person = person };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  career = reading.career = career_new ();
  if (!read_participations (&reading, error) || !read_seats (&reading, error))
    return NULL;
  g_ptr_array_sort (career->steps, compare_years);
  return g_steal_pointer (&career);
}

/**
 * mb_career_free:
 * @self: (transfer full): a career
 *
 * Frees a career.
 */
void
mb_career_free (MbCareer *self)
{
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->ideas);
  g_free (self);
}
