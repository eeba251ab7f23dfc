#include "config.h"

#include "mb-publish-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-page-row.h"
#include "mb-publish-kinds.h"

/* Places in the page */

/**
 * mb_publishing_line_start:
 * @self: a page
 * @place: a byte of it
 *
 * Returns: the first byte of its line
 */
gsize
mb_publishing_line_start (MbPublishing *self, gsize place)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);

  while (place > 0 && data[place - 1] != '\n')
    place--;
  return place;
}

/**
 * mb_publishing_line_end:
 * @self: a page
 * @place: a byte of it
 *
 * Returns: the byte after the last of its line, the line end not counted
 */
gsize
mb_publishing_line_end (MbPublishing *self, gsize place)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  while (place < size && data[place] != '\n')
    place++;
  return place > 0 && place < size && data[place - 1] == '\r' ? place - 1 : place;
}

/**
 * mb_publishing_next_line:
 * @self: a page
 * @place: a byte of it
 *
 * Returns: the first byte of the next line, or the end of the page
 */
gsize
mb_publishing_next_line (MbPublishing *self, gsize place)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  while (place < size && data[place] != '\n')
    place++;
  return MIN (place + 1, size);
}

/* Whether there is a line there and it has anything in it. */
static gboolean
is_written (MbPublishing *self, gsize start)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  for (; start < size && data[start] != '\n'; start++)
    if (!g_ascii_isspace (data[start]))
      return TRUE;
  return FALSE;
}

/* Marks */

/**
 * mb_publishing_get_mark:
 * @self: a page
 * @place: a byte of it
 *
 * Returns: (nullable): the marks around that place
 */
const MbPageMark *
mb_publishing_get_mark (MbPublishing *self, gsize place)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MbPageMark *mark = self->marks->pdata[i];

      if (place >= mark->inner_start && place < mark->inner_end)
        return mark;
    }
  return NULL;
}

/**
 * mb_publishing_has_mark:
 * @self: a page
 * @name: what a part is called
 *
 * Returns: whether there is a part with that name
 */
