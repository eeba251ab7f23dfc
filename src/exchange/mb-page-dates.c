#include "config.h"

#include "mb-page-dates.h"

#include <string.h>

#include "book/mb-date.h"

/* One end of a span of days; what is not said is 0. */
typedef struct {
  int year;
  int month;
  int day;
} Date;

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec" };

static gboolean
is_letter (const char *at)
{
  return g_unichar_isalpha (g_utf8_get_char (at));
}

/* A month by its first three letters, whatever follows: “Sept”, “September”. */
static int
read_month (const char **at)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (*at, months[i], 3) == 0)
      {
        static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july", "august",
                                             "september", "october", "november", "december" };
        gsize length = 0;

        while (g_ascii_isalpha ((*at)[length]))
          length++;
        /* Not “Mentees” for a month that begins so, nor “Mayor”. */
        if (is_letter (*at + length) || (length > strlen (names[i]) ||
                                         g_ascii_strncasecmp (*at, names[i], length) != 0))
          return 0;
        *at += length + ((*at)[length] == '.');
        return (int) i + 1;
      }
  return 0;
}

static void
skip_ordinal (const char **at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (*at, endings[i], 2) == 0 && !g_ascii_isalpha ((*at)[2]))
      {
        *at += 2;
        return;
      }
}

/* “2025-08-20” and “2025-08”, which the book has itself. */
static gboolean
read_iso (const char **at, Date *date)
{
  gsize length = strspn (*at, "0123456789-");
  g_autofree char *text = g_strndup (*at, length);

  if (length < strlen ("2025-08") || !mb_date_is_valid (text))
    return FALSE;
  *date = (Date) { atoi (text), atoi (text + 5), length > 8 ? atoi (text + 8) : 0 };
  *at += length;
  return TRUE;
}

static gboolean
read_number (const char **at, Date *date)
{
  gsize length = strspn (*at, "0123456789");
  int number = length <= 4 ? atoi (*at) : 0;

  if (length == 4 && number >= 1970 && number < 2200 && date->year == 0)
    date->year = number;
  else if (length <= 2 && number >= 1 && number <= 31 && date->day == 0)
    date->day = number;
  else
    return FALSE;
  *at += length;
  if (length <= 2)
    skip_ordinal (at);
  return TRUE;
}

static gboolean
skip_of (const char **at)
{
  if (g_ascii_strncasecmp (*at, "of ", 3) != 0 && g_ascii_strncasecmp (*at, "the ", 4) != 0)
    return FALSE;
  *at = strchr (*at, ' ');
  return TRUE;
}

/* One date from here on: month, day and year in any order. */
static gboolean
read_date (const char **at, Date *date)
{
  gboolean found = FALSE;

  *date = (Date) { 0 };
  for (;;)
    {
      const char *before;

      *at += strspn (*at, " ,");
      before = *at;
      if (!found && g_ascii_isdigit (**at) && read_iso (at, date))
        return TRUE;
      if (date->month == 0 && (date->month = read_month (at)) != 0)
        found = TRUE;
      else if (g_ascii_isdigit (**at) && read_number (at, date))
        found = TRUE;
      else if (!found || !skip_of (at))
        {
          *at = before;
          return found;
        }
    }
}

static gboolean
skip_dash (const char **at)
{
  static const char *const dashes[] = { "-", "–", "—", "to ", "until ", "through " };

  *at += strspn (*at, " ");
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (*at, dashes[i]))
      {
        *at += strlen (dashes[i]);
        return TRUE;
      }
  return FALSE;
}

/* The end says what the beginning leaves out: “3 - 9 June 2025”; the beginning says it of “June 3 - 9”. */
static void
complete (Date *first, Date *last, int year)
{
  if (first->month == 0)
    first->month = last->month;
  if (last->month == 0)
    last->month = first->month;
  if (first->year == 0)
    first->year = last->year != 0 ? last->year - (first->month > last->month) : year;
  if (last->year == 0)
    last->year = first->year + (last->month < first->month);
}

