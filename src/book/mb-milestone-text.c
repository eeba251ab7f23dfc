#include "config.h"

#include "mb-milestone-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-date.h"
#include "mb-error.h"

/* A year alone may well be a part of the name: “Summer 2025”. */
static gboolean
is_date (const char *word)
{
  return strlen (word) >= strlen ("2025-08") && mb_date_is_valid (word);
}

static gboolean
is_dash (const char *word)
{
  static const char *const dashes[] = { "–", "—", "-", "/", ":", NULL };

  return g_strv_contains (dashes, word);
}

static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) pieces = g_regex_split_simple ("\\s+", text, 0, 0);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  return words;
}

static char *
dup_bare (const char *word)
{
  g_autofree char *bare = g_strdup (word);
  gsize length = strlen (bare);

  while (length > 0 && strchr (",;:.()", bare[length - 1]) != NULL)
    bare[--length] = '\0';
  return g_strdup (bare + strspn (bare, "("));
}

/* Takes the dates off one end, at most two, and the dashes beside them. */
static guint
take_dates (GPtrArray *words, gboolean at_end, char **dates)
{
  guint n = 0;

  while (words->len > 0)
    {
      const guint place = at_end ? words->len - 1 : 0;
      g_autofree char *word = dup_bare (words->pdata[place]);

      if (is_date (word) && n < 2)
        dates[n++] = g_steal_pointer (&word);
      else if (n == 0 || !is_dash (words->pdata[place]))
        break;
      g_ptr_array_remove_index (words, place);
    }
  return n;
}

static char *
dup_label (GPtrArray *words)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (label, "%s%s", i > 0 ? " " : "", (const char *) words->pdata[i]);
  while (label->len > 0 && strchr (",;:", label->str[label->len - 1]) != NULL)
    g_string_truncate (label, label->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&label));
}

/* Dates as people write them, and days that are none: rather asked about than kept as a part of the name. */
static gboolean
seems_dated (const char *text)
{
  return g_regex_match_simple ("\\b\\d{4}-\\d{1,2}\\b|"
                               "\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|"
                               "\\b\\d{1,2}(\\.|st|nd|rd|th)? \\p{L}{3,}\\.?,? \\d{4}\\b|"
                               "\\b\\p{L}{3,}\\.? \\d{1,2}(st|nd|rd|th)?, \\d{4}\\b",
                               text, 0, 0);
}

static gboolean
is_understood (const char *label, guint n_dates, GError **error)
{
  if (*label == '\0')
    g_set_error_literal (error, MB_ERROR, MB_ERROR_REFUSED,
                         _("Write what happens and when, as in “Results 2025-08-20”."));
  else if (n_dates == 0 && seems_dated (label))
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
                 _("The date in “%s” is not understood. Write it as 2025-08-20, or a month as 2025-08."), label);
  else
    return TRUE;
  return FALSE;
}

/**
 * mb_milestone_new_from_text:
 * @text: one line
 * @error: return location for an error
 *
 * Makes a milestone of what it is called and, before or after that, when it
 * is: a month or a day, or the first and the last of several.
 *
 * Returns: (transfer full) (nullable): a record that is in no book yet; %NULL
 *   with %MB_ERROR_REFUSED when @text does not say what happens, or has a
 *   date that is not understood
 */
MbRecord *
mb_milestone_new_from_text (const char *text, GError **error)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *label = NULL;
  char *dates[2] = { NULL, NULL };
  MbRecord *milestone = NULL;
  guint n;

  g_return_val_if_fail (text != NULL, NULL);

  words = split (text);
  n = take_dates (words, TRUE, dates);
  if (n == 0)
    n = take_dates (words, FALSE, dates);
  label = dup_label (words);
  if (is_understood (label, n, error))
    {
      /* From the end the last one comes first; and whoever writes them the other way round means the same. */
      const gboolean swapped = n == 2 && g_strcmp0 (dates[0], dates[1]) > 0;

      milestone = mb_record_new (MB_RECORD_MILESTONE);
      mb_record_set_text (milestone, "label", label);
      mb_record_set_text (milestone, "starts-on", dates[swapped ? 1 : 0]);
      mb_record_set_text (milestone, "ends-on", dates[swapped ? 0 : 1]);
    }
  g_free (dates[0]);
  g_free (dates[1]);
  return milestone;
}
