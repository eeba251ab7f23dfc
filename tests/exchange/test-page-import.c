#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "exchange-support.h"
#include "exchange/mb-page-import.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->book);
  test_place_free (self->place);
}

static MbProposal *
read_path (MbBook *book, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  MbProposal *proposal;

  g_ptr_array_add (files, g_file_new_for_path (path));
  proposal = mb_page_import_read (book, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return proposal;
}

static MbProposal *
read_pages (MbBook *book)
{
  return read_path (book, g_getenv ("MENTORBOOK_PAGES"));
}

/* One page that is only this text. */
static MbProposal *
read_text (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = test_place_file (self->place, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return read_path (self->book, path);
}

static MbImportReport *
apply (MbProposal *proposal, MbBook *book)
{
  MbImportReport *report = mb_import_report_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_proposal_apply (proposal, book, "pages", report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return report;
}

static void
import_text (Fixture *self, const char *name, const char *text)
{
  g_autoptr (MbProposal) proposal = read_text (self, name, text);
  g_autoptr (MbImportReport) report = apply (proposal, self->book);
}

static MbProposalItem *
find_item (MbProposal *proposal, MbProposalKind kind)
{
  GListModel *items = mb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (items, i);

      if (mb_proposal_item_get_kind (item) == kind)
        return item;
    }
  return NULL;
}

/* What a person reads on the pages in tests/exchange/pages, written down by hand. */

static const char *const expected[] = {
  "gsoc-2021-README.md, line 2: Cohort added: Google Summer of Code 2021",
  "gsoc-2021-README.md, line 9: Milestone added: Applications open · Google Summer of Code 2021",
  "gsoc-2021-README.md, line 10: Milestone added: Proposals · Google Summer of Code 2021",
  "gsoc-2021-README.md, line 14: Project added: A difference engine · Google Summer of Code 2021",
  "gsoc-2021-README.md, line 18: Project added: A relations finder · Google Summer of Code 2021",
  "index.md, line 24: Lumen Mentorship 2023: Reported headcount set to “2”",
  "index.md, line 26: “about three” is no number of participants.",
  "index.md, line 12: Program added: Lumen Mentorship",
  "index.md, line 13: Program added: Google Summer of Code",
  "index.md, line 14: Program added: Winter of Code",
  "index.md, line 15: Program added: Hacktoberfest",
  "index.md, line 21: Cohort added: Google Summer of Code 2025",
  "index.md, line 21: Published figure added: Participants 2025 · 2",
  "index.md, line 22: Cohort added: Lumen Mentorship 2024",
  "index.md, line 22: Published figure added: Participants 2024 · 5",
  "index.md, line 23: Cohort added: Google Summer of Code 2024",
  "index.md, line 24: Cohort added: Lumen Mentorship 2023",
  "index.md, line 24: Published figure added: Participants 2023 · 14",
  "index.md, line 25: Cohort added: Hacktoberfest 2023",
  "index.md, line 26: Published figure added: Participants 2021 · 3",
  "insights.md, line 18: Lumen Mentorship 2023: Reported headcount set to “3” (left)",
  "insights.md, line 30: Ada Lark: Name set to “Ada Larke” (left)",
  "insights.md, line 11: “Moon phase” is no figure that is known.",
  "insights.md, line 24: Bo Finch is called a mentor of 2022, and no cohort of that year names them.",
  "insights.md, line 49: A table with the columns “Bird | Song” is none that is known.",
  "insights.md, line 9: Published figure added: Mentees · 6",
  "insights.md, line 10: Published figure added: Retention · 50.0%",
  "insights.md, line 17: Published figure added: Active contributors · 2",
  "insights.md, line 17: Published figure added: Retention · 100%",
  "insights.md, line 18: Published figure added: Active contributors · 1",
  "insights.md, line 18: Published figure added: Retention · 33.3%",
  "insights.md, line 30: Participation added: Ada Lark · Google Summer of Code 2024 (Mentor)",
  "insights.md, line 30: Observation added: Ada Lark · 2025-10 (active)",
  "insights.md, line 34: Observation added: Dee Kite · 2025-10 (not active)",
  "insights.md, line 37: Participation added: Ada Lark · Lumen Mentorship 2023 (Mentee)",
  "insights.md, line 43: Person added: eve-tern",
  "insights.md, line 43: Participation added: eve-tern · Google Summer of Code 2025 (Mentee)",
  "insights.md, line 43: Observation added: eve-tern · 2025-10 (active)",
  "insights.md, line 44: Person added: fay-swift",
  "insights.md, line 44: Participation added: fay-swift · Google Summer of Code 2025 (Mentee)",
  "insights.md, line 44: Observation added: fay-swift · 2025-10 (active)",
  "lumen-mentorship-2023-ideas.md, line 16: Zoë Órdóñez: Name set to “Zoë Órdóñez”",
  "lumen-mentorship-2023-ideas.md, line 17: Ada Lark: Name set to “Ada Lark”",
  "lumen-mentorship-2023-ideas.md, line 24: Zoë Órdóñez: Name set to “Órdóñez Zoe” (left)",
  "lumen-mentorship-2023-ideas.md, line 25: “a long summer” is no number of hours.",
  "lumen-mentorship-2023-ideas.md, line 31: No date could be read in “Whenever you like”.",
  "lumen-mentorship-2023-ideas.md, line 9: Project added: Draw {light} faster · Lumen Mentorship 2023",
  "lumen-mentorship-2023-ideas.md, line 16: Person added: Bo Finch",
  "lumen-mentorship-2023-ideas.md, line 16: Person added: Zoë Órdóñez",
  "lumen-mentorship-2023-ideas.md, line 16: Participation added: Bo Finch · Lumen Mentorship 2023 (Mentor)",
  "lumen-mentorship-2023-ideas.md, line 16: Participation added: Zoë Órdóñez · Lumen Mentorship 2023 (Mentor)",
  "lumen-mentorship-2023-ideas.md, line 16: Seat added: Bo Finch · Draw {light} faster (Mentor)",
  "lumen-mentorship-2023-ideas.md, line 16: Seat added: Zoë Órdóñez · Draw {light} faster (Mentor)",
  "lumen-mentorship-2023-ideas.md, line 17: Person added: Ada Lark",
  "lumen-mentorship-2023-ideas.md, line 17: Person added: Dee Kite",
  "lumen-mentorship-2023-ideas.md, line 17: Participation added: Dee Kite · Lumen Mentorship 2023 (Mentee)",
  "lumen-mentorship-2023-ideas.md, line 17: Seat added: Ada Lark · Draw {light} faster (Mentee)",
  "lumen-mentorship-2023-ideas.md, line 17: Seat added: Dee Kite · Draw {light} faster (Mentee)",
  "lumen-mentorship-2023-ideas.md, line 20: Project added: Say it aloud · Lumen Mentorship 2023",
  "lumen-mentorship-2023-ideas.md, line 24: Seat added: Zoë Órdóñez · Say it aloud (Mentor)",
  "lumen-mentorship-2023-ideas.md, line 29: Milestone added: Ideas are collected · Lumen Mentorship 2023",
  "lumen-mentorship-2023-ideas.md, line 30: Milestone added: Results · Lumen Mentorship 2023",
  "lumen-mentorship-README.md, line 16: Program admin added: Bo Finch · Lumen Mentorship",
  "lumen-mentorship-README.md, line 17: Person added: Cy Wren",
  "lumen-mentorship-README.md, line 17: Program admin added: Cy Wren · Lumen Mentorship",
  "winter-2023.md, line 2: Cohort added: Winter of Code 2023",
  "winter-2023.md, line 9: Program admin added: Bo Finch · Winter of Code",
  "winter-2023.md, line 15: Project added: Fonts do not load · Winter of Code 2023",
  "winter-2023.md, line 15: Participation added: Bo Finch · Winter of Code 2023 (Mentor)",
  "winter-2023.md, line 15: Seat added: Bo Finch · Fonts do not load (Mentor)",
  "winter-2023.md, line 16: Project added: Skip the head · Winter of Code 2023",
  "winter-2023.md, line 16: Participation added: Ada Lark · Winter of Code 2023 (Mentor)",
  "winter-2023.md, line 16: Seat added: Ada Lark · Skip the head (Mentor)",
};

static char *
dup_line (MbProposalItem *item)
{
  g_autofree char *place = mb_proposal_item_dup_place (item);
  g_autofree char *text = mb_proposal_item_dup_text (item);
  gboolean is_left = mb_proposal_item_get_kind (item) != MB_PROPOSAL_NOTE && !mb_proposal_item_get_ticked (item);

  return g_strdup_printf ("%s: %s%s", place, text, is_left ? " (left)" : "");
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (MbProposal) proposal = read_pages (self->book);
  GListModel *items = mb_proposal_get_items (proposal);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (items), G_N_ELEMENTS (expected)); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (items, i);
      g_autofree char *line = dup_line (item);

      g_assert_cmpstr (line, ==, expected[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, G_N_ELEMENTS (expected));
}

static void
assert_field (MbBook *book, MbRecordKind kind, const char *key, const char *text, const char *field, const char *value)
{
  gint64 id = mb_book_find (book, kind, key, text);
  g_autoptr (MbRecord) record = id != 0 ? mb_book_get_record (book, kind, id, NULL) : NULL;
  g_autofree char *shown = NULL;

  g_assert_nonnull (record);
  shown = mb_field_format (mb_record_type_find_field (mb_record_type_get (kind), field), mb_record_get (record, field));
  g_assert_cmpstr (shown, ==, value);
}

static void
test_values (Fixture *self, gconstpointer data)
{
  g_autoptr (MbProposal) proposal = read_pages (self->book);
  g_autoptr (MbImportReport) report = apply (proposal, self->book);

  assert_field (self->book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name", "GSoC");
  assert_field (self->book, MB_RECORD_PROGRAM, "name", "Winter of Code", "docs", "./winter-2023");
  assert_field (self->book, MB_RECORD_PROGRAM, "name", "Hacktoberfest", "purpose", "A month for everybody");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "gsoc-2021", "status", "completed");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "gsoc-2021", "reported", "");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-mentorship-2024", "term", "Sept-May");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-mentorship-2024", "status", "in-progress");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-mentorship-2024", "page", "./lumen-mentorship-2024");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-mentorship-2023", "page",
                "./lumen-mentorship-2023-ideas");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-mentorship-2023", "reported", "2");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "gsoc-2024", "reported", "2");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "winter-of-code-2023", "status", "in-progress");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Draw {light} faster", "url",
                "https://github.com/lumen/draw/issues/1");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Draw {light} faster", "status", "accepted");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Draw {light} faster", "skills", "C, Cairo, patience");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Draw {light} faster", "difficulty", "Easy/Medium");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Draw {light} faster", "hours", "175");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "Say it aloud", "status", "proposed");
  assert_field (self->book, MB_RECORD_PROJECT, "title", "A relations finder", "status", "accepted");
  assert_field (self->book, MB_RECORD_PERSON, "handle", "bofinch", "name", "Bo Finch");
  assert_field (self->book, MB_RECORD_MILESTONE, "label", "Proposals", "starts-on", "2021-03-29");
  assert_field (self->book, MB_RECORD_MILESTONE, "label", "Proposals", "ends-on", "2021-04-13");
  assert_field (self->book, MB_RECORD_MILESTONE, "label", "Results", "starts-on", "2023-07-07");
}

