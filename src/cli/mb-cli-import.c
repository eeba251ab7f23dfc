#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "exchange/mb-json-import.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-import-pages.h"
#include "mb-cli-import-table.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-kind.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

#define LONGEST_INPUT (256 * 1024 * 1024)
#define CHUNK (64 * 1024)

static gboolean dry_run;
static gboolean verbose;
static char *author;
static guint n_open; /* people on pages of whom it is not sure who they are */
static MbCliTableOptions table_options;
static guint n_left_out; /* rows of tables that a person has to look at */

static const GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would change"), NULL },
  { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, N_("Say each change"), NULL },
  { "author", 'a', 0, G_OPTION_ARG_STRING, &author, N_("Who the changes are by"), N_("NAME") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &table_options.as, N_("What the rows of a table are"), N_("WHAT") },
  { "columns", 'c', 0, G_OPTION_ARG_STRING, &table_options.columns, N_("What its columns are: HEADING=FIELD,…"),
    N_("COLUMNS") },
  { "add", 0, 0, G_OPTION_ARG_NONE, &table_options.add, N_("Add maintainers who are not in the book"), NULL },
  { NULL },
};

static GBytes *
read_standard_input (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint8 chunk[CHUNK];
      gssize n = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error);

      if (n < 0)
        {
          g_prefix_error_literal (error, _("Standard input could not be read: "));
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + n > LONGEST_INPUT)
        {
          g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                       _("Standard input has more than %d MB; nothing was imported."), LONGEST_INPUT / 1024 / 1024);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, n);
    }
}

static gboolean
import_one (MbBook *book, const char *name, MbImportReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *doing = _("Importing…");
  gboolean done;

  if (g_str_equal (name, "-"))
    {
      bytes = read_standard_input (cancellable, error);
      done = bytes != NULL && mb_json_import_bytes (book, bytes, _("standard input"), MB_IMPORT_NONE, report,
                                                    cancellable, mb_cli_progress, doing, error);
    }
  else
    {
      file = g_file_new_for_commandline_arg (name);
      done = mb_json_import_file (book, file, MB_IMPORT_NONE, report, cancellable, mb_cli_progress, doing, error);
    }
  mb_cli_progress_clear ();
  return done;
}

static void
say_report (const char *name, MbImportReport *report)
{
  g_autofree char *summary = mb_import_report_dup_summary (report);
  g_autofree char *shown = g_filename_display_name (name);
  GPtrArray *lines = dry_run || verbose ? report->lines : report->hints;

  for (guint i = 0; i < lines->len; i++)
    mb_cli_say ("  %s", (const char *) g_ptr_array_index (lines, i));
  mb_cli_say ("%s: %s", shown, summary);
}

/* An error of one of several files leaves open what became of the others. */
static void
add_what_was_kept (const char *const *names, guint failed, GError **error)
{
  g_autofree char *shown = g_filename_display_name (names[failed]);

  if (mb_cli_interrupt_came ())
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("The import was stopped; nothing of “%s” was kept."), shown);
    }
  if (names[1] == NULL || dry_run || error == NULL || *error == NULL)
    return;

  if (failed > 0)
    {
      g_autofree char *message = g_strdup ((*error)->message);
      g_autofree char *kept = g_strdup_printf (ngettext ("The file before it is imported.",
                                                         "The %u files before it are imported.", failed), failed);

      g_free ((*error)->message);
      (*error)->message = g_strdup_printf ("%s %s", message, kept);
    }
  if (names[failed + 1] != NULL)
    {
      g_autofree char *message = g_strdup ((*error)->message);

      g_free ((*error)->message);
      (*error)->message = g_strdup_printf ("%s %s", message, _("The files after it were not read."));
    }
}

static gboolean
import_json (MbBook *book, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbImportReport) report = mb_import_report_new ();

  if (!import_one (book, name, report, cancellable, error))
    return FALSE;
  say_report (name, report);
  return TRUE;
}

