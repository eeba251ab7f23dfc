#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "insight/mb-figure.h"
#include "mb-page-reader-private.h"

static const char *const year_words[] = { "year", NULL };
static const char *const program_words[] = { "program", "programme", NULL };
static const char *const mentee_words[] = { "total mentees", "mentees", "participants", NULL };
static const char *const active_words[] = { "active contributors", "active", "still active", "currently active", NULL };
static const char *const rate_words[] = { "retention rate", "retention", "rate", NULL };

/* Figures */

/* The metrics have English names: what is published is published in English. */
static const char *
get_metric_name (MbMetric metric)
{
  static const char *const names[MB_N_METRICS] = {
    [MB_METRIC_MENTEES] = "Mentees",
    [MB_METRIC_ACTIVE] = "Active contributors",
    [MB_METRIC_RETENTION] = "Retention",
    [MB_METRIC_MENTORS] = "Mentors",
    [MB_METRIC_RETURNING_MENTORS] = "Mentors in two or more years",
    [MB_METRIC_CONVERSIONS] = "Mentees who became mentors",
    [MB_METRIC_CONVERTS_ACTIVE] = "Converts still active",
  };

  return names[metric];
}

static void
add_figure (MbPageReading *self, MbMetric metric, const MbPageText *cell, GPtrArray *cohorts)
{
  g_autofree char *value = mb_page_dup_without_brackets (cell->text);
  g_autofree char *page = mb_page_dup_relative (mb_page_get_name (self->page));
  MbClaim *claim;

  if (!g_ascii_isdigit (*value) || mb_page_reading_is_own (self, cell->line))
    return;
  claim = mb_claims_add (self->claims, MB_RECORD_PUBLISHED_FIGURE, cell->line);
  claim->title = get_metric_name (metric);
  claim->cohorts = cohorts != NULL && cohorts->len > 0 ? g_ptr_array_copy (cohorts, NULL, NULL) : NULL;
  mb_claim_say_text (claim, "value", value, cell->line);
  mb_claim_say_text (claim, "page", page, cell->line);
  mb_claim_say_text (claim, "published-on", self->date, cell->line);
}

static void
add_figure_of_row (MbPageReading *self, const MbPageTable *table, guint row, MbMetric metric,
                   const char *const *words, GPtrArray *cohorts)
{
  int column = mb_page_find_column (table, words);

  if (column >= 0)
    add_figure (self, metric, mb_page_table_get_cell (table, row, (guint) column), cohorts);
}

/* Retention by program and year */

static gboolean
is_by_program (const MbPageTable *table)
{
  return mb_page_find_column (table, program_words) >= 0 && mb_page_find_column (table, year_words) >= 0 &&
         mb_page_find_column (table, mentee_words) >= 0 && mb_page_find_column (table, active_words) >= 0;
}

static MbClaim *
add_measured (MbPageReading *self, const MbPageTable *table, guint row, int *year)
{
  const MbPageText *program = mb_page_table_get_cell (table, row, (guint) mb_page_find_column (table, program_words));
  const MbPageText *mentees = mb_page_table_get_cell (table, row, (guint) mb_page_find_column (table, mentee_words));
  const MbPageText *cell = mb_page_table_get_cell (table, row, (guint) mb_page_find_column (table, year_words));
  g_autofree char *name = mb_page_dup_without_brackets (program->text);
  MbClaim *cohort;

  if (*name == '\0' || !mb_page_reading_read_year (cell, year))
    return NULL;
  cohort = mb_page_reading_add_cohort (self, name, *year, program->line);
  mb_page_reading_say_reported (self, cohort, mb_page_find_number (mentees->text), mentees->line);
  g_ptr_array_add (self->measured, cohort);
  return cohort;
}

static void
read_by_program (MbPageReading *self, const MbPageTable *table)
{
  int year = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      MbClaim *cohort = add_measured (self, table, row, &year);
      g_autoptr (GPtrArray) cohorts = g_ptr_array_new ();

      if (cohort == NULL)
        {
          mb_claims_note (self->claims, mb_page_table_get_cell (table, row, 0)->line,
                          _("The row names no program and year."));
          continue;
        }
      g_ptr_array_add (cohorts, cohort);
      add_figure_of_row (self, table, row, MB_METRIC_ACTIVE, active_words, cohorts);
      add_figure_of_row (self, table, row, MB_METRIC_RETENTION, rate_words, cohorts);
    }
}

