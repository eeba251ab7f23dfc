#include "config.h"

#include "mb-chart-words.h"

#include <glib/gi18n-lib.h>

#define LONGEST_LINE 120  /* characters */
#define LONGEST_TEXT 2000

/* Whatever would turn or hide what stands beside it, and what XML cannot hold. The joiners belong to scripts. */
static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == 0x200c || c == 0x200d)
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED ||
         type == G_UNICODE_SURROGATE;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029;
}

static char *
dup_bounded (const char *text, guint most)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;
  guint length = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_space (c))
        {
          space = line->len > 0;
          continue;
        }
      if (is_hidden (c))
        continue;
      if (length + 2 > most)
        {
          g_string_append (line, "…");
          break;
        }
      if (space)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, c);
      length += space ? 2 : 1;
      space = FALSE;
    }
  return g_string_free (line, FALSE);
}

/**
 * mb_chart_dup_line:
 * @text: (nullable): a name as somebody wrote it
 *
 * Makes one line of it: spaces become one, what has no shape is left out, and
 * a very long one is cut.
 *
 * Returns: (transfer full): the line
 */
char *
mb_chart_dup_line (const char *text)
{
  return dup_bounded (text, LONGEST_LINE);
}

/**
 * mb_chart_dup_text:
 * @text: (nullable): sentences
 *
 * As mb_chart_dup_line(), for what may be longer and is broken into lines
 * where it is drawn.
 *
 * Returns: (transfer full): the text
 */
char *
mb_chart_dup_text (const char *text)
{
  return dup_bounded (text, LONGEST_TEXT);
}

static gboolean
is_rtl_script (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC ||
         script == G_UNICODE_SCRIPT_THAANA || script == G_UNICODE_SCRIPT_NKO;
}

/**
 * mb_chart_is_rtl:
 * @text: a text
 *
 * Returns: whether its first letter is of a script that is written from right
 *   to left
 */
gboolean
mb_chart_is_rtl (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return is_rtl_script (g_unichar_get_script (g_utf8_get_char (at)));
  return FALSE;
}

/**
 * mb_chart_dup_number:
 * @number: a number
 *
 * Returns: (transfer full): the number as people of the language write it
 */
char *
mb_chart_dup_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/**
 * mb_chart_dup_percent:
 * @percent: a whole percentage
 *
 * Returns: (transfer full): it with its sign
 */
char *
mb_chart_dup_percent (gint64 percent)
{
  g_autofree char *number = mb_chart_dup_number (percent);

  /* Translators: a percentage, such as “44%” */
  return g_strdup_printf (C_("percentage", "%s%%"), number);
}

/**
 * mb_chart_dup_share:
 * @k: how many
 * @n: of how many
 *
 * Returns: (transfer full): both, as in “3 of 5”
 */
char *
mb_chart_dup_share (gint64 k, gint64 n)
{
  g_autofree char *part = mb_chart_dup_number (k);
  g_autofree char *whole = mb_chart_dup_number (n);

  /* Translators: written on a column of a chart: how many of how many, as in “3 of 5” */
  return g_strdup_printf (C_("chart", "%s of %s"), part, whole);
}

/**
 * mb_chart_dup_spoken:
 * @category: the name of a column
 * @series: (nullable): that of a segment
 * @words: its figure
 *
 * Returns: (transfer full): all as one phrase
 */
char *
mb_chart_dup_spoken (const char *category, const char *series, const char *words)
{
  if (series == NULL)
    /* Translators: a column of a chart and its figure, as in “2023: 40” */
    return g_strdup_printf (C_("chart", "%s: %s"), category, words);
  /* Translators: a column and a segment of a chart and its figure, as in “2023, Google Summer of Code: 4” */
  return g_strdup_printf (C_("chart", "%s, %s: %s"), category, series, words);
}

/**
 * mb_chart_nothing:
 *
 * Returns: (transfer none): what is said where there is no value
 */
const char *
mb_chart_nothing (void)
{
  return C_("chart", "none");
}
