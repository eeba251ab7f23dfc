#include "config.h"

#include "exchange-support.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static GHashTable *exports; /* each text once */

char *
exchange_export (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *json = mb_json_export_to_string (book, &length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (json);
  g_assert_cmpuint (strlen (json), ==, length);
  if (exports == NULL)
    exports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (exports, g_strdup (json));
  return json;
}

void
exchange_import (MbBook *book, const char *json, MbImportFlags flags, MbImportReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  mb_json_import_bytes (book, bytes, "test.json", flags, report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

guint
exchange_count_changes (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) changes = mb_book_list_changes (book, 0, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (changes));
}

void
exchange_assert_refused (MbBook *book, const char *json, gssize length, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, length < 0 ? strlen (json) : (gsize) length);
  g_autofree char *before = exchange_export (book);
  g_autofree char *after = NULL;
  guint changes = exchange_count_changes (book);

  g_assert_false (mb_json_import_bytes (book, bytes, "test.json", MB_IMPORT_NONE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” does not say “%s”", error->message, expected);
  g_assert_true (g_str_has_prefix (error->message, "test.json"));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "…"));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), <, 600);

  after = exchange_export (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (exchange_count_changes (book), ==, changes);
}

char *
exchange_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

char *
exchange_cut (const char *json, const char *start, const char *end)
{
  const char *from = strstr (json, start);
  const char *to = from != NULL ? strstr (from + strlen (start), end) : NULL;

  if (to == NULL)
    g_error ("There is no %s … %s in %s", start, end, json);
  return g_strndup (from, to + strlen (end) - from);
}

static gboolean
validate (const char *folder)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "exchange", "validate-exports.py", NULL);
  const char *schema = g_getenv ("MENTORBOOK_SCHEMA");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) validator = NULL;

  g_assert_nonnull (schema);
  validator = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "python3", script, schema, folder, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (validator, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_successful (validator);
}

static void
write_exports (TestPlace *place)
{
  GHashTableIter iter;
  const char *json;
  guint n = 0;

  g_hash_table_iter_init (&iter, exports);
  while (g_hash_table_iter_next (&iter, (gpointer *) &json, NULL))
    {
      g_autofree char *name = g_strdup_printf ("%u.json", n++);
      g_autofree char *path = test_place_file (place, name);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, json, -1, &error);
      g_assert_no_error (error);
    }
}

int
exchange_run (void)
{
  int result = g_test_run ();

  if (result == 0 && exports != NULL)
    {
      g_autoptr (TestPlace) place = test_place_new ();
      write_exports (place);
      result = validate (place->folder) ? 0 : 1;
    }
  g_clear_pointer (&exports, g_hash_table_unref);
  return result;
}
