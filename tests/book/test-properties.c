#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "exchange/mb-json-export.h"
#include "test-support.h"

#define N_EDITS 200

/* A sanitizer sees the same in one sequence as in two, and a process that is killed tells it nothing. */
#ifdef __SANITIZE_ADDRESS__
#define N_SEQUENCES 1
#define N_KILLS 10
#else
#define N_SEQUENCES 2
#define N_KILLS 100
#endif

/* Texts that have broken programs before. */
static const char *const texts[] = {
  "Ada",        "ada",      "Zoë “Z” O’Neil", "a|b\\c`d",     "🚀 rocket", "שלום",      "e\xcc\x81 combined",
  "l1\nl2\tl3", "'; DROP--", "%_%",           "{\"a\": [1]}", "",          "\xe2\x80\x8bzero", "日本語の名前",
};

static const char *
random_text (GRand *rand)
{
  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static MbRecord *
random_record (MbBook *book, GRand *rand, MbRecordKind kind)
{
  g_autoptr (MbQuery) query = mb_query_new (book, kind);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query));

  return n > 0 ? g_list_model_get_item (G_LIST_MODEL (query), g_rand_int_range (rand, 0, n)) : NULL;
}

static GVariant *
random_words (GRand *rand)
{
  const char *words[3] = { random_text (rand), random_text (rand), "word" };

  return g_variant_new_strv (words, g_rand_int_range (rand, 0, 4));
}

static GVariant *
random_choice (GRand *rand, const MbField *field)
{
  guint n = 0;

  while (field->choices[n].nick != NULL)
    n++;
  return g_variant_new_string (field->choices[g_rand_int_range (rand, 0, n)].nick);
}

static GVariant *
random_reference (MbBook *book, GRand *rand, const MbField *field)
{
  g_autoptr (MbRecord) target = random_record (book, rand, field->target);

  return target != NULL ? g_variant_new_int64 (mb_record_get_id (target)) : NULL;
}

static GVariant *
random_value (MbBook *book, GRand *rand, const MbField *field)
{
  if (g_rand_int_range (rand, 0, 6) == 0)
    return NULL;
  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return random_words (rand);
    case MB_FIELD_INTEGER:
      return g_variant_new_int64 (g_rand_int_range (rand, 0, 3000));
    case MB_FIELD_YES_NO:
      return g_variant_new_boolean (g_rand_boolean (rand));
    case MB_FIELD_CHOICE:
      return random_choice (rand, field);
    case MB_FIELD_REFERENCE:
      return random_reference (book, rand, field);
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_DATE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return g_variant_new_string (random_text (rand));
    }
}

static gboolean
add_something (MbBook *book, GRand *rand)
{
  MbRecordKind kind = g_rand_int_range (rand, 0, MB_N_RECORD_KINDS);
  const MbRecordType *type = mb_record_type_get (kind);
  g_autoptr (MbRecord) record = mb_record_new (kind);

  for (guint i = 0; i < type->n_fields; i++)
    mb_record_set (record, type->fields[i].name, random_value (book, rand, &type->fields[i]));
  return mb_book_add_record (book, record, NULL);
}

static gboolean
set_something (MbBook *book, GRand *rand)
{
  MbRecordKind kind = g_rand_int_range (rand, 0, MB_N_RECORD_KINDS);
  const MbRecordType *type = mb_record_type_get (kind);
  const MbField *field = &type->fields[g_rand_int_range (rand, 0, type->n_fields)];
  g_autoptr (MbRecord) record = random_record (book, rand, kind);

  return record != NULL && mb_book_set_field (book, record, field->name, random_value (book, rand, field), NULL);
}

static gboolean
delete_something (MbBook *book, GRand *rand)
{
  g_autoptr (MbRecord) record = random_record (book, rand, g_rand_int_range (rand, 0, MB_N_RECORD_KINDS));

  return record != NULL && mb_book_delete_record (book, record, NULL);
}

/* Several records at once, some steps of which are refused. */
static gboolean
change_much (MbBook *book, GRand *rand)
{
  g_autoptr (MbRecord) ada = random_record (book, rand, MB_RECORD_PERSON);
  g_autoptr (MbRecord) bob = random_record (book, rand, MB_RECORD_PERSON);
  g_autoptr (MbRecord) new = mb_record_new (MB_RECORD_PERSON);
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_EDIT, NULL);

  g_assert_nonnull (edit);
  mb_record_set_text (new, "name", random_text (rand));
  mb_edit_insert (edit, new, NULL);
  if (ada != NULL)
    mb_edit_set (edit, ada, "handle", g_variant_new_string ("taken"), NULL);
  if (bob != NULL)
    mb_edit_set (edit, bob, "handle", g_variant_new_string ("TAKEN"), NULL);
  if (bob != NULL)
    mb_edit_delete (edit, bob, NULL);
  return mb_edit_commit (edit, NULL);
}

