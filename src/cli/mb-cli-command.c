#include "config.h"

#include "mb-cli-command.h"

#include <glib/gi18n.h>

#include "mb-cli-commands.h"
#include "mb-cli-nearest.h"
#include "mb-cli-output.h"

static const MbCliCommand *const commands[] = {
  &mb_cli_new_command,
  &mb_cli_show_command,
  &mb_cli_insights_command,
  &mb_cli_chart_command,
  &mb_cli_check_command,
  &mb_cli_export_command,
  &mb_cli_calendar_command,
  &mb_cli_publish_command,
  &mb_cli_report_command,
  &mb_cli_contacts_command,
  &mb_cli_import_command,
  &mb_cli_merge_command,
  &mb_cli_history_command,
  &mb_cli_undo_command,
  &mb_cli_redo_command,
  &mb_cli_backup_command,
};

static char *
dup_description (const MbCliCommand *self)
{
  g_auto (GStrv) list = self->dup_list != NULL ? self->dup_list () : NULL;
  g_autofree char *words = list != NULL ? g_strjoinv (", ", list) : NULL;
  g_auto (GStrv) parts = g_strsplit (_(self->description), "%s", 2);
  g_autofree char *text = g_strjoinv (words != NULL ? words : "", parts);

  return mb_cli_dup_wrapped (text);
}

static GOptionContext *
new_context (const MbCliCommand *self, const GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (_(self->arguments));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(self->summary));
  if (self->description != NULL)
    {
      g_autofree char *description = dup_description (self);

      g_option_context_set_description (context, description);
    }
  if (self->entries != NULL)
    g_option_context_add_main_entries (context, self->entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static void
print_help (const MbCliCommand *self, GOptionContext *context)
{
  g_autofree char *program = g_strdup_printf ("%s %s", MB_CLI_PROGRAM, self->name);
  g_autofree char *help = NULL;

  g_set_prgname (program);
  help = g_option_context_get_help (context, TRUE, NULL);
  mb_cli_print (g_strchomp (help));
  mb_cli_print ("\n");
}

static gboolean
check_arguments (const MbCliCommand *self, const char *const *arguments, GError **error)
{
  guint n_given = g_strv_length ((char **) arguments);

  if (n_given < self->n_needed)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: a command such as “show”, and its arguments, such as “BOOK WHAT” */
                   _("“%s” needs %s."), self->name, _(self->arguments));
      return FALSE;
    }
  if (self->n_taken != 0 && n_given > self->n_taken)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” takes only %s."), self->name, _(self->arguments));
      return FALSE;
    }
  if (g_strv_contains (arguments, ""))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A name is empty."));
      return FALSE;
    }
  return TRUE;
}

/**
 * mb_cli_command_find:
 * @name: what the user typed
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Looks a command up; where there is none of that name, the error proposes the
 * nearest.
 *
 * Returns: (nullable) (transfer none): the command
 */
const MbCliCommand *
mb_cli_command_find (const char *name, GError **error)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_("“%s” is no command."), shown);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
      names[i] = commands[i]->name;
    }

  mb_cli_set_unknown (error, name, names, sentence);
  return NULL;
}

/**
 * mb_cli_command_list:
 * @help: a text
 *
 * Appends a line for each command to @help.
 */
void
mb_cli_command_list (GString *help)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-9s %s\n", commands[i]->name, _(commands[i]->summary));
}

/**
 * mb_cli_command_help:
 * @self: a command
 *
 * Prints the help of a command.
 */
void
mb_cli_command_help (const MbCliCommand *self)
{
  const char *words[] = { "--help", NULL };

  mb_cli_command_call (self, words, NULL);
}

/**
 * mb_cli_command_call:
 * @self: a command
 * @words: (array zero-terminated=1): what follows it on the command line
 * @error: return location for an error
 *
 * Reads the options and does what the command does.
 *
 * Returns: %FALSE with @error set when it was not done; `G_OPTION_ERROR` when
 *   the call was wrong, `MB_ERROR` or `G_IO_ERROR` otherwise
 */
gboolean
mb_cli_command_call (const MbCliCommand *self, const char *const *words, GError **error)
{
  gboolean help = FALSE, version = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = new_context (self, common);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  const char *const none[] = { NULL };
  const char *const *given;

  g_strv_builder_add (builder, MB_CLI_PROGRAM);
  g_strv_builder_addv (builder, (const char **) words);
  line = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (context, &line, error))
    return FALSE;

  given = arguments != NULL ? (const char *const *) arguments : none;
  if (help)
    print_help (self, context);
  else if (version)
    mb_cli_print_version ();
  else
    return check_arguments (self, given, error) && self->run (given, error);
  return TRUE;
}
