#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-page-reader-private.h"

static const char *const program_words[] = { "program", "programme", "initiative", "name", NULL };
static const char *const year_words[] = { "year", NULL };

/**
 * mb_page_reading_read_year:
 * @cell: the cell of a row
 * @year: (inout): the year of the row before, then of this one
 *
 * Reads the year of a row; where the cell is empty it is that of the row
 * before.
 *
 * Returns: whether there is one
 */
gboolean
mb_page_reading_read_year (const MbPageText *cell, int *year)
{
  if (*cell->text != '\0')
    *year = mb_page_find_year (cell->text);
  return *year != 0;
}

/* The programs */

static const char *
find_docs (const MbPageText *cell)
{
  return cell->n_links > 0 ? cell->links[0].url : NULL;
}

static void
say_docs (MbClaim *claim, const MbPageText *name, const MbPageText *more)
{
  const char *address = find_docs (name) != NULL ? find_docs (name) : more != NULL ? find_docs (more) : NULL;
  g_autofree char *relative = address != NULL ? mb_page_dup_relative (address) : NULL;

  if (address != NULL)
    mb_claim_say_parsed (claim, "docs", relative != NULL ? relative : address, name->line);
}

static void
read_programs (MbPageReading *self, const MbPageTable *table, guint name, guint purpose, int more)
{
  for (guint row = 0; row < table->n_rows; row++)
    {
      const MbPageText *cell = mb_page_table_get_cell (table, row, name);
      const MbPageText *text = mb_page_table_get_cell (table, row, purpose);
      MbClaim *claim;

      if (*cell->text == '\0')
        continue;
      claim = mb_claims_add (self->claims, MB_RECORD_PROGRAM, cell->line);
      claim->program = mb_claims_keep (self->claims, cell->text);
      mb_claim_say_text (claim, "name", cell->text, cell->line);
      mb_claim_say_text (claim, "purpose", text->text, text->line);
      say_docs (claim, cell, more >= 0 ? mb_page_table_get_cell (table, row, (guint) more) : NULL);
    }
}

static gboolean
try_programs (MbPageReading *self, const MbPageTable *table)
{
  static const char *const purpose_words[] = { "purpose", "description", "about", "summary", NULL };
  static const char *const more_words[] = { "learn more", "details", "more", "link", "docs", "documentation", "page",
                                            NULL };
  int name = mb_page_find_column (table, program_words);
  int purpose = mb_page_find_column (table, purpose_words);

  if (name < 0 || purpose < 0 || mb_page_find_column (table, year_words) >= 0)
    return FALSE;
  read_programs (self, table, (guint) name, (guint) purpose, mb_page_find_column (table, more_words));
  return TRUE;
}

/* Participants by year and program */

static void
add_total (MbPageReading *self, int year, const MbPageText *cell)
{
  g_autofree char *metric = NULL;
  MbClaim *claim;

  if (mb_page_find_number (cell->text) < 0)
    return;
  metric = g_strdup_printf ("Participants %d", year);
  if (mb_page_reading_is_own (self, cell->line))
    return;
  claim = mb_claims_add (self->claims, MB_RECORD_PUBLISHED_FIGURE, cell->line);
  claim->title = mb_claims_keep (self->claims, metric);
  mb_claim_say_text (claim, "value", cell->text, cell->line);
}

static void
read_participants (MbPageReading *self, const MbPageText *program, int year, const MbPageText *cell)
{
  g_autofree char *name = mb_page_dup_without_brackets (program->text);
  MbClaim *cohort;

  if (*name == '\0')
    return;
  cohort = mb_page_reading_add_cohort (self, name, year, program->line);
  if (*cell->text != '\0' && mb_page_find_number (cell->text) < 0)
    mb_claims_note (self->claims, cell->line, _("“%s” is no number of participants."), cell->text);
  else if (*cell->text != '\0')
    mb_page_reading_say_reported (self, cohort, mb_page_find_number (cell->text), cell->line);
}

