/* Tables of files: what their columns are taken for, and what their rows become. */

#include "config.h"

#include "exchange/mb-paste-add.h"
#include "exchange/mb-paste-plan.h"
#include "test-support.h"

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

static MbPasteTable *
read_table (const char *text, const char *as)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MbPasteTable *table = mb_paste_table_read (bytes, "table.csv", as != NULL ? mb_record_type_find (as) : NULL, NULL,
                                             &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_columns (const char *text, const char *expected)
{
  g_autoptr (MbPasteTable) table = read_table (text, NULL);
  g_autofree char *mapping = mb_paste_table_dup_mapping (table);

  g_strdelimit (mapping, "\t", ',');
  g_assert_cmpstr (mapping, ==, expected);
}

/* What rows and columns are is told by the headings, in whatever words. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  assert_columns ("Name,GitHub\nAda,ada", "person,name,handle");
  assert_columns ("GitHub username;Full name;E-Mail;Shoe size\nada;Ada;a@b.org;38", "person,handle,name,mail,");
  assert_columns ("Name,GitHub,Program,Year,Role\nAda,ada,GSoC,2024,mentee",
                  "participation,person.name,person.handle,cohort.program,cohort.year,role");
  assert_columns ("Mentee,Cohort,Role\nAda,GSoC 2024,mentee", "participation,person,cohort,role");
  assert_columns ("Title,Program,Year,Mentor(s),Mentees\nCLI,GSoC,2024,Ada,Grace",
                  "project,title,cohort.program,cohort.year,mentors,mentees");
  assert_columns ("Program,Year,Status,Start date,Participants\nGSoC,2024,completed,2024-05,3",
                  "cohort,program,year,status,starts-on,reported");
  assert_columns ("Name,Short name,Website,Admins\nGSoC,g,https://a.b,Ada", "program,name,short-name,website,admins");
  assert_columns ("Contributor,Date,Active\nAda,2024,yes", "observation,person,on,active");
  assert_columns ("Name,Contact,x,y\nAda,a@b.org,1,2\nGrace,g@b.org,,", "person,name,mail,,");
}

/* “new Ada Lovelace {Name: …} [remark]” a line, each with its line of the file. */
static char *
describe (GListStore *rows)
{
  static const char *const states[] = { "new", "changes", "same", "doubtful", "trouble" };
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      const char *remark = mb_paste_row_get_remark (row);
      g_autofree char *outcome = mb_paste_row_dup_outcome (row);

      g_string_append_printf (said, "%u %s %s", mb_paste_row_get_line (row), states[mb_paste_row_get_state (row)],
                              mb_paste_row_get_title (row));
      if (mb_paste_row_can_include (row))
        g_string_append_printf (said, " {%s}", outcome);
      if (remark != NULL)
        g_string_append_printf (said, " [%s]", remark);
      g_string_append_c (said, '\n');
    }
  return g_string_free (said, FALSE);
}

static GListStore *
plan (Fixture *self, const char *text, const char *as)
{
  g_autoptr (MbPasteTable) table = read_table (text, as);
  g_autoptr (GError) error = NULL;
  GListStore *rows = mb_paste_plan (self->book, table, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_plan (Fixture *self, const char *text, const char *expected)
{
  g_autoptr (GListStore) rows = plan (self, text, NULL);
  g_autofree char *said = describe (rows);

  g_assert_cmpstr (said, ==, expected);
}

static void
write_rows (Fixture *self, GListStore *rows, MbImportReport *report)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_paste_add (self->book, "table.csv", G_LIST_MODEL (rows), report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Writes a table, and finds then that it says nothing new. One undo takes all of it back. */
static void
assert_import (Fixture *self, const char *text, const char *expected)
{
  g_autofree char *before = test_book_dump (self->book);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (MbImportReport) nothing = mb_import_report_new ();
  g_autoptr (GListStore) rows = plan (self, text, NULL);
  g_autoptr (GListStore) again = NULL;
  g_autofree char *summary = NULL;

  write_rows (self, rows, report);
  summary = mb_import_report_dup_summary (report);
  g_assert_cmpstr (summary, ==, expected);
  after = test_book_dump (self->book);
  again = plan (self, text, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (again)); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (G_LIST_MODEL (again), i);

      g_assert_false (mb_paste_row_get_included (row));
    }
  write_rows (self, again, nothing);
  g_assert_true (mb_import_report_is_empty (nothing));
  test_undo (self->book, NULL);
  undone = test_book_dump (self->book);
  g_assert_cmpstr (undone, ==, before);
  test_redo (self->book, NULL);
}

static void
add_cohorts (Fixture *self)
{
  g_autoptr (GListStore) programs = plan (self, "Name,Short name\nGoogle Summer of Code,GSoC\nMentorship Program,AMP",
                                          "program");
  g_autoptr (GListStore) cohorts = NULL;

  write_rows (self, programs, NULL);
  cohorts = plan (self, "Program,Year,Term\nGSoC,2024,\nGSoC,2025,\nAMP,2024,spring\nAMP,2024,autumn", "cohort");
  write_rows (self, cohorts, NULL);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_COHORT), ==, 4);
}

