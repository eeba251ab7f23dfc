#include "config.h"

#include "exchange/mb-paste-add.h"
#include "exchange/mb-paste-plan.h"
#include "exchange/mb-table-text.h"
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

static void
add_person (Fixture *self, const char *name, const char *handle)
{
  g_autoptr (MbRecord) person = test_add (self->book, MB_RECORD_PERSON, "name", name, "handle", handle, NULL);
}

static void
add_programs (Fixture *self)
{
  g_autoptr (MbRecord) gsoc = test_add (self->book, MB_RECORD_PROGRAM, "name", "Google Summer of Code", "short-name",
                                        "GSoC", NULL);
  g_autoptr (MbRecord) lfx = test_add (self->book, MB_RECORD_PROGRAM, "name", "Été Mentorship", NULL);
}

/* The columns that a list shows without being asked for. */
static GPtrArray *
list_shown (const MbRecordType *type)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & MB_FIELD_LISTED)
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

static MbPasteTable *
read_table (MbRecordKind kind, const char *text)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autoptr (GPtrArray) shown = list_shown (type);

  return mb_paste_table_new (text, type, shown);
}

static GListStore *
plan (Fixture *self, MbRecordKind kind, const char *text)
{
  g_autoptr (MbPasteTable) table = read_table (kind, text);
  g_autoptr (GError) error = NULL;
  GListStore *rows = mb_paste_plan (self->book, table, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* “(Wei Zhang (wei1): changes Name: …; …)” */
static void
append_choices (GString *said, MbPasteRow *row, const char *const *states)
{
  const guint n = mb_paste_row_get_n_choices (row);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *outcome = NULL;

      mb_paste_row_choose (row, i);
      outcome = mb_paste_row_dup_outcome (row);
      g_string_append_printf (said, "%s%s: %s%s%s", i > 0 ? "; " : " (", mb_paste_row_get_choice (row, i),
                              states[mb_paste_row_get_state (row)], *outcome ? " " : "", outcome);
    }
  mb_paste_row_choose (row, -1);
  g_string_append (said, n > 0 ? ")" : "");
}

/* “new Ada Lovelace {Name: Ada Lovelace; …} [remark]” a line. */
static char *
describe (GListStore *rows)
{
  static const char *const states[] = { "new", "changes", "same", "doubtful", "trouble" };
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      const char *remark = mb_paste_row_get_remark (row);
      const MbPasteState state = mb_paste_row_get_state (row);
      g_autofree char *outcome = mb_paste_row_dup_outcome (row);

      g_string_append_printf (said, "%s %s", states[state], mb_paste_row_get_title (row));
      if (state == MB_PASTE_NEW || state == MB_PASTE_CHANGES)
        g_string_append_printf (said, " {%s}", outcome);
      if (remark != NULL)
        g_string_append_printf (said, " [%s]", remark);
      append_choices (said, row, states);
      if (mb_paste_row_can_include (row) && !mb_paste_row_get_included (row))
        g_string_append (said, " unticked");
      g_string_append_c (said, '\n');
    }
  return g_string_free (said, FALSE);
}

static void
assert_plan (Fixture *self, MbRecordKind kind, const char *text, const char *expected)
{
  g_autoptr (GListStore) rows = plan (self, kind, text);
  g_autofree char *said = describe (rows);

  g_assert_cmpstr (said, ==, expected);
}

