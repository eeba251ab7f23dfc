/* Whatever a file of CSV or YAML holds, it is refused with a sentence, or its rows are planned and written; and then the
 * same file says nothing new, unless rows were left out, which may be understood now that others are written. */

#include "config.h"

#include "fuzz-table.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "book/mb-edit.h"
#include "exchange/mb-paste-add.h"
#include "exchange/mb-paste-plan.h"

#define AFRESH_AFTER 50

static char *folder;
static MbBook *book;
static guint imports;

/* The fuzzer keeps what made the program abort; g_error() would stop it in another way. */
static G_NORETURN void
give_up (const char *what)
{
  g_printerr ("%s\n", what);
  abort ();
}

static void
remove_book (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_clear_object (&book);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
}

static MbPasteTable *
read_table (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return mb_paste_table_read (bytes, name, NULL, NULL, error);
}

static GListStore *
plan (const MbPasteTable *table)
{
  g_autoptr (GError) error = NULL;
  GListStore *rows = mb_paste_plan (book, table, NULL, NULL, NULL, &error);

  if (rows == NULL)
    give_up (error->message);
  return rows;
}

static gboolean
add (GListStore *rows, MbImportReport *report, GError **error)
{
  return mb_paste_add (book, "fuzz", G_LIST_MODEL (rows), report, NULL, NULL, NULL, error);
}

static void
fill (const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPasteTable) table = read_table (csv, strlen (csv), "fill.csv", &error);
  g_autoptr (GListStore) rows = table != NULL ? plan (table) : NULL;

  if (table == NULL || !add (rows, NULL, &error))
    give_up (error->message);
}

static void
make_book (void)
{
  g_autofree char *path = g_build_filename (folder, "fuzz.mentorbook", NULL);
  g_autoptr (GError) error = NULL;

  remove_book ();
  book = mb_book_create (path, &error);
  if (book == NULL)
    give_up (error->message);
  fill ("Name,Short name,Website\nProgram,P,https://p.org\n");
  fill ("Program,Year,Term\nP,2024,\nP,2025,a\nP,2025,b\n");
  fill ("Name,GitHub,Former handles\nA,a,old\nB,b,\nB,c,\n");
  fill ("Title,Cohort,Mentors\nT,P 2024,a\n");
  imports = 0;
}

static void
clean_up (void)
{
  remove_book ();
  g_rmdir (folder);
}

void
fuzz_table_prepare (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("mentorbook-fuzz-XXXXXX", &error);
  if (folder == NULL)
    give_up (error->message);
  atexit (clean_up);
  make_book ();
}

static void
check_again (const MbPasteTable *table)
{
  g_autoptr (GListStore) rows = plan (table);
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (GError) error = NULL;

  if (!add (rows, report, &error))
    give_up (error->message);
  if (!mb_import_report_is_empty (report))
    {
      g_autofree char *summary = mb_import_report_dup_summary (report);
      give_up (summary);
    }
}

/* Every row can be said, chosen and counted. */
static void
look_at (GListStore *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      g_autofree char *outcome = mb_paste_row_dup_outcome (row);

      if (!g_utf8_validate (outcome, -1, NULL) || !g_utf8_validate (mb_paste_row_get_title (row), -1, NULL))
        give_up ("no UTF-8");
      for (int j = mb_paste_row_get_n_choices (row) - 1; j >= -1; j--)
        mb_paste_row_choose (row, j);
    }
}

static gboolean
has_left_out (GListStore *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (!mb_paste_row_get_included (row) && mb_paste_row_get_state (row) != MB_PASTE_SAME)
        return TRUE;
    }
  return FALSE;
}

static void
import (const MbPasteTable *table)
{
  g_autoptr (GListStore) rows = plan (table);
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (GError) error = NULL;

  look_at (rows);
  if (add (rows, report, &error) && !has_left_out (rows))
    check_again (table);
  else if (error != NULL && error->domain != MB_ERROR)
    give_up (error->message);
  if (++imports >= AFRESH_AFTER)
    make_book ();
}

void
fuzz_table_try (const void *data, gsize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPasteTable) table = read_table (data, length, name, &error);

  if (table != NULL)
    import (table);
  else if (!g_error_matches (error, MB_ERROR, MB_ERROR_INPUT) || !g_utf8_validate (error->message, -1, NULL))
    give_up (error->message);
}
