#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "bench-names.h"
#include "book/mb-edit.h"
#include "book/mb-schema.h"

/* Makes a big book for build-aux/bench, the same each time but for the ids: make-book FOLDER PEOPLE prints its path. */

#define RECIPE 2 /* count up when what is in the book changes */
#define SEED 2026
#define AT_ONCE 10000 /* records in one edit */

typedef struct {
  MbBook *book;
  MbEdit *edit;
  guint in_edit;
  GRand *rand;
  GArray *programs; /* gint64 */
  GArray *cohorts;
  GArray *people;
} Maker;

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
commit (Maker *self)
{
  g_autoptr (GError) error = NULL;

  check (mb_edit_commit (self->edit, &error), error);
  g_clear_pointer (&self->edit, mb_edit_free);
}

static gint64
add (Maker *self, MbRecord *record)
{
  g_autoptr (MbRecord) owned = record;
  g_autoptr (GError) error = NULL;

  if (self->edit == NULL)
    {
      self->edit = mb_edit_begin (self->book, MB_VERB_IMPORT, &error);
      check (self->edit != NULL, error);
      self->in_edit = 0;
    }
  check (mb_edit_insert (self->edit, record, &error), error);
  if (++self->in_edit == AT_ONCE)
    commit (self);
  return mb_record_get_id (record);
}

static void
add_to (Maker *self, GArray *ids, MbRecord *record)
{
  gint64 id = add (self, record);

  g_array_append_val (ids, id);
}

static void
add_organization (Maker *self)
{
  MbRecord *record = mb_record_new (MB_RECORD_ORGANIZATION);

  mb_record_set (record, "name", g_variant_new_string ("A Great Organization"));
  add (self, record);
}

static void
add_program (Maker *self, guint n)
{
  g_auto (BenchName) name = { 0 };
  MbRecord *record = mb_record_new (MB_RECORD_PROGRAM);

  bench_name_init (&name, self->rand);
  mb_record_set (record, "name", g_variant_new_take_string (g_strdup_printf ("%s Mentorship", name.name)));
  mb_record_set (record, "short-name", g_variant_new_take_string (g_strdup_printf ("P%u", n + 1)));
  mb_record_set (record, "status", g_variant_new_string ("active"));
  add_to (self, self->programs, record);
}

static void
add_cohort (Maker *self, guint n)
{
  MbRecord *record = mb_record_new (MB_RECORD_COHORT);
  const int year = 2025 - n / self->programs->len;

  mb_record_set (record, "program",
                 g_variant_new_int64 (g_array_index (self->programs, gint64, n % self->programs->len)));
  mb_record_set (record, "year", g_variant_new_int64 (year));
  mb_record_set (record, "status", g_variant_new_string ("completed"));
  mb_record_set (record, "starts-on", g_variant_new_take_string (g_strdup_printf ("%d-05-01", year)));
  mb_record_set (record, "ends-on", g_variant_new_take_string (g_strdup_printf ("%d-11-30", year)));
  if (n % 3 == 0)
    mb_record_set (record, "reported", g_variant_new_int64 (g_rand_int_range (self->rand, 50, 150)));
  add_to (self, self->cohorts, record);
}

static void
add_person (Maker *self, guint n)
{
  g_auto (BenchName) name = { 0 };
  MbRecord *record = mb_record_new (MB_RECORD_PERSON);

  bench_name_init (&name, self->rand);
  mb_record_set (record, "name", g_variant_new_string (name.name));
  mb_record_set (record, "handle", g_variant_new_take_string (g_strdup_printf ("%s-%x", name.latin, n)));
  if (n % 4 == 0)
    mb_record_set (record, "notes", g_variant_new_take_string (bench_dup_note (self->rand)));
  add_to (self, self->people, record);
}

