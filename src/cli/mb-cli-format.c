#include "config.h"

#include "mb-cli-format.h"

#include <glib/gi18n.h>

#include "mb-cli-nearest.h"

/**
 * mb_cli_format_parse:
 * @text: (nullable): what the user typed; %NULL: text
 * @with_csv: whether there is CSV to be had
 * @format: (out): the format
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Reads the name of a format.
 *
 * Returns: %FALSE when there is none of that name
 */
gboolean
mb_cli_format_parse (const char *text, gboolean with_csv, MbCliFormat *format, GError **error)
{
  const char *names[] = { "text", "json", with_csv ? "csv" : NULL, NULL };
  g_autofree char *sentence = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (text == NULL || g_str_equal (text, names[i]))
      {
        *format = i;
        return TRUE;
      }

  sentence = g_strdup_printf (_("“%s” is no format of this command."), text);
  mb_cli_set_unknown (error, text, names, sentence);
  return FALSE;
}
