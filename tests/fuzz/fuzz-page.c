/* Feeds the reader of Markdown pages what libFuzzer thinks of. Whatever it is, it is refused with a sentence, or it is
 * read, its places lie within the file, and where nobody is in doubt the same import again changes nothing.
 * build-aux/fuzz builds and runs it. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "exchange/mb-page-reader.h"
#include "exchange/mb-proposal.h"

#define AFRESH_AFTER 200

static char *folder;
static MbBook *book;
static guint imports;

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

static void
make_book (void)
{
  g_autofree char *path = g_build_filename (folder, "fuzz.mentorbook", NULL);
  g_autoptr (GError) error = NULL;

  remove_book ();
  book = mb_book_create (path, &error);
  if (book == NULL)
    g_error ("%s", error->message);
  imports = 0;
}

static void
clean_up (void)
{
  remove_book ();
  g_rmdir (folder);
}

/* Places */

static void
check_text (const MbPageText *text, gsize size)
{
  if (text->text == NULL || !g_utf8_validate (text->text, -1, NULL))
    g_error ("a text is none");
  if (text->span.start > text->span.end || text->span.end > size)
    g_error ("“%s” is at %zu to %zu of %zu", text->text, text->span.start, text->span.end, size);
}

static void
check_table (const MbPageTable *table, gsize size)
{
  if (table->span.start > table->span.end || table->span.end > size)
    g_error ("a table is at %zu to %zu of %zu", table->span.start, table->span.end, size);
  for (guint column = 0; column < table->n_columns; column++)
    {
      check_text (&table->columns[column], size);
      for (guint row = 0; row < table->n_rows; row++)
        check_text (mb_page_table_get_cell (table, row, column), size);
    }
}

static void
check_places (MbPage *page, gsize size)
{
  for (guint i = 0; i < mb_page_get_n_headings (page); i++)
    check_text (&mb_page_get_heading (page, i)->text, size);
  for (guint i = 0; i < mb_page_get_n_tables (page); i++)
    check_table (mb_page_get_table (page, i), size);
  for (guint i = 0; i < mb_page_get_n_items (page); i++)
    {
      check_text (&mb_page_get_item (page, i)->text, size);
      check_text (&mb_page_get_item (page, i)->value, size);
    }
}

/* Importing */

/* How many people were left out for they were in doubt. */
static guint
import (MbPage *page, MbImportReport *report)
{
  MbClaims *claims = mb_claims_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProposal) proposal = NULL;

  mb_page_reader_read (page, claims);
  proposal = mb_proposal_new (claims, book, NULL, &error);
  if (proposal == NULL || !mb_proposal_apply (proposal, book, "fuzz", report, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return mb_proposal_count_open (proposal);
}

static void
import_twice (MbPage *page)
{
  g_autoptr (MbImportReport) first = mb_import_report_new ();
  g_autoptr (MbImportReport) second = mb_import_report_new ();

  /* With a name that was changed a doubt may be none any more. */
  if (import (page, first) == 0 && import (page, second) == 0 && !mb_import_report_is_empty (second))
    g_error ("%s", (const char *) g_ptr_array_index (second->lines, 0));
  if (!mb_import_report_is_empty (first) && ++imports >= AFRESH_AFTER)
    make_book ();
}

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("mentorbook-fuzz-XXXXXX", &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  atexit (clean_up);
  make_book ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPage) page = mb_page_new (bytes, "fuzz.md", &error);

  if (page != NULL)
    {
      check_places (page, size);
      import_twice (page);
    }
  else if (!g_error_matches (error, MB_ERROR, MB_ERROR_INPUT) || !g_utf8_validate (error->message, -1, NULL))
    {
      g_error ("%s: %s", g_quark_to_string (error->domain), error->message);
    }
  return 0;
}
