#include "config.h"

#include <string.h>

#include "exchange-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
} Fixture;

/* A book with AsyncAPI's history: something to lose. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  g_assert_true (mb_sample_load (self->book, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->book);
  test_place_free (self->place);
}

typedef struct {
  const char *json;
  const char *expected;
} Case;

static void
refuse_all (Fixture *self, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    exchange_assert_refused (self->book, cases[i].json, -1, cases[i].expected);
}

static void
test_types (Fixture *self, gconstpointer data)
{
  static const Case cases[] = {
    { "[]", "test.json: expected an object, found a list." },
    { "{\"cohorts\": {}}", "cohorts: expected a list, found an object." },
    { "{\"organization\": []}", "organization: expected an object, found a list." },
    { "{\"organization\": {\"name\": 5}}", "organization.name: expected a text, found a whole number." },
    { "{\"organization\": {\"name\": null}}", "organization.name: expected a text, found null." },
    { "{\"organization\": {\"support\": \"x\"}}", "organization.support: expected an object, found a text." },
    { "{\"organization\": {\"support\": {\"discussions\": 1}}}",
      "organization.support.discussions: expected a text, found a whole number." },
    { "{\"people\": [5]}", "people[0]: expected an object, found a whole number." },
    { "{\"people\": [{}]}", "people[0]: the key “id” is missing." },
    { "{\"people\": [{\"id\": 5}]}", "people[0].id: expected a text, found a whole number." },
    { "{\"people\": [{\"id\": \"\"}]}", "people[0].id: an id is needed." },
    { "{\"people\": [{\"id\": \"A B\"}]}", "people[0].id: Website ID “A B”: use small letters, digits and hyphens." },
    { "{\"people\": [{\"id\": \"a\", \"github\": \"@a\"}]}", "people[0].github: GitHub handle “@a”: " },
    { "{\"people\": [{\"id\": \"a\", \"formerHandles\": \"b\"}]}",
      "people[0].formerHandles: expected a list, found a text." },
    { "{\"people\": [{\"id\": \"a\", \"formerHandles\": [\"b\", 3]}]}",
      "people[0].formerHandles[1]: expected a text, found a whole number." },
    { "{\"people\": [{\"id\": \"a\", \"mentee\": [[]]}]}", "people[0].mentee[0]: expected a text, found a list." },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [1]}]}",
      "people[0].observations[0]: expected an object, found a whole number." },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [{\"active\": true}]}]}", "people[0].observations[0]: " },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [{\"on\": \"2024\"}]}]}",
      "people[0].observations[0]: the key “active” is missing." },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [{\"on\": \"2024\", \"active\": \"yes\"}]}]}",
      "people[0].observations[0].active: expected true or false, found a text." },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [{\"on\": \"\", \"active\": true}]}]}",
      "people[0].observations[0]: an observation needs its date." },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\"}, {\"id\": \"x-2024\", \"program\": \"gsoc\", \"year\": \"2024\"}]}",
      "cohorts[1].year: expected a whole number, found a text." },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"funnel\": [1]}]}",
      "cohorts[0].funnel: expected an object, found a list." },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"funnel\": {\"ideas\": 1.5}}]}",
      "cohorts[0].funnel.ideas: expected a whole number, found a number with a fraction." },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"milestones\": [{}]}]}", "cohorts[0].milestones[0]: " },
    { "{\"projects\": [{\"id\": \"p\", \"hours\": true}]}",
      "projects[0].hours: expected a whole number, found true or false." },
  };

  refuse_all (self, cases, G_N_ELEMENTS (cases));
}

static void
test_rules (Fixture *self, gconstpointer data)
{
  static const Case cases[] = {
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"startsOn\": \"soon\"}]}",
      "cohorts[0].startsOn: Start: “soon” is no date" },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"endsOn\": \"2023-02-29\"}]}", "cohorts[0].endsOn: " },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"status\": \"done\"}]}",
      "cohorts[0].status: Status: “done” is not one of" },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"year\": 20240}]}", "cohorts[0].year: Year: 20240 is too great" },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"reported\": -1}]}", "cohorts[0].reported: " },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"milestones\": [{\"label\": \"x\", \"startsOn\": \"2024-13\"}]}]}",
      "cohorts[0].milestones[0].startsOn: " },
    { "{\"people\": [{\"id\": \"a\", \"observations\": [{\"on\": \"today\", \"active\": true}]}]}",
      "people[0].observations[0].on: " },
    { "{\"organization\": {\"website\": \"ftp://example.org\"}}",
      "organization.website: Website: “ftp://example.org”" },
    { "{\"organization\": {\"support\": {\"discussions\": \"javascript:alert(1)\"}}}",
      "organization.support.discussions: " },
    { "{\"projects\": [{\"id\": \"p\", \"url\": \"javascript:alert(1)\"}]}",
      "projects[0].url: Link: “javascript:alert(1)”" },
    { "{\"programs\": [{\"id\": \"gsoc\", \"docs\": \"javascript:alert(1)\"}]}", "programs[0].docs: " },
    { "{\"projects\": [{\"id\": \"p\", \"outcome\": \"great\"}]}", "projects[0].outcome: " },
  };

  refuse_all (self, cases, G_N_ELEMENTS (cases));
}

static void
test_identity (Fixture *self, gconstpointer data)
{
  static const Case cases[] = {
    { "{\"people\": [{\"id\": \"a\", \"github\": \"Some-One\"}, {\"id\": \"b\", \"github\": \"someone\"}, "
      "{\"id\": \"c\", \"github\": \"sOmE-oNe\"}]}",
      "people[2].github: the handle “some-one” stands already at people[0].github" },
    { "{\"people\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}", "people[1].id: the id “a” stands already at people[0].id." },
    { "{\"programs\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"a\", \"name\": \"B\"}]}", "programs[1].id: " },
    /* One person of the book by id, the same by handle. */
    { "{\"people\": [{\"id\": \"derberg\"}, {\"id\": \"x\", \"github\": \"DERBERG\"}]}", "people[1].github: " },
    /* Somebody else has that handle. */
    { "{\"people\": [{\"id\": \"derberg\", \"github\": \"FMVilas\"}]}", "people[0]: GitHub handle “FMVilas” is taken" },
  };

  refuse_all (self, cases, G_N_ELEMENTS (cases));
}