/* Who takes part and is not in the book is added once, however many rows name them and however. */
static void
test_participations (Fixture *self, gconstpointer data)
{
  static const char text[] = "Name,GitHub,Program,Year,Role\n"
                             "Ada Lovelace,ada,GSoC,2024,mentee\n"
                             "Ada Lovelace,@Ada,Google Summer of Code,2025,mentor\n"
                             "Grace Hopper,https://github.com/grace,gsoc,2024,Mentor\n"
                             "Grace Hopper,,gsoc,2025,mentor\n";

  add_cohorts (self);
  assert_plan (self, text,
               "2 new Ada Lovelace · GSoC 2024 {Person: Ada Lovelace (new); Cohort: GSoC 2024; Role: Mentee}\n"
               "3 new Ada Lovelace · GSoC 2025 {Person: Ada Lovelace (new); Cohort: GSoC 2025; Role: Mentor}\n"
               "4 new Grace Hopper · GSoC 2024 {Person: Grace Hopper (new); Cohort: GSoC 2024; Role: Mentor}\n"
               "5 new Grace Hopper · GSoC 2025 {Person: Grace Hopper (new); Cohort: GSoC 2025; Role: Mentor}\n");
  assert_import (self, text, "2 people and 4 participations added");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 2);
  g_assert_cmpint (mb_book_find_handle (self->book, "grace"), !=, 0);
}

/* Who is named in passing gains what is not known of them, and keeps the rest. */
static void
test_filled (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);

  add_cohorts (self);
  assert_import (self, "Name,GitHub,E-Mail,Program,Year,Role\nAda King,ada,a@b.org,GSoC,2024,mentee\n",
                 "1 participation added, 1 person changed");
  g_assert_cmpstr (mb_record_get_text (ada, "mail"), ==, "a@b.org");
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Ada Lovelace");
  assert_plan (self, "Name,GitHub,Program,Year,Role\nAda King,ada,GSoC,2024,mentee\n",
               "2 same Ada Lovelace · GSoC 2024 [Name: the book has “Ada Lovelace”, not “Ada King”.]\n");
}

/* A term tells cohorts of one year apart; without it one has to ask. */
static void
test_terms (Fixture *self, gconstpointer data)
{
  add_cohorts (self);
  assert_plan (self, "Name,Program,Year,Term,Role\nAda L,AMP,2024,Spring,mentee\nAda L,AMP,2024,,mentee\nAda L,AMP,2030,,mentee",
               "2 new Ada L · AMP 2024 {Person: Ada L (new); Cohort: AMP 2024; Role: Mentee}\n"
               "3 doubtful Ada L · AMP 2024 [Cohort: several in the book are called “AMP 2024”.]\n"
               "4 trouble Ada L · AMP [Cohort: nothing in the book is called “AMP 2030”. Cohort is needed.]\n");
}