/* One step, and nothing to do the second time. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autofree char *empty = test_book_dump (self->book);
  g_autofree char *undone = NULL;
  g_autoptr (MbProposal) first = read_pages (self->book);
  g_autoptr (MbImportReport) done = apply (first, self->book);
  guint changes = exchange_count_changes (self->book);
  g_autoptr (MbProposal) second = read_pages (self->book);
  g_autoptr (MbImportReport) nothing = apply (second, self->book);

  g_assert_false (mb_import_report_is_empty (done));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (mb_import_report_is_empty (nothing));
  g_assert_cmpuint (mb_proposal_count_ticked (second), ==, 0);
  g_assert_cmpuint (exchange_count_changes (self->book), ==, changes);
  test_undo (self->book, NULL);
  undone = test_book_dump (self->book);
  g_assert_cmpstr (undone, ==, empty);
}

/* Where it was read, also what was not taken; and the lines of a page that is read again are the new ones. */

static char *
dup_sources (MbBook *book, const char *field)
{
  g_autoptr (MbQuery) query = mb_query_new (book, MB_RECORD_SOURCE);
  GString *all = g_string_new (NULL);

  mb_query_set_sort (query, "line", FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (MbRecord) source = g_list_model_get_item (G_LIST_MODEL (query), i);

      if (g_strcmp0 (mb_record_get_text (source, "field"), field) == 0)
        g_string_append_printf (all, "%s%s %s:%d", all->len > 0 ? ", " : "", mb_record_get_text (source, "value"),
                                mb_record_get_text (source, "page"), (int) mb_record_get_integer (source, "line"));
    }
  return g_string_free_and_steal (all);
}

