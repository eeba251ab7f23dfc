/* What the command line cannot show of publishing: pages that change meanwhile, and any name at all. */

#include <string.h>

#include "exchange/mb-markdown.h"
#include "exchange/mb-publish-write.h"
#include "exchange-support.h"
#include "nasty-text.h"

#define PAGE "# People\n\n<!-- BEGIN mentorbook:returning-mentors -->\n<!-- END mentorbook:returning-mentors -->\n"

typedef struct {
  TestPlace *place;
  MbBook *book;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->path = test_place_file (self->place, "page.md");
  self->file = g_file_new_for_path (self->path);
  g_assert_true (g_file_set_contents (self->path, PAGE, -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->file);
  g_free (self->path);
  g_assert_finalize_object (self->book);
  test_place_free (self->place);
}

/* Two cohorts of different years, of whose one mentee there is an observation. */
static void
add_cohorts (MbBook *book, char **ids)
{
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "Camp", "slug", "camp", NULL);
  g_autoptr (MbRecord) mentee = test_add (book, MB_RECORD_PERSON, "name", "Mentee", NULL);
  g_autofree char *program_id = exchange_id (program);
  g_autofree char *mentee_id = exchange_id (mentee);
  static const char *const years[] = { "2022", "2023" };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (MbRecord) cohort = test_add (book, MB_RECORD_COHORT, "program", program_id, "year", years[i],
                                              "status", "completed", NULL);

      ids[i] = exchange_id (cohort);
      g_object_unref (test_add (book, MB_RECORD_PARTICIPATION, "person", mentee_id, "cohort", ids[i], "role", "mentee",
                                NULL));
    }
  g_object_unref (test_add (book, MB_RECORD_OBSERVATION, "person", mentee_id, "on", "2024-01-01", "active", "yes", NULL));
}

static void
insert (MbEdit *edit, MbRecord *record)
{
  g_autoptr (GError) error = NULL;

  mb_edit_insert (edit, record, &error);
  g_assert_no_error (error);
}

static void
set_reference (MbRecord *record, const char *field, gint64 id)
{
  mb_record_set (record, field, g_variant_new_int64 (id));
}

/* Mentors of both cohorts, with any name. */
static void
add_mentors (MbBook *book, char **cohorts, guint n)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1906);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = nasty_text_make (chance);
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *name = g_strdup_printf ("%s %u", valid, i);
      g_autofree char *handle = g_strdup_printf ("h%u", i);
      g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);

      mb_record_set_text (person, "name", name);
      mb_record_set_text (person, "handle", handle);
      insert (edit, person);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (MbRecord) participation = mb_record_new (MB_RECORD_PARTICIPATION);

          set_reference (participation, "person", mb_record_get_id (person));
          set_reference (participation, "cohort", g_ascii_strtoll (cohorts[j], NULL, 10));
          mb_record_set_text (participation, "role", "mentor");
          insert (edit, participation);
        }
    }
  g_assert_true (mb_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
fill (Fixture *self, guint n)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  char *cohorts[2];

  add_cohorts (self->book, cohorts);
  first = cohorts[0];
  second = cohorts[1];
  add_mentors (self->book, cohorts, n);
}

static MbPublish *
publish (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MbPublish *publish = mb_publish_new (self->book, self->file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (publish->n_read, ==, 1);
  return publish;
}

static void
assert_page (Fixture *self, const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_changed_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPublish) publish_ = NULL;

  fill (self, 1);
  publish_ = publish (self);
  g_assert_cmpuint (publish_->pages->len, ==, 1);
  g_assert_true (g_file_set_contents (self->path, PAGE "Somebody else\n", -1, NULL));
  g_assert_false (mb_publish_page_write (publish_->pages->pdata[0], NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "page.md"));
  assert_page (self, PAGE "Somebody else\n");
}

static void
test_gone_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPublish) publish_ = NULL;

  fill (self, 1);
  publish_ = publish (self);
  g_assert_true (g_file_delete (self->file, NULL, NULL));
  g_assert_false (mb_publish_page_write (publish_->pages->pdata[0], NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CONFLICT);
  g_assert_false (g_file_query_exists (self->file, NULL));
}

typedef struct {
  MbPublishOutcome *outcome;
} Wait;

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->outcome = mb_publish_write_finish (result);
}

static gboolean
has_outcome (gpointer data)
{
  return ((Wait *) data)->outcome != NULL;
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MbPublish) publish_ = NULL;
  Wait wait = { NULL };

  fill (self, 1);
  publish_ = publish (self);
  g_cancellable_cancel (cancellable);
  mb_publish_write_async (publish_, publish_->pages, cancellable, NULL, NULL, written, &wait);
  g_assert_true (test_wait (has_outcome, &wait, 30));
  g_assert_cmpuint (wait.outcome->n_written, ==, 0);
  g_assert_cmpuint (wait.outcome->complaints->len, ==, 1);
  mb_publish_outcome_free (wait.outcome);
  assert_page (self, PAGE);
}

/* A page that is read has plain spaces in it. */
static char *
dup_with_plain_spaces (const char *text)
{
  g_autofree char *plain = mb_markdown_dup_plain (text);
  g_autoptr (GString) spaced = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (spaced, g_utf8_get_char (at));
    else if (spaced->len > 0 && spaced->str[spaced->len - 1] != ' ')
      g_string_append_c (spaced, ' ');
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&spaced)));
}

/* Every name comes out of the page as it went in, and then there is nothing more to write. */
static void
test_any_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPublish) first = NULL;
  g_autoptr (MbPublish) second = NULL;
  g_autoptr (MbPage) page = NULL;
  const MbPageTable *table;

  fill (self, 1000);
  first = publish (self);
  g_assert_true (mb_publish_page_write (first->pages->pdata[0], NULL, &error));
  g_assert_no_error (error);

  page = mb_page_new_from_file (self->file, "page.md", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mb_page_get_n_tables (page), ==, 1);
  table = mb_page_get_table (page, 0);
  g_assert_cmpuint (table->n_rows, ==, 1000);
  for (guint i = 0; i < table->n_rows; i++)
    {
      const MbPageText *said = mb_page_table_get_cell (table, i, 0);
      g_autofree char *handle = NULL;
      g_autofree char *plain = NULL;
      g_autoptr (MbRecord) person = NULL;

      g_assert_cmpuint (said->n_links, ==, 1);
      handle = g_path_get_basename (said->links[0].url);
      person = mb_book_get_record (self->book, MB_RECORD_PERSON, mb_book_find_handle (self->book, handle), &error);
      g_assert_no_error (error);
      plain = dup_with_plain_spaces (mb_record_get_text (person, "name"));
      g_assert_cmpstr (said->text, ==, plain);
    }

  second = publish (self);
  g_assert_cmpuint (second->pages->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/publish/changed-meanwhile", Fixture, NULL, set_up, test_changed_meanwhile, tear_down);
  g_test_add ("/publish/gone-meanwhile", Fixture, NULL, set_up, test_gone_meanwhile, tear_down);
  g_test_add ("/publish/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/publish/any-name", Fixture, NULL, set_up, test_any_name, tear_down);
  return g_test_run ();
}
