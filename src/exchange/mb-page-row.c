#include "config.h"

#include "mb-page-row.h"

#include <string.h>

#define BOLD "**"

/* A line of the table: its parts between pipes, which are joined by pipes again. What stands before a first pipe and
 * after a last one is a part too, an empty one as a rule. */
typedef struct {
  GStrv parts;
  gboolean begins_with_pipe;
} Line;

struct _MbPageRows {
  MbPageSpan span;
  GPtrArray *lines; /* Line; the first is that of headings, the second the one below */
  guint n_columns;
  gboolean *is_bold; /* for each column: whether all of it is */
  glong *widths;     /* for each column: how wide all of it is, in characters; 0: as wide as each cell needs */
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_strfreev (line->parts);
  g_free (line);
}

/* At pipes that a backslash does not take the meaning from. */
static GStrv
split_at_pipes (const char *text)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = text;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] == '|')
        at++;
      else if (*at == '|')
        {
          g_strv_builder_take (parts, g_strndup (start, at - start));
          start = at + 1;
        }
    }
  g_strv_builder_add (parts, start);
  return g_strv_builder_end (parts);
}

static Line *
line_new (const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, end - start);
  Line *line = g_new0 (Line, 1);

  line->parts = split_at_pipes (text);
  line->begins_with_pipe = text[strspn (text, " \t")] == '|';
  return line;
}

/* The part that is a cell; NULL: the row has fewer. */
static char **
get_part (const Line *line, guint column)
{
  guint part = column + (line->begins_with_pipe ? 1 : 0);

  return part < g_strv_length (line->parts) ? &line->parts[part] : NULL;
}

static gboolean
is_bold (const char *part)
{
  g_autofree char *text = g_strstrip (g_strdup (part));

  return strlen (text) > strlen (BOLD BOLD) && g_str_has_prefix (text, BOLD) && g_str_has_suffix (text, BOLD);
}

static gboolean
is_column_bold (MbPageRows *self, guint column)
{
  for (guint i = 2; i < self->lines->len; i++)
    {
      char **part = get_part (self->lines->pdata[i], column);

      if (part == NULL || !is_bold (*part))
        return FALSE;
    }
  return self->lines->len > 2;
}

static glong
get_common_width (MbPageRows *self, guint column)
{
  glong width = 0;
  gboolean is_padded = FALSE;

  /* Many a head is not as wide as what is below it; cells that are only as wide by chance have no room at their end. */
  for (guint i = 2; i < self->lines->len; i++)
    {
      char **part = get_part (self->lines->pdata[i], column);
      glong own = part != NULL ? g_utf8_strlen (*part, -1) : 0;

      if (i > 2 && own != width)
        return 0;
      width = own;
      is_padded |= part != NULL && g_str_has_suffix (*part, "  ");
    }
  return is_padded ? width : 0;
}

static void
read_lines (MbPageRows *self, const char *data, gsize size, guint n_lines)
{
  const char *at = data + self->span.start;

  for (guint i = 0; i < n_lines && at < data + size; i++)
    {
      gsize left = data + size - at;
      const char *newline = memchr (at, '\n', left);
      const char *end = newline != NULL ? newline : data + size;

      if (end > at && end[-1] == '\r')
        end--;
      g_ptr_array_add (self->lines, line_new (at, end));
      self->span.end = end - data;
      at = newline != NULL ? newline + 1 : data + size;
    }
}

/**
 * mb_page_rows_new:
 * @page: a page
 * @table: one of its tables
 *
 * Returns: (transfer full): the lines of the table
 */
MbPageRows *
mb_page_rows_new (MbPage *page, const MbPageTable *table)
{
  MbPageRows *self = g_new0 (MbPageRows, 1);
  gsize size;
  const char *data = g_bytes_get_data (mb_page_get_bytes (page), &size);

  self->span = table->span;
  while (self->span.start > 0 && data[self->span.start - 1] != '\n')
    self->span.start--;
  self->n_columns = table->n_columns;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  read_lines (self, data, size, table->n_rows + 2);
  self->is_bold = g_new0 (gboolean, self->n_columns + 1);
  self->widths = g_new0 (glong, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->is_bold[i] = is_column_bold (self, i);
      self->widths[i] = get_common_width (self, i);
    }
  return self;
}