static void
test_references (Fixture *self, gconstpointer data)
{
  static const Case cases[] = {
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"mentors\": [\"derberg\", \"nobody\"]}]}",
      "cohorts[0].mentors[1]: the id “nobody” stands neither in “people” of the file nor in the book." },
    { "{\"cohorts\": [{\"id\": \"x-2030\", \"program\": \"x\", \"year\": 2030}]}",
      "cohorts[0].program: the id “x” stands neither in “programs” of the file nor in the book." },
    { "{\"projects\": [{\"id\": \"x\", \"title\": \"X\", \"cohort\": \"gsoc-1999\"}]}", "projects[0].cohort: " },
    { "{\"programs\": [{\"id\": \"gsoc\", \"admins\": [\"nobody\"]}]}", "programs[0].admins[0]: " },
    { "{\"people\": [{\"id\": \"derberg\", \"mentee\": [\"gsoc-2024\", \"gsoc-1999\"]}]}", "people[0].mentee[1]: " },
    { "{\"people\": [{\"id\": \"derberg\", \"mentor\": [\"derberg\"]}]}", "people[0].mentor[0]: " },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"projects\": [\"nothing\"]}]}", "cohorts[0].projects[0]: " },
    { "{\"cohorts\": [{\"id\": \"gsoc-2024\", \"projects\": [\"asyncapi-mentorship-2022-add-support-for-kafka\"]}]}",
      "cohorts[0].projects[0]: the project “asyncapi-mentorship-2022-add-support-for-kafka” is one of "
      "another cohort." },
    { "{\"cohorts\": [{\"id\": \"x-2030\", \"program\": \"gsoc\"}]}",
      "cohorts[0]: the key “year” is missing, and the book does not have this record yet." },
    { "{\"cohorts\": [{\"id\": \"x-2030\", \"program\": \"gsoc\", \"year\": null}]}", "cohorts[0]: " },
    { "{\"cohorts\": [{\"id\": \"x-2030\", \"program\": \"\", \"year\": 2030}]}", "cohorts[0]: " },
    { "{\"projects\": [{\"id\": \"x\", \"cohort\": \"gsoc-2024\"}]}", "projects[0]: the key “title” is missing" },
    { "{\"programs\": [{\"id\": \"x\"}]}", "programs[0]: the key “name” is missing" },
  };

  refuse_all (self, cases, G_N_ELEMENTS (cases));
}

/* The last thing in a file is wrong: everything before it is not in the book either. */
static void
test_last (Fixture *self, gconstpointer data)
{
  g_autofree char *json = exchange_export (self->book);
  char *derberg = strstr (json, "\"name\": \"Lukasz Gornicki\"");
  char *last = g_strrstr (json, "\"outcome\": \"completed\"");

  g_assert_nonnull (derberg);
  g_assert_nonnull (last);
  memcpy (strstr (derberg, "Lukasz"), "LUKASZ", 6);
  memcpy (strstr (last, "completed"), "compleXed", 9);
  exchange_assert_refused (self->book, json, -1, "outcome: Outcome: “compleXed” is not one of");
}

