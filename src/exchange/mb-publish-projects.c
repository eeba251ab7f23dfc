#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-markdown.h"
#include "mb-page-cell.h"
#include "mb-publish-page.h"

/* Pages of ideas: whether each of them ran, and who was on it. */

#define TICK "✅"

/* Which projects: a heading begins with a number, and its title or link is a project’s */

static gboolean
skip_number (const char **text)
{
  const char *at = *text + strspn (*text, "0123456789");

  if (at == *text || (*at != ')' && *at != '.'))
    return FALSE;
  *text = at + 1;
  return TRUE;
}

/* The title without its number; NULL: it has none. */
static const char *
get_title (const MbPageHeading *heading)
{
  const char *title = heading->text.text;

  return skip_number (&title) ? title : NULL;
}

/* The only one of the cohort. */
static const MbKnownProject *
pick (GPtrArray *projects, const MbKnownCohort *cohort)
{
  const MbKnownProject *found = NULL;

  for (guint i = 0; projects != NULL && i < projects->len; i++)
    {
      const MbKnownProject *project = projects->pdata[i];

      if (project->cohort != cohort)
        continue;
      if (found != NULL)
        return NULL;
      found = project;
    }
  return found;
}

static GPtrArray *
list_titled (MbPublishBook *book, const MbPageHeading *heading)
{
  return get_title (heading) != NULL ? mb_publish_book_find_titled (book, get_title (heading)) : NULL;
}

static GPtrArray *
list_linked (MbPublishBook *book, const MbPageHeading *heading)
{
  if (get_title (heading) == NULL || heading->text.n_links == 0)
    return NULL;
  return mb_publish_book_find_addressed (book, heading->text.links[0].url);
}

/* Several ideas may lead to the same repository; then the link says nothing. */
static const MbKnownProject *
find_project (MbPublishBook *book, const MbKnownCohort *cohort, const MbPageHeading *heading)
{
  const MbKnownProject *titled = pick (list_titled (book, heading), cohort);

  return titled != NULL ? titled : pick (list_linked (book, heading), cohort);
}

static gboolean
names_year (MbPublishing *self, const MbKnownCohort *cohort)
{
  g_autofree char *year = g_strdup_printf ("%d", cohort->year);
  const MbPageKey *title = mb_page_find_key (self->page, "title");

  return strstr (mb_page_get_name (self->page), year) != NULL || (title != NULL && strstr (title->value, year) != NULL);
}

static void
count (GHashTable *counts, GPtrArray *projects)
{
  for (guint i = 0; projects != NULL && i < projects->len; i++)
    {
      gpointer cohort = (gpointer) ((const MbKnownProject *) projects->pdata[i])->cohort;

      g_hash_table_insert (counts, cohort,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, cohort)) + 1));
    }
}

/* The cohort most of whose projects are on the page; where two have as many, that whose year the page names. */
static const MbKnownCohort *
find_cohort (MbPublishing *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  const MbKnownCohort *best = NULL;
  guint most = 0;

  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    {
      GPtrArray *titled = list_titled (self->book, mb_page_get_heading (self->page, i));

      count (counts, titled != NULL ? titled : list_linked (self->book, mb_page_get_heading (self->page, i)));
    }
  for (guint i = 0; g_hash_table_size (counts) > 0 && i < self->book->cohorts->len; i++)
    {
      const MbKnownCohort *cohort = self->book->cohorts->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, cohort));

      if (n > most || (n > 0 && n == most && names_year (self, cohort) && !names_year (self, best)))
        {
          best = cohort;
          most = n;
        }
    }
  return best;
}

/* Whether it ran */

static void
add_tick (MbPublishing *self, const MbPageHeading *heading)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  gsize end = mb_publishing_line_end (self, heading->text.span.start);

  while (end > heading->text.span.start && g_ascii_isspace (data[end - 1]))
    end--;
  mb_page_edits_replace (self->edits, end, end, " " TICK);
}

static void
remove_tick (MbPublishing *self, const MbPageHeading *heading)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  gsize start = heading->text.span.start;
  gsize length = mb_publishing_line_end (self, start) - start;
  const char *tick = g_strstr_len (data + start, (gssize) length, TICK);
  const char *end = tick != NULL ? tick + strlen (TICK) : NULL;

  if (tick == NULL)
    return;
  while (tick > data + start && tick[-1] == ' ')
    tick--;
  if (g_str_has_prefix (end, "\ufe0f"))
    end += strlen ("\ufe0f");
  mb_page_edits_replace (self->edits, (gsize) (tick - data), (gsize) (end - data), "");
}

