#include "config.h"

#include "mb-publish-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-markdown.h"
#include "mb-page-row.h"

/**
 * mb_page_difference_free:
 * @self: (transfer full): a difference
 *
 * Frees it.
 */
void
mb_page_difference_free (MbPageDifference *self)
{
  g_free (self->sentence);
  g_free (self);
}

/**
 * mb_page_differences_take:
 * @differences: (element-type MbPageDifference): where it goes
 * @line: the line of the page, from 1
 * @about: (nullable): the record it is about
 * @sentence: (transfer full): what differs
 *
 * Adds a difference.
 */
void
mb_page_differences_take (GPtrArray *differences, guint line, const MbRecordRef *about, char *sentence)
{
  MbPageDifference *difference = g_new0 (MbPageDifference, 1);

  difference->line = line;
  difference->sentence = sentence;
  if (about != NULL)
    difference->about = *about;
  g_ptr_array_add (differences, difference);
}

/**
 * mb_publish_row_new:
 *
 * Returns: (transfer full): a row whose cells stay as a page has them
 */
MbPublishRow *
mb_publish_row_new (void)
{
  return g_new0 (MbPublishRow, 1);
}

/**
 * mb_publish_row_free:
 * @self: (transfer full): a row
 *
 * Frees it.
 */
void
mb_publish_row_free (MbPublishRow *self)
{
  for (guint i = 0; i < MB_PUBLISH_MOST_COLUMNS; i++)
    mb_page_cell_clear (&self->cells[i]);
  g_free (self);
}

/* Recognizing a table */

static gboolean
heads (const MbPublishColumn *column, const char *folded)
{
  g_autofree char *own = mb_publish_dup_folded (column->heading);

  for (guint i = 0; column->aliases[i] != NULL; i++)
    if (g_str_equal (column->aliases[i], folded))
      return TRUE;
  return g_str_equal (own, folded);
}

static int
find_column (const MbPublishColumn *column, const MbPageTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *folded = mb_publish_dup_folded (table->columns[i].text);

      if (heads (column, folded))
        return (int) i;
    }
  return -1;
}

/**
 * mb_publish_kind_suits:
 * @kind: a kind of table
 * @table: a table of a page
 * @columns: (out caller-allocates) (array fixed-size=6): where each column of
 *   the kind is in the table; -1: nowhere
 *
 * Recognizes a table by the headings of its columns.
 *
 * Returns: whether all that are needed are there
 */
gboolean
mb_publish_kind_suits (const MbPublishKind *kind, const MbPageTable *table, int *columns)
{
  for (guint i = 0; i < kind->n_columns; i++)
    {
      columns[i] = find_column (&kind->columns[i], table);
      if (columns[i] < 0 && (kind->columns[i].flags & MB_PUBLISH_NEEDED))
        return FALSE;
    }
  return TRUE;
}

/* A table while it is written */

typedef struct {
  const MbPublishKind *kind;
  MbPublishBook *book;
  const MbPageTable *table;  /* NULL: there is none yet */
  MbPageRows *lines;         /* its lines as they are written; NULL without a table */
  GPtrArray *rows;           /* MbPublishRow */
  GPtrArray *differences;
  int columns[MB_PUBLISH_MOST_COLUMNS];
  int *origins;              /* for each row, which row of the page it is; -1: none */
  guint *order;              /* the rows in the order they are written in */
  gboolean groups;           /* what groups rows stands in the first of them alone */
} Writing;

/* What a page says there; of what groups rows, what the row above says where this one is empty. */
static const MbPageText *
get_said (const Writing *self, guint row, guint column)
{
  guint place = (guint) self->columns[column];
  const MbPageText *said = mb_page_table_get_cell (self->table, row, place);

  while ((self->kind->columns[column].flags & MB_PUBLISH_GROUPS) && *said->text == '\0' && row > 0)
    said = mb_page_table_get_cell (self->table, --row, place);
  return said;
}

static gboolean
is_row (const Writing *self, const MbPublishRow *row, guint said)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    if ((self->kind->columns[i].flags & MB_PUBLISH_KEY) && self->columns[i] >= 0 &&
        !mb_page_cell_is_meant_by (&row->cells[i], get_said (self, said, i), self->book))
      return FALSE;
  return TRUE;
}

static void
find_origins (Writing *self)
{
  guint n_said = self->table != NULL ? self->table->n_rows : 0;
  g_autofree gboolean *taken = g_new0 (gboolean, n_said + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      self->origins[i] = -1;
      for (guint j = 0; j < n_said && self->origins[i] < 0; j++)
        if (!taken[j] && is_row (self, self->rows->pdata[i], j))
          {
            self->origins[i] = (int) j;
            taken[j] = TRUE;
          }
    }
}

/* The page’s own order stays. What is new comes after the row that it follows in the book’s order; what comes first
 * there, before the next one that is on the page. */

