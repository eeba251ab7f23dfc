#include "config.h"

#include "mb-cli-import-table.h"

#include <glib/gi18n.h>

#include "exchange/mb-csv-reader.h"
#include "exchange/mb-input-file.h"
#include "exchange/mb-paste-add.h"
#include "exchange/mb-paste-plan.h"
#include "mb-cli-kind.h"
#include "mb-cli-nearest.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

/**
 * mb_cli_import_table_takes:
 * @self: how to import tables
 * @name: what was typed for a file
 *
 * Returns: whether the file is a table: by its name, or because the options say so
 */
gboolean
mb_cli_import_table_takes (const MbCliTableOptions *self, const char *name)
{
  return mb_paste_table_is_file (name) || ((self->as != NULL || self->columns != NULL) && !g_str_equal (name, "-"));
}

static gboolean
find_type (const char *word, const MbRecordType **type, GError **error)
{
  g_auto (GStrv) kinds = NULL;
  g_autofree char *sentence = NULL;

  *type = word != NULL ? mb_cli_find_kind (word) : NULL;
  if (word == NULL || *type != NULL)
    return TRUE;
  kinds = mb_cli_dup_kinds ();
  sentence = g_strdup_printf (_("“%s” is nothing that a book holds."), word);
  mb_cli_set_unknown (error, word, (const char *const *) kinds, sentence);
  return FALSE;
}

/* A guess from nothing would take headings for a person. */
static gboolean
is_understood (const MbPasteTable *table, const char *name, const MbCliTableOptions *options, GError **error)
{
  if (table->has_header || table->asks_to_add || options->as != NULL || options->columns != NULL)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
               _("“%s”, line 1: no heading says what the rows are. Say it with “--as”, and what the columns are with "
                 "“--columns”. Nothing was imported."), name);
  return FALSE;
}

static MbPasteTable *
read_table (GFile *file, const MbCliTableOptions *options, GCancellable *cancellable, GError **error)
{
  const MbRecordType *type;
  g_autofree char *name = mb_input_file_dup_name (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MbPasteTable) table = NULL;

  if (!find_type (options->as, &type, error))
    return NULL;
  bytes = mb_input_file_read (file, MB_CSV_MAX_FILE, cancellable, error);
  table = bytes != NULL ? mb_paste_table_read (bytes, name, type, cancellable, error) : NULL;
  if (table == NULL || (options->columns != NULL && !mb_paste_table_map (table, options->columns, error)))
    return NULL;
  if (!is_understood (table, name, options, error))
    return NULL;
  table->asks_to_add = table->asks_to_add && !options->add;
  return g_steal_pointer (&table);
}

/* Saying what was understood */

static void
say_columns (const MbPasteTable *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MbPasteTarget *target = table->columns->pdata[i];
      const char *heading = mb_paste_table_get_heading (table, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_string_append_printf (columns, "%s%s=%s", i > 0 ? ", " : "", *heading != '\0' ? heading : number,
                              target != NULL ? target->name : "ignore");
    }
  /* Translators: the first %s is what the rows of a table are (“People”), the second what its columns are. */
  mb_cli_say (_("  %s: %s"), mb_record_type_get_plural (table->type), columns->str);
}

/* What nobody asked to leave out is not left out in silence. */
static gboolean
leaves_out_unasked (const MbPasteTable *table, const MbCliTableOptions *options)
{
  return options->columns == NULL && g_ptr_array_find (table->columns, NULL, NULL);
}

static const char *
get_word (MbPasteState state)
{
  static const char *const words[] = {
    NC_("row", "new"), NC_("row", "changed"), NC_("row", "the same"), NC_("row", "doubtful"), NC_("row", "wrong"),
  };

  return g_dpgettext2 (NULL, "row", words[state]);
}

static void
append_choices (GString *line, MbPasteRow *row)
{
  for (guint i = 0; i < mb_paste_row_get_n_choices (row); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " | " : " ", mb_paste_row_get_choice (row, i));
}