/* A cohort of another term is another cohort; one without a term gets it. */
static void
test_cohort_terms (Fixture *self, gconstpointer data)
{
  add_cohorts (self);
  assert_plan (self, "Program,Year,Term,Status\nAMP,2024,summer,planned\nAMP,2024,Autumn,planned\nGSoC,2024,spring,\nAMP,2024,,planned",
               "2 new Mentorship Program 2024 {Program: Mentorship Program; Year: 2024; Term: summer; Status: Planned}\n"
               "3 changes AMP 2024 {Term: autumn → Autumn; Status: Planned}\n"
               "4 changes GSoC 2024 {Term: spring}\n"
               "5 doubtful Mentorship Program 2024 [Several records of the book may be meant.]\n");
  assert_import (self, "Program,Year,Term\nAMP,2024,summer\nGSoC,2024,spring\n", "1 cohort added, 1 cohort changed");
  assert_plan (self, "Program,Year,Term\nGSoC,2024,autumn",
               "2 new Google Summer of Code 2024 {Program: Google Summer of Code; Year: 2024; Term: autumn}\n");
}

/* Two of the same name: one says who is meant, and only then is it written. */
static void
test_doubtful (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) first = test_add (self->book, MB_RECORD_PERSON, "name", "Wei Zhang", "handle", "wei1", NULL);
  g_autoptr (MbRecord) second = test_add (self->book, MB_RECORD_PERSON, "name", "Wei Zhang", "handle", "wei2", NULL);
  g_autoptr (GListStore) rows = NULL;
  g_autoptr (MbPasteRow) row = NULL;
  g_autofree char *outcome = NULL;

  add_cohorts (self);
  rows = plan (self, "Person,Cohort,Role\nWei Zhang,GSoC 2024,mentee", NULL);
  row = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_assert_cmpint (mb_paste_row_get_state (row), ==, MB_PASTE_DOUBTFUL);
  g_assert_false (mb_paste_row_can_include (row));
  g_assert_cmpuint (mb_paste_row_get_n_choices (row), ==, 3);
  g_assert_cmpstr (mb_paste_row_get_choice (row, 1), ==, "Wei Zhang (wei2)");
  g_assert_cmpstr (mb_paste_row_get_choice (row, 2), ==, "New: Wei Zhang");
  mb_paste_row_choose (row, 1);
  g_assert_true (mb_paste_row_get_included (row));
  outcome = mb_paste_row_dup_outcome (row);
  g_assert_cmpstr (outcome, ==, "Cohort: GSoC 2024; Role: Mentee; Person: Wei Zhang");
  write_rows (self, rows, NULL);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 2);
  assert_plan (self, "Person,Cohort,Role\nwei2,GSoC 2024,mentee", "2 same Wei Zhang · GSoC 2024\n");
}

/* Without its date an observation could not be found again. */
static void
test_observations (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);

  assert_plan (self, "Person,Date,Active\nada,,yes\nada,2024,yes\nada,2024,no\n",
               "2 trouble ada · yes [Date is needed.]\n"
               "3 new Ada Lovelace · 2024 {Person: Ada Lovelace; Date: 2024; Active contributor: Yes}\n"
               "4 trouble Ada Lovelace · 2024 [It stands further up already.]\n");
  assert_import (self, "Person,Date,Active\nada,,yes\nada,2024,yes\n", "1 observation added");
}

/* A handle that a doubtful row claims is not another's, or the next import would tell another story. */
static void
test_claims (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) first = test_add (self->book, MB_RECORD_PERSON, "name", "Wei", "handle", "wei1", NULL);
  g_autoptr (MbRecord) second = test_add (self->book, MB_RECORD_PERSON, "name", "Ada", NULL);

  assert_plan (self, "Name,GitHub\nWei,q\nQ,Q\nAda,ada\nGrace,ADA\nX,a b\nX,ab\n",
               "2 doubtful Wei [May be another of the same name.]\n"
               "3 trouble Q [It stands further up already.]\n"
               "4 changes Ada {GitHub handle: ada}\n"
               "5 trouble Grace [It stands further up already.]\n"
               "6 trouble X [GitHub handle “a b”: use up to 39 letters, digits and single hyphens, without @.]\n"
               "7 new X {Name: X; GitHub handle: ab}\n");
  assert_import (self, "Name,GitHub\nWei,q\nQ,Q\nAda,ada\nGrace,ADA\n", "1 person changed");
}

