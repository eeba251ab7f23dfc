#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange-support.h"

static MbRecord *
add_about (MbBook *book, MbRecordKind kind, MbRecord *owner, MbRecord *person, const char *role)
{
  g_autofree char *owner_id = exchange_id (owner);
  g_autofree char *person_id = exchange_id (person);
  const char *owner_field = mb_record_get_record_type (owner)->name;

  return test_add (book, kind, owner_field, owner_id, "person", person_id, role != NULL ? "role" : NULL, role, NULL);
}

static MbRecord *
add_cohort (MbBook *book, MbRecord *program, const char *year, const char *reported)
{
  g_autofree char *id = exchange_id (program);

  return test_add (book, MB_RECORD_COHORT, "program", id, "year", year, reported != NULL ? "reported" : NULL, reported,
                   NULL);
}

static void
test_empty (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autofree char *json = exchange_export (book);

  g_assert_cmpstr (json, ==,
                   "{\n"
                   "  \"organization\": {\n"
                   "    \"name\": \"\",\n"
                   "    \"support\": {}\n"
                   "  },\n"
                   "  \"programs\": [],\n"
                   "  \"cohorts\": [],\n"
                   "  \"people\": [],\n"
                   "  \"projects\": [],\n"
                   "  \"impact\": {\n"
                   "    \"years\": [],\n"
                   "    \"total\": 0,\n"
                   "    \"published\": {\n"
                   "      \"years\": [],\n"
                   "      \"total\": 0\n"
                   "    }\n"
                   "  },\n"
                   "  \"insights\": {\n"
                   "    \"scope\": [],\n"
                   "    \"mentees\": {\n"
                   "      \"participations\": 0,\n"
                   "      \"people\": 0\n"
                   "    },\n"
                   "    \"active\": {\n"
                   "      \"participations\": 0,\n"
                   "      \"people\": 0,\n"
                   "      \"unknown\": 0\n"
                   "    },\n"
                   "    \"retention\": {\n"
                   "      \"byParticipations\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 0,\n"
                   "        \"unknown\": 0\n"
                   "      },\n"
                   "      \"byPeople\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 0,\n"
                   "        \"unknown\": 0\n"
                   "      },\n"
                   "      \"byYear\": [],\n"
                   "      \"byCohort\": [],\n"
                   "      \"byProgram\": []\n"
                   "    },\n"
                   "    \"mentors\": {\n"
                   "      \"people\": 0,\n"
                   "      \"returning\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 0\n"
                   "      },\n"
                   "      \"list\": []\n"
                   "    },\n"
                   "    \"conversions\": {\n"
                   "      \"k\": 0,\n"
                   "      \"n\": 0,\n"
                   "      \"list\": []\n"
                   "    },\n"
                   "    \"completed\": {\n"
                   "      \"k\": 0,\n"
                   "      \"n\": 0,\n"
                   "      \"unknown\": 0\n"
                   "    }\n"
                   "  }\n"
                   "}\n");
}

