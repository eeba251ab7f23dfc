#include "config.h"

#include "mb-cli-impact.h"

#include <glib/gi18n.h>

#include "insight/mb-impact.h"
#include "mb-cli-csv.h"
#include "mb-cli-json.h"
#include "mb-cli-output.h"
#include "mb-cli-table.h"

typedef struct {
  gint64 id;
  char *slug;
  char *label;
} Program;

static void
program_clear (gpointer data)
{
  Program *self = data;

  g_free (self->slug);
  g_free (self->label);
}

static int
compare_slugs (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Program *) a)->slug, ((const Program *) b)->slug);
}

static const Program *
find_program (GArray *programs, gint64 id)
{
  for (guint i = 0; i < programs->len; i++)
    if (g_array_index (programs, Program, i).id == id)
      return &g_array_index (programs, Program, i);
  return NULL;
}

static gboolean
add_program (GArray *programs, MbBook *book, gint64 id, GError **error)
{
  g_autoptr (MbRecord) record = NULL;
  Program program = { id, NULL, NULL };

  if (find_program (programs, id) != NULL)
    return TRUE;
  record = mb_book_get_record (book, MB_RECORD_PROGRAM, id, error);
  if (record == NULL)
    return FALSE;
  program.label = mb_record_dup_short_title (record);
  program.slug = g_strdup (mb_record_get_text (record, "slug"));
  if (program.slug == NULL)
    program.slug = g_strdup (program.label);
  g_array_append_val (programs, program);
  return TRUE;
}

/* The programs of a table, in the order of its columns. */
static GArray *
list_programs (MbImpact *impact, MbBook *book, GError **error)
{
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (Program));

  g_array_set_clear_func (programs, program_clear);
  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);

      for (guint j = 0; j < year->cells->len; j++)
        if (!add_program (programs, book, g_array_index (year->cells, MbImpactCell, j).program, error))
          return NULL;
    }
  g_array_sort (programs, compare_slugs);
  return g_steal_pointer (&programs);
}

/* -1: no cohort of the program in that year. */
static gint64
get_participants (MbImpactYear *year, gint64 program)
{
  for (guint i = 0; i < year->cells->len; i++)
    {
      MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, i);

      if (cell->program == program)
        return cell->participants;
    }
  return -1;
}

static gint64
sum_up (MbImpact *impact, gint64 program)
{
  gint64 sum = 0;

  for (guint i = 0; i < impact->years->len; i++)
    sum += MAX (get_participants (g_ptr_array_index (impact->years, i), program), 0);
  return sum;
}

/* Text */

static void
add_text_columns (MbCliTable *table, GArray *programs, gboolean with_people)
{
  mb_cli_table_add_column (table, _("Year"), FALSE);
  for (guint i = 0; i < programs->len; i++)
    mb_cli_table_add_column (table, g_array_index (programs, Program, i).label, TRUE);
  mb_cli_table_add_column (table, _("Total"), TRUE);
  if (with_people)
    mb_cli_table_add_column (table, _("People"), TRUE);
}

static void
add_text_year (MbCliTable *table, MbImpactYear *year, GArray *programs, gboolean with_people)
{
  g_autofree char *label = g_strdup_printf ("%d", year->year);

  mb_cli_table_add_cell (table, label);
  for (guint i = 0; i < programs->len; i++)
    mb_cli_table_add_integer (table, get_participants (year, g_array_index (programs, Program, i).id));
  mb_cli_table_add_integer (table, year->total);
  if (with_people)
    mb_cli_table_add_integer (table, year->people);
}

static void
add_text_sums (MbCliTable *table, MbImpact *impact, GArray *programs, gboolean with_people)
{
  mb_cli_table_add_cell (table, _("Total"));
  for (guint i = 0; i < programs->len; i++)
    mb_cli_table_add_integer (table, sum_up (impact, g_array_index (programs, Program, i).id));
  mb_cli_table_add_integer (table, impact->total);
  if (with_people)
    mb_cli_table_add_cell (table, NULL);
}

static gboolean
print_text_table (MbImpact *impact, MbBook *book, const char *title, gboolean with_people, GError **error)
{
  g_autoptr (GArray) programs = list_programs (impact, book, error);
  g_autoptr (MbCliTable) table = mb_cli_table_new ();

  if (programs == NULL)
    return FALSE;
  mb_cli_say ("%s", title);
  if (impact->years->len == 0)
    {
      mb_cli_say (_("No data."));
      return TRUE;
    }
  add_text_columns (table, programs, with_people);
  for (guint i = 0; i < impact->years->len; i++)
    add_text_year (table, g_ptr_array_index (impact->years, i), programs, with_people);
  add_text_sums (table, impact, programs, with_people);
  mb_cli_table_print (table, mb_cli_output_get_width ());
  return TRUE;
}

