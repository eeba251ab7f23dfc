#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/mb-library.h"
#include "exchange/mb-json-import.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"

static gboolean with_sample;
static char *author;

static const GOptionEntry entries[] = {
  { "sample", 's', 0, G_OPTION_ARG_NONE, &with_sample, N_("Start with AsyncAPI’s history instead of an empty book"),
    NULL },
  { "author", 'a', 0, G_OPTION_ARG_STRING, &author, N_("Who the change is by"), N_("NAME") },
  { NULL },
};

static gboolean
make_library (const char *path, GError **error)
{
  g_autofree char *folder = mb_library_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (!g_str_equal (folder, parent) || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The folder of your books, “%s”, could not be made: %s."), shown, g_strerror (errno));
  return FALSE;
}

static void
remove_book (const char *path)
{
  const char *const endings[] = { "-wal", "-shm", "-journal", "" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* Whether the new book is whole: filled as wished, and nobody asked to stop meanwhile. */
static gboolean
fill (MbBook *book, GError **error)
{
  gboolean filled;

  mb_cli_sign (book, author);
  mb_cli_interrupt_begin ();
  filled = !with_sample || mb_sample_load (book, error);
  mb_cli_interrupt_end ();
  if (!filled || !mb_cli_interrupt_came ())
    return filled;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped; no book was made."));
  return FALSE;
}

static void
say_what_is_in_it (MbBook *book)
{
  const MbRecordKind kinds[] = { MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT };
  g_autofree char *path = g_filename_display_name (mb_book_get_path (book));
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *count = mb_record_type_dup_count (mb_record_type_get (kinds[i]), mb_book_count (book, kinds[i]));

      g_string_append_printf (counts, "%s%s", i > 0 ? ", " : "", count);
    }
  if (with_sample)
    mb_cli_say (_("Made “%s” with AsyncAPI’s history: %s."), path, counts->str);
  else
    mb_cli_say (_("Made “%s”, an empty book."), path);
}

/* A path gets the ending that names have in the folder of books: without it no desktop knows the file for a book. */
static char *
dup_path (const char *argument)
{
  g_autofree char *path = mb_library_resolve (argument);

  return g_str_has_suffix (path, MB_BOOK_ENDING) ? g_steal_pointer (&path) : g_strconcat (path, MB_BOOK_ENDING, NULL);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *path = dup_path (arguments[0]);
  g_autoptr (MbBook) book = NULL;

  if (!make_library (path, error))
    return FALSE;
  book = mb_book_create (path, error);
  if (book == NULL)
    return FALSE;
  if (!fill (book, error))
    {
      g_clear_object (&book);
      remove_book (path);
      return FALSE;
    }
  say_what_is_in_it (book);
  return TRUE;
}

const MbCliCommand mb_cli_new_command = {
  .name = "new",
  .arguments = N_("BOOK"),
  .summary = N_("Make a new book"),
  .description = N_("An existing file is never overwritten."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