static void
test_sources (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  import_text (self, "a.md",
               "| Program | Year | Mentees | Active |\n|---|---|---|---|\n| Solo | 2024 | 6 | 1 |\n| Solo | 2024 | 7 | 1 |\n");
  before = dup_sources (self->book, "reported");
  g_assert_cmpstr (before, ==, "6 a.md:3, 7 a.md:4");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "solo-2024", "reported", "6");

  import_text (self, "a.md", "\n| Program | Year | Mentees | Active |\n|---|---|---|---|\n| Solo | 2024 | 6 | 1 |\n");
  after = dup_sources (self->book, "reported");
  g_assert_cmpstr (after, ==, "6 a.md:4");
}

/* What a program is called is taken from a title whatever stands in it. */
static void
test_odd_titles (Fixture *self, gconstpointer data)
{
  import_text (self, "a.md", "# Lumen Élan – ✅ Ideas 2024\n\n## Timeline\n- Results: June 3\n");
  assert_field (self->book, MB_RECORD_COHORT, "slug", "lumen-elan-2024", "year", "2024");
  assert_field (self->book, MB_RECORD_PROGRAM, "slug", "lumen-elan", "name", "Lumen Élan");
  assert_field (self->book, MB_RECORD_MILESTONE, "label", "Results", "starts-on", "2024-06-03");
}

