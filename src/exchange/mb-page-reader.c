#include "config.h"

#include "mb-page-marks.h"
#include "mb-page-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-page-dates.h"

/* What the page is about */

/* “AsyncAPI Mentorship” of “AsyncAPI Mentorship Program 2023 – Project Ideas”. */
static char *
dup_program (const char *text)
{
  static const char *const generic[] = { "ideas", "idea", "page", "project", "projects", "program", "programs",
                                         "programme", "programmes", "list", "edition", "cohort", "overview", "timeline",
                                         "insights", "accepted", "proposals", NULL };
  g_autofree char *plain = mb_page_dup_without_brackets (text);
  g_auto (GStrv) words = g_regex_split_simple ("[\\s,|–—-]+", plain, 0, 0);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) name = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = mb_page_fold (words[i]);

      if (*folded != '\0' && !g_strv_contains (generic, folded) && mb_page_find_year (folded) == 0)
        g_strv_builder_add (kept, words[i]);
    }
  name = g_strv_builder_end (kept);
  return *name != NULL ? g_strjoinv (" ", name) : NULL;
}

/* The part of a title that names the year; else the title. */
static char *
dup_part_with_year (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (mb_page_find_year (parts[i]) != 0)
      return g_strstrip (g_strdup (parts[i]));
  return g_strdup (text);
}

static gboolean
says_status (const char *text)
{
  g_autofree char *folded = mb_page_fold (text);

  return g_str_has_prefix (folded, "status") || g_str_has_prefix (folded, "program status");
}

/* The first title that names both counts; else each is taken where it is found first. */
static gboolean
take_title (MbPageReading *self, const char *text, guint line)
{
  g_autofree char *part = dup_part_with_year (text);
  g_autofree char *program = says_status (text) ? NULL : dup_program (part);
  int year = mb_page_find_year (part);

  if (program != NULL && (self->program == NULL || (year != 0 && self->year == 0)))
    {
      self->program = mb_claims_keep (self->claims, program);
      self->program_line = line;
    }
  if (self->year == 0)
    self->year = year;
  return program != NULL && year != 0;
}

static void
find_subject (MbPageReading *self)
{
  const MbPageKey *title = mb_page_find_key (self->page, "title");
  g_autofree char *base = g_path_get_basename (mb_page_get_name (self->page));

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      const MbPageHeading *heading = mb_page_get_heading (self->page, i);

      if (heading->level == 1 && take_title (self, heading->text.text, heading->text.line))
        return;
    }
  if (title != NULL && take_title (self, title->value, title->line))
    return;
  if (self->year == 0)
    self->year = mb_page_find_year (base);
}

static void
find_date (MbPageReading *self)
{
  for (guint i = 0; i < mb_page_get_n_items (self->page) && self->date == NULL; i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);
      const char *as_of = item->kind != MB_PAGE_LIST_ITEM ? strstr (item->text.text, "as of ") : NULL;
      g_autofree char *date = as_of != NULL ? mb_page_dates_find (as_of) : NULL;

      self->date = mb_claims_keep (self->claims, date);
    }
}

/**
 * mb_page_reading_add_cohort:
 * @self: a page that is read
 * @program: the program, as the page calls it
 * @year: the year
 * @line: where it says so
 *
 * Adds a claim that there is a cohort.
 *
 * Returns: (transfer none): the claim
 */
MbClaim *
mb_page_reading_add_cohort (MbPageReading *self, const char *program, int year, guint line)
{
  MbClaim *claim = mb_claims_add (self->claims, MB_RECORD_COHORT, line);

  claim->program = mb_claims_keep (self->claims, program);
  claim->year = year;
  return claim;
}

/**
 * mb_page_reading_say_reported:
 * @self: a page that is read
 * @cohort: the claim of a cohort
 * @participants: how many the page says it had; negative: nothing
 * @line: where it says so
 *
 * Adds to a claim the headcount that the page reports. Where Mentorbook wrote
 * it, it may be the mentees whom the book names.
 */
void
mb_page_reading_say_reported (MbPageReading *self, MbClaim *cohort, gint64 participants, guint line)
{
  if (participants < 0)
    return;
  if (mb_page_reading_is_own (self, line))
    mb_claim_say_counted (cohort, "reported", participants, line);
  else
    mb_claim_say (cohort, "reported", g_variant_new_int64 (participants), line);
}

/**
 * mb_page_reading_get_cohort:
 * @self: a page that is read
 *
 * The claim of the cohort that the page is about, which is added when it is
 * asked for first.
 *
 * Returns: (transfer none) (nullable): the claim; %NULL when the page does
 *   not name program and year
 */
MbClaim *
mb_page_reading_get_cohort (MbPageReading *self)
{
  g_autofree char *relative = mb_page_dup_relative (mb_page_get_name (self->page));

  if (self->cohort != NULL || self->program == NULL || self->year == 0)
    return self->cohort;
  self->cohort = mb_page_reading_add_cohort (self, self->program, self->year, self->program_line);
  mb_claim_say_text (self->cohort, "page", relative, 1);
  return self->cohort;
}

