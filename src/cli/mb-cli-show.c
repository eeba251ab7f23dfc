#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-language.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-filter.h"
#include "mb-cli-impact.h"
#include "mb-cli-kind.h"
#include "mb-cli-nearest.h"
#include "mb-cli-records.h"

#define IMPACT "impact"

static char *format_name;
static char *search;
static char *sort;
static gboolean descending;
static char **conditions;
static char *fields;
static gboolean with_private;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_("text, json or csv"), N_("FORMAT") },
  { "fields", 'F', 0, G_OPTION_ARG_STRING, &fields, N_("Which fields, parted by commas"), N_("FIELDS") },
  { "search", 's', 0, G_OPTION_ARG_STRING, &search, N_("Only what has these words in it"), N_("TEXT") },
  { "where", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &conditions, N_("Only where FIELD is VALUE; more than once: all of it"),
    N_("FIELD=VALUE") },
  { "sort", 'o', 0, G_OPTION_ARG_STRING, &sort, N_("In the order of FIELD"), N_("FIELD") },
  { "descending", 'd', 0, G_OPTION_ARG_NONE, &descending, N_("The greatest first"), NULL },
  { "private", 'p', 0, G_OPTION_ARG_NONE, &with_private, N_("Put private values into JSON and CSV too"), NULL },
  { NULL },
};

static gboolean
refuse_call (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
is_in_machine_format (const MbField *field)
{
  return !(field->flags & MB_FIELD_HIDDEN) && (with_private || !(field->flags & MB_FIELD_PRIVATE));
}

static GPtrArray *
choose_usual_columns (const MbRecordType *type, MbCliFormat format, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (format == MB_CLI_TEXT ? (type->fields[i].flags & MB_FIELD_LISTED) != 0
                              : is_in_machine_format (&type->fields[i]))
      g_ptr_array_add (columns, (gpointer) &type->fields[i]);
  if (columns->len > 0)
    return g_steal_pointer (&columns);

  refuse_call (error, _("All of this is private. To have it in JSON or CSV, add “--private”."));
  return NULL;
}

static GPtrArray *
choose_named_columns (const MbRecordType *type, MbCliFormat format, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const MbField *field = mb_cli_find_field (type, g_strstrip (names[i]), error);

      if (field == NULL)
        return NULL;
      if (format != MB_CLI_TEXT && !with_private && (field->flags & MB_FIELD_PRIVATE))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“%s” is private. To have it in JSON or CSV, add “--private”."), field->name);
          return NULL;
        }
      g_ptr_array_add (columns, (gpointer) field);
    }
  return columns->len > 0 ? g_steal_pointer (&columns) : choose_usual_columns (type, format, error);
}

static GPtrArray *
choose_columns (const MbRecordType *type, MbCliFormat format, GError **error)
{
  return fields != NULL ? choose_named_columns (type, format, error) : choose_usual_columns (type, format, error);
}

/* Big books are read in another thread. */
static gboolean
wait_for (MbQuery *query, GError **error)
{
  while (mb_query_get_busy (query))
    g_main_context_iteration (NULL, TRUE);
  if (mb_query_get_error (query) == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (mb_query_get_error (query));
  return FALSE;
}

static gboolean
narrow (MbQuery *query, const MbField *sort_field, GError **error)
{
  const MbRecordType *type = mb_record_type_get (mb_query_get_kind (query));

  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++)
    if (!mb_cli_filter_add (query, conditions[i], error))
      return FALSE;
  if (search != NULL)
    mb_query_set_search (query, search);
  if (sort_field != NULL || descending)
    mb_query_set_sort (query, sort_field != NULL ? sort_field->name : type->sort, descending);
  return wait_for (query, error);
}

static gboolean
show_records (const char *book_name, const MbRecordType *type, MbCliFormat format, GError **error)
{
  g_autoptr (GPtrArray) columns = choose_columns (type, format, error);
  const MbField *sort_field = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbQuery) query = NULL;

  if (columns == NULL)
    return FALSE;
  if (sort != NULL && (sort_field = mb_cli_find_field (type, sort, error)) == NULL)
    return FALSE;
  book = mb_cli_open_book (book_name, MB_OPEN_READ_ONLY, error);
  if (book == NULL)
    return FALSE;
  if (format != MB_CLI_TEXT)
    mb_language_be_neutral ();
  query = mb_query_new (book, type->kind);
  if (!narrow (query, sort_field, error))
    return FALSE;

  if (type->kind == MB_RECORD_ORGANIZATION && format == MB_CLI_TEXT && fields == NULL)
    mb_cli_records_print_card (query);
  else
    mb_cli_records_print (query, columns, format, with_private);
  return TRUE;
}

static gboolean
show_impact (const char *book_name, MbCliFormat format, GError **error)
{
  g_autoptr (MbBook) book = NULL;

  if (search != NULL || sort != NULL || descending || conditions != NULL || fields != NULL || with_private)
    return refuse_call (error, _("Only “--format” goes with “impact”."));
  book = mb_cli_open_book (book_name, MB_OPEN_READ_ONLY, error);
  return book != NULL && mb_cli_impact_print (book, format, error);
}

static GStrv
dup_words (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) kinds = mb_cli_dup_kinds ();

  g_strv_builder_addv (words, (const char **) kinds);
  g_strv_builder_add (words, IMPACT);
  return g_strv_builder_end (words);
}

static void
set_unknown_kind (const char *word, GError **error)
{
  g_auto (GStrv) words = dup_words ();
  g_autofree char *shown = g_filename_display_name (word);
  g_autofree char *sentence = g_strdup_printf (_("“%s” is nothing that can be shown."), shown);

  mb_cli_set_unknown (error, word, (const char *const *) words, sentence);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  const char *book_name = arguments[0], *word = arguments[1];
  const MbRecordType *type = mb_cli_find_kind (word);
  MbCliFormat format;

  if (!mb_cli_format_parse (format_name, TRUE, &format, error))
    return FALSE;
  if (type != NULL)
    return show_records (book_name, type, format, error);
  if (g_str_equal (word, IMPACT))
    return show_impact (book_name, format, error);
  set_unknown_kind (word, error);
  return FALSE;
}

const MbCliCommand mb_cli_show_command = {
  .name = "show",
  .arguments = N_("BOOK WHAT"),
  .summary = N_("Print what a book holds, or its figures"),
  .description = N_("WHAT is one of: %s. “impact” is the participants per year and program, by our own count and as "
                    "published.\n\n"
                    "Text has the columns of the window’s list, for your own eyes. JSON and CSV have all fields but "
                    "the private ones, values as they are stored, and other records by their website ID. CSV is in "
                    "UTF-8 with a line feed after each row, and no cell is altered: mind that a spreadsheet may take "
                    "a cell that begins with “=” for a formula.\n\n"
                    "VALUE is what the list shows or the JSON has: a website ID, a handle or a name where FIELD is "
                    "another record."),
  .dup_list = dup_words,
  .entries = entries,
  .n_needed = 2,
  .n_taken = 2,
  .run = run,
};