static gboolean
import_file (MbBook *book, const char *name, GCancellable *cancellable, GError **error)
{
  if (mb_cli_import_table_takes (&table_options, name))
    return mb_cli_import_table (book, name, &table_options, &n_left_out, cancellable, error);
  return import_json (book, name, cancellable, error);
}

static gboolean
import_all (MbBook *book, const char *const *names, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; names[i] != NULL;)
    {
      /* Pages that stand in a row refer to each other, and are one step. */
      guint n_pages = mb_cli_import_pages_count (names + i);
      gboolean done;

      if (n_pages > 0)
        done = mb_cli_import_pages (book, names + i, n_pages, dry_run || verbose, &n_open, cancellable, error);
      else
        done = import_file (book, names[i], cancellable, error);
      if (!done)
        {
          add_what_was_kept (names, i, error);
          return FALSE;
        }
      i += MAX (n_pages, 1);
    }
  return TRUE;
}

/* What was left out is no failure of the rest, but a script must not take it for all. */
static gboolean
tell_open (GError **error)
{
  if (n_open == 0)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
               ngettext ("It is not sure who %u person on the pages is, and what is about them was left out.",
                         "It is not sure who %u people on the pages are, and what is about them was left out.", n_open),
               n_open);
  return FALSE;
}

static gboolean
tell_left_out (GError **error)
{
  if (n_left_out == 0)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
               ngettext ("%u row was doubtful or wrong, in whole or in part, and what is in doubt was left out.",
                         "%u rows were doubtful or wrong, in whole or in part, and what is in doubt was left out.",
                         n_left_out), n_left_out);
  return FALSE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

static gboolean
import_into_copy (MbBook *book, const char *path, const char *const *names, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbBook) copy = NULL;

  if (!mb_book_backup (book, path, cancellable, NULL, NULL, error))
    return FALSE;
  copy = mb_book_open (path, MB_OPEN_NONE, error);
  return copy != NULL && import_all (copy, names, cancellable, error);
}

/* A copy of the book takes what is imported: so what a file changes can depend on those before it, and the book may
 * be one that cannot be written. */
static gboolean
try_import (MbBook *book, const char *const *names, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("mentorbook-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "copy.mentorbook", NULL) : NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  done = import_into_copy (book, path, names, cancellable, error);
  remove_folder (folder);
  if (done)
    mb_cli_say (_("This was a dry run; the book is as it was."));
  return done;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  const char *const *names = arguments + 1;
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], dry_run ? MB_OPEN_READ_ONLY : MB_OPEN_NONE, error);
  gboolean done;

  if (book == NULL)
    return FALSE;
  table_options.verbose = verbose || dry_run;
  if (!dry_run)
    mb_cli_sign (book, author);
  if (dry_run)
    done = try_import (book, names, mb_cli_interrupt_begin (), error);
  else
    done = import_all (book, names, mb_cli_interrupt_begin (), error);
  mb_cli_interrupt_end ();
  return done && tell_open (error) && tell_left_out (error);
}

const MbCliCommand mb_cli_import_command = {
  .name = "import",
  .arguments = N_("BOOK PATH…"),
  .summary = N_("Bring in Markdown pages, tables, lists of maintainers or JSON"),
  .description = N_("PATH is a folder of Markdown pages, a page, a table of CSV or TSV, a list of people in YAML, or JSON as "
                    "“export” writes it; “-” is JSON from standard input. What is in the book already is not added again. "
                    "Pages that stand in a row are one step of the history, as each other file is; one that is wrong "
                    "changes nothing, and what stands after it is not read. Whoever may be one of several people is left "
                    "out and listed, and the exit status is 1.\n\n"
                    "The rows of a table are told by its headings, or by --as: %s. Rows that are doubtful or wrong are "
                    "left out and listed, and the exit status is 1."),
  .dup_list = mb_cli_dup_kinds,
  .entries = entries,
  .n_needed = 2,
  .run = run,
};
