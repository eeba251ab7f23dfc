#include "config.h"

#include <glib/gi18n.h>

#include "exchange/mb-calendar.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-filter.h"
#include "mb-cli-text.h"

static char *ics_file;
static char *cohort;

static const GOptionEntry entries[] = {
  { "ics", 'i', 0, G_OPTION_ARG_FILENAME, &ics_file, N_("Write to FILE instead of standard output"), N_("FILE") },
  { "cohort", 'c', 0, G_OPTION_ARG_STRING, &cohort, N_("Only the milestones of this cohort"), N_("ID") },
  { NULL },
};

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  MbCalendarOptions options = { 0 };

  if (book == NULL)
    return FALSE;
  if (cohort != NULL && !mb_cli_find_cohort (book, cohort, &options.cohort, error))
    return FALSE;
  return mb_cli_write_text (book, ics_file, mb_calendar_make, &options, error);
}

const MbCliCommand mb_cli_calendar_command = {
  .name = "calendar",
  .arguments = N_("BOOK"),
  .summary = N_("Write the milestones as a calendar"),
  .description = N_("The calendar is iCalendar, which calendar programs read. A milestone is an event of whole days; of "
                    "one whose days are not known the event spans its months. One without a date, or with a year alone, "
                    "is left out and counted. FILE is replaced when the new one is whole."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