static gboolean
tells_of_idea (const MbPageItem *item)
{
  static const char *const labels[] = { "outcome", "skill", "difficulty", "length", "mentor", "mentee" };
  g_autofree char *folded = item->label != NULL ? mb_publish_dup_folded (item->label) : NULL;

  for (guint i = 0; folded != NULL && item->kind == MB_PAGE_LIST_ITEM && i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (folded, labels[i]))
      return TRUE;
  return FALSE;
}

/* Below an idea stands a list that tells of it; other pages with numbered headings have no ticks. */
static gboolean
has_list (MbPublishing *self, int heading)
{
  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);

      if (item->heading == heading && tells_of_idea (item))
        return TRUE;
    }
  return FALSE;
}

static void
publish_tick (MbPublishing *self, const MbPageHeading *heading, const MbKnownProject *project)
{
  gboolean has_tick = strstr (heading->text.text, TICK) != NULL;
  gboolean ran = g_strcmp0 (project->status, "accepted") == 0;

  if (project->status == NULL || ran == has_tick)
    return;
  if (ran)
    add_tick (self, heading);
  else
    remove_tick (self, heading);
  mb_page_differences_take (self->differences, heading->text.line, &(MbRecordRef){ MB_RECORD_PROJECT, project->id },
                            g_strdup_printf (ran ? _("“%s” ran; the page does not say so.")
                                                 : _("“%s” did not run; the page says that it did."), project->title));
}

/* Who was on it */

static gboolean
is_labelled (const MbPageItem *item, MbRole role)
{
  static const char *const labels[][2] = {
    [MB_ROLE_MENTEE] = { "mentee", "mentees" },
    [MB_ROLE_MENTOR] = { "mentor", "mentors" },
  };
  g_autofree char *folded = item->label != NULL ? mb_publish_dup_folded (item->label) : NULL;

  return folded != NULL && item->kind == MB_PAGE_LIST_ITEM &&
         (g_str_equal (folded, labels[role][0]) || g_str_equal (folded, labels[role][1]));
}

static const MbPageItem *
find_item (MbPublishing *self, int heading, MbRole role)
{
  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);

      if (item->heading == heading && is_labelled (item, role))
        return item;
    }
  return NULL;
}

static gboolean
says_member (MbPublishing *self, const MbKnownMember *member, const MbPageLink *link)
{
  MbPageText said = { .text = link->text, .links = link, .n_links = 1 };
  MbPageCell cell = mb_page_cell_person (member);
  gboolean same = mb_page_cell_is_said_by (&cell, &said, self->book);

  mb_page_cell_clear (&cell);
  return same;
}

static const MbPageLink *
find_link (MbPublishing *self, const MbPageItem *item, const MbKnownMember *member)
{
  for (guint i = 0; i < item->value.n_links; i++)
    {
      g_autofree char *handle = mb_publish_dup_handle (item->value.links[i].url);

      if (mb_publish_book_find_handle (self->book, handle) == member)
        return &item->value.links[i];
    }
  return NULL;
}

/* Names that are no links, if any, are not in the count. */
static gboolean
says_all (MbPublishing *self, const MbPageItem *item, GPtrArray *members)
{
  if (item->value.n_links != members->len)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const MbPageLink *link = find_link (self, item, members->pdata[i]);

      if (link == NULL || !says_member (self, members->pdata[i], link))
        return FALSE;
    }
  return TRUE;
}

static int
get_link_place (MbPublishing *self, const MbPageItem *item, const MbKnownMember *member)
{
  const MbPageLink *link = item != NULL ? find_link (self, item, member) : NULL;

  return link != NULL ? (int) (link - item->value.links) : G_MAXINT;
}

/* Those on the page in its order, then the others. */
static GPtrArray *
list_in_order (MbPublishing *self, const MbPageItem *item, GPtrArray *members)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      guint at = 0;
      int place = get_link_place (self, item, members->pdata[i]);

      while (at < ordered->len && get_link_place (self, item, ordered->pdata[at]) <= place)
        at++;
      g_ptr_array_insert (ordered, (gint) at, members->pdata[i]);
    }
  return ordered;
}

