#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "insight/mb-checks.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-format.h"
#include "mb-cli-json.h"
#include "mb-cli-mend.h"
#include "mb-cli-output.h"

static char *format_name;
static char *docs;
static char **fixes;
static char *dismissed;
static char *reason;
static char *taken_back;
static gboolean dry_run;
static char *author;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text or json"), N_("FORMAT") },
  { "docs", 'd', 0, G_OPTION_ARG_FILENAME, &docs, N_("The folder in which relative pages lie"), N_("FOLDER") },
  { "fix", 'x', 0, G_OPTION_ARG_STRING_ARRAY, &fixes, N_("Mend a finding, or all of a rule that can be; may be repeated"),
    N_("ID|RULE") },
  { "dismiss", 'i', 0, G_OPTION_ARG_STRING, &dismissed, N_("Dismiss a finding"), N_("ID") },
  { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason, N_("Why it is dismissed"), N_("TEXT") },
  { "take-back", 'b', 0, G_OPTION_ARG_STRING, &taken_back, N_("Make a dismissed one a finding again"), N_("ID") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would change"), NULL },
  { "author", 'a', 0, G_OPTION_ARG_STRING, &author, N_("Who the changes are by"), N_("NAME") },
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
print_mendable (MbChecks *checks)
{
  guint n = 0;

  for (guint i = 0; i < checks->found->len; i++)
    {
      const MbFound *found = checks->found->pdata[i];

      n += found->fix != NULL && !found->dismissed;
    }
  if (n > 0)
    mb_cli_say (ngettext ("“--fix” can mend %u of them.", "“--fix” can mend %u of them.", n), n);
}

static void
print_text (MbChecks *checks)
{
  for (guint i = 0; i < checks->found->len; i++)
    {
      const MbFound *found = checks->found->pdata[i];
      g_autofree char *id = mb_found_dup_id (found);

      if (!found->dismissed)
        /* Translators: how bad it is, what was found, and by what options name it */
        mb_cli_say (C_("finding", "%s: %s (%s)"), mb_severity_get_label (found->severity), found->sentence, id);
    }
  print_summary (checks);
  print_mendable (checks);
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
  g_autofree char *id = mb_found_dup_id (found);

  for (guint i = 0; i < found->records->len; i++)
    json_array_add_object_element (records, make_record (book, &g_array_index (found->records, MbRecordRef, i)));
  json_object_set_string_member (row, "id", id);
  json_object_set_string_member (row, "rule", found->rule);
  json_object_set_string_member (row, "severity", mb_severity_get_nick (found->severity));
  mb_cli_json_set_text (row, "sentence", found->sentence);
  json_object_set_array_member (row, "records", records);
  json_object_set_boolean_member (row, "dismissed", found->dismissed);
  mb_cli_json_set_text (row, "reason", found->reason);
  mb_cli_json_set_text (row, "fix", found->fix != NULL ? mb_fix_get_label (found->fix) : NULL);
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

/* With a folder that is not there every page would be missing. */
static gboolean
can_look_for_pages (GError **error)
{
  g_autofree char *shown = docs != NULL ? g_filename_display_name (docs) : NULL;

  if (docs == NULL || (g_file_test (docs, G_FILE_TEST_IS_DIR) && g_access (docs, R_OK | X_OK) == 0))
    return TRUE;
  if (!g_file_test (docs, G_FILE_TEST_EXISTS))
    g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("“%s” does not exist."), shown);
  else if (!g_file_test (docs, G_FILE_TEST_IS_DIR))
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” is not a folder."), shown);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” could not be read: %s."), shown, g_strerror (EACCES));
  return FALSE;
}

static MbChecks *
look (MbBook *book, GError **error)
{
  MbChecks *checks;

  if (!can_look_for_pages (error) || !mb_book_begin_snapshot (book, error))
    return NULL;
  checks = mb_checks_new (book, docs, NULL, error);
  mb_book_end_snapshot (book);
  return checks;
}

static gboolean
check (MbBook *book, MbCliFormat format, GError **error)
{
  g_autoptr (MbChecks) checks = look (book, error);
  guint n_errors;

  if (checks == NULL)
    return FALSE;
  if (format == MB_CLI_JSON)
    print_json (checks, book);
  else
    print_text (checks);
  n_errors = mb_checks_count (checks, MB_SEVERITY_ERROR);
  if (n_errors == 0)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               ngettext ("%u error was found.", "%u errors were found.", n_errors), n_errors);
  return FALSE;
}

/* Doing something about it */

static gboolean
mend (MbBook *book, GError **error)
{
  g_autoptr (MbChecks) checks = look (book, error);

  if (checks == NULL)
    return FALSE;
  mb_cli_sign (book, author);
  if (fixes != NULL)
    return mb_cli_mend_fix (book, checks, (const char *const *) fixes, dry_run, error);
  if (dismissed != NULL)
    return mb_cli_mend_dismiss (book, checks, dismissed, reason, dry_run, error);
  return mb_cli_mend_take_back (book, checks, taken_back, dry_run, error);
}

static gboolean
refuse_call (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
check_call (GError **error)
{
  const guint n_tasks = (fixes != NULL) + (dismissed != NULL) + (taken_back != NULL);

  if (n_tasks > 1)
    return refuse_call (_("Of “--fix”, “--dismiss” and “--take-back” only one can be done at a time."), error);
  if (n_tasks > 0 && format_name != NULL)
    return refuse_call (_("“--format” is for findings that are printed."), error);
  if (reason != NULL)
    g_strstrip (reason);
  if ((dismissed != NULL) != (reason != NULL && *reason != '\0'))
    return refuse_call (_("“--dismiss” wants a “--reason”, and a reason something to dismiss."), error);
  if (reason != NULL && !g_utf8_validate (reason, -1, NULL))
    return refuse_call (_("The reason is not in UTF-8."), error);
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  const gboolean mends = fixes != NULL || dismissed != NULL || taken_back != NULL;
  MbCliFormat format;
  g_autoptr (MbBook) book = NULL;

  if (!check_call (error) || !mb_cli_format_parse (format_name, FALSE, &format, error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], mends && !dry_run ? MB_OPEN_NONE : MB_OPEN_READ_ONLY, error);
  if (book == NULL)
    return FALSE;
  return mends ? mend (book, error) : check (book, format, error);
}

const MbCliCommand mb_cli_check_command = {
  .name = "check",
  .arguments = N_("BOOK"),
  .summary = N_("Look for what does not add up"),
  .description = N_("An error is what cannot be true, a warning what is probably wrong, a hint what is not known yet. "
                    "The exit status is 1 when there are errors. In parentheses stands the ID of a finding, which begins "
                    "with the name of its rule. What “--fix” does can be undone step by step; JSON says what it would "
                    "be for each finding. What was dismissed stands in JSON only, with the reason. With “--docs” "
                    "relative pages are looked for, too."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