/* Columns that name other records add participations and seats. */
static void
test_relations (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "ada", NULL);

  add_cohorts (self);
  assert_plan (self, "GitHub,Name,Mentee of,Mentor of\nada,,GSoC 2024,\"GSoC 2025, Nowhere 1999\"",
               "2 changes Ada Lovelace {Mentee of cohorts: GSoC 2024; Mentor of cohorts: GSoC 2025} "
               "[Mentor of cohorts: nothing in the book is called “Nowhere 1999”.]\n");
  assert_import (self, "GitHub,Name,Mentee of,Mentor of\nada,,GSoC 2024,GSoC 2025\ngrace,Grace,GSoC 2024; GSoC 2025,\n",
                 "1 person and 4 participations added");
  assert_import (self, "Title,Program,Year,Mentors,Mentees\nCLI,GSoC,2024,Ada Lovelace | @linus,Grace\nCLI,GSoC,2025,,Grace",
                 "1 person, 2 projects and 4 seats added");
  g_assert_cmpint (mb_book_find_handle (self->book, "linus"), !=, 0);
}

static void
assert_not_mapped (MbPasteTable *table, const char *mapping, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_paste_table_map (table, mapping, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, expected));
}

/* One says what the columns are, by their headings or their numbers. */
static void
test_map (Fixture *self, gconstpointer data)
{
  g_autoptr (MbPasteTable) table = read_table ("Who,Name,What\nada,Ada,x", "person");
  g_autofree char *mapping = NULL;

  g_assert_true (mb_paste_table_map (table, "who=github, 3=notes,Name=ignore", NULL));
  mapping = mb_paste_table_dup_mapping (table);
  g_assert_cmpstr (mapping, ==, "person\thandle\t\tnotes");
  assert_not_mapped (table, "Whom=name", "No column is called “Whom”.");
  assert_not_mapped (table, "4=name", "No column is called “4”.");
  assert_not_mapped (table, "Who=shoe-size", "A column cannot be “shoe-size”. It can be one of: name, handle, ");
  assert_not_mapped (table, "Who", "“Who” does not say what a column is; write HEADING=FIELD.");
}

/* What a table was taken for is remembered by its headings. */
static void
test_recall (Fixture *self, gconstpointer data)
{
  g_autoptr (MbPasteTable) first = read_table ("Who,Name,What\nada,Ada,x", NULL);
  g_autoptr (MbPasteTable) second = read_table ("WHO,name,what\ngrace,Grace,y", NULL);
  g_autofree char *first_key = mb_paste_table_dup_key (first);
  g_autofree char *second_key = mb_paste_table_dup_key (second);
  g_autofree char *mapping = NULL;
  g_autofree char *recalled = NULL;

  g_assert_cmpstr (first_key, ==, second_key);
  mb_paste_table_set_type (first, mb_record_type_find ("project"));
  g_assert_true (mb_paste_table_map (first, "What=skills,Who=mentors", NULL));
  mapping = mb_paste_table_dup_mapping (first);
  mb_paste_table_recall (second, mapping);
  recalled = mb_paste_table_dup_mapping (second);
  g_assert_cmpstr (recalled, ==, mapping);
  g_assert_cmpstr (recalled, ==, "project\tmentors\ttitle\tskills");
  mb_paste_table_recall (second, "nonsense\tx");
  mb_paste_table_recall (second, "person\tx\ty\tname\thandle\tmail");
}

static void
test_no_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name,GitHub\n", 12);
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_paste_table_read (bytes, "table.csv", NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, "“table.csv” has no rows. Nothing was imported.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/paste-table/columns", test_columns);
  TEST ("/paste-table/participations", test_participations);
  TEST ("/paste-table/filled", test_filled);
  TEST ("/paste-table/terms", test_terms);
  TEST ("/paste-table/cohort-terms", test_cohort_terms);
  TEST ("/paste-table/doubtful", test_doubtful);
  TEST ("/paste-table/observations", test_observations);
  TEST ("/paste-table/claims", test_claims);
  TEST ("/paste-table/relations", test_relations);
  TEST ("/paste-table/map", test_map);
  TEST ("/paste-table/recall", test_recall);
  TEST ("/paste-table/no-rows", test_no_rows);
#undef TEST

  return g_test_run ();
}