static void
test_records (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) organization =
    test_add (book, MB_RECORD_ORGANIZATION, "name", "Ada’s Club", "website", "https://example.org", "slack-invite",
              "https://example.org/in", "slack-channel", "#mentors", "discussions", "https://example.org/talk", NULL);
  g_autoptr (MbRecord) program =
    test_add (book, MB_RECORD_PROGRAM, "name", "Summer of Code", "short-name", "SoC", "purpose", "Line one\nLine two",
              "website", "https://soc.example", "docs", "./soc-README", "cadence", "annual", "status", "active", NULL);
  g_autofree char *program_id = exchange_id (program);
  g_autoptr (MbRecord) cohort =
    test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2024", "term", "Jan–Nov", "status", "completed",
              "starts-on", "2024-05", "ends-on", "2024-11-17", "host", "Postman", "reported", "3", "ideas", "7",
              "selected-ideas", "0", "applications", "77", NULL);
  g_autofree char *cohort_id = exchange_id (cohort);
  g_autoptr (MbRecord) ada =
    test_add (book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "AdaL", "former-handles", "ada1, ada-2", NULL);
  g_autoptr (MbRecord) grace = test_add (book, MB_RECORD_PERSON, "name", "Grace Hopper", NULL);
  g_autofree char *ada_id = exchange_id (ada);
  g_autoptr (MbRecord) project =
    test_add (book, MB_RECORD_PROJECT, "title", "A “parser”", "cohort", cohort_id, "url", "https://example.org/1",
              "status", "accepted", "skills", "C, SQL", "difficulty", "Hard", "hours", "350", "outcome",
              "completed", NULL);
  g_autoptr (MbRecord) admin = add_about (book, MB_RECORD_ADMIN, program, grace, NULL);
  g_autoptr (MbRecord) mentee = add_about (book, MB_RECORD_PARTICIPATION, cohort, ada, "mentee");
  g_autoptr (MbRecord) mentor = add_about (book, MB_RECORD_PARTICIPATION, cohort, grace, "mentor");
  g_autoptr (MbRecord) seat = add_about (book, MB_RECORD_SEAT, project, ada, "mentee");
  g_autoptr (MbRecord) other_seat = add_about (book, MB_RECORD_SEAT, project, grace, "mentor");
  g_autoptr (MbRecord) later =
    test_add (book, MB_RECORD_OBSERVATION, "person", ada_id, "on", "2025-10-31", "active", "no", NULL);
  g_autoptr (MbRecord) earlier =
    test_add (book, MB_RECORD_OBSERVATION, "person", ada_id, "on", "2024", "active", "yes", NULL);
  g_autoptr (MbRecord) undated =
    test_add (book, MB_RECORD_MILESTONE, "label", "Coding", "cohort", cohort_id, NULL);
  g_autoptr (MbRecord) dated =
    test_add (book, MB_RECORD_MILESTONE, "label", "Results", "cohort", cohort_id, "starts-on", "2024-11-01", "ends-on",
              "2024-11-02", NULL);
  g_autofree char *json = exchange_export (book);

  g_assert_cmpstr (json, ==,
                   "{\n"
                   "  \"organization\": {\n"
                   "    \"name\": \"Ada’s Club\",\n"
                   "    \"website\": \"https://example.org\",\n"
                   "    \"support\": {\n"
                   "      \"slackInvite\": \"https://example.org/in\",\n"
                   "      \"slackChannel\": \"#mentors\",\n"
                   "      \"discussions\": \"https://example.org/talk\"\n"
                   "    }\n"
                   "  },\n"
                   "  \"programs\": [\n"
                   "    {\n"
                   "      \"id\": \"soc\",\n"
                   "      \"name\": \"Summer of Code\",\n"
                   "      \"shortName\": \"SoC\",\n"
                   "      \"purpose\": \"Line one\\nLine two\",\n"
                   "      \"website\": \"https://soc.example\",\n"
                   "      \"docs\": \"./soc-README\",\n"
                   "      \"cadence\": \"annual\",\n"
                   "      \"status\": \"active\",\n"
                   "      \"admins\": [\n"
                   "        \"grace-hopper\"\n"
                   "      ]\n"
                   "    }\n"
                   "  ],\n"
                   "  \"cohorts\": [\n"
                   "    {\n"
                   "      \"id\": \"soc-2024\",\n"
                   "      \"program\": \"soc\",\n"
                   "      \"year\": 2024,\n"
                   "      \"term\": \"Jan–Nov\",\n"
                   "      \"status\": \"completed\",\n"
                   "      \"startsOn\": \"2024-05\",\n"
                   "      \"endsOn\": \"2024-11-17\",\n"
                   "      \"host\": \"Postman\",\n"
                   "      \"participants\": 3,\n"
                   "      \"participantsSource\": \"reported\",\n"
                   "      \"reported\": 3,\n"
                   "      \"named\": 1,\n"
                   "      \"mentors\": [\n"
                   "        \"grace-hopper\"\n"
                   "      ],\n"
                   "      \"mentees\": [\n"
                   "        \"adal\"\n"
                   "      ],\n"
                   "      \"projects\": [\n"
                   "        \"soc-2024-a-parser\"\n"
                   "      ],\n"
                   "      \"milestones\": [\n"
                   "        {\n"
                   "          \"label\": \"Results\",\n"
                   "          \"startsOn\": \"2024-11-01\",\n"
                   "          \"endsOn\": \"2024-11-02\"\n"
                   "        },\n"
                   "        {\n"
                   "          \"label\": \"Coding\"\n"
                   "        }\n"
                   "      ],\n"
                   "      \"funnel\": {\n"
                   "        \"ideas\": 7,\n"
                   "        \"selectedIdeas\": 0,\n"
                   "        \"applications\": 77,\n"
                   "        \"selected\": null\n"
                   "      }\n"
                   "    }\n"
                   "  ],\n"
                   "  \"people\": [\n"
                   "    {\n"
                   "      \"id\": \"adal\",\n"
                   "      \"name\": \"Ada Lovelace\",\n"
                   "      \"github\": \"AdaL\",\n"
                   "      \"formerHandles\": [\n"
                   "        \"ada1\",\n"
                   "        \"ada-2\"\n"
                   "      ],\n"
                   "      \"mentee\": [\n"
                   "        \"soc-2024\"\n"
                   "      ],\n"
                   "      \"mentor\": [],\n"
                   "      \"observations\": [\n"
                   "        {\n"
                   "          \"on\": \"2024\",\n"
                   "          \"active\": true\n"
                   "        },\n"
                   "        {\n"
                   "          \"on\": \"2025-10-31\",\n"
                   "          \"active\": false\n"
                   "        }\n"
                   "      ]\n"
                   "    },\n"
                   "    {\n"
                   "      \"id\": \"grace-hopper\",\n"
                   "      \"name\": \"Grace Hopper\",\n"
                   "      \"formerHandles\": [],\n"
                   "      \"mentee\": [],\n"
                   "      \"mentor\": [\n"
                   "        \"soc-2024\"\n"
                   "      ],\n"
                   "      \"observations\": []\n"
                   "    }\n"
                   "  ],\n"
                   "  \"projects\": [\n"
                   "    {\n"
                   "      \"id\": \"soc-2024-a-parser\",\n"
                   "      \"cohort\": \"soc-2024\",\n"
                   "      \"title\": \"A “parser”\",\n"
                   "      \"url\": \"https://example.org/1\",\n"
                   "      \"status\": \"accepted\",\n"
                   "      \"skills\": [\n"
                   "        \"C\",\n"
                   "        \"SQL\"\n"
                   "      ],\n"
                   "      \"difficulty\": \"Hard\",\n"
                   "      \"hours\": 350,\n"
                   "      \"outcome\": \"completed\",\n"
                   "      \"mentors\": [\n"
                   "        \"grace-hopper\"\n"
                   "      ],\n"
                   "      \"mentees\": [\n"
                   "        \"adal\"\n"
                   "      ]\n"
                   "    }\n"
                   "  ],\n"
                   "  \"impact\": {\n"
                   "    \"years\": [\n"
                   "      {\n"
                   "        \"year\": 2024,\n"
                   "        \"total\": 3,\n"
                   "        \"people\": 1,\n"
                   "        \"programs\": [\n"
                   "          {\n"
                   "            \"program\": \"soc\",\n"
                   "            \"participants\": 3\n"
                   "          }\n"
                   "        ]\n"
                   "      }\n"
                   "    ],\n"
                   "    \"total\": 3,\n"
                   "    \"published\": {\n"
                   "      \"years\": [\n"
                   "        {\n"
                   "          \"year\": 2024,\n"
                   "          \"total\": 3,\n"
                   "          \"programs\": [\n"
                   "            {\n"
                   "              \"program\": \"soc\",\n"
                   "              \"participants\": 3\n"
                   "            }\n"
                   "          ]\n"
                   "        }\n"
                   "      ],\n"
                   "      \"total\": 3\n"
                   "    }\n"
                   "  },\n"
                   "  \"insights\": {\n"
                   "    \"asOf\": \"2025-10-31\",\n"
                   "    \"scope\": [\n"
                   "      \"soc-2024\"\n"
                   "    ],\n"
                   "    \"mentees\": {\n"
                   "      \"participations\": 1,\n"
                   "      \"people\": 1\n"
                   "    },\n"
                   "    \"active\": {\n"
                   "      \"participations\": 0,\n"
                   "      \"people\": 0,\n"
                   "      \"unknown\": 0\n"
                   "    },\n"
                   "    \"retention\": {\n"
                   "      \"byParticipations\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 1,\n"
                   "        \"unknown\": 0\n"
                   "      },\n"
                   "      \"byPeople\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 1,\n"
                   "        \"unknown\": 0\n"
                   "      },\n"
                   "      \"byYear\": [\n"
                   "        {\n"
                   "          \"year\": 2024,\n"
                   "          \"state\": \"known\",\n"
                   "          \"byParticipations\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          },\n"
                   "          \"byPeople\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          }\n"
                   "        }\n"
                   "      ],\n"
                   "      \"byCohort\": [\n"
                   "        {\n"
                   "          \"cohort\": \"soc-2024\",\n"
                   "          \"state\": \"known\",\n"
                   "          \"byParticipations\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          },\n"
                   "          \"byPeople\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          }\n"
                   "        }\n"
                   "      ],\n"
                   "      \"byProgram\": [\n"
                   "        {\n"
                   "          \"program\": \"soc\",\n"
                   "          \"state\": \"known\",\n"
                   "          \"byParticipations\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          },\n"
                   "          \"byPeople\": {\n"
                   "            \"k\": 0,\n"
                   "            \"n\": 1,\n"
                   "            \"unknown\": 0\n"
                   "          }\n"
                   "        }\n"
                   "      ]\n"
                   "    },\n"
                   "    \"mentors\": {\n"
                   "      \"people\": 1,\n"
                   "      \"returning\": {\n"
                   "        \"k\": 0,\n"
                   "        \"n\": 1\n"
                   "      },\n"
                   "      \"list\": [\n"
                   "        {\n"
                   "          \"person\": \"grace-hopper\",\n"
                   "          \"years\": [\n"
                   "            2024\n"
                   "          ],\n"
                   "          \"cohorts\": [\n"
                   "            \"soc-2024\"\n"
                   "          ]\n"
                   "        }\n"
                   "      ]\n"
                   "    },\n"
                   "    \"conversions\": {\n"
                   "      \"k\": 0,\n"
                   "      \"n\": 1,\n"
                   "      \"list\": []\n"
                   "    },\n"
                   "    \"completed\": {\n"
                   "      \"k\": 0,\n"
                   "      \"n\": 0,\n"
                   "      \"unknown\": 1\n"
                   "    }\n"
                   "  }\n"
                   "}\n");
}