static char *
dup_date (const Date *date)
{
  g_autofree char *text = NULL;

  if (date->year == 0)
    return NULL;
  if (date->month == 0)
    text = date->day == 0 ? g_strdup_printf ("%04d", date->year) : NULL;
  else if (date->day == 0)
    text = g_strdup_printf ("%04d-%02d", date->year, date->month);
  else
    text = g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
  return text != NULL && mb_date_is_valid (text) ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_end (const char *at)
{
  at += strspn (at, " .,");
  return *at == '\0';
}

static gboolean
set_dates (MbPageDates *self, Date *first, Date *last, int year)
{
  complete (first, last, year);
  /* A year alone is a part of a name more often than a date. */
  if (first->month == 0)
    return FALSE;
  self->starts_on = dup_date (first);
  self->ends_on = dup_date (last);
  if (self->starts_on != NULL && self->ends_on != NULL && g_strcmp0 (self->starts_on, self->ends_on) <= 0)
    {
      if (g_str_equal (self->starts_on, self->ends_on))
        g_clear_pointer (&self->ends_on, g_free);
      return TRUE;
    }
  mb_page_dates_clear (self);
  return FALSE;
}

/* A date or two from here on; at is behind them then. */
static gboolean
read_dates (MbPageDates *self, const char **at, int year)
{
  Date first, last;
  const char *after;

  if (!read_date (at, &first))
    return FALSE;
  after = *at;
  last = first;
  if (skip_dash (&after) && read_date (&after, &last))
    *at = after;
  else
    last = first;
  return set_dates (self, &first, &last, year);
}

/**
 * mb_page_dates_read_only:
 * @self: (out caller-allocates): the dates, without a label
 * @text: a text
 * @year: the year of dates that name none; 0: not known
 *
 * Reads a text that is a date, or the first and the last of several.
 *
 * Returns: whether it is; to be cleared then
 */
gboolean
mb_page_dates_read_only (MbPageDates *self, const char *text, int year)
{
  const char *at = text;

  *self = (MbPageDates) { NULL };
  if (read_dates (self, &at, year) && is_end (at))
    return TRUE;
  mb_page_dates_clear (self);
  return FALSE;
}

static gboolean
take_label (MbPageDates *self, const char *text, gsize length)
{
  self->label = g_strstrip (g_strndup (text, length));
  while (*self->label != '\0' && strchr (":-,", self->label[strlen (self->label) - 1]) != NULL)
    self->label[strlen (self->label) - 1] = '\0';
  g_strchomp (self->label);
  if (*self->label != '\0')
    return TRUE;
  mb_page_dates_clear (self);
  return FALSE;
}

/* “January 19 - Applications open” */
static gboolean
read_dates_first (MbPageDates *self, const char *text, int year)
{
  const char *at = text;

  *self = (MbPageDates) { NULL };
  if (!read_dates (self, &at, year))
    return FALSE;
  if (*at == ':')
    at++;
  else if (!skip_dash (&at))
    {
      mb_page_dates_clear (self);
      return FALSE;
    }
  return take_label (self, at, strlen (at));
}

/**
 * mb_page_dates_read:
 * @self: (out caller-allocates): the label and the dates
 * @text: a line of a timeline
 * @year: the year of dates that name none; 0: not known
 *
 * Reads what happens and when: the dates stand in front or, after a colon or
 * a dash, behind.
 *
 * Returns: whether the line has both; to be cleared then
 */
gboolean
mb_page_dates_read (MbPageDates *self, const char *text, int year)
{
  static const char *const parters[] = { ":", " - ", " – ", " — " };

  if (read_dates_first (self, text, year))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parters); i++)
    for (const char *at = strstr (text, parters[i]); at != NULL; at = strstr (at + 1, parters[i]))
      if (mb_page_dates_read_only (self, at + strlen (parters[i]), year))
        return take_label (self, text, (gsize) (at - text));
  return FALSE;
}

/**
 * mb_page_dates_find:
 * @text: a sentence
 *
 * Finds the first date in a sentence that names month and year.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL
 */
char *
mb_page_dates_find (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *after = at;
      Date date;

      if ((at > text && g_ascii_isalnum (at[-1])) || !read_date (&after, &date) || date.month == 0 || date.year == 0)
        continue;
      return dup_date (&date);
    }
  return NULL;
}

/**
 * mb_page_dates_clear:
 * @self: dates
 *
 * Frees what is in it.
 */
void
mb_page_dates_clear (MbPageDates *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->starts_on, g_free);
  g_clear_pointer (&self->ends_on, g_free);
}