/**
 * mb_page_rows_free:
 * @self: (transfer full): the lines of a table
 *
 * Frees them.
 */
void
mb_page_rows_free (MbPageRows *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self->is_bold);
  g_free (self->widths);
  g_free (self);
}

/**
 * mb_page_rows_get_span:
 * @self: the lines of a table
 *
 * Returns: where they are in the page, whole lines without the last line end
 */
MbPageSpan
mb_page_rows_get_span (MbPageRows *self)
{
  return self->span;
}

static char *
dup_padded (const char *markdown, gboolean bold, glong width)
{
  g_autoptr (GString) part = g_string_new (" ");

  if (bold && *markdown != '\0')
    g_string_append_printf (part, BOLD "%s" BOLD, markdown);
  else
    g_string_append (part, markdown);
  do
    g_string_append_c (part, ' ');
  while (g_utf8_strlen (part->str, -1) < width);
  return g_string_free_and_steal (g_steal_pointer (&part));
}

/* A row may have fewer cells than there are headings. */
static void
make_room (Line *line, guint column)
{
  while (get_part (line, column) == NULL)
    {
      guint n = g_strv_length (line->parts);

      line->parts = g_renew (char *, line->parts, n + 2);
      line->parts[n] = g_strdup ("");
      line->parts[n + 1] = NULL;
    }
}

/**
 * mb_page_rows_set_cell:
 * @self: the lines of a table
 * @row: which row, from 0
 * @column: which cell of it
 * @markdown: what shall stand there
 *
 * Sets a cell. It is as wide as the others of its column where they are all
 * as wide, and bold where it was.
 */
void
mb_page_rows_set_cell (MbPageRows *self, guint row, guint column, const char *markdown)
{
  Line *line = self->lines->pdata[row + 2];
  char **part;
  char *former;

  make_room (line, column);
  part = get_part (line, column);
  former = *part;
  *part = dup_padded (markdown, is_bold (former) || self->is_bold[column], self->widths[column]);
  g_free (former);
}

static void
append_line (const Line *line, GString *text)
{
  g_autofree char *joined = g_strjoinv ("|", line->parts);

  g_string_append (text, joined);
}

/**
 * mb_page_rows_append_head:
 * @self: the lines of a table
 * @text: a text
 *
 * Appends the line of headings and the one below, without the last line end.
 */
void
mb_page_rows_append_head (MbPageRows *self, GString *text)
{
  append_line (self->lines->pdata[0], text);
  g_string_append_c (text, '\n');
  append_line (self->lines->pdata[1], text);
}

/**
 * mb_page_rows_append_row:
 * @self: the lines of a table
 * @text: a text
 * @row: which row, from 0
 *
 * Appends the line of a row, without its end.
 */
void
mb_page_rows_append_row (MbPageRows *self, GString *text, guint row)
{
  append_line (self->lines->pdata[row + 2], text);
}

/**
 * mb_page_rows_append_new:
 * @self: (nullable): the lines of the table that it comes to
 * @text: a text
 * @cells: (array length=n_cells): Markdown
 * @n_cells: how many
 *
 * Appends the line of a new row, without its end. It is as wide and as bold
 * as its columns are.
 */
void
mb_page_rows_append_new (MbPageRows *self, GString *text, const char *const *cells, guint n_cells)
{
  g_string_append_c (text, '|');
  for (guint i = 0; i < n_cells; i++)
    {
      gboolean known = self != NULL && i < self->n_columns;
      g_autofree char *part = dup_padded (cells[i], known && self->is_bold[i], known ? self->widths[i] : 0);

      g_string_append (text, part);
      g_string_append_c (text, '|');
    }
}
