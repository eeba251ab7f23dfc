#include "config.h"

#include <string.h>

#include "book/mb-cursor.h"
#include "exchange-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
  MbImportReport *report;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->report = mb_import_report_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mb_import_report_free (self->report);
  g_clear_object (&self->book);
  test_place_free (self->place);
}

static void
set_up_sample (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_up (self, data);
  g_assert_true (mb_sample_load (self->book, &error));
  g_assert_no_error (error);
}

static MbRecord *
find (Fixture *self, MbRecordKind kind, const char *slug)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mb_book_find (self->book, kind, "slug", slug);
  MbRecord *record;

  if (id == 0)
    return NULL;
  record = mb_book_get_record (self->book, kind, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
assert_field (Fixture *self, MbRecordKind kind, const char *slug, const char *field, const char *expected)
{
  g_autoptr (MbRecord) record = find (self, kind, slug);
  g_autofree char *display = NULL;

  g_assert_nonnull (record);
  display = mb_record_dup_display (record, field);
  g_assert_cmpstr (display, ==, expected);
}

static void
assert_report (Fixture *self, const char *summary, const char *const *lines)
{
  g_autofree char *found = mb_import_report_dup_summary (self->report);

  g_assert_cmpstr (found, ==, summary);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, self->report->lines->len);
      g_assert_cmpstr (g_ptr_array_index (self->report->lines, i), ==, lines[i]);
    }
  g_assert_cmpuint (self->report->lines->len, ==, g_strv_length ((char **) lines));
}

static void
forget_report (Fixture *self)
{
  mb_import_report_free (self->report);
  self->report = mb_import_report_new ();
}

/* Everything of a file comes into an empty book, is reported, and is one line of the history. */
static void
test_new (Fixture *self, gconstpointer data)
{
  exchange_import (self->book,
                   "{\"programs\": [{\"id\": \"soc\", \"name\": \"Summer\", \"shortName\": \"SoC\","
                   "   \"admins\": [\"ada\"]}],"
                   " \"cohorts\": [{\"id\": \"soc-2024\", \"program\": \"soc\", \"year\": 2024, \"mentees\": [\"ada\"],"
                   "   \"milestones\": [{\"label\": \"Start\", \"startsOn\": \"2024-05\"}],"
                   "   \"funnel\": {\"ideas\": 4}}],"
                   " \"people\": [{\"id\": \"ada\", \"name\": \"Ada\", \"github\": \"Ada\", \"mentee\": [\"soc-2024\"],"
                   "   \"observations\": [{\"on\": \"2025\", \"active\": true}]},"
                   "   {\"id\": \"bob\", \"name\": \"Bob\", \"mentor\": [\"soc-2024\"]}],"
                   " \"projects\": [{\"id\": \"p\", \"cohort\": \"soc-2024\", \"title\": \"T\","
                   "   \"outcome\": \"completed\", \"skills\": [\"C\", \"SQL\"], \"hours\": 90,"
                   "   \"mentees\": [\"ada\"], \"mentors\": [\"bob\"]}]}",
                   MB_IMPORT_NONE, self->report);

  assert_report (self,
                 "2 people, 1 program, 1 program admin, 1 cohort, 1 project, 2 participations, 2 seats, 1 observation "
                 "and 1 milestone added",
                 (const char *[]) { "Program added: Summer", "Cohort added: SoC 2024", "Person added: Ada",
                                    "Person added: Bob", "Project added: T", "Program admin added: Ada · SoC",
                                    "Seat added: Ada · T (Mentee)", "Seat added: Bob · T (Mentor)",
                                    "Participation added: Ada · SoC 2024 (Mentee)",
                                    "Participation added: Bob · SoC 2024 (Mentor)", "Observation added: Ada · 2025",
                                    "Milestone added: Start", NULL });
  assert_field (self, MB_RECORD_COHORT, "soc-2024", "ideas", "4");
  assert_field (self, MB_RECORD_PROJECT, "p", "skills", "C, SQL");
  assert_field (self, MB_RECORD_PROJECT, "p", "hours", "90");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PARTICIPATION), ==, 2);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 1);
}

