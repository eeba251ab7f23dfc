#include "config.h"

#include <glib/gi18n.h>

#include "exchange/mb-contacts.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-text.h"

static gboolean private;
static char *role_name;
static int year;
static char *format_name;
static char *output_file;

static const GOptionEntry entries[] = {
  { "private", 'p', 0, G_OPTION_ARG_NONE, &private, N_("Yes, write private mail addresses"), NULL },
  { "role", 'r', 0, G_OPTION_ARG_STRING, &role_name, N_("Only mentees or mentors"), "mentee|mentor" },
  { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("Only who was in a cohort of that year"), N_("YEAR") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("csv or text"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_file, N_("Write to FILE instead of standard output"), N_("FILE") },
  { NULL },
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
read_options (MbContactsOptions *options, GError **error)
{
  *options = (MbContactsOptions) { .has_role = role_name != NULL, .year = year, .format = MB_CONTACTS_CSV };
  if (!private)
    return refuse (error, _("Such a list has private mail addresses in it. To write it all the same, add “--private”."));
  if (role_name != NULL && !mb_role_from_nick (role_name, &options->role))
    return refuse (error, _("A role is “mentee” or “mentor”."));
  if (year < 0 || year > 9999)
    return refuse (error, _("A year has four digits."));
  if (g_strcmp0 (format_name, "text") == 0)
    options->format = MB_CONTACTS_TEXT;
  else if (format_name != NULL && !g_str_equal (format_name, "csv"))
    return refuse (error, _("A list of contacts is written as “csv” or “text”."));
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = NULL;
  MbContactsOptions options;

  if (!read_options (&options, error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  return book != NULL && mb_cli_write_text (book, output_file, mb_contacts_make, &options, error);
}

const MbCliCommand mb_cli_contacts_command = {
  .name = "contacts",
  .arguments = N_("BOOK"),
  .summary = N_("List mail addresses by role and year"),
  .description = N_("Mail addresses are private, so “--private” has to be said. CSV has everybody, with name, handle, mail "
                    "address and cohorts; text has a line for each address, as mail programs take it. Of how many no "
                    "address is known is said on standard error."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
