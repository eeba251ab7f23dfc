#include "config.h"

#include "mb-cohort-choices.h"

#include "book/mb-rows.h"

typedef struct {
  gint64 id;
  int year;
} Cohort;

static void
choice_free (gpointer data)
{
  MbCohortChoice *choice = data;

  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, char *label, int year, gint64 cohort)
{
  MbCohortChoice *choice = g_new0 (MbCohortChoice, 1);

  choice->label = label;
  choice->year = year;
  choice->cohort = cohort;
  g_ptr_array_add (choices, choice);
}

static void
read_cohort (MbCursor *cursor, gpointer data)
{
  Cohort cohort = { mb_cursor_get_id (cursor), (int) mb_cursor_get_integer (cursor, 0) };

  g_array_append_val ((GArray *) data, cohort);
}

/* They come by program; the sort keeps that order within a year. */
static int
compare_cohorts (gconstpointer a, gconstpointer b)
{
  return ((const Cohort *) b)->year - ((const Cohort *) a)->year;
}

static void
add_years (GPtrArray *choices, GArray *cohorts)
{
  int last = 0;

  for (guint i = 0; i < cohorts->len; i++)
    {
      int year = g_array_index (cohorts, Cohort, i).year;

      if (year != last)
        add_choice (choices, g_strdup_printf ("%d", year), year, 0);
      last = year;
    }
}

static gboolean
add_cohorts (GPtrArray *choices, GArray *cohorts, MbBook *book, GError **error)
{
  for (guint i = 0; i < cohorts->len; i++)
    {
      gint64 id = g_array_index (cohorts, Cohort, i).id;
      g_autoptr (MbRecord) record = mb_book_get_record (book, MB_RECORD_COHORT, id, error);

      if (!record)
        return FALSE;
      add_choice (choices, mb_record_dup_short_title (record), 0, id);
    }
  return TRUE;
}

/**
 * mb_cohort_choices_list:
 * @book: a book
 * @with_cohorts: whether single cohorts can be chosen too
 * @error: return location for an `MB_ERROR`
 *
 * Lists the years that have cohorts, and the cohorts.
 *
 * Returns: (transfer full) (nullable) (element-type MbCohortChoice): what can
 *   be chosen
 */
GPtrArray *
mb_cohort_choices_list (MbBook *book, gboolean with_cohorts, GError **error)
{
  static const char *const fields[] = { "year", NULL };
  static const char *const order[] = { "program.slug", "slug", NULL };
  g_autoptr (GArray) cohorts = g_array_new (FALSE, FALSE, sizeof (Cohort));
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (choice_free);

  if (!mb_rows_each (book, MB_RECORD_COHORT, fields, order, NULL, read_cohort, cohorts, error))
    return NULL;
  g_array_sort (cohorts, compare_cohorts);
  add_years (choices, cohorts);
  if (with_cohorts && !add_cohorts (choices, cohorts, book, error))
    return NULL;
  return g_steal_pointer (&choices);
}