/* Importing the same again changes nothing and is no line of the history. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autofree char *json = exchange_export (self->book);
  g_autofree char *after = NULL;
  g_autofree char *dump = test_book_dump (self->book);
  g_autofree char *dump_after = NULL;

  exchange_import (self->book, json, MB_IMPORT_NONE, self->report);
  g_assert_true (mb_import_report_is_empty (self->report));
  assert_report (self, "Nothing changed", (const char *[]) { NULL });
  after = exchange_export (self->book);
  g_assert_cmpstr (after, ==, json);
  dump_after = test_book_dump (self->book);
  g_assert_cmpstr (dump_after, ==, dump);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 1);
}

/* What a file names is set; what it does not say stays. */
static void
test_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  exchange_import (self->book,
                   "{\"organization\": {\"name\": \"\", \"website\": \"https://asyncapi.org\", \"support\": {}},"
                   " \"cohorts\": [{\"id\": \"gsoc-2024\", \"reported\": 9, \"term\": \"\", \"startsOn\": \"2024\","
                   "   \"host\": \"Nobody\", \"funnel\": {\"ideas\": null, \"selected\": 9}}],"
                   " \"projects\": [{\"id\": \"asyncapi-mentorship-2022-add-support-for-kafka\","
                   "   \"skills\": [\"Kafka\"], \"cohort\": \"gsoc-2024\", \"hours\": null}],"
                   " \"people\": [{\"id\": \"derberg\", \"github\": \"DERBERG\", \"mentee\": []}]}",
                   MB_IMPORT_NONE, self->report);

  assert_report (self, "1 organization, 1 person, 1 cohort and 1 project changed",
                 (const char *[]) {
                   "AsyncAPI Initiative: Website “https://www.asyncapi.com” → “https://asyncapi.org”",
                   "GSoC 2024: Start “2024-05-27” → “2024”",
                   "GSoC 2024: Hosted by set to “Nobody”",
                   "GSoC 2024: Reported headcount “8” → “9”",
                   "GSoC 2024: Applicants selected “8” → “9”",
                   "Lukasz Gornicki: GitHub handle “derberg” → “DERBERG”",
                   "Add support for Kafka: Cohort set to “gsoc-2024”",
                   "Add support for Kafka: Skills set to “Kafka”",
                   NULL });
  assert_field (self, MB_RECORD_COHORT, "gsoc-2024", "reported", "9");
  assert_field (self, MB_RECORD_COHORT, "gsoc-2024", "ideas", "7");
  assert_field (self, MB_RECORD_COHORT, "gsoc-2024", "ends-on", "2024-11-11");
  assert_field (self, MB_RECORD_PERSON, "derberg", "handle", "DERBERG");
  assert_field (self, MB_RECORD_PERSON, "derberg", "name", "Lukasz Gornicki");
  assert_field (self, MB_RECORD_PROJECT, "asyncapi-mentorship-2022-add-support-for-kafka", "cohort", "GSoC 2024");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PARTICIPATION), ==, 64 + 62);

  /* One step back. */
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 2);
  test_undo (self->book, &error);
  g_assert_no_error (error);
  assert_field (self, MB_RECORD_COHORT, "gsoc-2024", "reported", "8");
}

/* A dry run says what an import then does, and does nothing. */
static void
test_dry_run (Fixture *self, gconstpointer data)
{
  static const char json[] = "{\"people\": [{\"id\": \"new-one\", \"name\": \"N\", \"mentor\": [\"gsoc-2024\"]},"
                             " {\"id\": \"derberg\", \"name\": \"L\"}]}";
  static const char *const lines[] = { "Lukasz Gornicki: Name “Lukasz Gornicki” → “L”", "Person added: N",
                                       "Participation added: N · GSoC 2024 (Mentor)", NULL };
  g_autofree char *before = exchange_export (self->book);
  g_autofree char *after = NULL;

  exchange_import (self->book, json, MB_IMPORT_DRY_RUN, self->report);
  assert_report (self, "1 person and 1 participation added, 1 person changed", lines);
  after = exchange_export (self->book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 1);

  forget_report (self);
  exchange_import (self->book, json, MB_IMPORT_NONE, self->report);
  assert_report (self, "1 person and 1 participation added, 1 person changed", lines);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, 2);
}