static void
read_impact (MbPageReading *self, const MbPageTable *table, guint year_column, guint program, guint participants,
             int total)
{
  int year = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const MbPageText *cell = mb_page_table_get_cell (table, row, program);

      if (!mb_page_reading_read_year (mb_page_table_get_cell (table, row, year_column), &year))
        {
          mb_claims_note (self->claims, cell->line, _("The row of “%s” has no year."), cell->text);
          continue;
        }
      read_participants (self, cell, year, mb_page_table_get_cell (table, row, participants));
      if (total >= 0)
        add_total (self, year, mb_page_table_get_cell (table, row, (guint) total));
    }
}

static gboolean
try_impact (MbPageReading *self, const MbPageTable *table)
{
  static const char *const participant_words[] = { "participants", "participant", "people", "mentees", NULL };
  static const char *const total_words[] = { "total", NULL };
  int year = mb_page_find_column (table, year_words);
  int program = mb_page_find_column (table, program_words);
  int participants = mb_page_find_column (table, participant_words);

  if (year < 0 || program < 0 || participants < 0)
    return FALSE;
  read_impact (self, table, (guint) year, (guint) program, (guint) participants,
               mb_page_find_column (table, total_words));
  return TRUE;
}

/* The cohorts of the program that the page is about */

static void
read_cycle (MbPageReading *self, const MbPageTable *table, guint row, int year, const int *columns)
{
  MbClaim *cohort = mb_page_reading_add_cohort (self, self->program, year,
                                                mb_page_table_get_cell (table, row, 0)->line);
  const MbPageText *term = columns[0] >= 0 ? mb_page_table_get_cell (table, row, (guint) columns[0]) : NULL;
  const MbPageText *status = columns[1] >= 0 ? mb_page_table_get_cell (table, row, (guint) columns[1]) : NULL;
  const MbPageText *details = columns[2] >= 0 ? mb_page_table_get_cell (table, row, (guint) columns[2]) : NULL;
  g_autofree char *page = NULL;

  if (term != NULL)
    mb_claim_say_text (cohort, "term", term->text, term->line);
  if (status != NULL && mb_page_find_status (status->text) != NULL)
    mb_claim_say_text (cohort, "status", mb_page_find_status (status->text), status->line);
  else if (status != NULL && *status->text != '\0')
    mb_claims_note (self->claims, status->line, _("“%s” is no status of a cohort."), status->text);
  if (details != NULL && details->n_links > 0)
    page = mb_page_dup_relative (details->links[0].url);
  mb_claim_say_text (cohort, "page", page, details != NULL ? details->line : 0);
}

static gboolean
try_cycles (MbPageReading *self, const MbPageTable *table)
{
  static const char *const term_words[] = { "term", "period", "season", "dates", NULL };
  static const char *const status_words[] = { "status", "state", NULL };
  static const char *const details_words[] = { "details", "projects", "ideas", "page", "link", "learn more", NULL };
  const int columns[] = { mb_page_find_column (table, term_words), mb_page_find_column (table, status_words),
                          mb_page_find_column (table, details_words) };
  int year_column = mb_page_find_column (table, year_words);
  int year = 0;

  if (year_column < 0 || columns[1] < 0 || mb_page_find_column (table, program_words) >= 0)
    return FALSE;
  if (self->program == NULL)
    {
      mb_claims_note (self->claims, table->line, _("It is not said of which program these cohorts are."));
      return TRUE;
    }
  for (guint row = 0; row < table->n_rows; row++)
    if (mb_page_reading_read_year (mb_page_table_get_cell (table, row, (guint) year_column), &year))
      read_cycle (self, table, row, year, columns);
  return TRUE;
}

/**
 * mb_page_reader_read_overview_table:
 * @self: a page that is read
 * @table: one of its tables
 *
 * Reads a table of the programs, of the participants of each year, or of the
 * cohorts of one program.
 *
 * Returns: whether the table is one of these
 */
gboolean
mb_page_reader_read_overview_table (MbPageReading *self, const MbPageTable *table)
{
  return try_programs (self, table) || try_impact (self, table) || try_cycles (self, table);
}
