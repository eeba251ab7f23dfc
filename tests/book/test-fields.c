#include "config.h"

#include <locale.h>

#include "book/mb-date.h"
#include "book/mb-slug.h"
#include "test-support.h"

static const MbField *
field_of (MbRecordKind kind, const char *name)
{
  return mb_record_type_find_field (mb_record_type_get (kind), name);
}

static void
test_dates (void)
{
  static const char *const right[] = { "2022", "2022-05", "2022-05-17", "2024-02-29", "0001", NULL };
  static const char *const wrong[] = { "",        "22",         "2022-",      "2022-13",     "2022-00",    "2022-5",
                                       "2022-02-30", "2023-02-29", "2022-05-17 ", "2022/05/17", "0000", "２０２２",
                                       "2022-05-17T00:00", NULL };

  for (guint i = 0; right[i] != NULL; i++)
    g_assert_true (mb_date_is_valid (right[i]));
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_false (mb_date_is_valid (wrong[i]));
}

static void
test_slugs (void)
{
  static const char *const pairs[][2] = {
    { "Google Summer of Code", "google-summer-of-code" },
    { "  --Drag&drop -- builder!  ", "drag-drop-builder" },
    { "Łukasz Górnicki", "lukasz-gornicki" },
    { "", "" },
    { "王伟", "" },
    { "C++ & Go", "c-go" },
  };
  g_autofree char *long_text = g_strnfill (10000, 'x');
  g_autofree char *slug = mb_slug_from_text (long_text);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *made = mb_slug_from_text (pairs[i][0]);
      g_assert_cmpstr (made, ==, pairs[i][1]);
    }
  g_assert_cmpuint (strlen (slug), ==, 60);
}

static void
assert_check (const MbField *field, const char *text, gboolean keeps_rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (text));
  gboolean kept = mb_field_check (field, value, &error);

  if (kept != keeps_rules)
    g_error ("%s “%s”: %s", field->name, text, error != NULL ? error->message : "accepted");
  if (!kept)
    g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_handles (void)
{
  const MbField *handle = field_of (MB_RECORD_PERSON, "handle");

  assert_check (handle, "AceTheCreator", TRUE);
  assert_check (handle, "14Richa", TRUE);
  assert_check (handle, "a-b-c", TRUE);
  assert_check (handle, "@ada", FALSE);
  assert_check (handle, "-ada", FALSE);
  assert_check (handle, "ada-", FALSE);
  assert_check (handle, "a--b", FALSE);
  assert_check (handle, "ada\n", FALSE);
  assert_check (handle, "https://github.com/ada", FALSE);
  assert_check (handle, "a123456789012345678901234567890123456789", FALSE);
}

static void
test_links (void)
{
  const MbField *link = field_of (MB_RECORD_PROJECT, "url");
  const MbField *page = field_of (MB_RECORD_PROGRAM, "docs");

  assert_check (link, "https://github.com/asyncapi/studio/issues/265", TRUE);
  assert_check (link, "HTTP://example.org", TRUE);
  assert_check (link, "javascript:alert(1)", FALSE);
  assert_check (link, "https://", FALSE);
  assert_check (link, "https://a b", FALSE);
  assert_check (link, "./page", FALSE);
  assert_check (link, "//example.org", FALSE);
  assert_check (page, "./summerofcode-README", TRUE);
  assert_check (page, "hacktoberfest/README", TRUE);
  assert_check (page, "https://example.org", TRUE);
  assert_check (page, "javascript:alert(1)", FALSE);
  assert_check (page, "data:text/html,x", FALSE);
  assert_check (page, "//example.org", FALSE);
}

static void
test_text_and_back (void)
{
  const MbField *skills = field_of (MB_RECORD_PROJECT, "skills");
  const MbField *status = field_of (MB_RECORD_COHORT, "status");
  const MbField *active = field_of (MB_RECORD_OBSERVATION, "active");
  g_autoptr (GVariant) words = g_variant_ref_sink (mb_field_parse (skills, " Go , , TypeScript\nC ", NULL));
  g_autoptr (GVariant) choice = g_variant_ref_sink (mb_field_parse (status, "In Progress", NULL));
  g_autoptr (GVariant) yes = g_variant_ref_sink (mb_field_parse (active, "YES", NULL));
  g_autofree char *list = mb_field_format (skills, words);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (list, ==, "Go, TypeScript, C");
  g_assert_cmpstr (g_variant_get_string (choice, NULL), ==, "in-progress");
  g_assert_true (g_variant_get_boolean (yes));
  g_assert_null (mb_field_parse (active, "perhaps", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (mb_field_parse (field_of (MB_RECORD_COHORT, "year"), "20 24", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (mb_field_parse (skills, "  ", &error));
  g_assert_no_error (error);
}

/* What the table of one type cannot say wrongly without anything else breaking. */
static void
test_tables (void)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (MbRecord) record = mb_record_new (kind);

      g_assert_cmpint (type->kind, ==, kind);
      g_assert_true (mb_record_type_find (type->name) == type);
      g_assert_nonnull (mb_record_type_find_field (type, type->sort));
      for (guint i = 0; i < type->n_fields; i++)
        {
          const MbField *field = &type->fields[i];

          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name));
          g_assert_true (g_hash_table_add (keys, mb_field_dup_json_key (field)));
          g_assert_cmpint (field->kind == MB_FIELD_CHOICE, ==, field->choices != NULL);
          if (field->kind == MB_FIELD_REFERENCE)
            g_assert_cmpint (field->target, <, kind);
        }
    }
}

static void
test_what_is_private (void)
{
  static const struct {
    MbRecordKind kind;
    const char *field;
  } private[] = {
    { MB_RECORD_PERSON, "mail" },
    { MB_RECORD_PERSON, "notes" },
    { MB_RECORD_PERSON, "links" },
    { MB_RECORD_COHORT, "notes" },
    { MB_RECORD_PROGRAM, "notes" },
    { MB_RECORD_PROJECT, "notes" },
    { MB_RECORD_PARTICIPATION, "status" },
    { MB_RECORD_OBSERVATION, "source" },
  };
  const MbField *outcome = field_of (MB_RECORD_PROJECT, "outcome");
  g_autoptr (GVariant) finished = g_variant_ref_sink (g_variant_new_string ("completed"));
  g_autoptr (GVariant) unfinished = g_variant_ref_sink (g_variant_new_string ("not-completed"));

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    g_assert_false (mb_field_is_public (field_of (private[i].kind, private[i].field), NULL));
  g_assert_true (mb_field_is_public (outcome, finished));
  g_assert_false (mb_field_is_public (outcome, unfinished));
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
test_properties_notify_on_real_change (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", "handle", "ada", NULL);
  g_autoptr (GString) notified = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_signal_connect (ada, "notify", G_CALLBACK (on_notify), notified);
  g_assert_true (test_set (book, ada, "name", "Ada", NULL));
  g_assert_cmpstr (notified->str, ==, "");
  g_assert_true (test_set (book, ada, "name", "Ada L.", NULL));
  g_assert_cmpstr (notified->str, ==, "name ");
  g_object_get (ada, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Ada L.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/dates", test_dates);
  g_test_add_func ("/fields/slugs", test_slugs);
  g_test_add_func ("/fields/handles", test_handles);
  g_test_add_func ("/fields/links", test_links);
  g_test_add_func ("/fields/text-and-back", test_text_and_back);
  g_test_add_func ("/fields/tables", test_tables);
  g_test_add_func ("/fields/what-is-private", test_what_is_private);
  g_test_add_func ("/fields/properties-notify-on-real-change", test_properties_notify_on_real_change);
  return g_test_run ();
}