/* Where its participants come from stands beside their number. */
static void
test_participants (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", NULL);
  g_autoptr (MbRecord) none = add_cohort (book, program, "2021", NULL);
  g_autoptr (MbRecord) named = add_cohort (book, program, "2022", NULL);
  g_autoptr (MbRecord) zero = add_cohort (book, program, "2023", "0");
  g_autoptr (MbRecord) wrong = add_cohort (book, program, "2024", "-4");
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "handle", "ada", NULL);
  g_autoptr (MbRecord) bob = test_add (book, MB_RECORD_PERSON, "handle", "bob", NULL);
  g_autoptr (MbRecord) first = add_about (book, MB_RECORD_PARTICIPATION, named, ada, "mentee");
  g_autoptr (MbRecord) second = add_about (book, MB_RECORD_PARTICIPATION, named, bob, "mentee");
  g_autofree char *json = exchange_export (book);
  g_autofree char *of_none = exchange_cut (json, "\"id\": \"p-2021\"", "\"mentors\"");
  g_autofree char *of_named = exchange_cut (json, "\"id\": \"p-2022\"", "\"mentors\"");
  g_autofree char *of_zero = exchange_cut (json, "\"id\": \"p-2023\"", "\"mentors\"");
  g_autofree char *of_wrong = exchange_cut (json, "\"id\": \"p-2024\"", "\"mentors\"");

  g_assert_nonnull (strstr (of_none, "\"participants\": null,\n      \"participantsSource\": \"none\",\n"
                                     "      \"reported\": null,\n      \"named\": 0,"));
  g_assert_nonnull (strstr (of_named, "\"participants\": 2,\n      \"participantsSource\": \"named\",\n"
                                      "      \"reported\": null,\n      \"named\": 2,"));
  g_assert_nonnull (strstr (of_zero, "\"participants\": 0,\n      \"participantsSource\": \"reported\",\n"
                                     "      \"reported\": 0,\n      \"named\": 0,"));
  g_assert_nonnull (strstr (of_wrong, "\"participants\": null,\n      \"participantsSource\": \"none\",\n"
                                      "      \"reported\": null,"));
}

