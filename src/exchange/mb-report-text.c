#include "config.h"

#include "mb-report-text.h"

#include "insight/mb-program-cohorts.h"
#include "mb-markdown.h"
#include "mb-page.h"
#include "mb-scope-text.h"

#define MOST_NAMED_COHORTS 20

/* Pieces of Markdown */

/* As YAML wants it between double quotes. */
static void
append_quoted (GString *text, const char *title)
{
  g_autofree char *plain = mb_markdown_dup_plain (title);

  g_string_append_c (text, '"');
  for (const char *at = plain; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

static void
append_row (GString *text, const char *const *cells)
{
  g_string_append_c (text, '|');
  for (; *cells != NULL; cells++)
    g_string_append_printf (text, " %s |", *cells);
  g_string_append_c (text, '\n');
}

static void
append_table_head (GString *text, const char *const *headings, const char *const *rule)
{
  append_row (text, headings);
  append_row (text, rule);
}

static void
append_heading (GString *text, guint level, const char *title)
{
  g_autofree char *escaped = mb_markdown_dup_escaped_line (title);

  g_string_append_printf (text, "\n%.*s %s\n\n", (int) level, "######", escaped);
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Head counts */

typedef struct {
  gint64 participants;
  gint64 mentees;
  gint64 mentors;
  gint64 projects;
} Sum;

static const MbProgramCohort *
find_headcount (MbProgramCohorts *cohorts, gint64 id)
{
  for (guint i = 0; i < cohorts->cohorts->len; i++)
    if (((const MbProgramCohort *) cohorts->cohorts->pdata[i])->id == id)
      return cohorts->cohorts->pdata[i];
  return NULL;
}

static void
append_headcount (GString *text, const char *name, gint64 participants, gint64 mentees, gint64 mentors, gint64 projects)
{
  g_autofree char *escaped = mb_markdown_dup_escaped (name);
  g_autofree char *participants_text = dup_number (participants);
  g_autofree char *mentees_text = dup_number (mentees);
  g_autofree char *mentors_text = dup_number (mentors);
  g_autofree char *projects_text = dup_number (projects);
  const char *const cells[] = { escaped, participants_text, mentees_text, mentors_text, projects_text, NULL };

  append_row (text, cells);
}

static gboolean
append_cohort_counts (GString *text, MbReport *self, const MbKnownCohort *cohort, Sum *sum, GError **error)
{
  g_autoptr (MbProgramCohorts) cohorts = mb_program_cohorts_new (self->book, cohort->program->id, error);
  const MbProgramCohort *own = cohorts != NULL ? find_headcount (cohorts, cohort->id) : NULL;
  g_autofree char *title = mb_known_cohort_dup_title (cohort);
  gint64 participants;

  if (own == NULL)
    return cohorts != NULL;
  participants = own->headcount.reported >= 0 ? own->headcount.reported : own->headcount.mentees;
  append_headcount (text, title, participants, own->headcount.mentees, own->headcount.mentors, own->headcount.projects);
  sum->participants += participants;
  sum->mentees += own->headcount.mentees;
  sum->mentors += own->headcount.mentors;
  sum->projects += own->headcount.projects;
  return TRUE;
}

static gboolean
append_counts (GString *text, MbReport *self, Sum *sum, GError **error)
{
  static const char *const headings[] = { "Cohort", "Participants", "Mentees by name", "Mentors", "Ideas", NULL };
  static const char *const rule[] = { "---", "---:", "---:", "---:", "---:", NULL };

  append_heading (text, 2, "Participants");
  append_table_head (text, headings, rule);
  for (guint i = 0; i < self->cohorts->len; i++)
    if (!append_cohort_counts (text, self, self->cohorts->pdata[i], sum, error))
      return FALSE;
  if (self->cohorts->len > 1)
    append_headcount (text, "Total", sum->participants, sum->mentees, sum->mentors, sum->projects);
  g_string_append (text, "\nParticipants are the reported headcount of a cohort, or else its named mentees. Somebody in "
                         "two cohorts counts twice.\n");
  return TRUE;
}

/* Figures */

static void
append_figure (GString *text, MbReport *self, const char *label, MbMetric metric, MbUnit unit)
{
  g_autofree char *value = mb_figure_dup_value (mb_insights_get_figure (self->insights, metric, unit));
  g_autofree char *escaped = mb_markdown_dup_escaped (value);
  const char *const cells[] = { label, escaped, NULL };

  append_row (text, cells);
}

/* While all the cohorts run it is too early to say. */
static void
append_retention (GString *text, MbReport *self)
{
  const MbFigure *figure = mb_insights_get_figure (self->over, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS);
  const gboolean is_early = figure->state == MB_FIGURE_NO_DATA && mb_insights_count_cohorts (self->over, MB_COHORT_EARLY) > 0;
  g_autofree char *value = is_early ? g_strdup ("Too early") : mb_figure_dup_value (figure);
  g_autofree char *escaped = mb_markdown_dup_escaped (value);
  const char *const cells[] = { "Still active", escaped, NULL };

  append_row (text, cells);
}

static void
count_ideas (MbReport *self, guint *n_ran, guint *n)
{
  *n_ran = *n = 0;
  for (guint i = 0; i < self->known->projects->len; i++)
    {
      const MbKnownProject *project = self->known->projects->pdata[i];

      if (!g_ptr_array_find (self->cohorts, project->cohort, NULL))
        continue;
      *n += 1;
      *n_ran += g_strcmp0 (project->status, "accepted") == 0;
    }
}

static void
append_ideas (GString *text, MbReport *self)
{
  g_autofree char *value = NULL;
  guint n_ran, n;
  const char *cells[] = { "Ideas that became projects", NULL, NULL };

  count_ideas (self, &n_ran, &n);
  value = n > 0 ? g_strdup_printf ("%u of %u", n_ran, n) : g_strdup ("No data");
  cells[1] = value;
  append_row (text, cells);
}

static GArray *
list_ids (GPtrArray *cohorts)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < cohorts->len; i++)
    g_array_append_val (ids, ((const MbKnownCohort *) cohorts->pdata[i])->id);
  return ids;
}

static gboolean
append_figures (GString *text, MbReport *self, GError **error)
{
  static const char *const headings[] = { "Figure", "Value", NULL };
  static const char *const rule[] = { "---", "---", NULL };
  g_autoptr (GArray) ids = list_ids (self->cohorts);
  g_autofree char *scope = mb_scope_text_dup (ids, mb_insights_get_as_of (self->insights), self->book,
                                              MB_SCOPE_NAMES_TITLES, MOST_NAMED_COHORTS, error);
  g_autofree char *escaped = NULL;

  if (scope == NULL)
    return FALSE;
  append_heading (text, 2, "Figures");
  append_table_head (text, headings, rule);
  append_figure (text, self, "Different mentees", MB_METRIC_MENTEES, MB_UNIT_PEOPLE);
  append_figure (text, self, "Different mentors", MB_METRIC_MENTORS, MB_UNIT_PEOPLE);
  append_ideas (text, self);
  append_figure (text, self, "Completed", MB_METRIC_COMPLETED, MB_UNIT_PARTICIPATIONS);
  append_retention (text, self);
  escaped = mb_markdown_dup_escaped_line (scope);
  g_string_append_printf (text, "\n%s\n", escaped);
  return TRUE;
}

/* Projects */

static char *
dup_people (GPtrArray *members)
{
  g_autoptr (GString) people = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const MbKnownMember *member = members->pdata[i];
      g_autofree char *address = mb_known_member_dup_address (member);
      g_autofree char *link = mb_markdown_dup_link (member->name, address);

      g_string_append_printf (people, "%s%s", i > 0 ? ", " : "", link);
    }
  return g_string_free_and_steal (g_steal_pointer (&people));
}