static void
write_all (Fixture *self, MbRecordKind kind, const char *text)
{
  g_autoptr (GListStore) rows = plan (self, kind, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_paste_add (self->book, NULL, G_LIST_MODEL (rows), NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_cells (const char *text, const char *expected)
{
  gboolean left_out;
  g_autoptr (GPtrArray) rows = mb_table_text_read (text, &left_out);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", rows->pdata[i]);
      g_string_append_printf (said, "%s%s", i > 0 ? "/" : "", row);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_cells (void)
{
  assert_cells ("a\tb\r\nc\t d \r\n\r\n", "a|b/c|d");
  assert_cells ("\"two\nlines\"\t\"a \"\"quote\"\"\"\n", "two\nlines|a \"quote\"");
  assert_cells ("5\" disk\tb\n\"not closed\tc", "5\" disk|b/\"not closed|c");
  assert_cells ("a,b\n\"c, d\",e", "a|b/c, d|e");
  assert_cells ("a;b\nc;d", "a|b/c|d");
  assert_cells ("Lovelace, Ada\nGrace Hopper", "Lovelace, Ada/Grace Hopper");
  assert_cells ("", "");
  assert_cells ("\t\n\t", "");
}

/* Labels, names and JSON keys, in any case and order; what names no field is left out. */
static void
test_header (Fixture *self, gconstpointer data)
{
  assert_plan (self, MB_RECORD_PERSON, "GITHUB HANDLE\tname\tShoe size\tMail Address\nada\tAda Lovelace\t38\ta@b.org",
               "new Ada Lovelace {GitHub handle: ada; Name: Ada Lovelace; Mail address: a@b.org}\n");
  assert_plan (self, MB_RECORD_PERSON, "github\tformer_handles\nada\tx, y",
               "new ada {GitHub handle: ada; Former handles: x, y}\n");
}

/* Without a header the list's columns count, unless the values say otherwise. */
static void
test_guess (Fixture *self, gconstpointer data)
{
  assert_plan (self, MB_RECORD_PERSON, "Ada Lovelace\tada", "new Ada Lovelace {Name: Ada Lovelace; GitHub handle: ada}\n");
  assert_plan (self, MB_RECORD_PERSON, "ada\tAda Lovelace\tada@lovelace.org",
               "new Ada Lovelace {GitHub handle: ada; Name: Ada Lovelace; Mail address: ada@lovelace.org}\n");
}

/* New, changed, the same, and what cannot be. */
static void
test_states (Fixture *self, gconstpointer data)
{
  add_person (self, "Ada Lovelace", "ada");
  add_person (self, "Grace Hopper", "grace");
  add_person (self, "Łukasz Górnicki", "derberg");
  assert_plan (self, MB_RECORD_PERSON,
               "Name\tGitHub handle\tMail address\n"
               "Ada King\tADA\t\n"
               "Grace Hopper\tgrace\t\n"
               "łukasz gornicki\t\tl@asyncapi.org\n"
               "Alan Turing\talan\t\n"
               "Barbara\tno handle\t\n"
               "\t\tsomebody@example.org\n"
               "Alan T.\tALAN\t\n",
               "changes Ada Lovelace {Name: Ada Lovelace → Ada King}\n"
               "same Grace Hopper\n"
               "changes Łukasz Górnicki {Mail address: l@asyncapi.org}\n"
               "new Alan Turing {Name: Alan Turing; GitHub handle: alan}\n"
               "trouble Barbara [GitHub handle “no handle”: use up to 39 letters, digits and single hyphens, without @.]\n"
               "trouble somebody@example.org [What it is called is missing.]\n"
               "trouble Alan T. [It stands further up already.]\n");
}

/* One of the same name with another handle may be another: one must say so. */
static void
test_same_name (Fixture *self, gconstpointer data)
{
  add_person (self, "Wei Zhang", "wei1");
  assert_plan (self, MB_RECORD_PERSON, "Name\tGitHub handle\nWei Zhang\twei2",
               "doubtful Wei Zhang [May be another of the same name.] "
               "(Wei Zhang (wei1): changes GitHub handle: wei1 → wei2; "
               "New: Wei Zhang: new Name: Wei Zhang; GitHub handle: wei2)\n");
}

static void
test_former_handle (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada Lovelace", "handle", "countess",
                                       "former-handles", "ada", "mail", "a@b.org", NULL);

  assert_plan (self, MB_RECORD_PERSON, "handle\tmail\nAda\ta@b.org",
               "same Ada Lovelace\n");
}

/* References by any of their names; what is not found is said, and the rest of the row kept where it can be. */
static void
test_references (Fixture *self, gconstpointer data)
{
  add_programs (self);
  write_all (self, MB_RECORD_COHORT, "Program\tYear\ngsoc\t2024\nGOOGLE SUMMER OF CODE\t2025\nete mentorship\t2025");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_COHORT), ==, 3);
  assert_plan (self, MB_RECORD_COHORT, "Program\tYear\tStatus\nGSoC\t2024\tcompleted\nNobody\t2026\t\nGSoC\t1900\t",
               "changes GSoC 2024 {Status: Completed}\n"
               "trouble Nobody · 2026 [Program: nothing in the book is called “Nobody”. Program is needed.]\n"
               "trouble GSoC · 1900 [Year: 1900 is too small; the least is 1970.]\n");
  assert_plan (self, MB_RECORD_PROJECT, "Title\tCohort\tStatus\nCode generator\tgsoc 2024\tnonsense",
               "new Code generator {Title: Code generator; Cohort: GSoC 2024} "
               "[Status: “nonsense” is not one of: proposed, accepted, withdrawn.]\n");
}

/* A record that only joins others is known by what it joins. */
static void
test_joined (Fixture *self, gconstpointer data)
{
  add_programs (self);
  add_person (self, "Ada Lovelace", "ada");
  write_all (self, MB_RECORD_COHORT, "Program\tYear\nGSoC\t2024");
  write_all (self, MB_RECORD_PARTICIPATION, "Person\tCohort\tRole\nADA\tgsoc 2024\tmentee");
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PARTICIPATION), ==, 1);
  assert_plan (self, MB_RECORD_PARTICIPATION, "Person\tCohort\tRole\nada lovelace\tgsoc-2024\tmentee\nada\tGSoC 2024\tmentor",
               "same Ada Lovelace · GSoC 2024\n"
               "new Ada Lovelace · GSoC 2024 {Person: Ada Lovelace; Cohort: GSoC 2024; Role: Mentor}\n");
}