/* People are found by handles, now and formerly, however written; their id stays. */
static void
test_handles (Fixture *self, gconstpointer data)
{
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Ada", "handle", "ada-new",
                            "former-handles", "ada-old", NULL));
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Bob", "handle", "bob-old", NULL));
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Cyd", "handle", "cyd", NULL));

  exchange_import (self->book,
                   "{\"people\": [{\"id\": \"x1\", \"github\": \"ADA-OLD\"},"
                   " {\"id\": \"x2\", \"github\": \"Bob-New\", \"formerHandles\": [\"BOB-OLD\", \"bob0\"]},"
                   " {\"id\": \"x3\", \"github\": \"CYD\", \"formerHandles\": [\"cyd\", \"cyd0\"]}],"
                   " \"programs\": [{\"id\": \"p\", \"name\": \"P\", \"admins\": [\"x1\", \"x2\"]}]}",
                   MB_IMPORT_NONE, self->report);

  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 3);
  assert_field (self, MB_RECORD_PERSON, "ada-new", "handle", "ada-new");
  assert_field (self, MB_RECORD_PERSON, "ada-new", "former-handles", "ada-old");
  assert_field (self, MB_RECORD_PERSON, "bob-old", "handle", "Bob-New");
  assert_field (self, MB_RECORD_PERSON, "bob-old", "former-handles", "BOB-OLD, bob0");
  assert_field (self, MB_RECORD_PERSON, "cyd", "handle", "CYD");
  assert_field (self, MB_RECORD_PERSON, "cyd", "former-handles", "cyd0");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_ADMIN), ==, 2);
}

/* GitHub gives a handle that somebody left to somebody else: they stay two people. */
static void
test_passed_on_handle (Fixture *self, gconstpointer data)
{
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) other = test_book_new (place);

  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "handle", "zed", "former-handles", "ace", NULL));
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "handle", "ace", NULL));
  json = exchange_export (self->book);
  exchange_import (other, json, MB_IMPORT_NONE, NULL);
  again = exchange_export (other);
  g_assert_cmpstr (again, ==, json);

  exchange_import (self->book, json, MB_IMPORT_NONE, self->report);
  g_assert_true (mb_import_report_is_empty (self->report));
}

/* The same when the book knows only the former of the two, who is in the file too. */
static void
test_taken_over_handle (Fixture *self, gconstpointer data)
{
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "handle", "zed", "former-handles", "ace", NULL));
  exchange_import (self->book, "{\"people\": [{\"id\": \"zed\"}, {\"id\": \"ace\", \"github\": \"ace\"}]}",
                   MB_IMPORT_NONE, NULL);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 2);
  assert_field (self, MB_RECORD_PERSON, "zed", "handle", "zed");
  assert_field (self, MB_RECORD_PERSON, "ace", "handle", "ace");
}

/* Handles that changed hands since, in whatever order the people stand. */
static void
test_moving_handles (Fixture *self, gconstpointer data)
{
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Ada", "handle", "ada", NULL));
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Bob", "handle", "bob", NULL));
  g_object_unref (test_add (self->book, MB_RECORD_PERSON, "name", "Cyd", "handle", "cyd", NULL));

  exchange_import (self->book,
                   "{\"people\": [{\"id\": \"ada\", \"github\": \"Bob\"}, {\"id\": \"bob\", \"github\": \"Ada\"},"
                   " {\"id\": \"new\", \"github\": \"Cyd\"}, {\"id\": \"cyd\", \"github\": \"zed\"}]}",
                   MB_IMPORT_NONE, self->report);

  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 4);
  assert_field (self, MB_RECORD_PERSON, "ada", "handle", "Bob");
  assert_field (self, MB_RECORD_PERSON, "bob", "handle", "Ada");
  assert_field (self, MB_RECORD_PERSON, "cyd", "handle", "zed");
  assert_field (self, MB_RECORD_PERSON, "new", "handle", "Cyd");
  assert_field (self, MB_RECORD_PERSON, "ada", "name", "Ada");
}

/* Relations are gathered from both sides, each once; nothing that is there goes. */
static void
test_relations (Fixture *self, gconstpointer data)
{
  static const char json[] =
    "{\"programs\": [{\"id\": \"p\", \"name\": \"P\", \"admins\": [\"a\", \"a\"]}],"
    " \"cohorts\": [{\"id\": \"p-1\", \"program\": \"p\", \"year\": 2024, \"mentees\": [\"a\", \"b\", \"a\"],"
    "   \"milestones\": [{\"label\": \"M\"}, {\"label\": \"M\"}, {\"label\": \"M\", \"endsOn\": \"2024\"}]}],"
    " \"people\": [{\"id\": \"a\", \"name\": \"A\", \"mentee\": [\"p-1\"], \"mentor\": [\"p-1\"],"
    "   \"observations\": [{\"on\": \"2024\", \"active\": true}, {\"on\": \"2024\", \"active\": true}]},"
    "   {\"id\": \"b\", \"name\": \"B\"}],"
    " \"projects\": [{\"id\": \"t\", \"cohort\": \"p-1\", \"title\": \"T\", \"mentees\": [\"b\"],"
    "   \"mentors\": [\"b\"]}]}";

  exchange_import (self->book, json, MB_IMPORT_NONE, NULL);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_ADMIN), ==, 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PARTICIPATION), ==, 3);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_SEAT), ==, 2);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_OBSERVATION), ==, 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_MILESTONE), ==, 2);

  exchange_import (self->book, json, MB_IMPORT_NONE, self->report);
  g_assert_true (mb_import_report_is_empty (self->report));

  /* Only a part of the keys, about records that only the book has. */
  exchange_import (self->book,
                   "{\"cohorts\": [{\"id\": \"p-1\", \"mentors\": [\"b\"], \"mentees\": []}],"
                   " \"people\": [{\"id\": \"c\", \"name\": \"C\", \"mentee\": [\"p-1\"],"
                   "   \"observations\": [{\"on\": \"2024\", \"active\": false}]}]}",
                   MB_IMPORT_NONE, self->report);
  assert_report (self, "1 person, 2 participations and 1 observation added",
                 (const char *[]) { "Person added: C", "Participation added: C · P 2024 (Mentee)",
                                    "Participation added: B · P 2024 (Mentor)", "Observation added: C · 2024", NULL });
}