/**
 * mb_page_reader_find_measured:
 * @self: a page that is read
 *
 * Reads the tables that say for each program and year how many of its mentees
 * are active; the other figures of the page are about the same cohorts.
 */
void
mb_page_reader_find_measured (MbPageReading *self)
{
  for (guint i = 0; i < mb_page_get_n_tables (self->page); i++)
    if (is_by_program (mb_page_get_table (self->page, i)))
      read_by_program (self, mb_page_get_table (self->page, i));
}

static gboolean
try_by_year (MbPageReading *self, const MbPageTable *table)
{
  int column = mb_page_find_column (table, year_words);
  int year = 0;

  if (column < 0 || mb_page_find_column (table, mentee_words) < 0 || mb_page_find_column (table, active_words) < 0)
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr (GPtrArray) cohorts = g_ptr_array_new ();

      if (!mb_page_reading_read_year (mb_page_table_get_cell (table, row, (guint) column), &year))
        continue;
      for (guint i = 0; i < self->measured->len; i++)
        if (((MbClaim *) self->measured->pdata[i])->year == year)
          g_ptr_array_add (cohorts, self->measured->pdata[i]);
      /* A figure of no cohort would be one of all. */
      if (cohorts->len == 0)
        continue;
      add_figure_of_row (self, table, row, MB_METRIC_MENTEES, mentee_words, cohorts);
      add_figure_of_row (self, table, row, MB_METRIC_ACTIVE, active_words, cohorts);
      add_figure_of_row (self, table, row, MB_METRIC_RETENTION, rate_words, cohorts);
    }
  return TRUE;
}

/* Metric and value */

static gboolean
find_metric (const char *text, MbMetric *metric)
{
  /* The first that has all its words; so the more special ones stand in front. */
  static const struct {
    const char *words[2];
    MbMetric metric;
  } names[] = {
    { { "convert", "retention" }, MB_METRIC_CONVERTS_ACTIVE }, { { "mentor", "conversion" }, MB_METRIC_CONVERSIONS },
    { { "became", "mentors" }, MB_METRIC_CONVERSIONS },        { { "mentor", "retention" }, MB_METRIC_RETURNING_MENTORS },
    { { "recurring", "mentors" }, MB_METRIC_RETURNING_MENTORS },
    { { "returning", "mentors" }, MB_METRIC_RETURNING_MENTORS },
    { { "active", "contributors" }, MB_METRIC_ACTIVE },        { { "retention", "rate" }, MB_METRIC_RETENTION },
    { { "mentors", "mentors" }, MB_METRIC_MENTORS },           { { "mentees", "mentees" }, MB_METRIC_MENTEES },
  };
  g_autofree char *plain = mb_page_dup_without_brackets (text);
  g_autofree char *folded = mb_page_fold (plain);

  if (mb_metric_find (plain, metric) && get_metric_name (*metric) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (mb_page_has_words (folded, names[i].words[0]) && mb_page_has_words (folded, names[i].words[1]))
      {
        *metric = names[i].metric;
        return TRUE;
      }
  return FALSE;
}

static gboolean
try_metrics (MbPageReading *self, const MbPageTable *table)
{
  static const char *const metric_words[] = { "metric", "figure", NULL };
  static const char *const value_words[] = { "value", "number", "result", NULL };
  int name = mb_page_find_column (table, metric_words);
  int value = mb_page_find_column (table, value_words);

  if (name < 0 || value < 0)
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    {
      const MbPageText *cell = mb_page_table_get_cell (table, row, (guint) name);
      MbMetric metric;

      if (find_metric (cell->text, &metric))
        add_figure (self, metric, mb_page_table_get_cell (table, row, (guint) value), self->measured);
      else if (*cell->text != '\0')
        mb_claims_note (self->claims, cell->line, _("“%s” is no figure that is known."), cell->text);
    }
  return TRUE;
}

/* Who was what in which years */

/* “GSoC” of “GSoC 2024 (ongoing)”; NULL of “2024”. */
static char *
dup_program (const char *text)
{
  g_autofree char *plain = mb_page_dup_without_brackets (text);
  g_autoptr (GRegex) year = g_regex_new ("\\b(19|20)\\d\\d\\b", 0, 0, NULL);
  g_autofree char *program = g_regex_replace_literal (year, plain, -1, 0, "", 0, NULL);

  g_strstrip (program);
  return *program != '\0' ? g_steal_pointer (&program) : NULL;
}

/* “2022, 2023” and “GSoC 2024”: where no program is named, any cohort of the year can be meant. */
static void
read_years (MbPageReading *self, const MbPagePerson *person, const MbPageText *cell, MbRole role)
{
  g_auto (GStrv) parts = g_strsplit_set (cell->text, ",;|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *program = dup_program (parts[i]);
      int year = mb_page_find_year (parts[i]);
      MbClaim *claim = year != 0 ? mb_page_reading_add_person (self, MB_RECORD_PARTICIPATION, person, cell->line)
                                 : NULL;

      if (claim == NULL)
        continue;
      claim->program = mb_claims_keep (self->claims, program);
      claim->year = year;
      claim->role = role;
    }
}

static gboolean
try_recurring (MbPageReading *self, const MbPageTable *table)
{
  static const char *const mentor_words[] = { "mentor", "mentors", NULL };
  static const char *const years_words[] = { "programs", "years", "cohorts", NULL };
  int mentor = mb_page_find_column (table, mentor_words);
  int years = mb_page_find_column (table, years_words);

  if (mentor != 0 || years < 0)
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr (MbPagePerson) person = mb_page_person_read (mb_page_table_get_cell (table, row, (guint) mentor));

      if (person != NULL)
        read_years (self, person, mb_page_table_get_cell (table, row, (guint) years), MB_ROLE_MENTOR);
    }
  return TRUE;
}

