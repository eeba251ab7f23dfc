/* Feeds the importer what libFuzzer thinks of. Whatever it is, it is refused with a sentence, or it is imported and
 * then the book's own export changes nothing. build-aux/fuzz builds and runs it. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/mb-json-export.h"
#include "exchange/mb-json-import.h"

#define AFRESH_AFTER 200

static const char known[] =
  "{\"organization\": {\"name\": \"O\"}, \"programs\": [{\"id\": \"p\", \"name\": \"P\"}],"
  " \"cohorts\": [{\"id\": \"p-1\", \"program\": \"p\", \"year\": 2024, \"mentees\": [\"a\"]}],"
  " \"people\": [{\"id\": \"a\", \"github\": \"A\", \"formerHandles\": [\"old\"]}, {\"id\": \"b\", \"name\": \"B\"}],"
  " \"projects\": [{\"id\": \"t\", \"cohort\": \"p-1\", \"title\": \"T\", \"mentees\": [\"a\"]}]}";

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

static gboolean
import (const void *data, gsize length, MbImportReport *report, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return mb_json_import_bytes (book, bytes, "fuzz.json", MB_IMPORT_NONE, report, NULL, NULL, NULL, error);
}

static void
make_book (void)
{
  g_autofree char *path = g_build_filename (folder, "fuzz.mentorbook", NULL);
  g_autoptr (GError) error = NULL;

  remove_book ();
  book = mb_book_create (path, &error);
  if (book == NULL || !import (known, strlen (known), NULL, &error))
    g_error ("%s", error->message);
  imports = 0;
}

static void
clean_up (void)
{
  remove_book ();
  g_rmdir (folder);
}

/* The book can say what was imported, and takes it back as no news. */
static void
check_export (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autofree char *json = NULL;
  gsize length;

  json = mb_json_export_to_string (book, &length, &error);
  if (json == NULL || !import (json, length, report, &error))
    g_error ("%s", error->message);
  if (!mb_import_report_is_empty (report))
    g_error ("%s", (const char *) g_ptr_array_index (report->lines, 0));
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
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_import_report_new ();

  if (import (data, size, report, &error))
    {
      check_export ();
      if (!mb_import_report_is_empty (report) && ++imports >= AFRESH_AFTER)
        make_book ();
    }
  else if (!g_error_matches (error, MB_ERROR, MB_ERROR_INPUT) || !g_utf8_validate (error->message, -1, NULL))
    {
      g_error ("%s: %s", g_quark_to_string (error->domain), error->message);
    }
  return 0;
}