static void
append_projects (GString *text, MbReport *self, const MbKnownCohort *cohort)
{
  static const char *const headings[] = { "Project", "Mentors", "Mentees", NULL };
  static const char *const rule[] = { "---", "---", "---", NULL };
  gboolean has_head = FALSE;

  for (guint i = 0; i < self->known->projects->len; i++)
    {
      const MbKnownProject *project = self->known->projects->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *mentors = NULL;
      g_autofree char *mentees = NULL;

      if (project->cohort != cohort || g_strcmp0 (project->status, "accepted") != 0)
        continue;
      if (!has_head)
        {
          g_autofree char *name = mb_known_cohort_dup_title (cohort);

          append_heading (text, 2, name);
          append_table_head (text, headings, rule);
          has_head = TRUE;
        }
      title = mb_markdown_dup_link (project->title, project->url);
      mentors = dup_people (project->members[MB_ROLE_MENTOR]);
      mentees = dup_people (project->members[MB_ROLE_MENTEE]);
      append_row (text, (const char *const[]) { title, mentors, mentees, NULL });
    }
}

/* All of it */

static void
append_beginning (GString *text, MbReport *self)
{
  g_string_append (text, "---\ntitle: ");
  append_quoted (text, self->title);
  /* A page needs a place among the others; whoever puts it there will know a better one. */
  g_string_append (text, "\nweight: 1000\n" MB_PAGE_GENERATOR_KEY ": " MB_PAGE_GENERATOR "\n---\n");
  append_heading (text, 1, self->title);
  g_string_truncate (text, text->len - 1);
}

/* “participants” and what else there is more than one of. */
static char *
dup_count (gint64 count, const char *one)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s%s", count, one, count == 1 ? "" : "s");
}

/* The first thing that somebody who reads the post wants to know. */
static void
append_summary (GString *text, MbReport *self, const Sum *sum)
{
  const MbFigure *mentors = mb_insights_get_figure (self->insights, MB_METRIC_MENTORS, MB_UNIT_PEOPLE);
  g_autofree char *participants = dup_count (sum->participants, "participant");
  g_autofree char *cohorts = dup_count (self->cohorts->len, "cohort");
  g_autofree char *projects = NULL;
  g_autofree char *guides = dup_count (mentors->k, "mentor");
  guint n_ran, n;

  count_ideas (self, &n_ran, &n);
  projects = dup_count (n_ran, "project");
  g_string_append_printf (text, "\n%s in %s, %s and %s.\n", participants, cohorts, projects, guides);
}

static void
append_charts (GString *text, MbReport *self)
{
  for (guint i = 0; i < self->charts->len; i++)
    {
      const MbReportChart *chart = self->charts->pdata[i];
      g_autofree char *title = mb_markdown_dup_escaped (chart->title);

      g_string_append_printf (text, "\n![%s](./%s.svg)\n", title, chart->name);
    }
}

/**
 * mb_report_text_make:
 * @report: a report
 * @error: return location for an `MB_ERROR`
 *
 * Makes the page of a report: front matter, head counts, charts, figures with
 * their scope, and the projects that ran. It survives MDX.
 *
 * Returns: (transfer full) (nullable): the page
 */
char *
mb_report_text_make (MbReport *report, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) counts = g_string_new (NULL);
  Sum sum = { 0 };

  if (!append_counts (counts, report, &sum, error))
    return NULL;
  append_beginning (text, report);
  append_summary (text, report, &sum);
  g_string_append_len (text, counts->str, (gssize) counts->len);
  append_charts (text, report);
  if (!append_figures (text, report, error))
    return NULL;
  for (guint i = 0; i < report->cohorts->len; i++)
    append_projects (text, report, report->cohorts->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