static void
assert_order (const char *json, const char *const *parts)
{
  const char *from = json;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *at = strstr (from, parts[i]);
      if (at == NULL)
        g_error ("%s does not come in its place in %s", parts[i], json);
      from = at + strlen (parts[i]);
    }
}

static void
test_order (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) zulu = test_add (book, MB_RECORD_PROGRAM, "name", "Zulu", NULL);
  g_autoptr (MbRecord) alpha = test_add (book, MB_RECORD_PROGRAM, "name", "Alpha", NULL);
  g_autoptr (MbRecord) alpha_2024 = add_cohort (book, alpha, "2024", "5");
  g_autoptr (MbRecord) zulu_2023 = add_cohort (book, zulu, "2023", "5");
  g_autoptr (MbRecord) zulu_2024 = add_cohort (book, zulu, "2024", "1");
  g_autofree char *alpha_id = exchange_id (alpha_2024);
  g_autofree char *zulu_id = exchange_id (zulu_2023);
  g_autoptr (MbRecord) c = test_add (book, MB_RECORD_PROJECT, "title", "Zebra", "cohort", alpha_id, NULL);
  g_autoptr (MbRecord) b = test_add (book, MB_RECORD_PROJECT, "title", "Ape", "cohort", alpha_id, NULL);
  g_autoptr (MbRecord) a = test_add (book, MB_RECORD_PROJECT, "title", "Yak", "cohort", zulu_id, NULL);
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "handle", "x", NULL);
  g_autoptr (MbRecord) in_zulu = add_about (book, MB_RECORD_PARTICIPATION, zulu_2023, person, "mentee");
  g_autoptr (MbRecord) in_alpha = add_about (book, MB_RECORD_PARTICIPATION, alpha_2024, person, "mentee");
  g_autofree char *json = exchange_export (book);

  assert_order (json, (const char *[]) { "\"id\": \"alpha\"", "\"id\": \"zulu\"", "\"id\": \"zulu-2023\"",
                                         "\"id\": \"alpha-2024\"", "\"id\": \"zulu-2024\"", "\"people\": [", NULL });
  /* The cohorts of a person by id, though cohorts stand by year. */
  assert_order (json, (const char *[]) { "\"mentee\": [\n        \"alpha-2024\",\n        \"zulu-2023\"\n",
                                         "\"projects\": [\n    {", "\"id\": \"zulu-2023-yak\"",
                                         "\"id\": \"alpha-2024-ape\"", "\"id\": \"alpha-2024-zebra\"",
                                         "\"impact\"", "\"year\": 2024", "\"program\": \"alpha\"",
                                         "\"program\": \"zulu\"", "\"year\": 2023", NULL });
}

