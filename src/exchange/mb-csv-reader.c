#include "config.h"

#include "mb-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"
#include "mb-input-file.h"

/* Rows that are looked at to guess what parts the cells. */
#define ROWS_TO_JUDGE 50
#define CANCEL_EVERY 1024

typedef struct {
  const char *name;
  const char *at;
  const char *end;
  char separator;
  guint line;       /* of at */
  gsize n_cells;
  GString *text;    /* the cells of a row, each ended by NUL */
  GArray *offsets;  /* where each of them begins, gsize */
  GPtrArray *rows;
  GArray *lines;
} Reader;

/* What parts the cells */

/* How many of each separator a row has outside of quotes. Returns where the row ends. */
static const char *
count_separators (const char *at, const char *end, const char *separators, guint *counts)
{
  gboolean quoted = FALSE;

  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      const char *separator = *at != '\0' ? strchr (separators, *at) : NULL;

      if (*at == '"')
        quoted = !quoted;
      else if (separator != NULL && !quoted)
        counts[separator - separators]++;
    }
  return at;
}

/* The first that every row has as often; else the one that the first row has most of. */
static char
guess_separator (const char *at, const char *end)
{
  static const char separators[] = "\t,;";
  guint first[3] = { 0 };
  gboolean is_steady[3] = { TRUE, TRUE, TRUE };
  guint best = 1;

  at = count_separators (at, end, separators, first);
  for (guint i = 1; i < ROWS_TO_JUDGE && at < end; i++)
    {
      guint counts[3] = { 0 };
      const char *row = ++at;

      at = count_separators (at, end, separators, counts);
      for (guint j = 0; at > row && j < 3; j++)
        is_steady[j] = is_steady[j] && counts[j] == first[j];
    }
  for (guint j = 0; j < 3; j++)
    if (first[j] > 0 && is_steady[j])
      return separators[j];
  for (guint j = 0; j < 3; j++)
    if (first[j] > first[best])
      best = j;
  return separators[best];
}

/* Cells */

static gboolean
refuse (Reader *self, guint line, GError **error, const char *sentence)
{
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("“%s”, line %u: %s Nothing was imported."), self->name, line,
               sentence);
  return FALSE;
}

static gboolean
ends_row (Reader *self)
{
  return self->at == self->end || *self->at == '\n' || *self->at == '\r';
}

static gboolean
ends_cell (Reader *self)
{
  return ends_row (self) || *self->at == self->separator;
}

static void
count_line (Reader *self)
{
  if (*self->at == '\n' || (*self->at == '\r' && (self->at + 1 == self->end || self->at[1] != '\n')))
    self->line++;
}

static gboolean
read_quoted (Reader *self, GError **error)
{
  const guint first_line = self->line;

  for (self->at++; self->at < self->end; self->at++)
    {
      if (*self->at == '"' && (self->at + 1 == self->end || self->at[1] != '"'))
        break;
      if (*self->at == '"')
        self->at++;
      count_line (self);
      g_string_append_c (self->text, *self->at);
    }
  if (self->at == self->end)
    return refuse (self, first_line, error, _("The quotation mark that begins a cell here is never closed."));
  self->at++;
  return ends_cell (self) ||
         refuse (self, self->line, error,
                 _("After the quotation mark that closes a cell there is more text. Write a quotation mark within a "
                   "quoted cell twice."));
}

static gboolean
read_plain (Reader *self)
{
  const char *start = self->at;

  while (!ends_cell (self))
    self->at++;
  g_string_append_len (self->text, start, self->at - start);
  return TRUE;
}

static gboolean
read_cell (Reader *self, GError **error)
{
  const gsize start = self->text->len;

  if (self->offsets->len == MB_CSV_MAX_COLUMNS)
    return refuse (self, self->line, error, _("There are more than 10,000 columns."));
  if (++self->n_cells > MB_CSV_MAX_CELLS)
    return refuse (self, self->line, error, _("There are more than 20 million cells."));
  g_array_append_val (self->offsets, start);
  if (self->at < self->end && *self->at == '"' ? !read_quoted (self, error) : !read_plain (self))
    return FALSE;
  if (self->text->len - start > MB_CSV_MAX_CELL)
    return refuse (self, self->line, error, _("A cell has more than 1 MB."));
  g_string_append_c (self->text, '\0');
  return TRUE;
}

/* Rows */

static char **
pack (const char *text, gsize length, const gsize *offsets, guint n_cells)
{
  const gsize head = (n_cells + 1) * sizeof (char *);
  char **row = g_malloc (head + length);
  char *copy = (char *) row + head;

  memcpy (copy, text, length);
  for (guint i = 0; i < n_cells; i++)
    row[i] = copy + offsets[i];
  row[n_cells] = NULL;
  return row;
}

/**
 * mb_csv_pack_row:
 * @cells: (array length=n_cells): what the row holds
 * @n_cells: how many
 *
 * Makes a row as mb_csv_read() has them.
 *
 * Returns: (transfer full): the row, for g_free()
 */
char **
mb_csv_pack_row (const char *const *cells, guint n_cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gsize *offsets = g_new (gsize, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    {
      offsets[i] = text->len;
      g_string_append_len (text, cells[i], strlen (cells[i]) + 1);
    }
  return pack (text->str, text->len, offsets, n_cells);
}

static void
end_line (Reader *self)
{
  if (self->at == self->end)
    return;
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

static gboolean
read_row (Reader *self, GError **error)
{
  const guint line = self->line;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  if (!read_cell (self, error))
    return FALSE;
  while (!ends_row (self))
    {
      self->at++;
      if (!read_cell (self, error))
        return FALSE;
    }
  if (self->rows->len == MB_CSV_MAX_ROWS)
    return refuse (self, line, error, _("There are more than a million rows."));
  g_ptr_array_add (self->rows, pack (self->text->str, self->text->len, (const gsize *) self->offsets->data,
                                     self->offsets->len));
  g_array_append_val (self->lines, line);
  end_line (self);
  return TRUE;
}

static gboolean
read_rows (Reader *self, GCancellable *cancellable, GError **error)
{
  while (self->at < self->end)
    if (ends_row (self))
      end_line (self);
    else if ((self->rows->len % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) ||
             !read_row (self, error))
      return FALSE;
  return TRUE;
}

/**
 * mb_csv_read:
 * @bytes: a text of CSV or TSV
 * @name: what messages call the file
 * @separator: what parts the cells; 0: tabs, commas or semicolons, whatever fits
 * @lines: (out) (optional) (transfer full) (element-type guint): the line of each row
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a table as RFC 4180 has it, in UTF-8, with any line ends. Cells are
 * not changed, so that what mb_csv_append_row() wrote comes back as it was.
 * Empty lines are passed over, and rows may have different numbers of cells.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows; otherwise @error is
 *   %MB_ERROR_INPUT with the line, or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mb_csv_read (GBytes *bytes, const char *name, char separator, GArray **lines, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length;
  const char *start;
  Reader self = { .name = name, .line = 1, .text = text, .offsets = offsets, .rows = rows, .lines = places };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  start = g_bytes_get_data (bytes, &length);
  if (!mb_input_file_check_text (name, &start, &length, error))
    return NULL;
  self.at = start != NULL ? start : "";
  self.end = self.at + length;
  self.separator = separator != 0 ? separator : guess_separator (self.at, self.end);
  if (!read_rows (&self, cancellable, error))
    return NULL;
  if (lines != NULL)
    *lines = g_steal_pointer (&places);
  return g_steal_pointer (&rows);
}