/* Four in five were observed, and a third of them is active. */
static void
add_observation (Maker *self, guint person)
{
  MbRecord *record = mb_record_new (MB_RECORD_OBSERVATION);

  mb_record_set (record, "person", g_variant_new_int64 (g_array_index (self->people, gint64, person)));
  mb_record_set (record, "on", g_variant_new_string ("2025-10-31"));
  mb_record_set (record, "active", g_variant_new_boolean (person % 3 == 0));
  add (self, record);
}

/* One in five is a mentor. */
static void
add_participation (Maker *self, guint cohort, guint person, guint n)
{
  static const char *const statuses[] = { "completed", "not-completed", "withdrawn", "unknown" };
  MbRecord *record = mb_record_new (MB_RECORD_PARTICIPATION);

  mb_record_set (record, "person",
                 g_variant_new_int64 (g_array_index (self->people, gint64, person % self->people->len)));
  mb_record_set (record, "cohort", g_variant_new_int64 (g_array_index (self->cohorts, gint64, cohort)));
  mb_record_set (record, "role", g_variant_new_string (n % 5 == 0 ? "mentor" : "mentee"));
  mb_record_set (record, "status",
                 g_variant_new_string (statuses[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (statuses))]));
  add (self, record);
}

static void
fill (Maker *self, guint n_people)
{
  const guint n_cohorts = MAX (n_people / 50, 1);
  const guint n_programs = MAX (n_cohorts / 20, 1);
  const guint n_each = 3 * n_people / n_cohorts;

  add_organization (self);
  for (guint i = 0; i < n_programs; i++)
    add_program (self, i);
  for (guint i = 0; i < n_cohorts; i++)
    add_cohort (self, i);
  for (guint i = 0; i < n_people; i++)
    add_person (self, i);
  for (guint i = 0; i < n_people; i++)
    if (i % 5 != 0)
      add_observation (self, i);
  for (guint cohort = 0; cohort < n_cohorts; cohort++)
    {
      const guint first = g_rand_int_range (self->rand, 0, n_people);

      for (guint i = 0; i < n_each; i++)
        add_participation (self, cohort, first + i, i);
    }
  if (self->edit != NULL)
    commit (self);
}

static void
make_book (const char *path, guint n_people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cohorts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MbBook) book = mb_book_create (path, &error);
  Maker maker = { .book = book, .rand = rand, .programs = programs, .cohorts = cohorts, .people = people };

  check (book != NULL, error);
  fill (&maker, n_people);
}

/* The last to close a book takes its log away; a book begun and not ended is begun anew. */
static void
make_whole_book (const char *path, guint n_people)
{
  g_autofree char *unfinished = g_strconcat (path, ".unfinished", NULL);
  g_autofree char *log = g_strconcat (unfinished, "-wal", NULL);
  g_autofree char *memory = g_strconcat (unfinished, "-shm", NULL);
  const gint64 begin = g_get_monotonic_time ();

  g_unlink (unfinished);
  g_unlink (log);
  g_unlink (memory);
  make_book (unfinished, n_people);
  if (g_rename (unfinished, path) != 0)
    g_error ("“%s” cannot be written", path);
  g_printerr ("Made a book of %u people in %.1f s\n", n_people, (g_get_monotonic_time () - begin) / 1e6);
}

int
main (int argc, char *argv[])
{
  g_autofree char *name = NULL, *path = NULL;
  guint64 n_people;

  setlocale (LC_ALL, "");
  if (argc != 3 || !g_ascii_string_to_unsigned (argv[2], 10, 300, 10 * 1000 * 1000, &n_people, NULL))
    {
      g_printerr ("Usage: make-book FOLDER PEOPLE (300 or more)\n");
      return 2;
    }
  name = g_strdup_printf ("%u-people-%d-%d.mentorbook", (guint) n_people, MB_SCHEMA_VERSION, RECIPE);
  path = g_build_filename (argv[1], name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_whole_book (path, n_people);
  g_print ("%s\n", path);
  return 0;
}
