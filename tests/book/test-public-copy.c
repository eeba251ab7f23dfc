#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "book/mb-public-copy.h"
#include "exchange/mb-json-export.h"
#include "test-support.h"

#define MARK "Secret"

/* A value that nobody may find in the copy, for a private field; a plain one for any other. */
static GVariant *
make_value (const MbRecordType *type, const MbField *field, GHashTable *ids)
{
  const gboolean private = (field->flags & MB_FIELD_PRIVATE) != 0;
  g_autofree char *text = g_strdup_printf ("%s-%s-%s", private ? MARK : "Plain", type->name, field->name);
  const char *words[] = { text, "word", NULL };

  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return g_variant_new_strv (words, -1);
    case MB_FIELD_INTEGER:
      return g_variant_new_int64 (MAX (field->minimum, 7));
    case MB_FIELD_YES_NO:
      return g_variant_new_boolean (TRUE);
    case MB_FIELD_REFERENCE:
      {
        gint64 *id = g_hash_table_lookup (ids, GUINT_TO_POINTER (field->target + 1));
        return id != NULL ? g_variant_new_int64 (*id) : NULL;
      }
    case MB_FIELD_CHOICE:
      return g_variant_new_string (field->choices[0].nick);
    case MB_FIELD_DATE:
      return g_variant_new_string ("2024-05-01");
    case MB_FIELD_LINK:
      return g_variant_new_take_string (g_strconcat ("https://example.org/", text, NULL));
    case MB_FIELD_MAIL:
      return g_variant_new_take_string (g_strconcat (text, "@example.org", NULL));
    case MB_FIELD_PAGE:
      return g_variant_new_take_string (g_strconcat ("./", text, NULL));
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    default:
      if (field->pattern != NULL)
        return g_variant_new_take_string (g_strdup (g_str_equal (field->name, "slug") ? "plain" : "Plain-Handle"));
      return g_variant_new_take_string (g_steal_pointer (&text));
    }
}

/* One record of each type, every field of it set, whatever fields there will be. */
static void
fill_book (MbBook *book)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autoptr (MbRecord) record = mb_record_new (kind);
      g_autoptr (GError) error = NULL;
      gint64 id;

      for (guint i = 0; i < type->n_fields; i++)
        mb_record_set (record, type->fields[i].name, make_value (type, &type->fields[i], ids));
      mb_book_add_record (book, record, &error);
      g_assert_no_error (error);
      id = mb_record_get_id (record);
      g_hash_table_insert (ids, GUINT_TO_POINTER (kind + 1), g_memdup2 (&id, sizeof id));
    }
}

/* What was private once, and what was deleted, is in the history and in pages that are free again. */
static void
leave_traces (MbBook *book)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *notes = g_strdup_printf (MARK "-note-%u", i);
      g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "Plain Person", "notes", notes, NULL);
      g_autoptr (MbRecord) gone = test_add (book, MB_RECORD_PERSON, "name", MARK "-deleted", "notes", notes, NULL);

      test_set (book, person, "name", MARK "-former", NULL);
      test_set (book, person, "name", "Plain", NULL);
      g_assert_true (mb_book_delete_record (book, gone, NULL));
    }
}

static gboolean
file_has (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (g_ascii_strncasecmp (contents + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* The index of the search holds pieces of three letters: it must not find what is not there either. */
static void
assert_not_found (MbBook *book, const char *text)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (MbQuery) query = mb_query_new (book, kind);

      mb_query_set_search (query, text);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 0);
    }
}

static void
assert_nothing_private (MbBook *copy)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (MbQuery) query = mb_query_new (copy, kind);
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint n = 0; n < g_list_model_get_n_items (G_LIST_MODEL (query)); n++)
        {
          g_autoptr (MbRecord) record = g_list_model_get_item (G_LIST_MODEL (query), n);

          for (guint i = 0; i < type->n_fields; i++)
            {
              GVariant *value = mb_record_get (record, type->fields[i].name);
              g_assert_true (value == NULL || mb_field_is_public (&type->fields[i], value));
            }
        }
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

static void
test_nothing_private_in_the_file (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autofree char *path = test_place_file (place, "public.mentorbook");
  g_autofree char *whole = test_place_file (place, "whole.mentorbook");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (MbBook) copy = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (GError) error = NULL;

  fill_book (book);
  leave_traces (book);
  g_assert_true (mb_book_backup (book, whole, NULL, NULL, NULL, &error));
  g_assert_true (file_has (whole, MARK));

  mb_book_backup_public (book, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (file_has (path, MARK));
  g_assert_true (file_has (path, "Plain-person-name"));

  copy = mb_book_open (path, MB_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (mb_book_verify (copy, NULL, &error));
  g_assert_no_error (error);
  assert_nothing_private (copy);
  g_assert_cmpint (mb_book_count (copy, MB_RECORD_SOURCE), ==, 0);
  g_assert_cmpint (mb_book_count (copy, MB_RECORD_FINDING), ==, 0);
  g_assert_cmpint (mb_book_count (copy, MB_RECORD_PERSON), ==, mb_book_count (book, MB_RECORD_PERSON));
  assert_not_found (copy, "Secret");
  assert_not_found (copy, "Se");
  changes = mb_book_list_changes (copy, 0, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes)), ==, 0);
  g_assert_null (mb_book_dup_undo_label (copy));

  /* The website does not see the difference. */
  before = export (book);
  after = export (copy);
  g_assert_cmpstr (after, ==, before);
}

/* What is said is what is done: every private field is named. */
static void
test_says_what_is_left_out (void)
{
  g_auto (GStrv) lines = mb_public_copy_dup_left_out ();
  g_autofree char *text = g_strjoinv ("\n", lines);

  g_assert_true (g_strv_contains ((const char *const *) lines, "People: Links, Mail address, Notes"));
  g_assert_nonnull (strstr (text, "Participations: Status"));
  g_assert_nonnull (strstr (text, "Outcome (Unknown, Not completed)"));
  g_assert_nonnull (strstr (text, "Sources"));
  g_assert_nonnull (strstr (text, "history"));
}

static void
cancel (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (total, >, 1000);
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autofree char *path = test_place_file (place, "public.mentorbook");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, NULL);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  for (guint i = 0; i < 1200; i++)
    {
      g_autoptr (MbRecord) person = test_record_new (MB_RECORD_PERSON, "name", "P", NULL);
      g_assert_true (mb_edit_insert (edit, person, NULL));
    }
  g_assert_true (mb_edit_commit (edit, NULL));
  g_file_set_contents (path, "former", -1, NULL);
  g_assert_false (mb_book_backup_public (book, path, cancellable, cancel, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (file_has (path, "former"));
  folder = g_dir_open (place->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_true (g_str_has_prefix (name, "test.mentorbook") || g_str_equal (name, "public.mentorbook"));
}

static void
test_no_folder (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autofree char *path = test_place_file (place, "nowhere/public.mentorbook");
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_book_backup_public (book, path, NULL, NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "public.mentorbook"));
  g_assert_null (strstr (error->message, ".public.mentorbook-"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/public-copy/nothing-private-in-the-file", test_nothing_private_in_the_file);
  g_test_add_func ("/public-copy/says-what-is-left-out", test_says_what_is_left_out);
  g_test_add_func ("/public-copy/cancelled", test_cancelled);
  g_test_add_func ("/public-copy/no-folder", test_no_folder);
  return g_test_run ();
}
