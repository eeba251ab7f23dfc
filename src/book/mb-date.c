#include "config.h"

#include "mb-date.h"

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
  guint year, month = 12, day = 0;

  if (text == NULL || !mb_date_is_valid (text))
    return 0;
  read_digits (&text, 4, &year);
  if (read_hyphen (&text))
    read_digits (&text, 2, &month);
  if (read_hyphen (&text))
    read_digits (&text, 2, &day);
  if (day == 0)
    day = g_date_get_days_in_month (month, year);
  return year * 10000 + month * 100 + day;
}
