#include "config.h"

#include "mb-published-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DECIMALS 6

static void
skip_spaces (const char **at)
{
  while (g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
}

static guint
read_digits (const char **at, gint64 *digits)
{
  guint n = 0;

  for (; g_ascii_isdigit (**at) && *digits < G_MAXINT64 / 100; (*at)++, n++)
    *digits = *digits * 10 + g_ascii_digit_value (**at);
  return n;
}

static gboolean
read_number (const char **at, MbPublishedValue *value)
{
  if (read_digits (at, &value->digits) == 0)
    return FALSE;
  if (**at != '.' && **at != ',')
    return TRUE;
  (*at)++;
  value->decimals = read_digits (at, &value->digits);
  return value->decimals > 0 && value->decimals <= MOST_DECIMALS;
}

static gboolean
read_whole (const char **at, gint64 *number)
{
  skip_spaces (at);
  *number = 0;
  return read_digits (at, number) > 0;
}

/**
 * mb_published_value_read:
 * @self: (out caller-allocates): the value
 * @text: what somebody wrote
 *
 * Reads a number, a percentage or “23 of 46”.
 *
 * Returns: whether it is one of these
 */
gboolean
mb_published_value_read (MbPublishedValue *self, const char *text)
{
  const char *at = text;

  *self = (MbPublishedValue) { .of = -1 };
  skip_spaces (&at);
  if (!read_number (&at, self))
    return FALSE;
  skip_spaces (&at);
  if (*at == '%')
    {
      self->is_share = TRUE;
      at++;
    }
  else if (g_str_has_prefix (at, "of ") || *at == '/')
    {
      at += *at == '/' ? 1 : 2;
      if (!read_whole (&at, &self->of))
        return FALSE;
    }
  skip_spaces (&at);
  return *at == '\0' && (self->is_share || self->decimals == 0);
}

static gboolean
begins_with (const char *folded, const char *label)
{
  g_autofree char *beginning = g_utf8_casefold (label, -1);

  return g_str_has_prefix (folded, beginning);
}

/**
 * mb_published_names_total:
 * @metric: what was published
 * @year: (out): of which year; 0: of all
 *
 * Whether a published figure is how many took part: “Participants 2023”, or
 * “Participants” of all years.
 *
 * Returns: whether it is
 */
gboolean
mb_published_names_total (const char *metric, int *year)
{
  g_autofree char *folded = g_utf8_casefold (metric, -1);
  const char *digits = folded + strcspn (folded, "0123456789");
  guint64 number = 0;

  *year = 0;
  if (!begins_with (folded, "Participants") && !begins_with (folded, C_("figure", "Participants")))
    return FALSE;
  if (*digits == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (digits, 10, 1970, 2200, &number, NULL))
    return FALSE;
  *year = (int) number;
  return TRUE;
}
