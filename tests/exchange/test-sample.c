#include "config.h"

#include <string.h>

#include "book/mb-cursor.h"
#include "exchange-support.h"
#include "insight/mb-impact.h"

static MbBook *
new_sample (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = test_book_new (place);

  g_assert_true (mb_sample_load (book, &error));
  g_assert_no_error (error);
  return book;
}

static void
test_counts (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) organization = mb_book_get_organization (book, &error);
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (MbChange) change = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (organization, "name"), ==, "AsyncAPI Initiative");
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PROGRAM), ==, 6);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_COHORT), ==, 17);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, 76);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PROJECT), ==, 99);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PARTICIPATION), ==, 64 + 62);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_OBSERVATION), ==, 44);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_ADMIN), ==, 6);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_MILESTONE), ==, 65);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PUBLISHED_FIGURE), ==, 9);
  changes = mb_book_list_changes (book, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes)), ==, 1);
  change = g_list_model_get_item (G_LIST_MODEL (changes), 0);
  g_assert_cmpint (mb_change_get_verb (change), ==, MB_VERB_START);
}

/* “2024: asyncapi-mentorship 9, gsoc 8 = 17” for each year */
static char *
describe (MbBook *book, MbImpactScope scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImpact) impact = mb_impact_new (book, scope, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);

      g_string_append_printf (text, "%d:", year->year);
      for (guint k = 0; k < year->cells->len; k++)
        {
          MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, k);
          g_autoptr (MbRecord) program = mb_book_get_record (book, MB_RECORD_PROGRAM, cell->program, &error);
          g_string_append_printf (text, " %s %d", mb_record_get_text (program, "slug"), (int) cell->participants);
        }
      g_string_append_printf (text, " = %d by %d\n", (int) year->total, (int) year->people);
    }
  g_string_append_printf (text, "%d", (int) impact->total);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_impact (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *published = describe (book, MB_IMPACT_PUBLISHED);
  g_autofree char *own = describe (book, MB_IMPACT_OWN);

  g_assert_cmpstr (published, ==,
                   "2025: asyncapi-mentorship 6 = 6 by -1\n"
                   "2024: asyncapi-mentorship 9 gsoc 8 = 17 by -1\n"
                   "2023: asyncapi-mentorship 13 gsoc 4 gsod 5 hacktoberfest 18 = 40 by -1\n"
                   "2022: asyncapi-mentorship 10 gsod 6 hacktoberfest 12 openforce 13 = 41 by -1\n"
                   "2021: gsoc 6 hacktoberfest 26 = 32 by -1\n"
                   "136");
  g_assert_cmpstr (own, ==,
                   "2026: asyncapi-mentorship 3 = 3 by 3\n"
                   "2025: asyncapi-mentorship 6 gsoc 7 = 13 by 7\n"
                   "2024: asyncapi-mentorship 9 gsoc 8 = 17 by 17\n"
                   "2023: asyncapi-mentorship 13 gsoc 4 gsod 5 hacktoberfest 18 = 40 by 21\n"
                   "2022: asyncapi-mentorship 10 gsod 6 hacktoberfest 12 openforce 13 = 41 by 11\n"
                   "2021: gsoc 6 hacktoberfest 26 = 32 by 5\n"
                   "146");
}

/* The file that comes with the program is what the export makes of it, to the byte. */
static void
test_bytes (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *json = exchange_export (book);
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (g_getenv ("MENTORBOOK_SAMPLE"), &file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json, ==, file);
}

/* Outcomes are known of projects only: who has a seat on a completed one has completed. */
static void
test_completed (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  static const char *const fields[] = { "role", "status", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, MB_RECORD_PARTICIPATION, fields, NULL, &error);
  guint completed = 0, open = 0;

  g_assert_no_error (error);
  while (mb_cursor_next (cursor, &error))
    {
      gboolean is_mentee = g_str_equal (mb_cursor_get_text (cursor, 0), "mentee");

      if (!mb_cursor_is_set (cursor, 1))
        {
          open += is_mentee;
          continue;
        }
      g_assert_true (is_mentee);
      g_assert_cmpstr (mb_cursor_get_text (cursor, 1), ==, "completed");
      completed++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (completed, ==, 39);
  g_assert_cmpuint (open, ==, 64 - 39);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/counts", test_counts);
  g_test_add_func ("/sample/impact", test_impact);
  g_test_add_func ("/sample/bytes", test_bytes);
  g_test_add_func ("/sample/completed", test_completed);
  return exchange_run ();
}