/* A project that somebody did not finish, and one of which nobody knows, look the same. */
static void
test_private_choices (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", NULL);
  g_autoptr (MbRecord) cohort = add_cohort (book, program, "2021", NULL);
  g_autofree char *id = exchange_id (cohort);
  g_autoptr (MbRecord) failed =
    test_add (book, MB_RECORD_PROJECT, "title", "A", "cohort", id, "outcome", "not-completed", NULL);
  g_autoptr (MbRecord) unknown =
    test_add (book, MB_RECORD_PROJECT, "title", "B", "cohort", id, "outcome", "unknown", NULL);
  g_autoptr (MbRecord) running =
    test_add (book, MB_RECORD_PROJECT, "title", "C", "cohort", id, "outcome", "in-progress", NULL);
  g_autofree char *json = exchange_export (book);
  g_autofree char *projects = exchange_cut (json, "\"projects\": [\n    {", "\"impact\"");

  g_assert_null (strstr (json, "not-completed"));
  g_assert_null (strstr (projects, "unknown"));
  g_assert_nonnull (strstr (projects, "\"outcome\": \"in-progress\""));
}

static char *
export_with_endings (const char *of_ada, const char *of_bob)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", NULL);
  g_autoptr (MbRecord) cohort = add_cohort (book, program, "2021", NULL);
  g_autoptr (MbRecord) ada = test_add (book, MB_RECORD_PERSON, "name", "Ada", NULL);
  g_autoptr (MbRecord) bob = test_add (book, MB_RECORD_PERSON, "name", "Bob", NULL);
  g_autoptr (MbRecord) first = add_about (book, MB_RECORD_PARTICIPATION, cohort, ada, "mentee");
  g_autoptr (MbRecord) second = add_about (book, MB_RECORD_PARTICIPATION, cohort, bob, "mentee");

  g_assert_true (test_set (book, first, "status", of_ada, NULL));
  g_assert_true (test_set (book, second, "status", of_bob, NULL));
  return exchange_export (book);
}