static void
add_observation (MbPageReading *self, const MbPagePerson *person, guint line)
{
  MbClaim *claim = self->date != NULL ? mb_page_reading_add_person (self, MB_RECORD_OBSERVATION, person, line) : NULL;
  g_autofree char *page = mb_page_dup_relative (mb_page_get_name (self->page));

  if (claim == NULL)
    return;
  claim->title = self->date;
  mb_claim_say_text (claim, "on", self->date, line);
  mb_claim_say (claim, "active", g_variant_new_boolean (TRUE), line);
  mb_claim_say_text (claim, "source", page, line);
}

static gboolean
try_pipeline (MbPageReading *self, const MbPageTable *table)
{
  static const char *const name_words[] = { "name", "person", "who", NULL };
  static const char *const mentee_years_words[] = { "mentee", "was mentee", "mentee in", NULL };
  static const char *const mentor_years_words[] = { "became mentor", "mentor", "mentor in", NULL };
  int name = mb_page_find_column (table, name_words);
  int was = mb_page_find_column (table, mentee_years_words);
  int became = mb_page_find_column (table, mentor_years_words);
  int active = mb_page_find_column (table, active_words);

  if (name < 0 || was < 0 || became < 0)
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr (MbPagePerson) person = mb_page_person_read (mb_page_table_get_cell (table, row, (guint) name));

      if (person == NULL)
        continue;
      read_years (self, person, mb_page_table_get_cell (table, row, (guint) was), MB_ROLE_MENTEE);
      read_years (self, person, mb_page_table_get_cell (table, row, (guint) became), MB_ROLE_MENTOR);
      if (active >= 0 && mb_page_has_check_mark (mb_page_table_get_cell (table, row, (guint) active)->text))
        add_observation (self, person, mb_page_table_get_cell (table, row, (guint) active)->line);
    }
  return TRUE;
}

/**
 * mb_page_reader_read_insights_table:
 * @self: a page that is read
 * @table: one of its tables
 *
 * Reads a table of figures, or of who was a mentor or a mentee in which
 * years.
 *
 * Returns: whether the table is one of these
 */
