#include "config.h"

#include <glib.h>

#include "exchange/mb-page-dates.h"
#include "exchange/mb-page-people.h"
#include "exchange/mb-program-names.h"

static void
test_timelines (void)
{
  static const struct {
    const char *text;
    const char *label;
    const char *starts_on;
    const char *ends_on;
  } cases[] = {
    { "January 19 - Applications open", "Applications open", "2021-01-19", NULL },
    { "March 29-April 13 - Proposals", "Proposals", "2021-03-29", "2021-04-13" },
    { "June 7-Aug 23 - Coding", "Coding", "2021-06-07", "2021-08-23" },
    { "Applications: April 1st - June 6th", "Applications", "2021-04-01", "2021-06-06" },
    { "Students and companies: first contact: 20th January", "Students and companies: first contact", "2021-01-20",
      NULL },
    { "Reviews: 3 - 9 June 2025", "Reviews", "2025-06-03", "2025-06-09" },
    { "Term: Nov 20 - Feb 3", "Term", "2021-11-20", "2022-02-03" },
    { "Results: 2025-08-20", "Results", "2025-08-20", NULL },
    { "Results: August 20, 2025", "Results", "2025-08-20", NULL },
    { "Bonding: May – June", "Bonding", "2021-05", "2021-06" },
    { "Whenever you like", NULL, NULL, NULL },
    { "Length: 2021", NULL, NULL, NULL },
    { "Never: February 30", NULL, NULL, NULL },
    { "Maybe: mayor 3", NULL, NULL, NULL },
    { ": June 3", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MbPageDates) dates = { NULL };

      g_assert_cmpint (mb_page_dates_read (&dates, cases[i].text, 2021), ==, cases[i].label != NULL);
      g_assert_cmpstr (dates.label, ==, cases[i].label);
      g_assert_cmpstr (dates.starts_on, ==, cases[i].starts_on);
      g_assert_cmpstr (dates.ends_on, ==, cases[i].ends_on);
    }
}

static void
test_as_of (void)
{
  g_autofree char *month = mb_page_dates_find ("Who was active as of October 2025, with 3 of 4.");
  g_autofree char *none = mb_page_dates_find ("It may be that 2025 was the year.");

  g_assert_cmpstr (month, ==, "2025-10");
  g_assert_null (none);
}

static char *
dup_people (const char *shown, const MbPageLink *links, guint n_links)
{
  const MbPageText text = { .text = shown, .links = links, .n_links = n_links };
  g_autoptr (GPtrArray) people = mb_page_people_read (&text);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const MbPagePerson *person = people->pdata[i];
      g_string_append_printf (all, "%s%s@%s%s", i > 0 ? "; " : "", person->name != NULL ? person->name : "",
                              person->handle != NULL ? person->handle : "", person->other != NULL ? "!" : "");
    }
  return g_string_free_and_steal (all);
}

static void
test_people (void)
{
  static const struct {
    const char *shown;
    MbPageLink links[2];
    guint n_links;
    const char *people;
  } cases[] = {
    { "Ada L | Bob C",
      { { "Ada L", "https://github.com/ada" }, { "Bob C", "https://github.com/bob/" } },
      2,
      "Ada L@ada; Bob C@bob" },
    { "Ada L, Bob and Cy", { { "Ada L", "https://github.com/ada" } }, 1, "Ada L@ada; Bob@; Cy@" },
    { "Lark, Ada & Bob", { { "Lark, Ada", "https://github.com/ada" } }, 1, "Lark, Ada@ada; Bob@" },
    { "@ada (lead)", { { NULL } }, 0, "@ada" },
    { "Ada Lark (@ada)", { { "@ada", "https://github.com/ada" } }, 1, "Ada Lark@ada" },
    { "ada", { { "ada", "https://github.com/ADA" } }, 1, "@ADA" },
    { "@ada", { { "@ada", "https://github.com/bob" } }, 1, "@bob!" },
    { "Ada", { { "Ada", "https://github.com/lumen/draw" } }, 1, "Ada@" },
    { "Ada", { { "Ada", "javascript:alert(1)" } }, 1, "Ada@" },
    { "TBD, -", { { NULL } }, 0, "" },
    { "None", { { NULL } }, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *people = dup_people (cases[i].shown, cases[i].links, cases[i].n_links);

      g_assert_cmpstr (people, ==, cases[i].people);
    }
}

static void
test_programs (void)
{
  g_autoptr (MbProgramNames) names = mb_program_names_new ();
  char summer[] = "summer", docs[] = "docs", own[] = "own", winter[] = "winter";

  mb_program_names_add (names, "Google Summer of Code", summer);
  mb_program_names_add (names, "Google Season of Docs", docs);
  mb_program_names_add (names, "Lumen Mentorship", own);
  mb_program_names_add (names, "Winter of Code", winter);
  g_assert_true (mb_program_names_find (names, "GSoC") == summer);
  g_assert_true (mb_program_names_find (names, "gsod") == docs);
  g_assert_true (mb_program_names_find (names, "Mentorship") == own);
  g_assert_true (mb_program_names_find (names, "Lumen Ideas Page: Google Summer of Code") == summer);
  g_assert_true (mb_program_names_find (names, "Lumen GSoC") == summer);
  g_assert_true (mb_program_names_find (names, "Winter of Code") == winter);
  g_assert_null (mb_program_names_find (names, "of Code"));
  g_assert_null (mb_program_names_find (names, "Hacktoberfest"));
  g_assert_null (mb_program_names_find (names, "—"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-words/timelines", test_timelines);
  g_test_add_func ("/page-words/as-of", test_as_of);
  g_test_add_func ("/page-words/people", test_people);
  g_test_add_func ("/page-words/programs", test_programs);
  return g_test_run ();
}