/* One numbered heading is surely a project, so the next one of its level is, however little stands under it. */
static void
test_numbered_projects (Fixture *self, gconstpointer data)
{
  import_text (self, "a.md", "# Mentorship 2031\n\n## 1) A tent ✅\n- **Mentor:** [Ada](https://github.com/ada)\n"
                             "- **Length:** 90 hours\n\n## 2) A hut ✅\n- **Mentor:** [Ada](https://github.com/ada)\n\n"
                             "## Thanks\n- to all\n");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PROJECT), ==, 2);
  g_assert_cmpint (mb_book_find (self->book, MB_RECORD_PROJECT, "title", "A hut"), !=, 0);
}

/* What Mentorbook wrote between its marks is the book's own count, and was published by nobody. */
static void
test_own_figures (Fixture *self, gconstpointer data)
{
  import_text (self, "a.md", "# Insights\n\n<!-- BEGIN mentorbook:figures -->\n\n| Figure | Value |\n| --- | --- |\n"
                             "| Mentors | 22 |\n\n<!-- END mentorbook:figures -->\n");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PUBLISHED_FIGURE), ==, 0);
  import_text (self, "b.md", "# Insights\n\n| Figure | Value |\n| --- | --- |\n| Mentors | 18 |\n");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PUBLISHED_FIGURE), ==, 1);
}

#define RETENTION \
  "| Program | Year | Mentees | Active | Retention |\n| --- | --- | --- | --- | --- |\n| Camp | 2031 | 2 | 1 | 50% |\n\n"

static void
assert_reported (Fixture *self, const char *value)
{
  assert_field (self->book, MB_RECORD_COHORT, "slug", "camp", "reported", value);
}

/* Where no headcount was reported, a page that Mentorbook wrote has the mentees whom the book names. */
static void
test_own_headcounts (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) camp = test_add (self->book, MB_RECORD_PROGRAM, "name", "Camp", NULL);
  g_autofree char *program = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (camp));
  g_autoptr (MbRecord) cohort = test_add (self->book, MB_RECORD_COHORT, "program", program, "year", "2031", "slug", "camp",
                                            NULL);

  import_text (self, "a.md", "# Insights\n\n<!-- BEGIN mentorbook:retention -->\n\n" RETENTION
                             "<!-- END mentorbook:retention -->\n");
  assert_reported (self, "");
  import_text (self, "b.md", "# Insights\n\n" RETENTION);
  assert_reported (self, "2");
}

/* A link to a profile shows a whole name, whatever stands in it; only brackets at the end are a remark. */
static void
test_odd_names (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) bea = test_add (self->book, MB_RECORD_PERSON, "name", "Bea (BB)", "handle", "bea", NULL);

  import_text (self, "a.md", "# Camp 2031 Ideas\n\n## 1) A tent ✅\n- **Mentor:** [Ada (AK) Nema](https://github.com/ada)"
                             " | [Souvik: De](https://github.com/souvik) | [Bea](https://github.com/bea)"
                             " | [Cleo B (GitHub)](https://github.com/cleo)\n");
  assert_field (self->book, MB_RECORD_PERSON, "handle", "ada", "name", "Ada (AK) Nema");
  assert_field (self->book, MB_RECORD_PERSON, "handle", "souvik", "name", "Souvik: De");
  assert_field (self->book, MB_RECORD_PERSON, "handle", "bea", "name", "Bea (BB)");
  assert_field (self->book, MB_RECORD_PERSON, "handle", "cleo", "name", "Cleo B");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 4);
}

