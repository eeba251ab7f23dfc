#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "exchange/mb-json-export.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

static char *json_file;

static const GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_FILENAME, &json_file, N_("Write to FILE instead of standard output"), N_("FILE") },
  { NULL },
};

/* A signal to stop ends the program here as usual: there is nothing to clean up, and writing to a pipe that nobody
 * empties could not be cancelled. */
static gboolean
export_to_output (MbBook *book, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GError) why = NULL;

  if (mb_json_export_to_stream (book, stream, NULL, NULL, NULL, &why))
    return TRUE;
  if (mb_cli_reader_is_gone ())
    return TRUE;
  if (why->domain == G_IO_ERROR)
    g_set_error (error, G_IO_ERROR, why->code, _("The output could not be written whole: %s."), why->message);
  else
    g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
export_to_file (MbBook *book, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *shown = g_filename_display_name (path);
  char *doing = _("Exporting…");
  gboolean done;

  if (!mb_cli_check_is_not_the_book (book, path, error))
    return FALSE;
  done = mb_json_export_to_file (book, file, mb_cli_interrupt_begin (), mb_cli_progress, doing, error);
  mb_cli_interrupt_end ();
  mb_cli_progress_clear ();
  if (done)
    {
      mb_cli_say (_("Wrote “%s”."), shown);
    }
  else if (mb_cli_interrupt_came ())
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("The export was stopped; “%s” was left as it was."), shown);
    }
  return done;
}

/* On the side of the errors, for the output may be the file itself. */
static gboolean
say_left_out (MbBook *book, GError **error)
{
  g_autoptr (MbLeftOut) left_out = mb_left_out_new (book, error);
  g_autofree char *summary = left_out != NULL ? mb_left_out_dup_summary (left_out) : NULL;

  if (summary == NULL)
    return left_out != NULL;
  mb_cli_complain ("%s:", summary);
  for (guint i = 0; i < left_out->lines->len; i++)
    mb_cli_complain ("  %s", (const char *) g_ptr_array_index (left_out->lines, i));
  if (left_out->count > left_out->lines->len)
    mb_cli_complain ("  …");
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  gboolean done;

  if (book == NULL)
    return FALSE;
  if (json_file == NULL || g_str_equal (json_file, "-"))
    done = export_to_output (book, error);
  else
    done = export_to_file (book, json_file, error);
  return done && say_left_out (book, error);
}

const MbCliCommand mb_cli_export_command = {
  .name = "export",
  .arguments = N_("BOOK"),
  .summary = N_("Write the JSON for the website"),
  .description = N_("Only public fields are written, and the same book always gives the same bytes. FILE is replaced "
                    "when the new one is whole; until then the former stays as it is."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
