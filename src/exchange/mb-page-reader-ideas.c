#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-page-reader-private.h"

#define LONGEST_LABEL 40
/* What only projects have; a page of terms may explain what a mentor and a mentee is. */
#define ONLY_PROJECTS_HAVE (1 << LABEL_SKILLS | 1 << LABEL_DIFFICULTY | 1 << LABEL_LENGTH)

/* What an item of a project's list tells. */
typedef enum {
  LABEL_NONE,
  LABEL_OUTCOME,
  LABEL_SKILLS,
  LABEL_DIFFICULTY,
  LABEL_LENGTH,
  LABEL_MENTORS,
  LABEL_MENTEES,
} Label;

static Label
find_label (const MbPageItem *item)
{
  static const struct {
    const char *word;
    Label label;
  } labels[] = {
    { "mentors", LABEL_MENTORS },     { "mentor", LABEL_MENTORS },         { "mentees", LABEL_MENTEES },
    { "mentee", LABEL_MENTEES },      { "contributors", LABEL_MENTEES },   { "contributor", LABEL_MENTEES },
    { "students", LABEL_MENTEES },    { "student", LABEL_MENTEES },        { "writers", LABEL_MENTEES },
    { "writer", LABEL_MENTEES },      { "interns", LABEL_MENTEES },        { "intern", LABEL_MENTEES },
    { "skills", LABEL_SKILLS },       { "skill", LABEL_SKILLS },           { "technologies", LABEL_SKILLS },
    { "difficulty", LABEL_DIFFICULTY }, { "level", LABEL_DIFFICULTY },     { "length", LABEL_LENGTH },
    { "duration", LABEL_LENGTH },     { "size", LABEL_LENGTH },            { "hours", LABEL_LENGTH },
    { "outcome", LABEL_OUTCOME },     { "outcomes", LABEL_OUTCOME },
  };
  g_autofree char *folded = NULL;

  if (item->kind != MB_PAGE_LIST_ITEM || item->label == NULL || strlen (item->label) > LONGEST_LABEL)
    return LABEL_NONE;
  folded = mb_page_fold (item->label);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (mb_page_has_words (folded, labels[i].word))
      return labels[i].label;
  return LABEL_NONE;
}

/* The length of “1) ”, “2. ”, “3: ” or “#4 ”. */
static gsize
measure_number (const char *text)
{
  gsize hash = *text == '#', digits = strspn (text + hash, "0123456789");
  gsize at = hash + digits;

  if (digits == 0 || digits > 3)
    return 0;
  if (strchr (").:", text[at]) != NULL && text[at] != '\0')
    at++;
  else if (!hash)
    return 0;
  return text[at] == ' ' ? at + 1 : 0;
}

static char *
dup_title (const char *text)
{
  static const char *const marks[] = { "✅", "☑", "✔", "✓", ":white_check_mark:", "\357\270\217" };
  g_autoptr (GString) title = g_string_new (text + measure_number (text));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (title, marks[i], "", 0);
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&title)));
}

/* Which headings are projects */

/* The project whose heading the item stands under, however deep; -1: none. */
static int
find_project (MbPageReading *self, int heading)
{
  while (heading >= 0 && !self->projects[heading])
    heading = mb_page_get_heading (self->page, (guint) heading)->parent;
  return heading;
}

static gboolean
names_projects (MbPageReading *self)
{
  static const char *const words[] = { "ideas", "idea", "projects", "project" };
  const MbPageKey *title = mb_page_find_key (self->page, "title");
  g_autofree char *folded = mb_page_fold (title != NULL ? title->value : "");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (mb_page_has_words (folded, words[i]))
        return TRUE;
      for (guint k = 0; k < mb_page_get_n_headings (self->page); k++)
        if (measure_number (mb_page_get_heading (self->page, k)->text.text) == 0 &&
            mb_page_has_words (self->headings[k], words[i]))
          return TRUE;
    }
  return FALSE;
}

/* A bit for each label. */
static gboolean
has_lines_of_project (guint labels)
{
  return (labels & ONLY_PROJECTS_HAVE) != 0 && (labels & (labels - 1)) != 0;
}

/* Chapters can be numbered too, but then they are of another level than the projects in them. */
static void
continue_numbers (MbPageReading *self, gboolean *is_numbered_level)
{
  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      const MbPageHeading *heading = mb_page_get_heading (self->page, i);

      self->projects[i] |= is_numbered_level[heading->level] && measure_number (heading->text.text) > 0;
    }
}