gboolean
mb_page_reader_read_insights_table (MbPageReading *self, const MbPageTable *table)
{
  /* Those by program were read first. */
  return is_by_program (table) || try_by_year (self, table) || try_metrics (self, table) ||
         try_pipeline (self, table) || try_recurring (self, table);
}

/* Lists of active contributors */

static gboolean
is_below_active (MbPageReading *self, int heading)
{
  for (; heading >= 0; heading = mb_page_get_heading (self->page, (guint) heading)->parent)
    {
      const char *folded = mb_page_reading_get_heading (self, heading);

      if (mb_page_has_words (folded, "active contributors") || mb_page_has_words (folded, "active mentees"))
        return TRUE;
    }
  return FALSE;
}

/* “Mentorship 2022 (3/10 active - 30.0%)” */
static MbClaim *
add_list (MbPageReading *self, const MbPageHeading *heading)
{
  g_autofree char *program = dup_program (heading->text.text);
  const char *slash = strchr (heading->text.text, '/');
  int year = mb_page_find_year (heading->text.text);
  gint64 mentees = slash != NULL ? mb_page_find_number (slash) : -1;
  MbClaim *cohort;

  if (program == NULL || year == 0)
    return NULL;
  cohort = mb_page_reading_add_cohort (self, program, year, heading->text.line);
  mb_page_reading_say_reported (self, cohort, mentees, heading->text.line);
  return cohort;
}

static void
read_active (MbPageReading *self, const MbPageItem *item, const MbClaim *cohort)
{
  g_autoptr (MbPagePerson) person = mb_page_person_read (&item->text);
  MbClaim *claim = person != NULL ? mb_page_reading_add_person (self, MB_RECORD_PARTICIPATION, person, item->text.line)
                                  : NULL;

  if (claim == NULL)
    return;
  claim->program = cohort->program;
  claim->year = cohort->year;
  claim->role = MB_ROLE_MENTEE;
  add_observation (self, person, item->text.line);
}

/* The others of the cohort are not active: the list is whole when it is as long as its heading says. */
static void
add_rest (MbPageReading *self, const MbPageHeading *heading, const MbClaim *cohort, guint n)
{
  const char *bracket = strchr (heading->text.text, '(');
  MbClaim *claim;

  if (self->date == NULL || bracket == NULL || strchr (bracket, '/') == NULL ||
      mb_page_find_number (bracket) != (gint64) n)
    return;
  claim = mb_claims_add (self->claims, MB_RECORD_OBSERVATION, heading->text.line);
  claim->program = cohort->program;
  claim->year = cohort->year;
  claim->title = self->date;
  claim->n_named = (guint) mb_page_find_number (strchr (bracket, '/'));
}

static void
read_list (MbPageReading *self, guint index, guint *next_item)
{
  const MbPageHeading *heading = mb_page_get_heading (self->page, index);
  MbClaim *cohort = NULL;
  guint n = 0;

  for (; *next_item < mb_page_get_n_items (self->page); (*next_item)++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, *next_item);

      if (item->heading > (int) index)
        break;
      if (item->heading != (int) index || item->kind != MB_PAGE_LIST_ITEM)
        continue;
      if (cohort == NULL && (cohort = add_list (self, heading)) == NULL)
        continue;
      read_active (self, item, cohort);
      n++;
    }
  if (cohort != NULL)
    add_rest (self, heading, cohort, n);
}

/**
 * mb_page_reader_read_active:
 * @self: a page that is read
 *
 * Reads the lists of active contributors, one for each cohort.
 */
void
mb_page_reader_read_active (MbPageReading *self)
{
  guint next_item = 0;

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      if (!is_below_active (self, (int) i) || mb_page_find_year (mb_page_get_heading (self->page, i)->text.text) == 0)
        continue;
      if (self->date == NULL)
        mb_claims_note (self->claims, mb_page_get_heading (self->page, i)->text.line,
                        _("The page does not say of which date this is (“as of …”)."));
      read_list (self, i, &next_item);
    }
}
