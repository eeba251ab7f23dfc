#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange-support.h"

#define ROUNDS 6
#define RECORDS 12

/* Pieces that break writers and readers. */
static const char *const pieces[] = {
  "\"", "\\", "\\\\", "\\u0041", "\\n", "|", "{", "}", "[", "]", "<b>", "&amp;", ",", ":", "/", "//", "'", "`", " ",
  "  ",
  "\n", "\t", "\r\n", "\x01", "\x1f", "\x7f", "\xc2\x80", "\xc2\xa0", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbf\xbd",
  "\xef\xbf\xbf", "é", "e\xcc\x81", "ß", "İ", "ﬁ", "🚀", "👩‍👩‍👧", "\xf4\x8f\xbf\xbf", "עברית", "العربية", "\xe2\x80\xae",
  "李雷", "null", "true", "-0", "1e9", "a", "Z", "%s", "%n", "$", "\xef\xbb\xbf",
};

static char *
make_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int length = g_test_rand_int_range (0, 10) == 0 ? g_test_rand_int_range (500, 5000) : g_test_rand_int_range (1, 12);

  for (int i = 0; i < length; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GVariant *
make_words (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    g_strv_builder_take (builder, make_text ());
  words = g_strv_builder_end (builder);
  return words[0] != NULL ? g_variant_new_strv ((const char *const *) words, -1) : NULL;
}

static GVariant *
make_one_of (const char *const *texts, guint n_texts)
{
  return g_variant_new_string (texts[g_test_rand_int_range (0, n_texts)]);
}

/* Right values and wrong ones, as a book can hold them. */
static GVariant *
make_value (const MbField *field, GArray *const *made)
{
  static const char *const dates[] = { "2022", "2022-05", "2022-05-17", "0001", "9999-12-31", "2022-13", "soon",
                                       "2022-02-30" };
  static const char *const links[] = { "https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/é",
                                       "javascript:alert(1)", "https://", "https://a b", "example.org", "./page",
                                       "../x" };
  static const char *const handles[] = { "a", "B-1", "x9-y", "0" };

  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return make_words ();
    case MB_FIELD_INTEGER:
      if (field->flags & MB_FIELD_IDENTITY)
        return g_variant_new_int64 (g_test_rand_int_range (2000, 2004));
      return g_variant_new_int64 (g_test_rand_int_range (-2, 20));
    case MB_FIELD_YES_NO:
      return g_variant_new_boolean (g_test_rand_bit ());
    case MB_FIELD_REFERENCE:
      return g_variant_new_int64 (g_array_index (made[field->target], gint64,
                                                 g_test_rand_int_range (0, made[field->target]->len)));
    case MB_FIELD_CHOICE:
      {
        guint n_choices = 0;
        while (field->choices[n_choices].nick != NULL)
          n_choices++;
        return g_variant_new_string (field->choices[g_test_rand_int_range (0, n_choices)].nick);
      }
    case MB_FIELD_DATE:
      return make_one_of (dates, G_N_ELEMENTS (dates));
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
      return make_one_of (links, G_N_ELEMENTS (links));
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_MAIL:
    default:
      if (field->pattern != NULL)
        return make_one_of (handles, G_N_ELEMENTS (handles));
      return g_variant_new_take_string (make_text ());
    }
}

/* Somebody empties a field, needed or not; the book says whether it may be. */
static void
clear_one (MbBook *book, MbRecord *record)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  const MbField *field = &type->fields[g_test_rand_int_range (0, type->n_fields)];
  g_autoptr (GError) error = NULL;

  if (!mb_book_set_field (book, record, field->name, NULL, &error))
    g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
}