static int
compare_origins (gconstpointer a, gconstpointer b, gpointer data)
{
  const int *origins = data;
  int left = origins[*(const guint *) a];
  int right = origins[*(const guint *) b];

  return left - right;
}

static guint
find_place (GArray *order, guint row)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == row)
      return i;
  return order->len;
}

static void
put_in (Writing *self, GArray *order, guint row)
{
  guint place = row > 0 ? find_place (order, row - 1) + 1 : 0;

  for (guint next = row + 1; row == 0 && next < self->rows->len; next++)
    if (self->origins[next] >= 0)
      {
        place = find_place (order, next);
        break;
      }
  g_array_insert_val (order, MIN (place, order->len), row);
}

static void
make_order (Writing *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    if (self->origins[i] >= 0)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_origins, self->origins);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->origins[i] < 0)
      put_in (self, order, i);
  self->order = (guint *) (gpointer) g_array_steal (order, NULL);
}

/* Rows that share what groups them */

static gboolean
is_same_group (const Writing *self, const MbPublishRow *a, const MbPublishRow *b)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    if (self->kind->columns[i].flags & MB_PUBLISH_GROUPS)
      return g_strcmp0 (a->cells[i].text, b->cells[i].text) == 0;
  return FALSE;
}

static gboolean
has_empty_group (const Writing *self)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    for (guint row = 1; (self->kind->columns[i].flags & MB_PUBLISH_GROUPS) && row < self->table->n_rows; row++)
      if (*mb_page_table_get_cell (self->table, row, (guint) self->columns[i])->text == '\0')
        return TRUE;
  return self->table->n_rows < 2;
}

static gboolean
continues (const Writing *self, guint place)
{
  return self->groups && place > 0 &&
         is_same_group (self, self->rows->pdata[self->order[place]], self->rows->pdata[self->order[place - 1]]);
}

static gboolean
is_left_empty (const Writing *self, guint column, gboolean continues_group)
{
  return continues_group && (self->kind->columns[column].flags & (MB_PUBLISH_GROUPS | MB_PUBLISH_FIRST)) != 0;
}

static gboolean
agrees (const Writing *self, guint column, const MbPublishRow *row, gboolean continues_group, const MbPageText *said)
{
  return (is_left_empty (self, column, continues_group) && *said->text == '\0') ||
         mb_page_cell_is_said_by (&row->cells[column], said, self->book);
}

static char *
dup_cell (const Writing *self, guint column, const MbPublishRow *row, gboolean continues_group)
{
  return is_left_empty (self, column, continues_group) ? g_strdup ("") : mb_page_cell_dup_written (&row->cells[column]);
}

/* What differs, in words */

static char *
dup_row_name (const Writing *self, const MbPublishRow *row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->kind->n_columns; i++)
    if (self->kind->columns[i].flags & MB_PUBLISH_KEY && row->cells[i].text != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", row->cells[i].text);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static char *
dup_said_row_name (const Writing *self, guint row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->kind->n_columns; i++)
    if ((self->kind->columns[i].flags & MB_PUBLISH_KEY) && self->columns[i] >= 0)
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", get_said (self, row, i)->text);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
say_cell (Writing *self, const MbPublishRow *row, guint column, const MbPageText *said)
{
  g_autofree char *name = dup_row_name (self, row);
  const MbPageText *heading = &self->table->columns[self->columns[column]];
  const MbPageCell *cell = &row->cells[column];
  const char *address = said->n_links > 0 ? said->links[0].url : NULL;

  if (cell->address != NULL && g_strcmp0 (cell->text, said->text) == 0)
    mb_page_differences_take (self->differences, said->line, &row->about,
                              /* Translators: a row of a table, the heading of a column, and two addresses */
                              g_strdup_printf (_("%s: “%s” leads to “%s” on the page and to “%s” in the book."), name,
                                               heading->text, address != NULL ? address : "", cell->address));
  else
    mb_page_differences_take (self->differences, said->line, &row->about,
                              /* Translators: a row of a table, the heading of a column, and two values */
                              g_strdup_printf (_("%s: “%s” is “%s” on the page and “%s” in the book."), name,
                                               heading->text, said->text, cell->text != NULL ? cell->text : ""));
}

static void
say_rows (Writing *self)
{
  g_autofree gboolean *kept = g_new0 (gboolean, self->table->n_rows + 1);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->origins[i] >= 0)
      {
        kept[self->origins[i]] = TRUE;
      }
    else
      {
        const MbPublishRow *row = self->rows->pdata[i];
        g_autofree char *name = dup_row_name (self, row);

        mb_page_differences_take (self->differences, self->table->line, &row->about,
                                  g_strdup_printf (_("“%s” is in the book and not in this table."), name));
      }
  for (guint i = 0; i < self->table->n_rows; i++)
    if (!kept[i])
      {
        g_autofree char *name = dup_said_row_name (self, i);

        mb_page_differences_take (self->differences, mb_page_table_get_cell (self->table, i, 0)->line, NULL,
                                  g_strdup_printf (_("“%s” is in this table and not in the book."), name));
      }
}