static void
say_row (MbPasteRow *row)
{
  const MbPasteState state = mb_paste_row_get_state (row);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *outcome = mb_paste_row_can_include (row) ? mb_paste_row_dup_outcome (row) : NULL;
  const char *remark = mb_paste_row_get_remark (row);

  if (mb_paste_row_can_include (row) && !mb_paste_row_get_included (row))
    outcome = (g_free (outcome), g_strdup (_("Not in the book, so left out; --add adds it.")));
  /* Translators: a line of a file, what its row is (“new”), and what it is called. */
  g_string_append_printf (line, _("  line %u: %s: %s"), mb_paste_row_get_line (row), get_word (state),
                          mb_paste_row_get_title (row));
  if (outcome != NULL)
    g_string_append_printf (line, " — %s", outcome);
  if (remark != NULL)
    g_string_append_printf (line, " — %s", remark);
  append_choices (line, row);
  mb_cli_say ("%s", line->str);
}

/* What a person has to look at: the row as a whole, or a cell of it. */
static gboolean
is_trouble (MbPasteRow *row)
{
  const MbPasteState state = mb_paste_row_get_state (row);

  return state == MB_PASTE_DOUBTFUL || state == MB_PASTE_TROUBLE || mb_paste_row_get_remark (row) != NULL;
}

static guint
say_rows (GListModel *rows, gboolean verbose)
{
  guint n_trouble = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      n_trouble += is_trouble (row);
      if (is_trouble (row) || (verbose && mb_paste_row_get_state (row) != MB_PASTE_SAME))
        say_row (row);
    }
  return n_trouble;
}

static guint
count_unasked (GListModel *rows)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      n += mb_paste_row_can_include (row) && !mb_paste_row_get_included (row);
    }
  return n;
}

static void
say_summary (const char *name, MbImportReport *report, guint n_trouble, guint n_unasked)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *done = mb_import_report_dup_summary (report);
  g_autoptr (GString) summary = g_string_new (done);

  if (n_unasked > 0)
    g_string_append_printf (summary, ngettext ("; %u is not in the book", "; %u are not in the book", n_unasked),
                            n_unasked);
  if (n_trouble > 0)
    g_string_append_printf (summary, ngettext ("; %u row to look at", "; %u rows to look at", n_trouble), n_trouble);
  mb_cli_say ("%s: %s", shown, summary->str);
}

/**
 * mb_cli_import_table:
 * @book: a book
 * @name: what was typed for a file
 * @options: how to import it
 * @n_left_out: (inout): how many rows a person has to look at
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Imports a table in one edit. Rows that are doubtful or wrong are left out
 * and listed.
 *
 * Returns: whether it was imported; otherwise nothing is changed and @error is
 *   as mb_paste_table_read() and mb_paste_add() have it, or a `G_OPTION_ERROR`
 */
gboolean
mb_cli_import_table (MbBook *book, const char *name, const MbCliTableOptions *options, guint *n_left_out,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autofree char *title = mb_input_file_dup_name (file);
  g_autoptr (MbPasteTable) table = read_table (file, options, cancellable, error);
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (GListStore) rows = NULL;
  guint n_trouble;

  if (table == NULL)
    return FALSE;
  rows = mb_paste_plan (book, table, cancellable, mb_cli_progress, _("Comparing…"), error);
  mb_cli_progress_clear ();
  if (rows == NULL)
    return FALSE;
  if (!mb_paste_add (book, title, G_LIST_MODEL (rows), report, cancellable, mb_cli_progress, _("Importing…"), error))
    {
      mb_cli_progress_clear ();
      return FALSE;
    }
  mb_cli_progress_clear ();
  if (options->verbose || leaves_out_unasked (table, options))
    say_columns (table);
  n_trouble = say_rows (G_LIST_MODEL (rows), options->verbose);
  say_summary (name, report, n_trouble, count_unasked (G_LIST_MODEL (rows)));
  *n_left_out += n_trouble;
  return TRUE;
}
