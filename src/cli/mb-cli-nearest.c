#include "config.h"

#include "mb-cli-nearest.h"

#include <glib/gi18n.h>

#define LONGEST_WORD 40

/* How many letters must be put in, left out, replaced or swapped with their neighbour to make one of the other. */
static guint
count_slips (const char *a, const char *b)
{
  guint slips[LONGEST_WORD + 1][LONGEST_WORD + 1];
  gsize n_a = strlen (a), n_b = strlen (b);

  if (n_a > LONGEST_WORD || n_b > LONGEST_WORD)
    return G_MAXUINT;

  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      {
        guint least;

        if (i == 0 || j == 0)
          {
            slips[i][j] = i + j;
            continue;
          }
        least = slips[i - 1][j - 1] + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]));
        least = MIN (least, slips[i - 1][j] + 1);
        least = MIN (least, slips[i][j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          least = MIN (least, slips[i - 2][j - 2] + 1);
        slips[i][j] = least;
      }
  return slips[n_a][n_b];
}

/**
 * mb_cli_nearest:
 * @word: what was typed
 * @choices: (array zero-terminated=1): what may be typed
 *
 * Finds what was probably meant.
 *
 * Returns: (nullable): one of @choices, or %NULL when none is near
 */
const char *
mb_cli_nearest (const char *word, const char *const *choices)
{
  const char *nearest = NULL;
  guint fewest = G_MAXUINT;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      guint slips = count_slips (word, choices[i]);

      if (slips < fewest)
        {
          fewest = slips;
          nearest = choices[i];
        }
    }
  return fewest <= 1 + strlen (word) / 4 && fewest < strlen (word) ? nearest : NULL;
}

/**
 * mb_cli_set_unknown:
 * @error: return location for a `G_OPTION_ERROR`
 * @word: what was typed
 * @choices: (array zero-terminated=1): what may be typed
 * @sentence: says that @word is not known
 *
 * Adds to @sentence what was probably meant, or where nothing is near, what
 * there is.
 */
void
mb_cli_set_unknown (GError **error, const char *word, const char *const *choices, const char *sentence)
{
  const char *nearest = mb_cli_nearest (word, choices);
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_append_c (message, ' ');
  if (nearest != NULL)
    {
      g_string_append_printf (message, _("Did you mean “%s”?"), nearest);
    }
  else
    {
      g_autofree char *all = g_strjoinv (", ", (char **) choices);

      g_string_append_printf (message, _("There are: %s."), all);
    }
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message->str);
}
