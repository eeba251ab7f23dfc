#include "config.h"

#include "mb-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-cursor.h"
#include "book/mb-date.h"

/* Octets of a line, its end not counted. */
#define MOST_OCTETS 75

static void
append_line_end (GString *calendar)
{
  g_string_append (calendar, "\r\n");
}

/* Appends a line, folded between characters: what is too long goes on in the next line after a space. */
static void
append_line (GString *calendar, const char *line)
{
  gsize used = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = g_utf8_next_char (at) - at;

      if (used + length > MOST_OCTETS)
        {
          append_line_end (calendar);
          g_string_append_c (calendar, ' ');
          used = 1;
        }
      g_string_append_len (calendar, at, length);
      used += length;
    }
  append_line_end (calendar);
}

static void
append_text (GString *calendar, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '\n')
        {
          g_string_append (line, "\\n");
          continue;
        }
      if (g_ascii_iscntrl (*at))
        continue;
      if (strchr ("\\;,", *at) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *at);
    }
  append_line (calendar, line->str);
}

/* When: days as mb_date_get_first_day() gives them */

typedef struct {
  guint first;
  guint last;
  gboolean is_vague; /* a month stands for a day of it */
} Days;

typedef enum {
  DAYS_KNOWN,
  DAYS_NONE,      /* there is no date */
  DAYS_TOO_VAGUE, /* only the year is known */
} Dating;

static Dating
read_days (const char *start, const char *end, Days *days)
{
  const char *first = mb_date_get_first_day (start) != 0 ? start : end;
  const char *last = mb_date_get_last_day (end) != 0 ? end : start;

  days->first = mb_date_get_first_day (first);
  if (days->first == 0)
    return DAYS_NONE;
  if (strlen (first) == strlen ("2022") || strlen (last) == strlen ("2022"))
    return DAYS_TOO_VAGUE;
  days->last = mb_date_get_last_day (last);
  /* An end before the start is one of the things the checks find; the start is as likely to be right. */
  if (days->last < days->first)
    days->last = mb_date_get_last_day (first);
  days->is_vague = strlen (first) < strlen ("2022-05-17") || strlen (last) < strlen ("2022-05-17");
  return DAYS_KNOWN;
}

static void
append_day (GString *calendar, const char *name, guint day, guint days_later)
{
  g_autoptr (GDate) date = g_date_new_dmy (day % 100, day / 100 % 100, day / 10000);
  g_autofree char *line = NULL;

  g_date_add_days (date, days_later);
  line = g_strdup_printf ("%s;VALUE=DATE:%04u%02u%02u", name, g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
  append_line (calendar, line);
}

/* One event for each milestone */

enum { LABEL, COHORT, STARTS_ON, ENDS_ON };

static const char *const fields[] = { "label", "cohort", "starts-on", "ends-on", NULL };
static const char *const order[] = { "starts-on", "ends-on", "cohort.slug", "label", NULL };

typedef struct {
  MbBook *book;
  GString *calendar;
  const char *stamp;
  guint n_events;
  guint n_undated;
  guint n_vague;
} Calendar;

static void
append_event (Calendar *self, gint64 id, const char *label, const char *cohort, const Days *days)
{
  /* Ids are random and stay with the record, so nobody else has this one. */
  g_autofree char *uid = g_strdup_printf ("UID:milestone-%" G_GINT64_FORMAT "@mentorbook", id);
  g_autofree char *summary = g_strdup_printf ("%s: %s", cohort, label);

  append_line (self->calendar, "BEGIN:VEVENT");
  append_line (self->calendar, uid);
  append_line (self->calendar, self->stamp);
  append_day (self->calendar, "DTSTART", days->first, 0);
  /* The end is the first day that no longer belongs to it. */
  append_day (self->calendar, "DTEND", days->last, 1);
  append_text (self->calendar, "SUMMARY", summary);
  if (days->is_vague)
    /* English, as all that is written for others. */
    append_text (self->calendar, "DESCRIPTION", "Of this date the month is known and the day is not.");
  append_text (self->calendar, "CATEGORIES", cohort);
  append_line (self->calendar, "TRANSP:TRANSPARENT");
  append_line (self->calendar, "END:VEVENT");
}

static gboolean
append_milestone (Calendar *self, MbCursor *cursor, GError **error)
{
  g_autoptr (MbRecord) cohort = NULL;
  g_autofree char *title = NULL;
  Days days;

  switch (read_days (mb_cursor_get_text (cursor, STARTS_ON), mb_cursor_get_text (cursor, ENDS_ON), &days))
    {
    case DAYS_NONE:
      self->n_undated++;
      return TRUE;
    case DAYS_TOO_VAGUE:
      self->n_vague++;
      return TRUE;
    case DAYS_KNOWN:
    default:
      break;
    }
  cohort = mb_book_get_record (self->book, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, COHORT), error);
  if (cohort == NULL)
    return FALSE;
  title = mb_record_dup_short_title (cohort);
  self->n_events++;
  append_event (self, mb_cursor_get_id (cursor), mb_cursor_get_text (cursor, LABEL), title, &days);
  return TRUE;
}

