#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-markdown.h"
#include "mb-publish-page.h"

/* Lists of who is still active, folded up: “Mentorship 2022 (3/10 active - 30.0%)” and a link for each. */

#define NAME "active:"

typedef struct {
  MbPublishing *publishing;
  guint heading;
  const MbKnownCohort *cohort;
  const MbRetention *retention;
  GHashTable *active; /* MbKnownMember: those not on the page yet */
  gsize first;        /* where the first item begins */
  gsize last;         /* where the last item that stays ends */
  gboolean by_handle; /* the links show handles, not names */
} List;

static const MbRetention *
find_retention (MbPublishBook *book, const MbKnownCohort *cohort)
{
  GArray *retentions = mb_insights_get_retentions (book->insights, MB_GROUPING_COHORT);

  for (guint i = 0; i < retentions->len; i++)
    if (g_array_index (retentions, MbRetention, i).key == cohort->id)
      return &g_array_index (retentions, MbRetention, i);
  return NULL;
}

static const MbKnownCohort *
find_cohort_by_slug (MbPublishBook *book, const char *slug)
{
  for (guint i = 0; i < book->cohorts->len; i++)
    if (g_strcmp0 (((const MbKnownCohort *) book->cohorts->pdata[i])->slug, slug) == 0)
      return book->cohorts->pdata[i];
  return NULL;
}

static const MbKnownCohort *
find_cohort (MbPublishing *self, const MbPageHeading *heading)
{
  const MbPageMark *mark = mb_publishing_get_mark (self, heading->text.span.start);

  if (mark != NULL)
    return g_str_has_prefix (mark->name, NAME) ? find_cohort_by_slug (self->book, mark->name + strlen (NAME)) : NULL;
  return mb_publish_book_find_cohort (self->book, heading->text.text);
}

/* The numbers: “(3/10 active - 30.0%)” */

typedef struct {
  gsize start;
  gsize end;
  gint64 value;
  guint decimals;
} Number;

static gboolean
read_number (const char *data, gsize *at, gsize end, Number *number)
{
  while (*at < end && !g_ascii_isdigit (data[*at]) && data[*at] != ')')
    (*at)++;
  if (*at >= end || data[*at] == ')')
    return FALSE;
  *number = (Number) { .start = *at };
  for (gboolean behind_point = FALSE; *at < end; (*at)++)
    if (g_ascii_isdigit (data[*at]))
      {
        number->value = MIN (number->value, G_MAXINT) * 10 + g_ascii_digit_value (data[*at]);
        number->decimals += behind_point;
      }
    else if (!behind_point && data[*at] == '.' && *at + 1 < end && g_ascii_isdigit (data[*at + 1]))
      {
        behind_point = TRUE;
      }
    else
      {
        break;
      }
  number->end = *at;
  return TRUE;
}

/* k, n and, where there is one, the percentage; 0: it is no such summary. */
static guint
read_numbers (List *self, Number *numbers)
{
  const char *data = g_bytes_get_data (self->publishing->bytes, NULL);
  MbPageSpan span = mb_page_get_heading (self->publishing->page, self->heading)->text.span;
  const char *bracket = g_strstr_len (data + span.start, (gssize) (span.end - span.start), "(");
  gsize at = bracket != NULL ? (gsize) (bracket + 1 - data) : span.end;

  if (at >= span.end || !g_ascii_isdigit (data[at]) || !read_number (data, &at, span.end, &numbers[0]) ||
      data[at] != '/' || !read_number (data, &at, span.end, &numbers[1]))
    return 0;
  return read_number (data, &at, span.end, &numbers[2]) && data[numbers[2].end] == '%' ? 3 : 2;
}

static void
set_number (List *self, const Number *number, gint64 value, guint decimals)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (number->value == value && number->decimals == decimals)
    return;
  g_string_printf (digits, "%0*" G_GINT64_FORMAT, (int) decimals + 1, value);
  if (decimals > 0)
    g_string_insert_c (digits, (gssize) (digits->len - decimals), '.');
  mb_page_edits_replace (self->publishing->edits, number->start, number->end, digits->str);
}

static void
publish_numbers (List *self, const Number *numbers, guint n_numbers)
{
  const MbFigure *figure = &self->retention->figures[MB_UNIT_PARTICIPATIONS];
  const MbPageHeading *heading = mb_page_get_heading (self->publishing->page, self->heading);
  guint decimals = n_numbers == 3 ? numbers[2].decimals : 0;
  gboolean same_share = n_numbers < 3 || mb_figure_round_share (figure, decimals) == numbers[2].value;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;

  if (numbers[0].value == figure->k && numbers[1].value == figure->n && same_share)
    return;
  title = mb_known_cohort_dup_title (self->cohort);
  value = mb_figure_dup_value (figure);
  mb_page_differences_take (self->publishing->differences, heading->text.line, NULL,
                            g_strdup_printf (_("%s: the page says “%s”; in the book, %s are active."), title,
                                             heading->text.text, value));
  set_number (self, &numbers[0], figure->k, 0);
  set_number (self, &numbers[1], figure->n, 0);
  if (n_numbers == 3)
    set_number (self, &numbers[2], mb_figure_round_share (figure, decimals), decimals);
}

/* The people */

static void
find_active (List *self)
{
  MbPublishBook *book = self->publishing->book;
  MbRecordKind kind;
  g_autoptr (GArray) ids =
      mb_insights_list (book->insights, &self->retention->figures[MB_UNIT_PEOPLE], MB_PART_K, &kind);

  self->active = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      const MbKnownMember *member = mb_publish_book_get_member (book, g_array_index (ids, gint64, i));

      if (member != NULL)
        g_hash_table_add (self->active, (gpointer) member);
    }
}

