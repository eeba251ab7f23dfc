#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-public-copy.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

static gboolean force;
static gboolean public;

static const GOptionEntry entries[] = {
  { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_("Replace FILE when it is there already"), NULL },
  { "public", 'p', 0, G_OPTION_ARG_NONE, &public, N_("Leave out what is private, and the history"), NULL },
  { NULL },
};

static gboolean
refuse (GError **error, const char *sentence, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *start = g_strdup_printf (_("“%s” was left as it is: "), shown);

  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, "%s%s", start, sentence);
  return FALSE;
}

static gboolean
check_target (MbBook *book, const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (mb_cli_is_book_file (book, path))
    return refuse (error, _("it is the book itself."), path);
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    return refuse (error, _("it is a book that is in use."), path);
  if (!force && g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse (error, _("it is there already. To replace it, add “--force”."), path);
  return TRUE;
}

static gboolean
copy (MbBook *book, const char *path, GError **error)
{
  GCancellable *cancellable = mb_cli_interrupt_begin ();
  char *doing = _("Copying…");
  gboolean done = public ? mb_book_backup_public (book, path, cancellable, mb_cli_progress, doing, error)
                         : mb_book_backup (book, path, cancellable, mb_cli_progress, doing, error);

  mb_cli_interrupt_end ();
  mb_cli_progress_clear ();
  return done;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  const char *path = arguments[1];
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  g_autofree char *shown = g_filename_display_name (path);
  gboolean done;

  if (book == NULL || !check_target (book, path, error))
    return FALSE;
  done = copy (book, path, error);
  if (done)
    {
      mb_cli_say (_("Wrote “%s”."), shown);
    }
  else if (mb_cli_interrupt_came ())
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("The backup was stopped; “%s” was left as it was."), shown);
    }
  return done;
}

/* The lines have commas of their own. */
static GStrv
dup_left_out (void)
{
  g_auto (GStrv) lines = mb_public_copy_dup_left_out ();
  g_autoptr (GStrvBuilder) whole = g_strv_builder_new ();

  g_strv_builder_take (whole, g_strjoinv ("; ", lines));
  return g_strv_builder_end (whole);
}

const MbCliCommand mb_cli_backup_command = {
  .name = "backup",
  .arguments = N_("BOOK FILE"),
  .summary = N_("Write a copy of a book to a file, whole or public"),
  .description = N_("The book may be in use meanwhile. The copy can be opened like any book. A whole one has the history "
                    "in it; a public one can be given away. It leaves out: %s."),
  .dup_list = dup_left_out,
  .entries = entries,
  .n_needed = 2,
  .n_taken = 2,
  .run = run,
};
