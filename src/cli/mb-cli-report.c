#include "config.h"

#include <glib/gi18n.h>

#include "exchange/mb-report.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-filter.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"

static int year;
static char *cohort;
static char *output_folder;

static const GOptionEntry entries[] = {
  { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("About that year"), N_("YEAR") },
  { "cohort", 'c', 0, G_OPTION_ARG_STRING, &cohort, N_("About that cohort"), N_("ID") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_folder, N_("Write into FOLDER"), N_("FOLDER") },
  { NULL },
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
check_options (GError **error)
{
  if ((year != 0) == (cohort != NULL))
    return refuse (error, _("A report is about a year or about a cohort: give “--year” or “--cohort”."));
  if (year < 0 || year > 9999)
    return refuse (error, _("A year has four digits."));
  if (output_folder == NULL)
    return refuse (error, _("Where shall the report go? Give a folder with “--output”."));
  return TRUE;
}

static GFile *
write_report (MbBook *book, const MbReportOptions *options, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (output_folder);
  GFile *page = mb_report_write (book, options, folder, mb_cli_interrupt_begin (), error);

  mb_cli_interrupt_end ();
  if (page == NULL && mb_cli_interrupt_came ())
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("The report was stopped; the page was not written."));
    }
  return page;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GFile) page = NULL;
  g_autofree char *shown = NULL;
  MbReportOptions options = { .year = year };

  if (!check_options (error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  if (book == NULL || (cohort != NULL && !mb_cli_find_cohort (book, cohort, &options.cohort, error)))
    return FALSE;
  page = write_report (book, &options, error);
  if (page == NULL)
    return FALSE;
  shown = g_file_get_parse_name (page);
  mb_cli_say (_("Wrote “%s”."), shown);
  return TRUE;
}

const MbCliCommand mb_cli_report_command = {
  .name = "report",
  .arguments = N_("BOOK"),
  .summary = N_("Write a report about a year or a cohort"),
  .description = N_("The report is a page of Markdown with head counts, figures as k of n and the projects that ran, and "
                    "its charts as SVG and PNG beside it. It is in English and has nothing private in it. FOLDER is made "
                    "when it is not there; files of a former report are replaced."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