/**
 * mb_page_reading_add_person:
 * @self: a page that is read
 * @kind: what is told of the person
 * @person: who
 * @line: where
 *
 * Adds a claim that tells of a person. Where the text names one handle and
 * its link leads to another, that is noted instead.
 *
 * Returns: (transfer none) (nullable): the claim, or %NULL
 */
MbClaim *
mb_page_reading_add_person (MbPageReading *self, MbRecordKind kind, const MbPagePerson *person, guint line)
{
  MbClaim *claim;

  if (person->other != NULL)
    {
      mb_claims_note (self->claims, line, _("The link of “@%s” leads to “%s”; it was left out."), person->other,
                      person->handle);
      return NULL;
    }
  claim = mb_claims_add (self->claims, kind, line);
  claim->name = mb_claims_keep (self->claims, person->name);
  claim->handle = mb_claims_keep (self->claims, person->handle);
  return claim;
}

/**
 * mb_page_reading_get_heading:
 * @self: a page that is read
 * @heading: a heading by index, or -1
 *
 * What a heading says, folded.
 *
 * Returns: (transfer none): the text; empty without a heading
 */
const char *
mb_page_reading_get_heading (MbPageReading *self, int heading)
{
  return heading < 0 ? "" : self->headings[heading];
}

static char **
fold_headings (MbPage *page)
{
  guint n = mb_page_get_n_headings (page);
  char **headings = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    headings[i] = mb_page_fold (mb_page_get_heading (page, i)->text.text);
  return headings;
}

/* The status of the cohort */

static gboolean
say_status (MbPageReading *self, const char *text, guint line)
{
  const char *colon = strchr (text, ':');
  const char *status = colon != NULL && says_status (text) ? mb_page_find_status (colon + 1) : NULL;

  if (status == NULL)
    return FALSE;
  mb_claim_say_text (self->cohort, "status", status, line);
  return TRUE;
}

static void
read_status (MbPageReading *self)
{
  if (self->cohort == NULL)
    return;
  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      const MbPageText *text = &mb_page_get_heading (self->page, i)->text;

      if (say_status (self, text->text, text->line))
        return;
    }
  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageText *text = &mb_page_get_item (self->page, i)->text;

      if (say_status (self, text->text, text->line))
        return;
    }
}

/* Tables */

static void
note_table (MbPageReading *self, const MbPageTable *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < MIN (table->n_columns, 5); i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? " | " : "", table->columns[i].text);
  mb_claims_note (self->claims, table->line, _("A table with the columns “%s” is none that is known."), columns->str);
}

static void
read_tables (MbPageReading *self)
{
  for (guint i = 0; i < mb_page_get_n_tables (self->page); i++)
    {
      const MbPageTable *table = mb_page_get_table (self->page, i);

      if (!mb_page_reader_read_insights_table (self, table) && !mb_page_reader_read_overview_table (self, table) &&
          !mb_page_reader_read_cohort_table (self, table))
        note_table (self, table);
    }
}

/**
 * mb_page_reading_is_own:
 * @self: a page that is read
 * @line: a line of it
 *
 * Whether Mentorbook wrote the line. Where the marks do not pair nobody knows.
 *
 * Returns: whether it did
 */
gboolean
mb_page_reading_is_own (MbPageReading *self, guint line)
{
  for (guint i = 0; self->own != NULL && i < self->own->len; i++)
    {
      const MbPageMark *mark = self->own->pdata[i];

      if (line > mark->line && line < mark->last_line)
        return TRUE;
    }
  return FALSE;
}

/**
 * mb_page_reader_read:
 * @page: a page
 * @claims: what pages say
 *
 * Reads what a page says, whatever kind of page it is: the shapes of its
 * headings, lists and tables tell.
 */
void
mb_page_reader_read (MbPage *page, MbClaims *claims)
{
  MbPageReading self = { .page = page, .claims = claims };

  mb_claims_begin_page (claims, mb_page_get_name (page));
  if (mb_page_is_report (page))
    return;
  self.projects = g_new0 (gboolean, mb_page_get_n_headings (page) + 1);
  self.labels = g_new0 (guint8, mb_page_get_n_items (page) + 1);
  self.headings = fold_headings (page);
  self.measured = g_ptr_array_new ();
  self.own = mb_page_marks_find (mb_page_get_bytes (page), mb_page_get_name (page), NULL);
  find_subject (&self);
  find_date (&self);
  mb_page_reader_read_ideas (&self);
  mb_page_reader_find_measured (&self);
  read_tables (&self);
  mb_page_reader_read_timeline (&self);
  mb_page_reader_read_admins (&self);
  mb_page_reader_read_active (&self);
  read_status (&self);
  g_ptr_array_unref (self.measured);
  g_clear_pointer (&self.own, g_ptr_array_unref);
  g_strfreev (self.headings);
  g_free (self.labels);
  g_free (self.projects);
}
