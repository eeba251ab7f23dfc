#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-language.h"
#include "exchange/mb-publish-check.h"
#include "mb-cli-command.h"
#include "mb-cli-error.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"

static void
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);
  g_autofree char *book =
      mb_cli_dup_wrapped (_("BOOK is a path (with a slash in it, ending in “.mentorbook”, or a file that lies here), "
                            "or the name of a book in your folder of books. A command says more with “--help” after "
                            "it."));

  g_string_append_printf (help, "%s\n  %s %s\n  %s %s\n  %s %s\n\n",
                          _("Usage:"),
                          MB_CLI_PROGRAM, _("COMMAND [OPTION…] BOOK …"),
                          MB_CLI_PROGRAM, _("help [COMMAND]"),
                          MB_CLI_PROGRAM, "--version");
  g_string_append (help, _("Works on the mentorship history of an organization, which one file holds: a book."));
  g_string_append_printf (help, "\n\n%s\n", _("Commands:"));
  mb_cli_command_list (help);
  g_string_append_c (help, '\n');
  g_string_append (help, book);
  g_string_append_c (help, '\n');
  mb_cli_print (help->str);
}

static gboolean
explain (const char *const *names, GError **error)
{
  const MbCliCommand *command;

  if (names[0] == NULL)
    {
      print_help ();
      return TRUE;
    }
  command = mb_cli_command_find (names[0], error);
  if (command == NULL)
    return FALSE;
  mb_cli_command_help (command);
  return TRUE;
}

static gboolean
call (const char *const *words, const MbCliCommand **command, GError **error)
{
  if (words == NULL || words[0] == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A command is missing."));
      return FALSE;
    }
  if (g_str_equal (words[0], "help"))
    return explain (words + 1, error);

  *command = mb_cli_command_find (words[0], error);
  return *command != NULL && mb_cli_command_call (*command, words + 1, error);
}

static gboolean
run (char **line, const MbCliCommand **command, GError **error)
{
  gboolean help = FALSE, version = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_strdupv (line);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &arguments, error))
    return FALSE;

  if (help)
    print_help ();
  else if (version)
    mb_cli_print_version ();
  else
    return call ((const char *const *) words, command, error);
  return TRUE;
}

/* GLib's own messages are no whole sentences. */
static const char *
get_full_stop (const char *sentence)
{
  return g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "?") ? "" : ".";
}

static MbCliStatus
report (const GError *error, const MbCliCommand *command)
{
  MbCliStatus status = mb_cli_status_of_error (error);

  mb_cli_complain ("%s%s", error->message, get_full_stop (error->message));
  if (status == MB_CLI_WRONG_CALL)
    {
      g_autofree char *help = g_strjoin (" ", MB_CLI_PROGRAM, command != NULL ? command->name : "--help",
                                         command != NULL ? "--help" : NULL, NULL);

      mb_cli_complain (_("“%s” tells how it is called."), help);
    }
  return status;
}

int
main (int argc, char **argv)
{
  const MbCliCommand *command = NULL;
  MbCliStatus status = MB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) output_error = NULL;

  mb_cli_output_prepare ();
  mb_cli_interrupt_prepare ();
  mb_language_prepare ();
  g_set_prgname (MB_CLI_PROGRAM);
  mb_publish_check_install ();

  if (!run (argv, &command, &error))
    status = report (error, command);
  if (!mb_cli_output_finish (&output_error) && status == MB_CLI_DONE)
    status = report (output_error, command);
  mb_cli_interrupt_obey ();
  return status;
}
