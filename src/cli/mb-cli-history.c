#include "config.h"

#include <glib/gi18n.h>

#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-format.h"
#include "mb-cli-json.h"
#include "mb-cli-output.h"
#include "mb-cli-table.h"

static int limit = 20;
static char *format_name;

static const GOptionEntry entries[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("Show the latest N changes (20); 0 shows all"), N_("N") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text or json"), N_("FORMAT") },
  { NULL },
};

/* By MbVerb and MbChangeState. */
static const char *const verb_names[] = { "add", "edit", "delete", "import", "start" };
static const char *const state_names[] = { "done", "undone", "abandoned", "sealed" };
static const char *const state_labels[] = {
  NC_("change", "Done"),
  NC_("change", "Undone"),
  NC_("change", "Abandoned"),
  NC_("change", "Sealed"),
};

static void
add_row (MbCliTable *table, MbChange *change)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (mb_change_get_time (change));
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *label = mb_change_dup_label (change);

  mb_cli_table_add_integer (table, mb_change_get_number (change));
  mb_cli_table_add_cell (table, time);
  mb_cli_table_add_cell (table, mb_change_get_author (change));
  mb_cli_table_add_cell (table, label);
  mb_cli_table_add_cell (table, g_dpgettext2 (NULL, "change", state_labels[mb_change_get_state (change)]));
}

static void
print_text (GListModel *changes, guint n_shown)
{
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  mb_cli_table_add_column (table, _("No."), TRUE);
  mb_cli_table_add_column (table, _("Time"), FALSE);
  mb_cli_table_add_column (table, _("Author"), FALSE);
  mb_cli_table_add_column (table, _("Change"), FALSE);
  mb_cli_table_add_column (table, _("State"), FALSE);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (MbChange) change = g_list_model_get_item (changes, i);

      add_row (table, change);
    }

  if (n_shown == 0)
    mb_cli_say (_("The history is empty."));
  else
    mb_cli_table_print (table, mb_cli_output_get_width ());
  if (n_shown < g_list_model_get_n_items (changes))
    mb_cli_say (_("There are older changes; “--limit 0” shows all."));
}

static void
print_json (GListModel *changes, guint n_shown)
{
  MbCliJsonRows rows;

  mb_cli_json_rows_begin (&rows);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (MbChange) change = g_list_model_get_item (changes, i);
      g_autoptr (JsonObject) row = json_object_new ();
      g_autofree char *time = g_date_time_format (mb_change_get_time (change), "%Y-%m-%dT%H:%M:%SZ");
      g_autofree char *label = mb_change_dup_label (change);

      json_object_set_int_member (row, "number", mb_change_get_number (change));
      mb_cli_json_set_text (row, "uuid", mb_change_get_uuid (change));
      mb_cli_json_set_text (row, "time", time);
      mb_cli_json_set_text (row, "author", mb_change_get_author (change));
      mb_cli_json_set_text (row, "verb", verb_names[mb_change_get_verb (change)]);
      mb_cli_json_set_text (row, "label", label);
      mb_cli_json_set_text (row, "state", state_names[mb_change_get_state (change)]);
      mb_cli_json_rows_add (&rows, row);
    }
  mb_cli_json_rows_end (&rows);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  MbCliFormat format;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GListStore) changes = NULL;
  guint n_shown;

  if (!mb_cli_format_parse (format_name, FALSE, &format, error))
    return FALSE;
  if (limit < 0 || limit == G_MAXINT)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A limit of %d cannot be."), limit);
      return FALSE;
    }

  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  /* One more than is shown, to know whether there is one. */
  changes = book != NULL ? mb_book_list_changes (book, limit > 0 ? limit + 1 : 0, error) : NULL;
  if (changes == NULL)
    return FALSE;

  n_shown = g_list_model_get_n_items (G_LIST_MODEL (changes));
  if (limit > 0)
    n_shown = MIN (n_shown, (guint) limit);
  if (format == MB_CLI_JSON)
    print_json (G_LIST_MODEL (changes), n_shown);
  else
    print_text (G_LIST_MODEL (changes), n_shown);
  return TRUE;
}

const MbCliCommand mb_cli_history_command = {
  .name = "history",
  .arguments = N_("BOOK"),
  .summary = N_("List the changes of a book, the latest first"),
  .description = N_("A change is done; undone, so that “redo” can bring it back; abandoned, when another came after "
                    "it was undone; or sealed, when it is too old to be undone. Times are of your time zone, in JSON "
                    "UTC."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
