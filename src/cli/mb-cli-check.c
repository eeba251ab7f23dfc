#include "config.h"

#include <glib/gi18n.h>

#include "insight/mb-checks.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-format.h"
#include "mb-cli-json.h"
#include "mb-cli-output.h"

static char *format_name;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text or json"), N_("FORMAT") },
  { NULL },
};

/* Text */

static void
print_summary (MbChecks *checks)
{
  guint n_errors = mb_checks_count (checks, MB_SEVERITY_ERROR);
  guint n_warnings = mb_checks_count (checks, MB_SEVERITY_WARNING);
  guint n_hints = mb_checks_count (checks, MB_SEVERITY_HINT);
  guint n_dismissed = checks->found->len - n_errors - n_warnings - n_hints;
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  g_autofree char *hints = g_strdup_printf (ngettext ("%u hint", "%u hints", n_hints), n_hints);

  /* Translators: “1 error, 2 warnings, 3 hints” */
  mb_cli_say (_("%s, %s, %s"), errors, warnings, hints);
  if (n_dismissed > 0)
    mb_cli_say (ngettext ("%u more was dismissed.", "%u more were dismissed.", n_dismissed), n_dismissed);
  if (checks->left_out > 0)
    mb_cli_say (ngettext ("%u more is not shown: of each rule the first thousand are.",
                          "%u more are not shown: of each rule the first thousand are.", checks->left_out),
                checks->left_out);
}

static void
print_text (MbChecks *checks)
{
  for (guint i = 0; i < checks->found->len; i++)
    {
      const MbFound *found = checks->found->pdata[i];

      if (!found->dismissed)
        /* Translators: how bad it is, what was found, and the name of the rule */
        mb_cli_say (C_("finding", "%s: %s (%s)"), mb_severity_get_label (found->severity), found->sentence,
                    found->rule);
    }
  print_summary (checks);
}

/* JSON */

static JsonObject *
make_record (MbBook *book, const MbRecordRef *ref)
{
  const MbRecordType *type = mb_record_type_get (ref->kind);
  g_autoptr (MbRecord) record = mb_book_get_record (book, ref->kind, ref->id, NULL);
  g_autofree char *title = record != NULL ? mb_record_dup_title (record) : NULL;
  gboolean has_slug = record != NULL && mb_record_type_find_field (type, "slug") != NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", type->name);
  mb_cli_json_set_text (object, "id", has_slug ? mb_record_get_text (record, "slug") : NULL);
  mb_cli_json_set_text (object, "title", title);
  return object;
}

static JsonObject *
make_row (MbBook *book, const MbFound *found)
{
  JsonObject *row = json_object_new ();
  JsonArray *records = json_array_new ();

  for (guint i = 0; i < found->records->len; i++)
    json_array_add_object_element (records, make_record (book, &g_array_index (found->records, MbRecordRef, i)));
  json_object_set_string_member (row, "rule", found->rule);
  json_object_set_string_member (row, "severity", mb_severity_get_nick (found->severity));
  mb_cli_json_set_text (row, "sentence", found->sentence);
  json_object_set_array_member (row, "records", records);
  json_object_set_boolean_member (row, "dismissed", found->dismissed);
  mb_cli_json_set_text (row, "reason", found->reason);
  return row;
}

static void
print_json (MbChecks *checks, MbBook *book)
{
  MbCliJsonRows rows;

  mb_cli_json_rows_begin (&rows);
  for (guint i = 0; i < checks->found->len; i++)
    {
      g_autoptr (JsonObject) row = make_row (book, checks->found->pdata[i]);

      mb_cli_json_rows_add (&rows, row);
    }
  mb_cli_json_rows_end (&rows);
}

static MbChecks *
check (MbBook *book, MbCliFormat format, GError **error)
{
  g_autoptr (MbChecks) checks = NULL;

  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  checks = mb_checks_new (book, NULL, error);
  if (checks != NULL && format == MB_CLI_JSON)
    print_json (checks, book);
  else if (checks != NULL)
    print_text (checks);
  mb_book_end_snapshot (book);
  return g_steal_pointer (&checks);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  MbCliFormat format;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbChecks) checks = NULL;
  guint n_errors;

  if (!mb_cli_format_parse (format_name, FALSE, &format, error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  checks = book != NULL ? check (book, format, error) : NULL;
  if (checks == NULL)
    return FALSE;

  n_errors = mb_checks_count (checks, MB_SEVERITY_ERROR);
  if (n_errors == 0)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               ngettext ("%u error was found.", "%u errors were found.", n_errors), n_errors);
  return FALSE;
}

const MbCliCommand mb_cli_check_command = {
  .name = "check",
  .arguments = N_("BOOK"),
  .summary = N_("Look for what does not add up"),
  .description = N_("An error is what cannot be true, a warning what is probably wrong, a hint what is not known yet. "
                    "The exit status is 1 when there are errors. What was dismissed in the window stands in JSON only. "
                    "Nothing is changed."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