gboolean
mb_publishing_has_mark (MbPublishing *self, const char *name)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_str_equal (((const MbPageMark *) self->marks->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/**
 * mb_publishing_mark:
 * @self: a page
 * @name: what the part is called
 * @start: the first byte of its first line
 * @end: the end of its last line
 *
 * Puts marks around a part. Empty lines keep them from what is around, for a
 * comment right below a table would become a row of it.
 */
void
mb_publishing_mark (MbPublishing *self, const char *name, gsize start, gsize end)
{
  g_autofree char *begin_mark = mb_page_mark_dup_begin (name);
  g_autofree char *end_mark = mb_page_mark_dup_end (name);
  gsize above = start > 0 ? mb_publishing_line_start (self, start - 1) : start;
  gsize below = mb_publishing_next_line (self, end);
  g_autofree char *before = g_strdup_printf ("%s%s\n\n", above < start && is_written (self, above) ? "\n" : "",
                                             begin_mark);
  g_autofree char *after = g_strdup_printf ("\n\n%s%s", end_mark, is_written (self, below) ? "\n" : "");

  mb_page_edits_replace (self->edits, start, start, before);
  mb_page_edits_replace (self->edits, end, end, after);
}

/* Tables */

static char *
dup_lines (MbPublishing *self, MbPageSpan span)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  g_autoptr (GString) lines = g_string_new_len (data + span.start, (gssize) (span.end - span.start));

  g_string_replace (lines, "\r\n", "\n", 0);
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static const char *
get_detail (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : NULL;
}

static void
rewrite_table (MbPublishing *self, const MbPublishKind *kind, const MbPageTable *table, GPtrArray *rows)
{
  g_autoptr (MbPageRows) lines = mb_page_rows_new (self->page, table);
  MbPageSpan span = mb_page_rows_get_span (lines);
  g_autofree char *former = dup_lines (self, span);
  g_autofree char *text = mb_publish_table_write (kind, self->book, self->page, table, rows, self->differences);

  if (!g_str_equal (former, text))
    mb_page_edits_replace (self->edits, span.start, span.end, text);
}

static const MbPageTable *
find_table (MbPublishing *self, const MbPageMark *mark)
{
  for (guint i = 0; i < mb_page_get_n_tables (self->page); i++)
    {
      const MbPageTable *table = mb_page_get_table (self->page, i);

      if (table->span.start >= mark->inner_start && table->span.start < mark->inner_end)
        return table;
    }
  return NULL;
}

static void
write_first_table (MbPublishing *self, const MbPublishKind *kind, const MbPageMark *mark, GPtrArray *rows)
{
  g_autofree char *table = mb_publish_table_write (kind, self->book, self->page, NULL, rows, self->differences);
  g_autofree char *text = g_strdup_printf ("\n%s\n\n", table);

  mb_page_edits_replace (self->edits, mark->inner_start, mark->inner_end, text);
  mb_page_differences_take (self->differences, mark->line, NULL,
                            g_strdup_printf (_("The table “%s” is not there yet."), mark->name));
}

static void
publish_marked (MbPublishing *self, const MbPageMark *mark)
{
  const MbPublishKind *kind = mb_publish_kind_find (mark->name);
  const MbPageTable *table = find_table (self, mark);
  g_autoptr (GPtrArray) rows = NULL;
  int columns[MB_PUBLISH_MOST_COLUMNS];

  if (kind == NULL)
    {
      if (!g_str_has_prefix (mark->name, "active:"))
        mb_page_differences_take (self->differences, mark->line, NULL,
                                  g_strdup_printf (_("Mentorbook knows nothing that is called “%s”; what is between "
                                                     "the marks stays."), mark->name));
      return;
    }
  if (table != NULL && !mb_publish_kind_suits (kind, table, columns))
    {
      mb_page_differences_take (self->differences, table->line, NULL,
                                g_strdup_printf (_("The table “%s” has other columns than such a table needs, and stays "
                                                   "as it is."), mark->name));
      return;
    }
  if (kind->needs_names && !self->book->has_all_names)
    return;
  rows = kind->list_rows (self->book, get_detail (mark->name), self->page, table);
  if (rows == NULL)
    mb_page_differences_take (self->differences, mark->line, NULL,
                              g_strdup_printf (_("The book does not say what “%s” is about on this page."), mark->name));
  else if (table != NULL)
    rewrite_table (self, kind, table, rows);
  else if (rows->len > 0)
    write_first_table (self, kind, mark, rows);
}

/* A page may have several tables of figures, and one of each other kind. */
static char *
dup_new_name (MbPublishing *self, const MbPublishKind *kind, GHashTable *used)
{
  g_autofree char *name = g_strdup (kind->name);

  for (guint i = 2; mb_publishing_has_mark (self, name) || g_hash_table_contains (used, name); i++)
    {
      if (kind != &mb_publish_figures_kind)
        return NULL;
      g_free (name);
      name = g_strdup_printf ("%s:%u", kind->name, i);
    }
  return g_steal_pointer (&name);
}

/* At least one row says so: other tables may have the same columns. */
static gboolean
knows_a_row (MbPublishing *self, const MbPublishKind *kind, const MbPageTable *table, GPtrArray *rows)
{
  return table->n_rows == 0 || mb_publish_table_count_known (kind, self->book, self->page, table, rows) > 0;
}

static gboolean
is_at_line_start (MbPublishing *self, const MbPageTable *table)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  gsize start = mb_publishing_line_start (self, table->span.start);

  return strspn (data + start, " ") >= table->span.start - start;
}

static void
publish_unmarked (MbPublishing *self, const MbPageTable *table, GHashTable *used)
{
  const MbPublishKind *kind = mb_publish_kind_of_table (table);
  g_autofree char *name = kind != NULL ? dup_new_name (self, kind, used) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (MbPageRows) lines = NULL;
  MbPageSpan span;

  if (name == NULL || (kind->needs_names && !self->book->has_all_names) || !is_at_line_start (self, table) ||
      mb_publishing_get_mark (self, table->span.start) != NULL)
    return;
  rows = kind->list_rows (self->book, NULL, self->page, table);
  if (rows == NULL || !knows_a_row (self, kind, table, rows))
    return;
  lines = mb_page_rows_new (self->page, table);
  span = mb_page_rows_get_span (lines);
  rewrite_table (self, kind, table, rows);
  mb_publishing_mark (self, name, span.start, span.end);
  g_hash_table_add (used, g_steal_pointer (&name));
}

/**
 * mb_publish_tables:
 * @self: a page
 *
 * Fills the tables of a page: those between marks, and of those without, the
 * ones whose columns say what they are about, which get marks.
 */
void
mb_publish_tables (MbPublishing *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    publish_marked (self, self->marks->pdata[i]);
  for (guint i = 0; i < mb_page_get_n_tables (self->page); i++)
    publish_unmarked (self, mb_page_get_table (self->page, i), used);
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  const MbPageDifference *left = *(const MbPageDifference *const *) a;
  const MbPageDifference *right = *(const MbPageDifference *const *) b;

  return left->line < right->line ? -1 : left->line > right->line;
}

/**
 * mb_publish_page:
 * @book: what was read of a book
 * @page: a page
 * @differences: (element-type MbPageDifference): takes what differs, by line
 * @error: return location for an error
 *
 * Holds a page against a book and makes the page that the book wants. All
 * that the book does not tell of stays byte for byte.
 *
 * Returns: (transfer full) (nullable): the page as it shall be, which may be
 *   the page as it is; %NULL with %MB_ERROR_INPUT when its marks do not pair
 */
GBytes *
mb_publish_page (MbPublishBook *book, MbPage *page, GPtrArray *differences, GError **error)
{
  GBytes *bytes = mb_page_get_bytes (page);
  g_autoptr (GPtrArray) marks = mb_page_marks_find (bytes, mb_page_get_name (page), error);
  g_autoptr (MbPageEdits) edits = mb_page_edits_new (bytes);
  MbPublishing self = { book, page, bytes, marks, edits, differences };

  if (marks == NULL)
    return NULL;
  if (mb_page_is_report (page))
    return g_bytes_ref (bytes);
  mb_publish_tables (&self);
  mb_publish_active_lists (&self);
  mb_publish_projects (&self);
  g_ptr_array_sort (differences, compare_differences);
  return mb_page_edits_apply (edits);
}
