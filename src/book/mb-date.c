#include "config.h"

#include "mb-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_digits (const char **text, guint count, guint *number)
{
  *number = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
      (*text)++;
    }
  return TRUE;
}

static gboolean
read_hyphen (const char **text)
{
  if (**text != '-')
    return FALSE;
  (*text)++;
  return TRUE;
}

/**
 * mb_date_is_valid:
 * @text: what was typed or read
 *
 * Whether @text is a date of a record: a year, a month or a day of the
 * Gregorian calendar as ISO 8601 writes them (`2022`, `2022-05`,
 * `2022-05-17`).
 *
 * Returns: whether it is
 */
gboolean
mb_date_is_valid (const char *text)
{
  guint year, month, day;

  if (!read_digits (&text, 4, &year) || year == 0)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (!read_hyphen (&text) || !read_digits (&text, 2, &month) || month < 1 || month > 12)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (!read_hyphen (&text) || !read_digits (&text, 2, &day) || *text != '\0')
    return FALSE;
  return g_date_valid_dmy (day, month, year);
}

typedef struct {
  guint year;
  guint month; /* 0: not said */
  guint day;
} Parts;

static gboolean
read_parts (const char *text, Parts *parts)
{
  *parts = (Parts) { 0 };
  if (text == NULL || !mb_date_is_valid (text))
    return FALSE;
  read_digits (&text, 4, &parts->year);
  if (read_hyphen (&text))
    read_digits (&text, 2, &parts->month);
  if (read_hyphen (&text))
    read_digits (&text, 2, &parts->day);
  return TRUE;
}

/**
 * mb_date_get_first_day:
 * @text: (nullable): a date of a record
 *
 * The first day that a date can mean, as mb_date_get_last_day() gives the
 * last one.
 *
 * Returns: the number; 0 when @text is no date
 */
guint
mb_date_get_first_day (const char *text)
{
  Parts parts;

  if (!read_parts (text, &parts))
    return 0;
  return parts.year * 10000 + MAX (parts.month, 1) * 100 + MAX (parts.day, 1);
}

/**
 * mb_date_get_last_day:
 * @text: (nullable): a date of a record
 *
 * The last day that a date can mean, as a number that dates can be compared
 * by: 20221231 for `2022`, 20220531 for `2022-05`, 20220517 for `2022-05-17`.
 *
 * Returns: the number; 0 when @text is no date
 */
guint
mb_date_get_last_day (const char *text)
{
  Parts parts;

  if (!read_parts (text, &parts))
    return 0;
  if (parts.month == 0)
    parts.month = 12;
  if (parts.day == 0)
    parts.day = g_date_get_days_in_month (parts.month, parts.year);
  return parts.year * 10000 + parts.month * 100 + parts.day;
}

/**
 * mb_date_dup_later:
 * @text: a date as mb_date_is_valid() has it
 * @years: how many years; negative: earlier
 *
 * Moves a date by whole years. Of a leap day it makes the 28th of February
 * where the year has none.
 *
 * Returns: (transfer full) (nullable): the date, as exact as the one before;
 *   %NULL when @text is no date or the year would have more than four digits
 */
char *
mb_date_dup_later (const char *text, gint64 years)
{
  g_autofree char *later = NULL;
  gint64 year;

  g_return_val_if_fail (text != NULL, NULL);

  if (!mb_date_is_valid (text))
    return NULL;
  year = g_ascii_strtoll (text, NULL, 10) + years;
  if (year < 1 || year > 9999)
    return NULL;
  later = g_strdup_printf ("%04d%s", (int) year, text + strlen ("2022"));
  if (!mb_date_is_valid (later))
    strcpy (later + strlen ("2022-02-"), "28");
  return g_steal_pointer (&later);
}

/**
 * mb_date_dup_shown:
 * @text: a date of a record, or whatever stands in its place
 *
 * Writes a date as people of the user's language do, as exact as it is. It is
 * for reading only: a date is typed, and stored, as ISO 8601 has it.
 *
 * Returns: (transfer full): the date; @text when it is none
 */
char *
mb_date_dup_shown (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  Parts parts;

  g_return_val_if_fail (text != NULL, NULL);

  if (read_parts (text, &parts) && parts.month != 0)
    date = g_date_time_new_utc (parts.year, parts.month, MAX (parts.day, 1), 0, 0, 0);
  if (date == NULL)
    return g_strdup (text);
  /* Translators: a day, and a month, as g_date_time_format() writes them: short, as in a table or on a form. */
  return g_date_time_format (date, parts.day != 0 ? C_("short date", "%Y-%m-%d") : C_("short date", "%Y-%m"));
}
