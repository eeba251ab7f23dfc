#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-page-dates.h"
#include "mb-page-reader-private.h"

/* Tables of projects */

static void
read_project_row (MbPageReading *self, const MbPageTable *table, guint row, guint title, int mentors, int mentees,
                  gboolean ran)
{
  const MbPageText *cell = mb_page_table_get_cell (table, row, title);
  const MbPageText *taken = mentees >= 0 ? mb_page_table_get_cell (table, row, (guint) mentees) : NULL;
  MbClaim *project;

  ran = ran || (taken != NULL && *taken->text != '\0');
  project = mb_page_reading_add_project (self, cell, ran);
  if (project == NULL)
    return;
  if (mentors >= 0)
    mb_page_reading_add_seats (self, project, mb_page_table_get_cell (table, row, (guint) mentors), MB_ROLE_MENTOR,
                               ran);
  if (taken != NULL)
    mb_page_reading_add_seats (self, project, taken, MB_ROLE_MENTEE, ran);
}

static gboolean
try_projects (MbPageReading *self, const MbPageTable *table)
{
  static const char *const title_words[] = { "project", "projects", "idea", "title", "issue", NULL };
  static const char *const mentor_words[] = { "mentor", "mentors", NULL };
  static const char *const mentee_words[] = { "mentee", "mentees", "contributor", "contributors", "student", "students",
                                              "writer", "writers", NULL };
  int title = mb_page_find_column (table, title_words);
  int mentors = mb_page_find_column (table, mentor_words);
  int mentees = mb_page_find_column (table, mentee_words);
  const char *heading = mb_page_reading_get_heading (self, table->heading);
  gboolean ran = mb_page_has_words (heading, "accepted") || mb_page_has_words (heading, "selected");

  if (title < 0 || (mentors < 0 && mentees < 0))
    return FALSE;
  if (mb_page_reading_get_cohort (self) == NULL)
    mb_claims_note (self->claims, table->line, _("It is not said of which program and year these projects are."));
  else
    for (guint row = 0; row < table->n_rows; row++)
      read_project_row (self, table, row, (guint) title, mentors, mentees, ran);
  return TRUE;
}

/* Timelines */

static void
add_milestone (MbPageReading *self, const MbPageDates *dates, const char *label, guint line)
{
  MbClaim *cohort = mb_page_reading_get_cohort (self);
  MbClaim *milestone = mb_claims_add (self->claims, MB_RECORD_MILESTONE, line);

  milestone->program = cohort->program;
  milestone->year = cohort->year;
  milestone->title = mb_claims_keep (self->claims, label);
  mb_claim_say_text (milestone, "label", label, line);
  mb_claim_say_text (milestone, "starts-on", dates->starts_on, line);
  mb_claim_say_text (milestone, "ends-on", dates->ends_on, line);
}

static void
read_milestone_row (MbPageReading *self, const MbPageText *label, const MbPageText *from, const MbPageText *to)
{
  g_autofree char *text = to != NULL && *to->text != '\0' ? g_strdup_printf ("%s - %s", from->text, to->text)
                                                          : g_strdup (from->text);
  g_auto (MbPageDates) dates = { NULL };

  if (mb_page_dates_read_only (&dates, text, self->year))
    add_milestone (self, &dates, label->text, label->line);
  else if (*label->text != '\0')
    mb_claims_note (self->claims, label->line, _("No date could be read in “%s”."), text);
}

static gboolean
try_milestones (MbPageReading *self, const MbPageTable *table)
{
  static const char *const label_words[] = { "milestone", "phase", "event", "step", "activity", "stage", "what",
                                             "task", NULL };
  static const char *const from_words[] = { "start", "starts", "from", "date", "dates", "when", "deadline", "timeline",
                                            NULL };
  static const char *const to_words[] = { "end", "ends", "to", "until", NULL };
  int label = mb_page_find_column (table, label_words);
  int from = mb_page_find_column (table, from_words);
  int to = mb_page_find_column (table, to_words);

  if (label < 0 || from < 0)
    return FALSE;
  if (mb_page_reading_get_cohort (self) == NULL)
    mb_claims_note (self->claims, table->line, _("It is not said of which program and year these dates are."));
  else
    for (guint row = 0; row < table->n_rows; row++)
      read_milestone_row (self, mb_page_table_get_cell (table, row, (guint) label),
                          mb_page_table_get_cell (table, row, (guint) from),
                          to >= 0 ? mb_page_table_get_cell (table, row, (guint) to) : NULL);
  return TRUE;
}

/**
 * mb_page_reader_read_cohort_table:
 * @self: a page that is read
 * @table: one of its tables
 *
 * Reads a table of the projects or of the milestones of the cohort that the
 * page is about.
 *
 * Returns: whether the table is one of these
 */
gboolean
mb_page_reader_read_cohort_table (MbPageReading *self, const MbPageTable *table)
{
  return try_projects (self, table) || try_milestones (self, table);
}

static gboolean
is_timeline (MbPageReading *self, int heading)
{
  static const char *const words[] = { "timeline", "schedule", "important dates", "key dates", "milestones" };
  const char *folded = mb_page_reading_get_heading (self, heading);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (mb_page_has_words (folded, words[i]))
      return TRUE;
  return FALSE;
}

static void
read_step (MbPageReading *self, const MbPageItem *item)
{
  g_auto (MbPageDates) dates = { NULL };

  if (mb_page_dates_read (&dates, item->text.text, self->year))
    add_milestone (self, &dates, dates.label, item->text.line);
  else
    mb_claims_note (self->claims, item->text.line, _("No date could be read in “%s”."), item->text.text);
}

/**
 * mb_page_reader_read_timeline:
 * @self: a page that is read
 *
 * Reads the list below a heading such as “Timeline”.
 */
void
mb_page_reader_read_timeline (MbPageReading *self)
{
  int known = -1;
  gboolean is_known_timeline = FALSE;

  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);

      if (item->kind != MB_PAGE_LIST_ITEM || item->heading < 0 || self->projects[item->heading])
        continue;
      if (item->heading != known)
        {
          known = item->heading;
          is_known_timeline = is_timeline (self, known);
          if (is_known_timeline && mb_page_reading_get_cohort (self) == NULL)
            mb_claims_note (self->claims, item->text.line,
                            _("It is not said of which program and year these dates are."));
        }
      if (is_known_timeline && self->cohort != NULL)
        read_step (self, item);
    }
}

/* Admins */

static gboolean
is_about_admins (MbPageReading *self, int heading)
{
  static const char *const words[] = { "admins", "admin", "administrators", "administrator", "program maintainers",
                                       "program leads", "coordinators" };
  const char *folded = mb_page_reading_get_heading (self, heading);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (mb_page_has_words (folded, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * mb_page_reader_read_admins:
 * @self: a page that is read
 *
 * Reads the list of people below a heading such as “Program administrators”.
 */
void
mb_page_reader_read_admins (MbPageReading *self)
{
  for (guint i = 0; i < mb_page_get_n_items (self->page) && self->program != NULL; i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);
      g_autoptr (MbPagePerson) person = NULL;
      MbClaim *claim;

      if (item->kind != MB_PAGE_LIST_ITEM || item->heading < 0 || !is_about_admins (self, item->heading))
        continue;
      person = mb_page_person_read (&item->text);
      if (person == NULL || person->handle == NULL)
        {
          mb_claims_note (self->claims, item->text.line, _("“%s” names nobody by a GitHub profile."), item->text.text);
          continue;
        }
      claim = mb_page_reading_add_person (self, MB_RECORD_ADMIN, person, item->text.line);
      if (claim != NULL)
        claim->program = self->program;
    }
}
