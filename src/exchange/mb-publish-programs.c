#include "config.h"

#include <string.h>

#include "mb-publish-kinds.h"

/* Tables of programs, of their cohorts, and of who took part in each year. */

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);
}

static MbPublishRow *
add_row (GPtrArray *rows)
{
  MbPublishRow *row = mb_publish_row_new ();

  g_ptr_array_add (rows, row);
  return row;
}

/* Participants per year */

enum { IMPACT_YEAR, IMPACT_PROGRAM, IMPACT_PARTICIPANTS, IMPACT_TOTAL, N_IMPACT_COLUMNS };

static const MbPublishColumn impact_columns[N_IMPACT_COLUMNS] = {
  [IMPACT_YEAR] = { "Year", { "year" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED | MB_PUBLISH_GROUPS },
  [IMPACT_PROGRAM] = { "Program", { "program" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [IMPACT_PARTICIPANTS] = { "Participants", { "participants" }, MB_PUBLISH_NEEDED },
  [IMPACT_TOTAL] = { "Total (per year)", { "totalperyear", "total", "peryear" }, MB_PUBLISH_FIRST },
};

static GPtrArray *
list_impact (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < book->impact->years->len; i++)
    {
      const MbImpactYear *year = book->impact->years->pdata[i];

      for (guint j = 0; j < year->cells->len; j++)
        {
          const MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, j);
          const MbKnownProgram *program = mb_publish_book_get_program (book, cell->program);
          MbPublishRow *row;

          if (program == NULL || cell->participants == 0)
            continue;
          row = add_row (rows);
          row->about = (MbRecordRef){ MB_RECORD_PROGRAM, program->id };
          row->cells[IMPACT_YEAR] = mb_page_cell_number (year->year);
          row->cells[IMPACT_PROGRAM] = mb_page_cell_program (program, program->short_name, NULL);
          row->cells[IMPACT_PARTICIPANTS] = mb_page_cell_number (cell->participants);
          row->cells[IMPACT_TOTAL] = mb_page_cell_number (year->total);
        }
    }
  return rows;
}

const MbPublishKind mb_publish_impact_kind = { "impact", impact_columns, N_IMPACT_COLUMNS, FALSE, list_impact };

/* Programs */

enum { PROGRAMS_PROGRAM, PROGRAMS_PURPOSE, PROGRAMS_MORE, N_PROGRAMS_COLUMNS };

static const MbPublishColumn programs_columns[N_PROGRAMS_COLUMNS] = {
  [PROGRAMS_PROGRAM] = { "Program", { "program" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [PROGRAMS_PURPOSE] = { "Purpose", { "purpose", "about", "description" }, MB_PUBLISH_NEEDED },
  [PROGRAMS_MORE] = { "Learn More", { "learnmore", "more", "details" }, 0 },
};

static GPtrArray *
list_programs (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  GPtrArray *rows = rows_new ();

  for (guint i = 0; i < book->programs->len; i++)
    {
      const MbKnownProgram *program = book->programs->pdata[i];
      MbPublishRow *row = add_row (rows);

      row->about = (MbRecordRef){ MB_RECORD_PROGRAM, program->id };
      row->cells[PROGRAMS_PROGRAM] = mb_page_cell_program (program, program->name, program->docs);
      row->cells[PROGRAMS_PURPOSE] = mb_page_cell_text (program->purpose);
      row->cells[PROGRAMS_MORE] = mb_page_cell_page ("Details", program->docs);
    }
  return rows;
}

const MbPublishKind mb_publish_programs_kind = { "programs", programs_columns, N_PROGRAMS_COLUMNS, FALSE,
                                                 list_programs };

/* Cohorts of a program */

enum { CYCLES_YEAR, CYCLES_TERM, CYCLES_STATUS, N_CYCLES_COLUMNS };

static const MbPublishColumn cycles_columns[N_CYCLES_COLUMNS] = {
  [CYCLES_YEAR] = { "Year", { "year", "cycle", "edition" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [CYCLES_TERM] = { "Term", { "term", "period" }, 0 },
  [CYCLES_STATUS] = { "Status", { "status" }, MB_PUBLISH_NEEDED },
};

static char *
dup_last_part (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".md"))
    name[strlen (name) - strlen (".md")] = '\0';
  return g_steal_pointer (&name);
}

/* The program whose page it is: the book says so, or the page’s title does. */
static const MbKnownProgram *
find_program_of_page (MbPublishBook *book, MbPage *page)
{
  g_autofree char *name = dup_last_part (mb_page_get_name (page));
  const MbPageKey *title = mb_page_find_key (page, "title");

  for (guint i = 0; i < book->programs->len; i++)
    {
      const MbKnownProgram *program = book->programs->pdata[i];
      g_autofree char *docs = program->docs != NULL ? dup_last_part (program->docs) : NULL;

      if (docs != NULL && g_ascii_strcasecmp (docs, "README") != 0 && g_ascii_strcasecmp (docs, name) == 0)
        return program;
    }
  return title != NULL ? mb_publish_book_find_program (book, title->value) : NULL;
}

static const MbKnownProgram *
find_program_by_slug (MbPublishBook *book, const char *slug)
{
  for (guint i = 0; i < book->programs->len; i++)
    if (g_strcmp0 (((const MbKnownProgram *) book->programs->pdata[i])->slug, slug) == 0)
      return book->programs->pdata[i];
  return NULL;
}

static GPtrArray *
list_cycles (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  const MbKnownProgram *program = detail != NULL ? find_program_by_slug (book, detail)
                                                 : find_program_of_page (book, page);
  GPtrArray *rows;

  if (program == NULL)
    return NULL;
  rows = rows_new ();
  for (guint i = 0; i < book->cohorts->len; i++)
    {
      const MbKnownCohort *cohort = book->cohorts->pdata[i];
      MbPublishRow *row;

      if (cohort->program != program)
        continue;
      row = add_row (rows);
      row->about = (MbRecordRef){ MB_RECORD_COHORT, cohort->id };
      row->cells[CYCLES_YEAR] = mb_page_cell_number (cohort->year);
      row->cells[CYCLES_TERM] = mb_page_cell_text (cohort->term);
      row->cells[CYCLES_STATUS] = mb_page_cell_status (cohort->status);
    }
  return rows;
}

const MbPublishKind mb_publish_cycles_kind = { "cycles", cycles_columns, N_CYCLES_COLUMNS, FALSE, list_cycles };