static char *
dup_people (MbPublishing *self, const MbPageItem *item, GPtrArray *members, const char *separator)
{
  g_autoptr (GPtrArray) ordered = list_in_order (self, item, members);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ordered->len; i++)
    {
      const MbKnownMember *member = ordered->pdata[i];
      const MbPageLink *link = item != NULL ? find_link (self, item, member) : NULL;
      g_autofree char *address = link != NULL ? g_strdup (link->url) : mb_known_member_dup_address (member);
      g_autofree char *written = mb_markdown_dup_link (member->name, address);

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", written);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_names (GPtrArray *members)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const MbKnownMember *) members->pdata[i])->name);
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
rewrite_people (MbPublishing *self, const MbPageItem *item, const MbKnownProject *project, GPtrArray *members)
{
  const char *separator = strstr (item->value.text, " | ") == NULL && strstr (item->value.text, ", ") != NULL ? ", "
                                                                                                              : " | ";
  g_autofree char *people = dup_people (self, item, members, separator);
  g_autofree char *names = dup_names (members);

  mb_page_edits_replace (self->edits, item->value.span.start, item->value.span.end, people);
  mb_page_differences_take (self->differences, item->text.line, &(MbRecordRef){ MB_RECORD_PROJECT, project->id },
                            /* Translators: a project, a label such as “Mentee”, and names */
                            g_strdup_printf (_("%s: “%s” is “%s” on the page and “%s” in the book."), project->title,
                                             item->label, item->value.text, names));
}

/* A line that is missing */

/* What stands before the names in another line of the page: its bullet, picture and label. */
static char *
dup_line_beginning (MbPublishing *self, MbRole role)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);

  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);
      gsize start = mb_publishing_line_start (self, item->text.span.start);

      if (is_labelled (item, role) && item->value.span.start > item->text.span.start)
        return g_strndup (data + start, item->value.span.start - start);
    }
  return g_strdup_printf ("- **%s:** ", role == MB_ROLE_MENTEE ? "Mentee" : "Mentor");
}

/* The mentee’s line comes after the mentor’s, and that one before the mentee’s; else both before the last labelled line
 * of the project, which tells how long it takes, or after it where it is the only one. */
static gboolean
find_line_place (MbPublishing *self, int heading, MbRole role, gsize *place)
{
  const MbPageItem *other = find_item (self, heading, role == MB_ROLE_MENTEE ? MB_ROLE_MENTOR : MB_ROLE_MENTEE);
  const MbPageItem *last = NULL;
  guint n = 0;

  for (guint i = 0; i < mb_page_get_n_items (self->page); i++)
    {
      const MbPageItem *item = mb_page_get_item (self->page, i);

      if (item->heading != heading || !tells_of_idea (item))
        continue;
      last = item;
      n++;
    }
  if (last == NULL)
    return FALSE;
  if (other != NULL)
    *place = role == MB_ROLE_MENTEE ? mb_publishing_next_line (self, other->text.span.end)
                                    : mb_publishing_line_start (self, other->text.span.start);
  else
    *place = n > 1 ? mb_publishing_line_start (self, last->text.span.start)
                   : mb_publishing_next_line (self, last->text.span.end);
  return TRUE;
}

static void
add_people (MbPublishing *self, int heading, MbRole role, const MbKnownProject *project, GPtrArray *members)
{
  g_autofree char *beginning = NULL;
  g_autofree char *people = NULL;
  g_autofree char *names = NULL;
  g_autofree char *line = NULL;
  gsize place;

  if (!find_line_place (self, heading, role, &place))
    return;
  beginning = dup_line_beginning (self, role);
  people = dup_people (self, NULL, members, " | ");
  names = dup_names (members);
  line = g_strdup_printf ("%s%s\n", beginning, people);
  mb_page_edits_replace (self->edits, place, place, line);
  mb_page_differences_take (self->differences, mb_page_get_heading (self->page, (guint) heading)->text.line,
                            &(MbRecordRef){ MB_RECORD_PROJECT, project->id },
                            g_strdup_printf (role == MB_ROLE_MENTEE
                                               ? _("%s: the book has mentees, the page has none: %s.")
                                               : _("%s: the book has mentors, the page has none: %s."),
                                             project->title, names));
}

static void
publish_people (MbPublishing *self, int heading, MbRole role, const MbKnownProject *project)
{
  GPtrArray *members = project->members[role];
  const MbPageItem *item = find_item (self, heading, role);

  /* Where the book knows of nobody, the page may. */
  if (members->len == 0 || (item != NULL && says_all (self, item, members)))
    return;
  if (item != NULL)
    rewrite_people (self, item, project, members);
  else
    add_people (self, heading, role, project, members);
}

/**
 * mb_publish_projects:
 * @self: a page
 *
 * Says on a page of ideas which of them ran and who was on them: the ✅ in the
 * headings and the lines of mentors and mentees, of the projects that the book
 * knows. All else stays.
 */
void
mb_publish_projects (MbPublishing *self)
{
  const MbKnownCohort *cohort = find_cohort (self);

  for (guint i = 0; cohort != NULL && i < mb_page_get_n_headings (self->page); i++)
    {
      const MbPageHeading *heading = mb_page_get_heading (self->page, i);
      const MbKnownProject *project = find_project (self->book, cohort, heading);

      if (project == NULL || !has_list (self, (int) i))
        continue;
      publish_tick (self, heading, project);
      publish_people (self, (int) i, MB_ROLE_MENTOR, project);
      publish_people (self, (int) i, MB_ROLE_MENTEE, project);
    }
}