/* How many completed can be read; who did not cannot. */
static void
test_private_endings (void)
{
  g_autofree char *ada = export_with_endings ("not-completed", "completed");
  g_autofree char *bob = export_with_endings ("completed", "not-completed");
  g_autofree char *completed = exchange_cut (ada, "\"completed\": {", "}");

  g_assert_cmpstr (ada, ==, bob);
  g_assert_cmpstr (completed, ==,
                   "\"completed\": {\n      \"k\": 1,\n      \"n\": 2,\n      \"unknown\": 0\n    }");
}

#define MARKER "x8secret7x"

/* A value of a private field that is easily found. */
static GVariant *
make_secret (const MbField *field)
{
  if (field->kind == MB_FIELD_CHOICE)
    {
      const MbChoice *last = field->choices;
      while (last[1].nick != NULL)
        last++;
      return g_variant_new_string (last->nick);
    }
  if (field->kind == MB_FIELD_WORDS)
    return g_variant_new_strv ((const char *[]) { MARKER, "other" MARKER }, 2);
  if (field->kind == MB_FIELD_INTEGER)
    return g_variant_new_int64 (918273645);
  if (field->kind == MB_FIELD_YES_NO)
    return g_variant_new_boolean (TRUE);
  return g_variant_new_string (MARKER);
}

/* Something that makes the record stand in the JSON. */
static GVariant *
make_public (const MbField *field, const gint64 *made)
{
  if (field->kind == MB_FIELD_REFERENCE)
    return g_variant_new_int64 (made[field->target]);
  if (field->kind == MB_FIELD_CHOICE)
    return g_variant_new_string (field->choices[0].nick);
  if (field->kind == MB_FIELD_INTEGER)
    return g_variant_new_int64 (2024);
  if (field->kind == MB_FIELD_YES_NO)
    return g_variant_new_boolean (TRUE);
  if (field->kind == MB_FIELD_WORDS)
    return g_variant_new_strv ((const char *[]) { "word" }, 1);
  if (field->kind == MB_FIELD_DATE)
    return g_variant_new_string ("2024");
  if (field->kind == MB_FIELD_LINK || field->kind == MB_FIELD_PAGE)
    return g_variant_new_string ("https://example.org");
  return g_variant_new_string ("public");
}

/* Every field of every type: what the tables call private is not in the JSON. */
static void
test_privacy (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  gint64 made[MB_N_RECORD_KINDS] = { 0 };
  guint n_private = 0;
  g_autofree char *json = NULL;

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autoptr (MbRecord) record = mb_record_new (kind);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < type->n_fields; i++)
        {
          const MbField *field = &type->fields[i];
          gboolean is_private = (field->flags & MB_FIELD_PRIVATE) != 0;

          if (g_str_equal (field->name, "slug"))
            continue;
          n_private += is_private;
          mb_record_set (record, field->name, is_private ? make_secret (field) : make_public (field, made));
        }
      mb_book_add_record (book, record, &error);
      g_assert_no_error (error);
      made[kind] = mb_record_get_id (record);
    }

  g_assert_cmpuint (n_private, >, 20);
  json = exchange_export (book);
  g_assert_nonnull (strstr (json, "\"public\""));
  g_assert_nonnull (strstr (json, "\"title\": \"public\""));
  g_assert_null (strstr (json, MARKER));
  g_assert_null (strstr (json, "918273645"));
  g_assert_null (strstr (json, "withdrawn"));
  g_assert_null (strstr (json, "mail"));
  g_assert_null (strstr (json, "notes"));
}