/* Pasting twice adds nothing; one undo takes all of it back. */
static void
test_again (Fixture *self, gconstpointer data)
{
  static const char text[] = "Name\tGitHub handle\tMail address\nAda Lovelace\tada\ta@b.org\nGrace Hopper\tgrace\t\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (GListStore) changes = NULL;

  write_all (self, MB_RECORD_PERSON, text);
  assert_plan (self, MB_RECORD_PERSON, text, "same Ada Lovelace\nsame Grace Hopper\n");
  write_all (self, MB_RECORD_PERSON, text);
  changes = mb_book_list_changes (self->book, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes)), ==, 1);
  undone = mb_book_undo (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 0);
}

/* An empty cell clears nothing, and a row that is not ticked is not written. */
static void
test_ticks (Fixture *self, gconstpointer data)
{
  g_autoptr (GListStore) rows = NULL;
  g_autoptr (MbPasteRow) first = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_person (self, "Ada Lovelace", "ada");
  rows = plan (self, MB_RECORD_PERSON, "Name\tGitHub handle\n\tada\nGrace\tgrace\nBarbara\tbarbara");
  first = g_list_model_get_item (G_LIST_MODEL (rows), 1);
  mb_paste_row_set_included (first, FALSE);
  text = mb_paste_add_dup_text (mb_record_type_get (MB_RECORD_PERSON), G_LIST_MODEL (rows));
  g_assert_cmpstr (text, ==, "Added 1 person");
  g_assert_true (mb_paste_add (self->book, NULL, G_LIST_MODEL (rows), NULL, NULL, NULL, NULL,
                               &error));
  g_assert_cmpint (mb_book_count (self->book, MB_RECORD_PERSON), ==, 2);
  g_assert_cmpint (mb_book_find_handle (self->book, "grace"), ==, 0);
  assert_plan (self, MB_RECORD_PERSON, "Name\tGitHub handle\nAda Lovelace\tada", "same Ada Lovelace\n");
}

/* One may say what a column is. */
static void
test_set_column (Fixture *self, gconstpointer data)
{
  g_autoptr (MbPasteTable) table = read_table (MB_RECORD_PERSON, "Ada Lovelace\tcountess");
  g_autoptr (GListStore) rows = NULL;
  g_autofree char *said = NULL;

  mb_paste_table_set_column (table, 1, mb_paste_target_find (table->type, "notes"));
  rows = mb_paste_plan (self->book, table, NULL, NULL, NULL, NULL);
  said = describe (rows);
  g_assert_cmpstr (said, ==, "new Ada Lovelace {Name: Ada Lovelace; Notes: countess}\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/paste/cells", test_cells);
  TEST ("/paste/header", test_header);
  TEST ("/paste/guess", test_guess);
  TEST ("/paste/states", test_states);
  TEST ("/paste/same-name", test_same_name);
  TEST ("/paste/former-handle", test_former_handle);
  TEST ("/paste/references", test_references);
  TEST ("/paste/joined", test_joined);
  TEST ("/paste/again", test_again);
  TEST ("/paste/ticks", test_ticks);
  TEST ("/paste/set-column", test_set_column);
#undef TEST

  return g_test_run ();
}