static char *
read_status (Fixture *self, const char *slug)
{
  static const char *const fields[] = { "person.slug", "role", "status", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCursor) cursor = mb_cursor_new (self->book, MB_RECORD_PARTICIPATION, fields, NULL, &error);

  g_assert_no_error (error);
  while (mb_cursor_next (cursor, &error))
    if (g_strcmp0 (mb_cursor_get_text (cursor, 0), slug) == 0 &&
        g_strcmp0 (mb_cursor_get_text (cursor, 1), "mentee") == 0)
      return g_strdup (mb_cursor_get_text (cursor, 2));
  g_assert_not_reached ();
}

static void
assert_status (Fixture *self, const char *slug, const char *expected)
{
  g_autofree char *status = read_status (self, slug);

  g_assert_cmpstr (status, ==, expected);
}

/* Who has a seat on a completed project of the cohort has completed, if nothing else is known. */
static void
test_completed (Fixture *self, gconstpointer data)
{
  exchange_import (self->book,
                   "{\"programs\": [{\"id\": \"p\", \"name\": \"P\"}],"
                   " \"cohorts\": [{\"id\": \"p-1\", \"program\": \"p\", \"year\": 2023, \"mentees\": [\"late\"]},"
                   "   {\"id\": \"p-2\", \"program\": \"p\", \"year\": 2024,"
                   "   \"mentees\": [\"done\", \"other\", \"guide\"]}],"
                   " \"people\": [{\"id\": \"done\", \"name\": \"D\"}, {\"id\": \"other\", \"name\": \"O\"},"
                   "   {\"id\": \"guide\", \"name\": \"G\"}, {\"id\": \"late\", \"name\": \"L\"}],"
                   " \"projects\": [{\"id\": \"t1\", \"cohort\": \"p-2\", \"title\": \"T\", \"outcome\": \"completed\","
                   "   \"mentees\": [\"done\", \"late\"], \"mentors\": [\"guide\"]},"
                   "   {\"id\": \"t2\", \"cohort\": \"p-2\", \"title\": \"U\", \"outcome\": \"in-progress\","
                   "   \"mentees\": [\"other\"]}]}",
                   MB_IMPORT_NONE, NULL);
  assert_status (self, "done", "completed");
  assert_status (self, "other", NULL);
  assert_status (self, "guide", NULL);
  assert_status (self, "late", NULL);

  /* What the book says of somebody stays. */
  exchange_import (self->book, "{\"projects\": [{\"id\": \"t2\", \"outcome\": \"completed\"}]}", MB_IMPORT_NONE, NULL);
  assert_status (self, "other", NULL);
}

/* Keys that are not known are named once and left out; computed ones are no news. */
static void
test_unknown_keys (Fixture *self, gconstpointer data)
{
  exchange_import (self->book,
                   "{\"$schema\": \"x\", \"sponsors\": [], \"impact\": {\"years\": 5},"
                   " \"organization\": {\"name\": \"O\", \"support\": {\"irc\": \"#x\"}},"
                   " \"people\": [{\"id\": \"a\", \"name\": \"A\", \"mail\": \"a@example.org\", \"notes\": \"n\"},"
                   "   {\"id\": \"b\", \"name\": \"B\", \"mail\": \"b@example.org\"}],"
                   " \"programs\": [{\"id\": \"p\", \"name\": \"P\"}],"
                   " \"cohorts\": [{\"id\": \"p-1\", \"program\": \"p\", \"year\": 2024, \"participants\": 99,"
                   "   \"named\": 98,"
                   "   \"participantsSource\": \"none\", \"funnel\": {\"rejected\": 5}}]}",
                   MB_IMPORT_NONE, self->report);

  assert_report (self, "1 organization, 2 people, 1 program and 1 cohort added",
                 (const char *[]) {
                   "sponsors: this key is not known and was left out",
                   "organization.support.irc: this key is not known and was left out",
                   "cohorts[0].funnel.rejected: this key is not known and was left out",
                   "people[0].mail: this key is not known and was left out",
                   "people[0].notes: this key is not known and was left out",
                   "Organization added: O", "Program added: P", "Cohort added: P 2024", "Person added: A",
                   "Person added: B", NULL });
  assert_field (self, MB_RECORD_PERSON, "a", "mail", "");
  assert_field (self, MB_RECORD_PERSON, "a", "notes", "");
  assert_field (self, MB_RECORD_COHORT, "p-1", "reported", "");
}