/* What breaks a rule of its field stays in the book, where the checks speak of it. */
static void
test_wrong_values (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) organization =
    test_add (book, MB_RECORD_ORGANIZATION, "name", "O", "website", "javascript:alert(1)", "discussions",
              "file:///etc/passwd", "slack-invite", "mailto:a@example.org", NULL);
  g_autoptr (MbRecord) program =
    test_add (book, MB_RECORD_PROGRAM, "name", "P", "website", "data:text/html,x", "docs", "javascript:alert(2)", NULL);
  g_autofree char *program_id = exchange_id (program);
  g_autoptr (MbRecord) other =
    test_add (book, MB_RECORD_PROGRAM, "name", "Q", "docs", "//evil.example/x", NULL);
  g_autoptr (MbRecord) cohort =
    test_add (book, MB_RECORD_COHORT, "program", program_id, "year", "2024", "starts-on", "soon", "ends-on",
              "2024-02-31", "ideas", "-1", NULL);
  g_autofree char *cohort_id = exchange_id (cohort);
  g_autoptr (MbRecord) project =
    test_add (book, MB_RECORD_PROJECT, "title", "T", "cohort", cohort_id, "hours", "-5", "url", "ftp://example.org",
              NULL);
  g_autoptr (MbRecord) milestone =
    test_add (book, MB_RECORD_MILESTONE, "label", "M", "cohort", cohort_id, "starts-on", "later", NULL);
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "N", NULL);
  g_autofree char *person_id = exchange_id (person);
  g_autoptr (MbRecord) observation =
    test_add (book, MB_RECORD_OBSERVATION, "person", person_id, "on", "yesterday", "active", "yes", NULL);
  g_autofree char *json = exchange_export (book);
  static const char *const absent[] = { "javascript", "file:", "mailto", "data:", "evil", "ftp", "soon", "2024-02-31",
                                        "-1,", "-5", "later", "yesterday", "website", "docs" };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    if (strstr (json, absent[i]) != NULL)
      g_error ("“%s” is in %s", absent[i], json);
  g_assert_nonnull (strstr (json, "\"hours\": null"));
  g_assert_nonnull (strstr (json, "\"label\": \"M\""));
  g_assert_nonnull (strstr (json, "\"observations\": []"));
}

/* What a record cannot be without has its key even where somebody emptied the field. */
static void
test_emptied (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", "purpose", "For", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  test_set (book, program, "name", "", &error);
  g_assert_no_error (error);
  test_set (book, program, "purpose", "", &error);
  g_assert_no_error (error);
  json = exchange_export (book);
  g_assert_nonnull (strstr (json, "\"id\": \"p\",\n      \"name\": \"\",\n      \"admins\": []"));
}

/* The same thing said twice is said once. */
static void
test_duplicates (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "name", "N", NULL);
  g_autofree char *id = exchange_id (person);
  g_autofree char *json = NULL;
  g_autofree char *observations = NULL;

  for (guint i = 0; i < 3; i++)
    g_object_unref (test_add (book, MB_RECORD_OBSERVATION, "person", id, "on", "2024", "active", i < 2 ? "yes" : "no",
                              "source", i == 0 ? "a" : "b", NULL));
  json = exchange_export (book);
  observations = exchange_cut (json, "\"observations\": [", "]");
  g_assert_cmpstr (observations, ==,
                   "\"observations\": [\n"
                   "        {\n"
                   "          \"on\": \"2024\",\n"
                   "          \"active\": false\n"
                   "        },\n"
                   "        {\n"
                   "          \"on\": \"2024\",\n"
                   "          \"active\": true\n"
                   "        }\n"
                   "      ]");
}

/* Somebody with neither handle nor name has no id to be told by: nowhere, and in no number. */
static void
test_nameless (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) program = test_add (book, MB_RECORD_PROGRAM, "name", "P", NULL);
  g_autoptr (MbRecord) cohort = add_cohort (book, program, "2021", NULL);
  g_autoptr (MbRecord) nobody = test_add (book, MB_RECORD_PERSON, "notes", "who?", NULL);
  g_autoptr (MbRecord) somebody = test_add (book, MB_RECORD_PERSON, "name", "李雷", NULL);
  g_autoptr (MbRecord) first = add_about (book, MB_RECORD_PARTICIPATION, cohort, nobody, "mentee");
  g_autoptr (MbRecord) second = add_about (book, MB_RECORD_PARTICIPATION, cohort, somebody, "mentee");
  g_autofree char *json = exchange_export (book);

  g_assert_nonnull (strstr (json, "\"named\": 1,"));
  g_assert_nonnull (strstr (json, "\"name\": \"李雷\""));
  g_assert_nonnull (strstr (json, "\"total\": 1,\n        \"people\": 1,"));
}

/* Another program can write bytes into the file that are no text. */
static void
test_bad_bytes (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = test_book_new (place);
  g_autoptr (MbRecord) person = test_add (book, MB_RECORD_PERSON, "handle", "ada", "name", "Ada", NULL);
  g_autofree char *json = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE person SET name = CAST (x'41ff0142c3' AS TEXT)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);

  json = exchange_export (book);
  g_assert_nonnull (strstr (json, "\"name\": \"A\xef\xbf\xbd\\u0001B\xef\xbf\xbd\""));
}