/* Changes */

static void
test_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) person = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Larke", "handle", "Ada-Lark", NULL);
  g_autoptr (MbProposal) proposal = NULL;
  g_autoptr (MbImportReport) report = NULL;
  MbProposalItem *change;

  proposal = read_text (self, "solo-2024.md",
                        "# Solo 2024 Ideas\n\n## 1) A project ✅\n- **Mentor:** [Ada Lark](https://github.com/ada-lark)\n");
  change = find_item (proposal, MB_PROPOSAL_CHANGE);
  g_assert_cmpstr (mb_proposal_item_get_what (change), ==, "Name");
  g_assert_cmpstr (mb_proposal_item_get_before (change), ==, "Ada Larke");
  g_assert_cmpstr (mb_proposal_item_get_after (change), ==, "Ada Lark");
  mb_proposal_item_set_ticked (change, FALSE);
  report = apply (proposal, self->book);
  g_assert_cmpuint (report->changed[MB_RECORD_PERSON], ==, 0);
  g_assert_cmpuint (report->added[MB_RECORD_SEAT], ==, 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 1);
  assert_field (self->book, MB_RECORD_PERSON, "handle", "ada-lark", "name", "Ada Larke");
}

/* What is not wanted takes along what cannot be without it. */
static void
test_left_out (Fixture *self, gconstpointer data)
{
  g_autoptr (MbProposal) proposal = read_text (
    self, "solo-2024.md", "# Solo 2024 Ideas\n\n## 1) A project ✅\n- **Mentor:** [Ada Lark](https://github.com/ada-lark)\n");
  g_autoptr (MbImportReport) report = NULL;
  GListModel *items = mb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (mb_proposal_item_get_what (item), "Project") == 0)
        mb_proposal_item_set_ticked (item, FALSE);
    }
  report = apply (proposal, self->book);
  g_assert_cmpuint (report->added[MB_RECORD_PROJECT], ==, 0);
  g_assert_cmpuint (report->added[MB_RECORD_SEAT], ==, 0);
  g_assert_cmpuint (report->added[MB_RECORD_PARTICIPATION], ==, 1);
}

/* Doubts */

static const char doubtful[] = "# Solo 2024 Ideas\n\n## 1) A project ✅\n- **Mentor:** [Ada Lark](https://github.com/bobcat)\n";

static void
test_wrong_link (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Lark Ada", "handle", "ada-lark", NULL);
  g_autoptr (MbRecord) bob = test_add (self->book, MB_RECORD_PERSON, "name", "Bob Cat", "handle", "bobcat", NULL);
  g_autoptr (MbProposal) proposal = read_text (self, "solo-2024.md", doubtful);
  g_autoptr (MbProposal) second = NULL;
  g_autoptr (MbImportReport) report = NULL, chosen = NULL;
  MbPersonGuess *guess = mb_proposal_item_get_guess (find_item (proposal, MB_PROPOSAL_DOUBT));

  g_assert_cmpstr (mb_person_guess_get_reason (guess), ==,
                   "The link leads to “bobcat”, and the name is that of “ada-lark”");
  g_assert_cmpuint (mb_person_guess_get_n_choices (guess), ==, 2);
  g_assert_cmpuint (mb_proposal_count_open (proposal), ==, 1);
  report = apply (proposal, self->book);
  g_assert_cmpuint (report->added[MB_RECORD_PROJECT], ==, 1);
  g_assert_cmpuint (report->added[MB_RECORD_SEAT] + report->added[MB_RECORD_PARTICIPATION], ==, 0);

  second = read_text (self, "solo-2024.md", doubtful);
  mb_person_guess_choose (mb_proposal_item_get_guess (find_item (second, MB_PROPOSAL_DOUBT)), 1);
  g_assert_cmpuint (mb_proposal_count_open (second), ==, 0);
  chosen = apply (second, self->book);
  g_assert_cmpuint (chosen->added[MB_RECORD_SEAT], ==, 1);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 2);
  {
    g_autoptr (GArray) seats = mb_book_list_referring (self->book, MB_RECORD_SEAT, "person", mb_record_get_id (ada));
    g_assert_cmpuint (seats->len, ==, 1);
  }
}