/* A thousand lines and how many more. */
static void
test_long_report (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"people\": [");

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (json, "%s{\"id\": \"p%u\", \"name\": \"P\"}", i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  exchange_import (self->book, json->str, MB_IMPORT_NONE, self->report);

  g_assert_cmpuint (self->report->added[MB_RECORD_PERSON], ==, 1500);
  g_assert_cmpuint (self->report->lines->len, ==, 1001);
  g_assert_cmpstr (g_ptr_array_index (self->report->lines, 1000), ==, "… and 500 more");

  /* Keys that nobody knows, another for each person. */
  forget_report (self);
  g_string_assign (json, "{\"people\": [");
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (json, "%s{\"id\": \"p%u\", \"key%u\": 1}", i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  exchange_import (self->book, json->str, MB_IMPORT_NONE, self->report);
  g_assert_cmpuint (self->report->lines->len, ==, 1001);
  g_assert_cmpstr (g_ptr_array_index (self->report->lines, 1000), ==, "… and 500 more");
}

/* The history calls an import by the file's name. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (MbChange) change = NULL;

  exchange_import (self->book, "{\"people\": [{\"id\": \"a\", \"name\": \"A\"}]}", MB_IMPORT_NONE, NULL);
  changes = mb_book_list_changes (self->book, 0, NULL);
  change = g_list_model_get_item (G_LIST_MODEL (changes), 0);
  g_assert_cmpint (mb_change_get_verb (change), ==, MB_VERB_IMPORT);
  label = mb_book_dup_undo_label (self->book);
  g_assert_nonnull (strstr (label, "test.json"));
}

typedef struct {
  GMainLoop *loop;
  GAsyncResult *result;
} Waiting;

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = test_place_file (self->place, "in.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (MbChange) change = NULL;
  Waiting waiting = { loop, NULL };

  g_assert_true (g_file_set_contents (path, "{\"people\": [{\"id\": \"a\", \"name\": \"A\"}]}", -1, NULL));
  mb_json_import_async (self->place->path, file, MB_IMPORT_NONE, "Ada Lovelace", NULL, NULL, NULL, take_result,
                        &waiting);
  g_main_loop_run (loop);
  report = mb_json_import_finish (waiting.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added[MB_RECORD_PERSON], ==, 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 1);
  g_clear_object (&waiting.result);
  changes = mb_book_list_changes (self->book, 1, &error);
  g_assert_no_error (error);
  change = g_list_model_get_item (G_LIST_MODEL (changes), 0);
  g_assert_cmpstr (mb_change_get_author (change), ==, "Ada Lovelace");

  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  mb_json_import_async (self->place->path, file, MB_IMPORT_NONE, NULL, NULL, NULL, NULL, take_result, &waiting);
  g_main_loop_run (loop);
  g_assert_null (mb_json_import_finish (waiting.result, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_clear_object (&waiting.result);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_on_sample (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up_sample, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/json-import/new", test_new);
  add_on_sample ("/json-import/again", test_again);
  add_on_sample ("/json-import/changes", test_changes);
  add_on_sample ("/json-import/dry-run", test_dry_run);
  add ("/json-import/handles", test_handles);
  add ("/json-import/passed-on-handle", test_passed_on_handle);
  add ("/json-import/taken-over-handle", test_taken_over_handle);
  add ("/json-import/moving-handles", test_moving_handles);
  add ("/json-import/relations", test_relations);
  add ("/json-import/completed", test_completed);
  add ("/json-import/unknown-keys", test_unknown_keys);
  add ("/json-import/long-report", test_long_report);
  add ("/json-import/history", test_history);
  add ("/json-import/async", test_async);
  return exchange_run ();
}
