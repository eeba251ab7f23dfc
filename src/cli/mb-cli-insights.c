#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-language.h"
#include "exchange/mb-json-insights.h"
#include "exchange/mb-markdown.h"
#include "exchange/mb-scope-text.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-insights-csv.h"
#include "mb-cli-insights-sheets.h"
#include "mb-cli-nearest.h"
#include "mb-cli-output.h"
#include "mb-cli-scope.h"
#include "mb-cli-sheet.h"

#define MOST_NAMED_COHORTS 40

static MbCliScope scope;
static char *format_name;

static const GOptionEntry entries[] = {
  MB_CLI_SCOPE_ENTRIES (scope),
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text, json, csv or markdown"), N_("FORMAT") },
  { NULL },
};

typedef gboolean (*PrintFunc) (MbInsights *insights, MbBook *book, GError **error);

static char *
dup_scope (MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (GArray) cohorts = mb_insights_list_cohorts (insights);

  return mb_scope_text_dup (cohorts, mb_insights_get_as_of (insights), book, MB_SCOPE_NAMES_IDS, MOST_NAMED_COHORTS,
                            error);
}

/* Text and Markdown */

/* Else a cohort that was named and still runs would be missed without a word. */
static void
print_early (MbInsights *insights)
{
  const guint n = mb_insights_count_cohorts (insights, MB_COHORT_EARLY);
  g_autofree char *text = g_strdup_printf (ngettext ("too early for %u cohort", "too early for %u cohorts", n), n);
  g_autofree char *line = g_strdup_printf ("(%s: --include-running)\n", text);

  if (n > 0)
    mb_cli_print (line);
}

static gboolean
print_text (MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) sheets = mb_cli_insights_make_sheets (insights, book, error);
  g_autofree char *of = sheets != NULL ? dup_scope (insights, book, error) : NULL;
  g_autofree char *wrapped = NULL;

  if (of == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      if (mb_cli_sheet_is_empty (sheets->pdata[i]))
        continue;
      mb_cli_sheet_print_text (sheets->pdata[i]);
      mb_cli_print ("\n");
    }
  wrapped = mb_cli_dup_wrapped (of);
  mb_cli_print (wrapped);
  mb_cli_print ("\n");
  print_early (insights);
  return TRUE;
}

static gboolean
print_markdown (MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) sheets = mb_cli_insights_make_sheets (insights, book, error);
  g_autofree char *of = sheets != NULL ? dup_scope (insights, book, error) : NULL;
  g_autofree char *escaped = NULL;

  if (of == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      if (mb_cli_sheet_is_empty (sheets->pdata[i]))
        continue;
      mb_cli_sheet_print_markdown (sheets->pdata[i]);
      mb_cli_write ("\n", 1);
    }
  escaped = mb_markdown_dup_escaped (of);
  mb_cli_write (escaped, strlen (escaped));
  mb_cli_write ("\n", 1);
  return TRUE;
}

/* JSON, as in the export */

static gboolean
print_json (MbInsights *insights, MbBook *book, GError **error)
{
  g_autofree char *json = mb_json_insights_to_string (insights, book, error);

  if (json == NULL)
    return FALSE;
  mb_cli_write (json, strlen (json));
  return TRUE;
}

static PrintFunc
find_print_func (GError **error)
{
  static const char *const names[] = { "text", "json", "csv", "markdown", NULL };
  static const PrintFunc funcs[] = { print_text, print_json, mb_cli_insights_print_csv, print_markdown };
  g_autofree char *sentence = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (format_name == NULL || g_str_equal (format_name, names[i]))
      return funcs[i];
  sentence = g_strdup_printf (_("“%s” is no format of this command."), format_name);
  mb_cli_set_unknown (error, format_name, names, sentence);
  return NULL;
}

static gboolean
print_of_book (MbBook *book, PrintFunc print, GError **error)
{
  g_autoptr (MbInsights) insights = NULL;
  gboolean printed;

  if (!mb_book_begin_snapshot (book, error))
    return FALSE;
  insights = mb_cli_scope_make_insights (&scope, book, error);
  printed = insights != NULL && print (insights, book, error);
  mb_book_end_snapshot (book);
  return printed;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  PrintFunc print = find_print_func (error);
  g_autoptr (MbBook) book = NULL;

  if (print == NULL || !mb_cli_scope_check (&scope, error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  if (print != print_text)
    mb_language_be_neutral ();
  return book != NULL && print_of_book (book, print, error);
}

const MbCliCommand mb_cli_insights_command = {
  .name = "insights",
  .arguments = N_("BOOK"),
  .summary = N_("Tell what became of people: retention, mentors, who became one"),
  .description = N_("Every figure is k of n, of the same cohorts on the same date. Cohorts that still run are left out "
                    "unless asked for; then it is too early for their retention. Who was not observed is unknown and "
                    "never counts as inactive. Cohorts are named by their website ID."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