static void
test_namesake (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lark", "handle", "ada-lark", NULL);
  g_autoptr (MbProposal) proposal = read_text (self, "solo-2024.md", doubtful);
  g_autoptr (MbImportReport) report = NULL;

  mb_person_guess_choose (mb_proposal_item_get_guess (find_item (proposal, MB_PROPOSAL_DOUBT)), 1);
  report = apply (proposal, self->book);
  g_assert_cmpuint (report->added[MB_RECORD_PERSON], ==, 1);
  assert_field (self->book, MB_RECORD_PERSON, "handle", "bobcat", "name", "Ada Lark");
  g_assert_cmpuint (report->added[MB_RECORD_SEAT], ==, 1);
}

/* Whoever has no handle yet is found by the name, in any order and without accents, and gets it. */
static void
test_by_name (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Lark Adá", NULL);

  import_text (self, "solo-2024.md", doubtful);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 1);
  g_assert_cmpstr (mb_record_get_text (ada, "handle"), ==, "bobcat");
}

/* Files that are wrong */

static void
assert_refused (Fixture *self, const char *path, int code, const char *expected_part)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProposal) proposal = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  proposal = mb_page_import_read (self->book, files, NULL, NULL, NULL, &error);
  g_assert_null (proposal);
  g_assert_error (error, MB_ERROR, code);
  g_assert_nonnull (strstr (error->message, expected_part));
  g_assert_true (g_str_has_suffix (error->message, "Nothing was imported."));
}

static void
test_loop (Fixture *self, gconstpointer data)
{
  g_autofree char *docs = test_place_file (self->place, "docs");
  g_autofree char *inside = g_build_filename (docs, "inside", NULL);
  g_autofree char *link = g_build_filename (inside, "again", NULL);
  g_autofree char *itself = g_build_filename (docs, "itself.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (GFile) knot = g_file_new_for_path (itself);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (inside, 0700);
  g_file_make_symbolic_link (knot, "itself.md", NULL, &error);
  g_assert_no_error (error);
  assert_refused (self, docs, MB_ERROR_INPUT, "There is no Markdown page in “docs”.");
  g_file_make_symbolic_link (file, "../../docs", NULL, &error);
  g_assert_no_error (error);
  assert_refused (self, docs, MB_ERROR_INPUT, "leads back to a folder it is in");
}

static void
test_wrong_files (Fixture *self, gconstpointer data)
{
  g_autofree char *bad = test_place_file (self->place, "bad.md");
  g_autofree char *none = test_place_file (self->place, "none.md");

  g_file_set_contents (bad, "a\n\xff", 3, NULL);
  assert_refused (self, bad, MB_ERROR_INPUT, "bad.md, line 2: this is no UTF-8 text");
  assert_refused (self, none, MB_ERROR_NOT_FOUND, "does not exist");
}

static void
cancel (gint64 done, gint64 total, gpointer data)
{
  if (done == 3)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_for_path (g_getenv ("MENTORBOOK_PAGES")));
  g_assert_null (mb_page_import_read (self->book, files, cancellable, cancel, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Stopped in the middle of writing, it leaves the book as it was. */
static void
test_cancel_writing (Fixture *self, gconstpointer data)
{
  g_autofree char *before = test_book_dump (self->book);
  g_autofree char *after = NULL;
  g_autoptr (MbProposal) proposal = read_pages (self->book);
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (mb_proposal_apply (proposal, self->book, "pages", report, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_book_dump (self->book);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, func) g_test_add ("/page-import/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lines", test_lines);
  ADD ("values", test_values);
  ADD ("again", test_again);
  ADD ("sources", test_sources);
  ADD ("titles", test_odd_titles);
  ADD ("numbered", test_numbered_projects);
  ADD ("own-figures", test_own_figures);
  ADD ("own-headcounts", test_own_headcounts);
  ADD ("odd-names", test_odd_names);
  ADD ("changes", test_changes);
  ADD ("left-out", test_left_out);
  ADD ("wrong-link", test_wrong_link);
  ADD ("namesake", test_namesake);
  ADD ("by-name", test_by_name);
  ADD ("loop", test_loop);
  ADD ("wrong-files", test_wrong_files);
  ADD ("cancel", test_cancel);
  ADD ("cancel-writing", test_cancel_writing);
  return g_test_run ();
}