/* Files */

static char *
read_file (const char *path)
{
  char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static guint
count_left_over (TestPlace *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, ".mentorbook-");
  return count;
}

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
note_progress (gint64 done, gint64 total, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (done, >, *last);
  g_assert_cmpint (done, <=, total);
  *last = done;
}

static void
test_file (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *path = test_place_file (place, "out.json");
  g_autofree char *link = test_place_file (place, "link.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autofree char *json = exchange_export (book);
  g_autofree char *written = NULL;
  g_autofree char *through_link = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  struct stat info;

  g_assert_true (mb_json_export_to_file (book, file, NULL, note_progress, &last, &error));
  g_assert_no_error (error);
  written = read_file (path);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpint (last, ==, 6 + 17 + 76 + 99);

  /* Over a former one: who may read it stays, and a link stays a link. */
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (mb_json_export_to_file (book, linked, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  through_link = read_file (path);
  g_assert_cmpstr (through_link, ==, json);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_left_over (place), ==, 0);
}

static void
assert_not_written (MbBook *book, const char *path, GCancellable *cancellable, GQuark domain, int code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_json_export_to_file (book, file, cancellable, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  if (domain == MB_ERROR)
    g_assert_nonnull (strstr (error->message, path));
}

static void
test_failing_file (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autofree char *path = test_place_file (place, "out.json");
  g_autofree char *nowhere = test_place_file (place, "no/such/folder.json");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *kept = NULL;
  g_autofree char *json = NULL;
  struct rlimit limit, former_limit;

  g_assert_true (g_file_set_contents (path, "the former file", -1, NULL));

  /* The write that goes past the limit fails like one on a full disk, in the middle of the file. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &former_limit), ==, 0);
  limit = former_limit;
  limit.rlim_cur = 70000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_not_written (book, path, NULL, MB_ERROR, MB_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &former_limit), ==, 0);

  g_cancellable_cancel (cancelled);
  assert_not_written (book, path, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  kept = read_file (path);
  g_assert_cmpstr (kept, ==, "the former file");
  g_assert_cmpuint (count_left_over (place), ==, 0);

  assert_not_written (book, nowhere, NULL, MB_ERROR, MB_ERROR_NOT_FOUND);
  assert_not_written (book, place->folder, NULL, MB_ERROR, MB_ERROR_FAILED);
  if (g_access ("/dev/full", W_OK) == 0)
    assert_not_written (book, "/dev/full", NULL, MB_ERROR, MB_ERROR_NO_SPACE);

  /* The book goes on. */
  json = exchange_export (book);
  g_assert_cmpuint (strlen (json), >, 70000);
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
test_async (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (MbBook) book = new_sample (place);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = test_place_file (place, "out.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *json = exchange_export (book);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { loop, NULL };

  mb_json_export_async (place->path, file, NULL, NULL, NULL, take_result, &waiting);
  g_main_loop_run (loop);
  g_assert_true (mb_json_export_finish (waiting.result, NULL, &error));
  g_assert_no_error (error);
  written = read_file (path);
  g_assert_cmpstr (written, ==, json);
  g_clear_object (&waiting.result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-export/empty", test_empty);
  g_test_add_func ("/json-export/records", test_records);
  g_test_add_func ("/json-export/participants", test_participants);
  g_test_add_func ("/json-export/order", test_order);
  g_test_add_func ("/json-export/private-endings", test_private_endings);
  g_test_add_func ("/json-export/private-choices", test_private_choices);
  g_test_add_func ("/json-export/privacy", test_privacy);
  g_test_add_func ("/json-export/wrong-values", test_wrong_values);
  g_test_add_func ("/json-export/emptied", test_emptied);
  g_test_add_func ("/json-export/duplicates", test_duplicates);
  g_test_add_func ("/json-export/nameless", test_nameless);
  g_test_add_func ("/json-export/bad-bytes", test_bad_bytes);
  g_test_add_func ("/json-export/file", test_file);
  g_test_add_func ("/json-export/failing-file", test_failing_file);
  g_test_add_func ("/json-export/async", test_async);
  return exchange_run ();
}