static gboolean
shows_handle (const MbPageLink *link, const MbKnownMember *member)
{
  return member->handle != NULL && g_ascii_strcasecmp (*link->text == '@' ? link->text + 1 : link->text,
                                                       member->handle) == 0;
}

static void
publish_item (List *self, const MbPageItem *item)
{
  MbPublishing *publishing = self->publishing;
  const MbPageLink *link = item->text.n_links > 0 ? &item->text.links[0] : NULL;
  g_autofree char *handle = link != NULL ? mb_publish_dup_handle (link->url) : NULL;
  const MbKnownMember *member = mb_publish_book_find_handle (publishing->book, handle);

  if (link == NULL)
    return;
  if (self->first == 0)
    self->first = mb_publishing_line_start (publishing, item->text.span.start);
  if (member != NULL && g_hash_table_remove (self->active, member))
    {
      self->last = mb_publishing_next_line (publishing, item->text.span.end);
      self->by_handle |= shows_handle (link, member);
      return;
    }
  mb_page_differences_take (publishing->differences, item->text.line, NULL,
                            g_strdup_printf (_("“%s” is on the page and not active in the book."), link->text));
  mb_page_edits_replace (publishing->edits, mb_publishing_line_start (publishing, item->text.span.start),
                         mb_publishing_next_line (publishing, item->text.span.end), "");
  self->by_handle |= g_strcmp0 (handle, link->text) == 0;
}

static void
add_missing (List *self)
{
  MbPublishing *publishing = self->publishing;
  const MbPageHeading *heading = mb_page_get_heading (publishing->page, self->heading);
  gboolean is_empty = self->first == 0;
  g_autoptr (GString) lines = g_string_new (is_empty ? "\n" : NULL);

  for (guint i = 0; i < publishing->book->members->len; i++)
    {
      const MbKnownMember *member = publishing->book->members->pdata[i];
      g_autofree char *address = mb_known_member_dup_address (member);
      g_autofree char *link = NULL;

      if (!g_hash_table_contains (self->active, member))
        continue;
      link = mb_markdown_dup_link (self->by_handle && member->handle != NULL ? member->handle : member->name, address);
      g_string_append_printf (lines, "- %s\n", link);
      mb_page_differences_take (publishing->differences, heading->text.line, NULL,
                                g_strdup_printf (_("“%s” is active in the book and not on the page."), member->name));
    }
  if (g_hash_table_size (self->active) == 0)
    return;
  if (self->last == 0)
    self->last = is_empty ? mb_publishing_next_line (publishing, heading->text.span.end) : self->first;
  mb_page_edits_replace (publishing->edits, self->last, self->last, lines->str);
}

static void
publish_people (List *self)
{
  MbPage *page = self->publishing->page;

  find_active (self);
  for (guint i = 0; i < mb_page_get_n_items (page); i++)
    {
      const MbPageItem *item = mb_page_get_item (page, i);

      if (item->kind == MB_PAGE_LIST_ITEM && item->heading == (int) self->heading && item->depth == 1)
        publish_item (self, item);
    }
  add_missing (self);
  g_clear_pointer (&self->active, g_hash_table_unref);
}

/* The marks, around “<details>” and “</details>”. */
static void
mark_list (List *self)
{
  MbPublishing *publishing = self->publishing;
  gsize size;
  const char *data = g_bytes_get_data (publishing->bytes, &size);
  MbPageSpan span = mb_page_get_heading (publishing->page, self->heading)->text.span;
  const char *close = g_strstr_len (data + span.end, (gssize) (size - span.end), "\n</details>");
  g_autofree char *name = g_strconcat (NAME, self->cohort->slug, NULL);

  if (self->cohort->slug == NULL || close == NULL || !g_str_has_prefix (data + span.start, "<details") ||
      mb_publishing_get_mark (publishing, span.start) != NULL || mb_publishing_has_mark (publishing, name))
    return;
  mb_publishing_mark (publishing, name, mb_publishing_line_start (publishing, span.start),
                      mb_publishing_line_end (publishing, (gsize) (close + 1 - data)));
}

static void
publish_list (MbPublishing *publishing, guint heading)
{
  List self = { .publishing = publishing, .heading = heading };
  Number numbers[3];
  guint n_numbers = read_numbers (&self, numbers);

  self.cohort = n_numbers > 0 ? find_cohort (publishing, mb_page_get_heading (publishing->page, heading)) : NULL;
  if (self.cohort != NULL && !mb_known_cohort_has_all_names (self.cohort))
    return;
  self.retention = self.cohort != NULL ? find_retention (publishing->book, self.cohort) : NULL;
  if (self.retention == NULL)
    return;
  publish_numbers (&self, numbers, n_numbers);
  publish_people (&self);
  mark_list (&self);
}

/**
 * mb_publish_active_lists:
 * @self: a page
 *
 * Fills the lists of active contributors of a page: the numbers in their
 * summaries, and who stands in them. What was noted beside a name stays.
 */
void
mb_publish_active_lists (MbPublishing *self)
{
  for (guint i = 0; i < mb_page_get_n_headings (self->page); i++)
    if (mb_page_get_heading (self->page, i)->level == MB_PAGE_SUMMARY_LEVEL)
      publish_list (self, i);
}
