#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "book/mb-words.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-filter.h"
#include "mb-cli-format.h"
#include "mb-cli-json.h"
#include "mb-cli-output.h"
#include "mb-cli-table.h"

static int limit = 20;
static char *format_name;
static char *record_name;
static char *search;

static const GOptionEntry entries[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("Show the latest N changes (20); 0 shows all"), N_("N") },
  { "record", 'r', 0, G_OPTION_ARG_STRING, &record_name,
    N_("Only what touched a record or what refers to it"), N_("RECORD") },
  { "search", 's', 0, G_OPTION_ARG_STRING, &search, N_("Only changes in which this text stands"), N_("TEXT") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text or json"), N_("FORMAT") },
  { NULL },
};

/* By MbVerb and MbChangeState. */
static const char *const verb_names[] = { "add", "edit", "delete", "import", "start", "merge" };
static const char *const state_names[] = { "done", "undone", "abandoned", "sealed" };
static const char *const state_labels[] = {
  NC_("change", "Done"),
  NC_("change", "Undone"),
  NC_("change", "Abandoned"),
  NC_("change", "Sealed"),
};

/* A changeset of that many bytes is one that words for each record would not fit into a line. */
#define MUCH (256 * 1024)

/* Each change in words. Records that were deleted since have their names in the history: when some were missed, they
 * are looked for, and all is said again. */
static GPtrArray *
list_words (MbBook *book, GListModel *changes, guint n_shown)
{
  g_autoptr (MbTitles) titles = mb_titles_new (book);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  do
    {
      g_ptr_array_set_size (words, 0);
      for (guint i = 0; i < n_shown; i++)
        {
          g_autoptr (MbChange) change = g_list_model_get_item (changes, i);
          g_autoptr (GPtrArray) touches = mb_book_read_touches (book, change, MUCH, NULL);

          g_ptr_array_add (words, mb_words_dup_change (titles, change, touches));
        }
    }
  while (mb_titles_find_missing (titles));
  return g_steal_pointer (&words);
}

static void
add_row (MbCliTable *table, MbChange *change, const char *words)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (mb_change_get_time (change));
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M");

  mb_cli_table_add_integer (table, mb_change_get_number (change));
  mb_cli_table_add_cell (table, time);
  mb_cli_table_add_cell (table, mb_change_get_author (change));
  mb_cli_table_add_cell (table, words);
  mb_cli_table_add_cell (table, g_dpgettext2 (NULL, "change", state_labels[mb_change_get_state (change)]));
}

static void
print_text (GListModel *changes, GPtrArray *words)
{
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  mb_cli_table_add_column (table, _("No."), TRUE);
  mb_cli_table_add_column (table, _("Time"), FALSE);
  mb_cli_table_add_column (table, _("Author"), FALSE);
  mb_cli_table_add_column (table, _("Change"), FALSE);
  mb_cli_table_add_column (table, _("State"), FALSE);
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (MbChange) change = g_list_model_get_item (changes, i);

      add_row (table, change, words->pdata[i]);
    }

  if (words->len > 0)
    mb_cli_table_print (table, mb_cli_output_get_width ());
  else if (record_name != NULL || search != NULL)
    mb_cli_say (_("No change of the history is like that."));
  else
    mb_cli_say (_("The history is empty."));
  if (words->len < g_list_model_get_n_items (changes))
    mb_cli_say (_("There are older changes; “--limit 0” shows all."));
}

static void
print_json (GListModel *changes, GPtrArray *words)
{
  MbCliJsonRows rows;

  mb_cli_json_rows_begin (&rows);
  for (guint i = 0; i < words->len; i++)
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
      mb_cli_json_set_text (row, "words", words->pdata[i]);
      mb_cli_json_set_text (row, "state", state_names[mb_change_get_state (change)]);
      mb_cli_json_rows_add (&rows, row);
    }
  mb_cli_json_rows_end (&rows);
}

/* What its own alone is comes first: a handle, a website ID. */
static gboolean
find_record (MbBook *book, MbHistoryFilter *filter, GError **error)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);

      filter->record = mb_cli_find_record (book, type, record_name);
      if (filter->record != 0)
        {
          filter->type = type;
          return TRUE;
        }
    }
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("No record of the book has the handle, website ID or name “%s”."),
               record_name);
  return FALSE;
}

/* One more than is shown, to know whether there is one. */
static GListStore *
list_changes (MbBook *book, GError **error)
{
  const guint n_wanted = limit > 0 ? limit + 1 : 0;
  MbHistoryFilter filter = { .text = search };

  if (record_name == NULL && search == NULL)
    return mb_book_list_changes (book, n_wanted, error);
  if (record_name != NULL && !find_record (book, &filter, error))
    return NULL;
  return mb_book_find_changes (book, &filter, n_wanted, error);
}

static gboolean
check_text (const char *option, const char *text, GError **error)
{
  if (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” needs a text."), option);
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  MbCliFormat format;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GListStore) changes = NULL;
  g_autoptr (GPtrArray) words = NULL;
  guint n_shown;

  if (!mb_cli_format_parse (format_name, FALSE, &format, error) || !check_text ("--record", record_name, error) ||
      !check_text ("--search", search, error))
    return FALSE;
  if (limit < 0 || limit == G_MAXINT)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A limit of %d cannot be."), limit);
      return FALSE;
    }

  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  changes = book != NULL ? list_changes (book, error) : NULL;
  if (changes == NULL)
    return FALSE;

  n_shown = g_list_model_get_n_items (G_LIST_MODEL (changes));
  if (limit > 0)
    n_shown = MIN (n_shown, (guint) limit);
  words = list_words (book, G_LIST_MODEL (changes), n_shown);
  if (format == MB_CLI_JSON)
    print_json (G_LIST_MODEL (changes), words);
  else
    print_text (G_LIST_MODEL (changes), words);
  return TRUE;
}

const MbCliCommand mb_cli_history_command = {
  .name = "history",
  .arguments = N_("BOOK"),
  .summary = N_("List the changes of a book, the latest first"),
  .description = N_("A change is done; undone, so that “redo” can bring it back; abandoned, when another came after "
                    "it was undone; or sealed, when it is too old to be undone. “undo” and “redo” can be told its number. "
                    "A RECORD is a handle, a website ID or a name. Times are of your time zone, in JSON UTC."),
  .entries = entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run,
};