static gboolean
edit_somehow (MbBook *book, GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return delete_something (book, rand);
    case 1:
      return change_much (book, rand);
    case 2:
    case 3:
    case 4:
      return set_something (book, rand);
    default:
      return add_something (book, rand);
    }
}

static char *
export (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  char *json = mb_json_export_to_string (book, NULL, &error);

  g_assert_no_error (error);
  return json;
}

static guint
count_done (MbBook *book)
{
  g_autoptr (GListStore) changes = mb_book_list_changes (book, 0, NULL);
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (changes)); i++)
    {
      g_autoptr (MbChange) change = g_list_model_get_item (G_LIST_MODEL (changes), i);
      n_done += mb_change_get_state (change) == MB_CHANGE_DONE;
    }
  return n_done;
}

static void
test_undo_of_any_sequence (void)
{
  for (guint round = 0; round < N_SEQUENCES; round++)
    {
      g_autoptr (TestPlace) place = test_place_new ();
      g_autoptr (MbBook) book = test_book_new (place);
      g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *first = NULL, *last = NULL, *undone = NULL, *redone = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 10; i++)
        add_something (book, rand);
      first = export (book);
      g_ptr_array_add (states, test_book_dump (book));
      while (states->len <= N_EDITS)
        {
          guint before = count_done (book);

          /* What was refused, and what changed nothing, is no step back. */
          edit_somehow (book, rand);
          if (count_done (book) > before)
            g_ptr_array_add (states, test_book_dump (book));
        }
      last = export (book);

      for (guint i = N_EDITS; i > 0; i--)
        {
          g_autofree char *dump = NULL;
          test_undo (book, &error);
          g_assert_no_error (error);
          dump = test_book_dump (book);
          g_assert_cmpstr (dump, ==, g_ptr_array_index (states, i - 1));
        }
      undone = export (book);
      g_assert_cmpstr (undone, ==, first);

      for (guint i = 0; i < N_EDITS; i++)
        {
          test_redo (book, &error);
          g_assert_no_error (error);
        }
      redone = export (book);
      g_assert_cmpstr (redone, ==, last);
    }
}

/* The other process of the test below: adds people for ever, and says each name when its edit is acknowledged. */
static int
edit_until_killed (const char *path)
{
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_NONE, NULL);
  gint64 first = mb_book_count (book, MB_RECORD_PERSON);

  for (gint64 i = first;; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %" G_GINT64_FORMAT, i);
      g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);

      mb_record_set_text (person, "name", name);
      if (!mb_book_add_record (book, person, NULL))
        return 1;
      printf ("%" G_GINT64_FORMAT "\n", i);
      fflush (stdout);
    }
}

/* Reads what the process acknowledged until it has said so many lines, kills it, and reads the rest. */
static gint64
kill_after (GSubprocess *process, guint n_lines)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  gint64 acknowledged = -1;
  guint n_read = 0;

  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL)
        break;
      acknowledged = g_ascii_strtoll (line, NULL, 10);
      if (++n_read == n_lines)
        g_subprocess_send_signal (process, SIGKILL);
    }
  g_subprocess_wait (process, NULL, NULL);
  return acknowledged;
}

static void
assert_everything_is_there (const char *path, gint64 acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (mb_book_verify (book, NULL, &error));
  g_assert_no_error (error);
  /* One more may have been on the disk and not yet said. */
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), >=, acknowledged + 1);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), <=, acknowledged + 2);
  for (gint64 i = 0; i <= acknowledged; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %" G_GINT64_FORMAT, i);
      g_assert_cmpint (mb_book_find (book, MB_RECORD_PERSON, "name", name), !=, 0);
    }
  g_assert_cmpuint (count_done (book), ==, mb_book_count (book, MB_RECORD_PERSON));
}

static const char *program;

static void
test_kill (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);

  g_clear_object (&book);
  for (guint round = 0; round < N_KILLS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
          g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--edit-until-killed", place->path, NULL);

      g_assert_no_error (error);
      assert_everything_is_there (place->path, kill_after (process, g_test_rand_int_range (1, 8)));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--edit-until-killed"))
    return edit_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/undo-of-any-sequence", test_undo_of_any_sequence);
  g_test_add_func ("/properties/kill", test_kill);
  return g_test_run ();
}