static void
test_cut_off (Fixture *self, gconstpointer data)
{
  g_autofree char *json = exchange_export (self->book);
  gsize length = strlen (json);

  for (gsize cut = 0; cut < length - 2; cut += length / 40)
    {
      g_autofree char *part = g_strndup (json, cut);
      char *end;

      /* Not in the middle of a character: that is another sentence. */
      if (!g_utf8_validate (part, -1, (const char **) &end))
        *end = '\0';
      exchange_assert_refused (self->book, part, -1, cut == 0 ? "the file is empty." : "it was cut off.");
    }
}

static char *
repeat (const char *start, const char *unit, guint count, const char *end)
{
  g_autoptr (GString) text = g_string_new (start);

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_bounds (Fixture *self, gconstpointer data)
{
  g_autofree char *deep = repeat ("{\"people\": ", "[", 10000, "");
  g_autofree char *deep_objects = repeat ("", "{\"a\":", 10000, "");
  g_autofree char *text = repeat ("{\"people\": [{\"id\": \"a\", \"name\": \"", "0123456789", 1024 * 1024, "\"}]}");
  g_autofree char *key = repeat ("{\"people\": [{\"", "0123456789", 1024 * 1024, "\": 1}]}");
  g_autofree char *link = repeat ("{\"organization\": {\"website\": \"javascript:", "0123456789", 50000, "\"}}");
  g_autofree char *choice = repeat ("{\"cohorts\": [{\"id\": \"gsoc-2024\", \"status\": \"", "ü", 50000, "\"}]}");

  exchange_assert_refused (self->book, deep, -1, "nested more than 32 deep.");
  exchange_assert_refused (self->book, deep_objects, -1, "nested more than 32 deep.");
  exchange_assert_refused (self->book, text, -1, "people[0].name: a text of more than 1 MB is too long.");
  exchange_assert_refused (self->book, key, -1, "a text of more than 1 MB is too long.");
  exchange_assert_refused (self->book, link, -1, "organization.website: ");
  exchange_assert_refused (self->book, choice, -1, "cohorts[0].status: ");
}

static void
test_bytes (Fixture *self, gconstpointer data)
{
  static const char nul[] = "{\"people\": [\n{\"id\": \"a\", \"name\": \"A\0B\"}]}";
  static const char utf16[] = "\xff\xfe{\0}\0";

  exchange_assert_refused (self->book, nul, sizeof nul - 1, "line 2, column 23: here stands a NUL byte");
  exchange_assert_refused (self->book, utf16, sizeof utf16 - 1, "line 1, column 1: the byte 0xff is not UTF-8");
  exchange_assert_refused (self->book, "{\"people\": [\n{\"id\": \"a\", \"name\": \"Jos\xe9\"}]}", -1,
                           "line 2, column 25: the byte 0xe9 is not UTF-8");
  exchange_assert_refused (self->book, "{\"people\": [{\"id\": \"a\", \"name\": \"\\u0000\"}]}", -1,
                           "people[0].name: a text cannot hold the character NUL");
}

static void
test_files (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_place_file (self->place, "no.json");
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (self->place->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_json_import_file (self->book, missing, MB_IMPORT_NONE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "“no.json” could not be read: there is no such file. Nothing was imported.");
  g_clear_error (&error);

  g_assert_false (mb_json_import_file (self->book, folder, MB_IMPORT_NONE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 1);
}

static void
cancel (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) empty = test_book_new (place);
  g_autofree char *json = exchange_export (self->book);
  g_autofree char *before = exchange_export (empty);
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_json_import_bytes (empty, bytes, "test.json", MB_IMPORT_NONE, NULL, cancellable, cancel,
                                        cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = exchange_export (empty);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (exchange_count_changes (empty), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/json-refusal/types", test_types);
  add ("/json-refusal/rules", test_rules);
  add ("/json-refusal/identity", test_identity);
  add ("/json-refusal/references", test_references);
  add ("/json-refusal/last", test_last);
  add ("/json-refusal/cut-off", test_cut_off);
  add ("/json-refusal/bounds", test_bounds);
  add ("/json-refusal/bytes", test_bytes);
  add ("/json-refusal/files", test_files);
  add ("/json-refusal/cancelled", test_cancelled);
  return exchange_run ();
}
