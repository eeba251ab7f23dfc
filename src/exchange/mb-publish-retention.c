#include "config.h"


#include "mb-publish-kinds.h"

/* Tables of who is still active, by year and by cohort. */

#define COLUMN_OF_MENTEES { "Mentees", { "totalmentees", "mentees" }, MB_PUBLISH_NEEDED }
#define COLUMN_OF_ACTIVE { "Active Contributors", { "activecontributors", "active" }, MB_PUBLISH_NEEDED }
#define COLUMN_OF_RATE { "Retention", { "retentionrate", "retention", "rate" }, MB_PUBLISH_NEEDED }

static const MbPublishColumn year_columns[] = {
  { "Year", { "year" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  COLUMN_OF_MENTEES,
  COLUMN_OF_ACTIVE,
  COLUMN_OF_RATE,
};

static const MbPublishColumn cohort_columns[] = {
  { "Program", { "program" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  { "Year", { "year" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  COLUMN_OF_MENTEES,
  COLUMN_OF_ACTIVE,
  COLUMN_OF_RATE,
};

/* The last three columns. Pages count participations. Of only some of the mentees, nothing is told. */
static void
fill_retention (MbPageCell *cells, const MbRetention *retention, gboolean has_all_names)
{
  const MbFigure *figure = &retention->figures[MB_UNIT_PARTICIPATIONS];

  if (!has_all_names)
    return;
  cells[0] = mb_page_cell_number (figure->n + figure->unknown);
  cells[1] = mb_page_cell_number (figure->k);
  cells[2] = mb_page_cell_share (figure);
}

static gboolean
has_all_names_of_year (MbPublishBook *book, gint64 year)
{
  g_autoptr (GArray) ids = mb_insights_list_cohorts (book->insights);

  for (guint i = 0; i < ids->len; i++)
    {
      const MbKnownCohort *cohort = mb_publish_book_get_cohort (book, g_array_index (ids, gint64, i));

      if (cohort != NULL && cohort->year == year && !mb_known_cohort_has_all_names (cohort))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_years (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  GArray *retentions = mb_insights_get_retentions (book->insights, MB_GROUPING_YEAR);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);

  for (guint i = 0; i < retentions->len; i++)
    {
      const MbRetention *retention = &g_array_index (retentions, MbRetention, i);
      MbPublishRow *row = mb_publish_row_new ();

      row->cells[0] = mb_page_cell_number (retention->key);
      fill_retention (row->cells + 1, retention, has_all_names_of_year (book, retention->key));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static GPtrArray *
list_cohorts (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  GArray *retentions = mb_insights_get_retentions (book->insights, MB_GROUPING_COHORT);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);

  for (guint i = 0; i < retentions->len; i++)
    {
      const MbRetention *retention = &g_array_index (retentions, MbRetention, i);
      const MbKnownCohort *cohort = mb_publish_book_get_cohort (book, retention->key);
      MbPublishRow *row;

      if (cohort == NULL || cohort->program == NULL)
        continue;
      row = mb_publish_row_new ();
      row->about = (MbRecordRef){ MB_RECORD_COHORT, cohort->id };
      row->cells[0] = mb_page_cell_program (cohort->program, cohort->program->short_name, NULL);
      row->cells[1] = mb_page_cell_number (cohort->year);
      fill_retention (row->cells + 2, retention, mb_known_cohort_has_all_names (cohort));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

const MbPublishKind mb_publish_retention_years_kind = { "retention-years", year_columns, G_N_ELEMENTS (year_columns),
                                                        FALSE, list_years };
const MbPublishKind mb_publish_retention_cohorts_kind = { "retention-cohorts", cohort_columns,
                                                          G_N_ELEMENTS (cohort_columns), FALSE, list_cohorts };