static gboolean
print_text (MbImpact *own, MbImpact *published, MbBook *book, GError **error)
{
  if (!print_text_table (own, book, _("Participants by our own count: the reported headcount of a cohort, else its "
                                      "named mentees"), TRUE, error))
    return FALSE;
  mb_cli_print ("\n");
  return print_text_table (published, book, _("Participants as published: reported headcounts alone"), FALSE, error);
}

/* JSON, as in the export */

static JsonArray *
make_cells (MbImpactYear *year, GArray *programs)
{
  JsonArray *cells = json_array_new ();

  for (guint i = 0; i < programs->len; i++)
    {
      const Program *program = &g_array_index (programs, Program, i);
      gint64 participants = get_participants (year, program->id);
      JsonObject *cell;

      if (participants < 0)
        continue;
      cell = json_object_new ();
      mb_cli_json_set_text (cell, "program", program->slug);
      json_object_set_int_member (cell, "participants", participants);
      json_array_add_object_element (cells, cell);
    }
  return cells;
}

static JsonObject *
make_year (MbImpactYear *year, GArray *programs, gboolean with_people)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "year", year->year);
  json_object_set_int_member (object, "total", year->total);
  if (with_people && year->people >= 0)
    json_object_set_int_member (object, "people", year->people);
  else if (with_people)
    json_object_set_null_member (object, "people");
  json_object_set_array_member (object, "programs", make_cells (year, programs));
  return object;
}

static JsonObject *
make_table (MbImpact *impact, MbBook *book, gboolean with_people, GError **error)
{
  g_autoptr (GArray) programs = list_programs (impact, book, error);
  JsonObject *table;
  JsonArray *years;

  if (programs == NULL)
    return NULL;
  table = json_object_new ();
  years = json_array_new ();
  for (guint i = 0; i < impact->years->len; i++)
    json_array_add_object_element (years, make_year (g_ptr_array_index (impact->years, i), programs, with_people));
  json_object_set_array_member (table, "years", years);
  json_object_set_int_member (table, "total", impact->total);
  return table;
}

static gboolean
print_json (MbImpact *own, MbImpact *published, MbBook *book, GError **error)
{
  g_autoptr (JsonObject) table = make_table (own, book, TRUE, error);
  JsonObject *second = table != NULL ? make_table (published, book, FALSE, error) : NULL;

  if (second == NULL)
    return FALSE;
  json_object_set_object_member (table, "published", second);
  mb_cli_json_print (table);
  return TRUE;
}

/* CSV: a row for each year and program, which any spreadsheet can turn into a table */

static void
print_csv_row (const char *count, int year, const char *program, gint64 participants)
{
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *participants_text = g_strdup_printf ("%" G_GINT64_FORMAT, participants);
  const char *cells[] = { count, year_text, program, participants_text };

  mb_cli_csv_print_row (cells, G_N_ELEMENTS (cells));
}

static gboolean
print_csv_table (MbImpact *impact, MbBook *book, const char *count, GError **error)
{
  g_autoptr (GArray) programs = list_programs (impact, book, error);

  if (programs == NULL)
    return FALSE;
  for (guint i = 0; i < impact->years->len; i++)
    {
      MbImpactYear *year = g_ptr_array_index (impact->years, i);

      for (guint j = 0; j < year->cells->len; j++)
        {
          MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, j);

          print_csv_row (count, year->year, find_program (programs, cell->program)->slug, cell->participants);
        }
    }
  return TRUE;
}

static gboolean
print_csv (MbImpact *own, MbImpact *published, MbBook *book, GError **error)
{
  const char *const head[] = { "count", "year", "program", "participants" };

  mb_cli_csv_print_row (head, G_N_ELEMENTS (head));
  return print_csv_table (own, book, "own", error) && print_csv_table (published, book, "published", error);
}

static gboolean
print (MbBook *book, MbCliFormat format, GError **error)
{
  g_autoptr (MbImpact) own = mb_impact_new (book, MB_IMPACT_OWN, error);
  g_autoptr (MbImpact) published = own != NULL ? mb_impact_new (book, MB_IMPACT_PUBLISHED, error) : NULL;

  if (published == NULL)
    return FALSE;
  switch (format)
    {
    case MB_CLI_JSON:
      return print_json (own, published, book, error);
    case MB_CLI_CSV:
      return print_csv (own, published, book, error);
    case MB_CLI_TEXT:
    default:
      return print_text (own, published, book, error);
    }
}

/**
 * mb_cli_impact_print:
 * @book: a book
 * @format: how
 * @error: return location for an `MB_ERROR`
 *
 * Writes participants per year and program to standard output, by our own
 * count and as published, each labelled.
 *
 * Returns: %FALSE when the book could not be read
 */
gboolean
mb_cli_impact_print (MbBook *book, MbCliFormat format, GError **error)
{
  gboolean printed;

  if (!mb_book_begin_snapshot (book, error))
    return FALSE;
  printed = print (book, format, error);
  mb_book_end_snapshot (book);
  return printed;
}