static guint
count_projects (MbPageReading *self)
{
  guint n = 0;

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    n += self->projects[i];
  return n;
}

/* Two lines that projects have tell a project from a chapter; so does a number, on a page about projects or where a
 * project has one. */
static guint
find_projects (MbPageReading *self)
{
  guint n_headings = mb_page_get_n_headings (self->page);
  gboolean is_numbered_level[MB_PAGE_SUMMARY_LEVEL + 1] = { FALSE };
  g_autofree guint *labels = g_new0 (guint, n_headings + 1);
  gboolean numbers_count = names_projects (self);

  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);

      self->labels[i] = item->heading >= 0 ? find_label (item) : LABEL_NONE;
      if (self->labels[i] != LABEL_NONE)
        labels[item->heading] |= 1u << self->labels[i];
    }
  for (guint i = 0; i < n_headings; i++)
    {
      const MbPageHeading *heading = mb_page_get_heading (self->page, i);

      self->projects[i] = heading->level > 1 && heading->level < MB_PAGE_SUMMARY_LEVEL &&
                          (has_lines_of_project (labels[i]) || (numbers_count && measure_number (heading->text.text) > 0));
      is_numbered_level[heading->level] |= self->projects[i] && measure_number (heading->text.text) > 0;
    }
  continue_numbers (self, is_numbered_level);
  return count_projects (self);
}

/* Which of them ran */

static gboolean
mark_checked (MbPageReading *self, gboolean *ran)
{
  gboolean are_marked = FALSE;

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      ran[i] = self->projects[i] && mb_page_has_check_mark (mb_page_get_heading (self->page, i)->text.text);
      are_marked |= ran[i];
    }
  return are_marked;
}

/* Those whose chapter is called “Accepted projects”. */
static void
mark_accepted (MbPageReading *self, gboolean *ran)
{
  gboolean accepted[MB_PAGE_SUMMARY_LEVEL + 1] = { FALSE };

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      guint level = mb_page_get_heading (self->page, i)->level;
      const char *heading;

      if (self->projects[i])
        {
          ran[i] = accepted[level];
          continue;
        }
      heading = mb_page_reading_get_heading (self, (int) i);
      for (guint k = level; k <= MB_PAGE_SUMMARY_LEVEL; k++)
        accepted[k] = mb_page_has_words (heading, "accepted") || mb_page_has_words (heading, "selected");
    }
}

static void
mark_taken (MbPageReading *self, gboolean *ran)
{
  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);
      int project = find_project (self, item->heading);

      if (project >= 0 && self->labels[i] == LABEL_MENTEES)
        {
          g_autoptr (GPtrArray) people = mb_page_people_read (&item->value);

          ran[project] |= people->len > 0;
        }
    }
}

/* Where some are marked, the others did not run; where none is, the chapter tells, or that somebody was taken. */
static gboolean *
find_ran (MbPageReading *self)
{
  gboolean *ran = g_new0 (gboolean, mb_page_get_n_headings (self->page) + 1);

  if (!mark_checked (self, ran))
    {
      mark_accepted (self, ran);
      mark_taken (self, ran);
    }
  return ran;
}

/* What is said of a project */

/**
 * mb_page_reading_add_seats:
 * @self: a page that is read, which names its cohort
 * @project: the claim of the project
 * @text: the people
 * @role: in which role
 * @ran: whether the project ran
 *
 * Adds the people on a project, and to its cohort when it ran.
 */
void
mb_page_reading_add_seats (MbPageReading *self, const MbClaim *project, const MbPageText *text, MbRole role,
                           gboolean ran)
{
  g_autoptr (GPtrArray) people = mb_page_people_read (text);

  for (guint i = 0; i < people->len; i++)
    {
      MbClaim *seat = mb_page_reading_add_person (self, MB_RECORD_SEAT, people->pdata[i], text->line);
      MbClaim *participation;

      if (seat == NULL)
        continue;
      seat->program = project->program;
      seat->year = project->year;
      seat->title = project->title;
      seat->url = project->url;
      seat->role = role;
      if (!ran)
        continue;
      participation = mb_page_reading_add_person (self, MB_RECORD_PARTICIPATION, people->pdata[i], text->line);
      participation->program = project->program;
      participation->year = project->year;
      participation->role = role;
    }
}