/* Writing the lines */

static int
find_kind_column (const Writing *self, guint place)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    if (self->columns[i] == (int) place)
      return (int) i;
  return -1;
}

static void
append_old_row (Writing *self, GString *text, guint said_row, const MbPublishRow *row, gboolean continues_group)
{
  for (guint place = 0; place < self->table->n_columns; place++)
    {
      const MbPageText *said = mb_page_table_get_cell (self->table, said_row, place);
      int column = find_kind_column (self, place);
      g_autofree char *written = NULL;

      if (column < 0 || agrees (self, (guint) column, row, continues_group, said))
        continue;
      written = dup_cell (self, (guint) column, row, continues_group);
      mb_page_rows_set_cell (self->lines, said_row, place, written);
      say_cell (self, row, (guint) column, said);
    }
  mb_page_rows_append_row (self->lines, text, said_row);
}

static void
append_new_row (Writing *self, GString *text, const MbPublishRow *row, gboolean continues_group)
{
  guint n = self->table != NULL ? self->table->n_columns : self->kind->n_columns;
  g_auto (GStrv) cells = g_new0 (char *, n + 1);

  for (guint place = 0; place < n; place++)
    {
      int column = self->table != NULL ? find_kind_column (self, place) : (int) place;

      cells[place] = column >= 0 ? dup_cell (self, (guint) column, row, continues_group) : g_strdup ("");
    }
  mb_page_rows_append_new (self->lines, text, (const char *const *) cells, n);
}

static void
append_rows (Writing *self, GString *text)
{
  for (guint place = 0; place < self->rows->len; place++)
    {
      guint index = self->order[place];
      const MbPublishRow *row = self->rows->pdata[index];

      g_string_append_c (text, '\n');
      if (self->origins[index] >= 0)
        append_old_row (self, text, (guint) self->origins[index], row, continues (self, place));
      else
        append_new_row (self, text, row, continues (self, place));
    }
}

static void
append_head (Writing *self, GString *text)
{
  g_auto (GStrv) headings = NULL;
  g_auto (GStrv) rule = NULL;

  if (self->table != NULL)
    {
      mb_page_rows_append_head (self->lines, text);
      return;
    }
  headings = g_new0 (char *, self->kind->n_columns + 1);
  rule = g_new0 (char *, self->kind->n_columns + 1);
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      headings[i] = mb_markdown_dup_escaped (self->kind->columns[i].heading);
      rule[i] = g_strdup ("---");
    }
  mb_page_rows_append_new (NULL, text, (const char *const *) headings, self->kind->n_columns);
  g_string_append_c (text, '\n');
  mb_page_rows_append_new (NULL, text, (const char *const *) rule, self->kind->n_columns);
}

/**
 * mb_publish_table_count_known:
 * @kind: a kind of table
 * @book: what was read of a book
 * @page: a page
 * @table: a table of that kind
 * @rows: (element-type MbPublishRow): rows of the book
 *
 * Returns: how many rows of the table say which of @rows they are
 */
guint
mb_publish_table_count_known (const MbPublishKind *kind, MbPublishBook *book, MbPage *page, const MbPageTable *table,
                              GPtrArray *rows)
{
  Writing self = { .kind = kind, .book = book, .table = table, .rows = rows };
  guint n = 0;

  mb_publish_kind_suits (kind, table, self.columns);
  self.origins = g_new (int, rows->len + 1);
  find_origins (&self);
  for (guint i = 0; i < rows->len; i++)
    n += self.origins[i] >= 0;
  g_free (self.origins);
  return n;
}

/**
 * mb_publish_table_write:
 * @kind: a kind of table
 * @book: what was read of a book
 * @page: a page
 * @table: (nullable): the table there is, of that kind
 * @rows: (element-type MbPublishRow): the rows it shall have
 * @differences: (element-type MbPageDifference): takes what differs
 *
 * Writes a table. What says the same already stays as it is written, and so
 * do columns that the book cannot fill, and the order of the rows.
 *
 * Returns: (transfer full): its text; lines end with a line feed, the last one
 *   does not
 */
char *
mb_publish_table_write (const MbPublishKind *kind, MbPublishBook *book, MbPage *page, const MbPageTable *table,
                        GPtrArray *rows, GPtrArray *differences)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Writing self = { .kind = kind, .book = book, .table = table, .rows = rows, .differences = differences };

  self.groups = TRUE;
  if (table != NULL)
    {
      mb_publish_kind_suits (kind, table, self.columns);
      self.lines = mb_page_rows_new (page, table);
      self.groups = has_empty_group (&self);
    }
  self.origins = g_new (int, rows->len + 1);
  find_origins (&self);
  make_order (&self);

  append_head (&self, text);
  append_rows (&self, text);
  if (table != NULL)
    say_rows (&self);

  g_clear_pointer (&self.lines, mb_page_rows_free);
  g_free (self.origins);
  g_free (self.order);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