static gboolean
append_milestones (Calendar *self, gint64 cohort, GError **error)
{
  g_autoptr (MbCursor) cursor =
      cohort != 0 ? mb_cursor_new_below (self->book, MB_RECORD_MILESTONE, fields, order, "cohort", cohort, error)
                  : mb_cursor_new (self->book, MB_RECORD_MILESTONE, fields, order, error);
  g_autoptr (GError) reason = NULL;

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    if (!append_milestone (self, cursor, error))
      return FALSE;
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* When the book was changed last: the same book gives the same bytes. */
static char *
dup_stamp (MbBook *book, GError **error)
{
  g_autoptr (GListStore) changes = mb_book_list_changes (book, 1, error);
  g_autoptr (MbChange) latest = NULL;

  if (changes == NULL)
    return NULL;
  latest = g_list_model_get_item (G_LIST_MODEL (changes), 0);
  if (latest == NULL)
    return g_strdup ("DTSTAMP:19700101T000000Z");
  return g_date_time_format (mb_change_get_time (latest), "DTSTAMP:%Y%m%dT%H%M%SZ");
}

static void
append_head (GString *calendar, MbBook *book)
{
  g_autoptr (MbRecord) organization = mb_book_get_organization (book, NULL);
  g_autofree char *title = organization != NULL ? mb_record_dup_title (organization) : NULL;

  append_line (calendar, "BEGIN:VCALENDAR");
  append_line (calendar, "VERSION:2.0");
  append_line (calendar, "PRODID:-//Mentorbook//Mentorbook//EN");
  append_line (calendar, "CALSCALE:GREGORIAN");
  if (title != NULL && *title != '\0')
    append_text (calendar, "X-WR-CALNAME", title);
}

static void
add_notes (const Calendar *self, GPtrArray *notes)
{
  if (self->n_events == 0)
    g_ptr_array_add (notes, g_strdup (_("There is no milestone with a date, so the calendar is empty.")));
  if (self->n_undated > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("%u milestone has no date and is not in the calendar.",
                                                       "%u milestones have no date and are not in the calendar.",
                                                       self->n_undated), self->n_undated));
  if (self->n_vague > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("Of %u milestone only the year is known; it is not in the "
                                                       "calendar.",
                                                       "Of %u milestones only the year is known; they are not in the "
                                                       "calendar.", self->n_vague), self->n_vague));
}

/**
 * mb_calendar_make:
 * @book: a book
 * @options: (nullable) (type MbCalendarOptions): which milestones
 * @notes: (element-type utf8): takes sentences about the milestones that are not in it
 * @error: return location for an `MB_ERROR`
 *
 * Makes a calendar of the milestones, as RFC 5545 has it: an event of whole
 * days for each. Of a milestone without days but with months the event spans
 * the months and says so; one that only has a year, or no date, is left out.
 *
 * Returns: (transfer full) (nullable): the calendar, with CRLF as line ends
 */
char *
mb_calendar_make (MbBook *book, gconstpointer options, GPtrArray *notes, GError **error)
{
  const MbCalendarOptions *asked = options;
  g_autoptr (GString) calendar = g_string_new (NULL);
  g_autofree char *stamp = dup_stamp (book, error);
  Calendar self = { book, calendar, stamp, 0, 0, 0 };

  if (stamp == NULL)
    return NULL;
  append_head (calendar, book);
  if (!append_milestones (&self, asked != NULL ? asked->cohort : 0, error))
    return NULL;
  append_line (calendar, "END:VCALENDAR");
  add_notes (&self, notes);
  return g_string_free_and_steal (g_steal_pointer (&calendar));
}