static void
say_skills (MbClaim *project, const MbPageText *text)
{
  g_autoptr (GString) words = g_string_new (text->text);

  if (words->len > 0 && words->str[words->len - 1] == '.')
    g_string_truncate (words, words->len - 1);
  g_string_replace (words, ", and ", ", ", 0);
  mb_claim_say_parsed (project, "skills", words->str, text->line);
}

static void
say_hours (MbPageReading *self, MbClaim *project, const MbPageText *text)
{
  g_autofree char *folded = mb_page_fold (text->text);
  gint64 hours = mb_page_find_number (text->text);

  if (hours >= 0 && hours <= 100000 && !mb_page_has_words (folded, "weeks") && !mb_page_has_words (folded, "months"))
    mb_claim_say (project, "hours", g_variant_new_int64 (hours), text->line);
  else
    mb_claims_note (self->claims, text->line, _("“%s” is no number of hours."), text->text);
}

static void
read_item (MbPageReading *self, guint index, MbClaim *project, gboolean ran)
{
  const MbPageText *value = &mb_page_get_item (self->page, index)->value;

  switch ((Label) self->labels[index])
    {
    case LABEL_SKILLS:
      say_skills (project, value);
      break;
    case LABEL_DIFFICULTY:
      mb_claim_say_text (project, "difficulty", value->text, value->line);
      break;
    case LABEL_LENGTH:
      say_hours (self, project, value);
      break;
    case LABEL_MENTORS:
      mb_page_reading_add_seats (self, project, value, MB_ROLE_MENTOR, ran);
      break;
    case LABEL_MENTEES:
      mb_page_reading_add_seats (self, project, value, MB_ROLE_MENTEE, ran);
      break;
    case LABEL_OUTCOME: /* what a project was to bring; the book notes what it did */
    case LABEL_NONE:
    default:
      break;
    }
}

/**
 * mb_page_reading_add_project:
 * @self: a page that is read, which names its cohort
 * @text: the title, with a link
 * @ran: whether the project ran
 *
 * Adds a claim that there is a project.
 *
 * Returns: (transfer none) (nullable): the claim; %NULL when it has no title
 */
MbClaim *
mb_page_reading_add_project (MbPageReading *self, const MbPageText *text, gboolean ran)
{
  MbClaim *cohort = mb_page_reading_get_cohort (self);
  g_autofree char *title = dup_title (text->text);
  MbClaim *project;

  if (*title == '\0')
    return NULL;
  project = mb_claims_add (self->claims, MB_RECORD_PROJECT, text->line);
  project->program = cohort->program;
  project->year = cohort->year;
  project->title = mb_claims_keep (self->claims, title);
  mb_claim_say_text (project, "title", title, text->line);
  if (text->n_links > 0 && mb_claim_say_parsed (project, "url", text->links[0].url, text->line))
    project->url = mb_claims_keep (self->claims, text->links[0].url);
  mb_claim_say_text (project, "status", ran ? "accepted" : "proposed", text->line);
  return project;
}

static void
read_project (MbPageReading *self, guint heading, guint *next_item, gboolean ran)
{
  MbClaim *project = mb_page_reading_add_project (self, &mb_page_get_heading (self->page, heading)->text, ran);

  for (; *next_item < mb_page_get_n_items (self->page); (*next_item)++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, *next_item);
      int owner = find_project (self, item->heading);

      if (owner > (int) heading)
        return;
      if (owner == (int) heading && project != NULL)
        read_item (self, *next_item, project, ran);
    }
}

/**
 * mb_page_reader_read_ideas:
 * @self: a page that is read
 *
 * Reads the projects of a page of ideas.
 */
void
mb_page_reader_read_ideas (MbPageReading *self)
{
  guint n = find_projects (self);
  g_autofree gboolean *ran = find_ran (self);
  guint next_item = 0;

  if (n == 0)
    return;
  if (mb_page_reading_get_cohort (self) == NULL)
    {
      mb_claims_note (self->claims, 1, ngettext ("The page has %u project, and names no program and year for it.",
                                                 "The page has %u projects, and names no program and year for them.",
                                                 n),
                      n);
      return;
    }
  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    if (self->projects[i])
      read_project (self, i, &next_item, ran[i]);
}