/* A record of any values; what the book refuses (somebody has that handle) is left out. */
static void
add_random (MbBook *book, MbRecordKind kind, GArray *const *made, GHashTable *texts)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autoptr (MbRecord) record = mb_record_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (g_str_equal (field->name, "slug"))
        continue;
      if ((field->flags & MB_FIELD_REQUIRED) || g_test_rand_int_range (0, 3) > 0)
        mb_record_set (record, field->name, make_value (field, made));
    }
  if (!mb_book_add_record (book, record, &error))
    {
      g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
      return;
    }
  id = mb_record_get_id (record);
  g_array_append_val (made[kind], id);
  if (g_test_rand_int_range (0, 3) == 0)
    clear_one (book, record);
  if (kind == MB_RECORD_PROJECT)
    {
      const char *title = mb_record_get_text (record, "title");
      g_hash_table_add (texts, g_strdup (title != NULL ? title : ""));
    }
}

static void
fill (MbBook *book, GHashTable *titles)
{
  GArray *made[MB_N_RECORD_KINDS];

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      made[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < RECORDS; i++)
        add_random (book, kind, made, titles);
    }
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    g_array_unref (made[kind]);
}

/* Another reader finds every title as it was. */
static void
assert_titles (const char *json, GHashTable *titles)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *projects;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  projects = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "projects");
  g_assert_cmpuint (json_array_get_length (projects), >, 0);
  for (guint i = 0; i < json_array_get_length (projects); i++)
    {
      const char *title = json_object_get_string_member (json_array_get_object_element (projects, i), "title");
      if (!g_hash_table_contains (titles, title))
        g_error ("The title “%s” is none that was given", title);
    }
}

/* How somebody's participation ended is private and does not travel; how many completed is at the end of the file. */
static void
cut_completed (char *json)
{
  char *completed = g_strrstr (json, "    \"completed\": {");

  g_assert_nonnull (completed);
  *completed = '\0';
}

/* Into an empty book and out again: the same bytes; in again: nothing changes. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (TestPlace) place = test_place_new ();
      g_autoptr (TestPlace) other_place = test_place_new ();
      g_autoptr (MbBook) book = test_book_new (place);
      g_autoptr (MbBook) other = test_book_new (other_place);
      g_autoptr (MbImportReport) report = mb_import_report_new ();
      g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *json = NULL;
      g_autofree char *again = NULL;
      g_autofree char *known = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *dump_again = NULL;

      fill (book, titles);
      json = exchange_export (book);
      assert_titles (json, titles);

      exchange_import (other, json, MB_IMPORT_NONE, NULL);
      again = exchange_export (other);
      known = g_strdup (json);
      cut_completed (known);
      cut_completed (again);
      g_assert_cmpstr (again, ==, known);

      dump = test_book_dump (other);
      exchange_import (other, json, MB_IMPORT_NONE, report);
      if (!mb_import_report_is_empty (report))
        g_error ("%s", (const char *) g_ptr_array_index (report->lines, 0));
      dump_again = test_book_dump (other);
      g_assert_cmpstr (dump_again, ==, dump);

      /* And into the book it came from, which may hold what never left it. */
      exchange_import (book, json, MB_IMPORT_NONE, NULL);
      g_clear_pointer (&again, g_free);
      again = exchange_export (book);
      g_assert_cmpstr (again, ==, json);
    }
}

static gboolean
import_damaged (MbBook *book, const char *json, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);
  g_autoptr (GError) error = NULL;

  if (mb_json_import_bytes (book, bytes, "test.json", MB_IMPORT_DRY_RUN, NULL, NULL, NULL, NULL, &error))
    return TRUE;
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return FALSE;
}

/* A file with a few bytes changed is imported or refused with a sentence, and never more. */
static void
test_damage (void)
{
  static const char bytes[] = "{}[]\",:\\0123456789-+eE.nulltruefals \n\xff\x80\xc3";
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *json = NULL;
  gsize length;
  guint imported = 0;

  fill (book, titles);
  json = exchange_export (book);
  length = strlen (json);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *damaged = g_memdup2 (json, length);

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        damaged[g_test_rand_int_range (0, length)] = bytes[g_test_rand_int_range (0, sizeof bytes - 1)];
      imported += import_damaged (book, damaged, length);
    }
  g_test_message ("%u of 150 damaged files could be imported", imported);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-property/round-trip", test_round_trip);
  g_test_add_func ("/json-property/damage", test_damage);
  return exchange_run ();
}
