#include "config.h"

#include "mb-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"

static guint
count_lines (const char *text, gsize length)
{
  guint lines = 1;

  for (const char *at = memchr (text, '\n', length); at != NULL;
       at = memchr (at + 1, '\n', length - (gsize) (at + 1 - text)))
    lines++;
  return lines;
}

static gboolean
refuse_bytes (const char *name, const char *text, gsize valid, GError **error)
{
  guint line = count_lines (text, valid);

  if (text[valid] == '\0')
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: a NUL byte stands here; this is no text."), name,
                 line);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("%s, line %u: this is no UTF-8 text. Save the page as UTF-8 and try again."), name, line);
  return FALSE;
}

static gboolean
check_bytes (const char *name, const char *text, gsize length, GError **error)
{
  const char *end = NULL;

  if (length > MB_PAGE_MAX_FILE)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s is too big: a page has at most %d MB."), name,
                   MB_PAGE_MAX_FILE / (1024 * 1024));
      return FALSE;
    }
  return g_utf8_validate_len (text, length, &end) || refuse_bytes (name, text, (gsize) (end - text), error);
}

/* A line that can only be a trap: what Markdown makes of it grows with the square of its length. */
static gboolean
check_line (MbPage *self, const char *line, gsize length, guint number, GError **error)
{
  guint depth = 0, pipes = 0;
  gsize at = 0;

  for (; at < length && strchr (" \t>-+*.)0123456789", line[at]) != NULL; at++)
    if (line[at] == '>' || (strchr ("-+*.)", line[at]) != NULL && at + 1 < length && strchr (" \t", line[at + 1])))
      depth++;
  for (; at < length; at++)
    pipes += line[at] == '|';

  if (depth > MB_PAGE_MAX_DEPTH)
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: more than %d quotations or lists are nested here."),
                 self->name, number, MB_PAGE_MAX_DEPTH);
  else if (pipes > 10 * MB_PAGE_MAX_COLUMNS)
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: a table has more than %d columns here."),
                 self->name, number, MB_PAGE_MAX_COLUMNS);
  else
    return TRUE;
  return FALSE;
}

/* Lines end as Markdown sees them: with LF, CR or both. */
static gboolean
find_lines (MbPage *self, const char *text, gsize length, GError **error)
{
  gsize start = self->body;

  while (start < length)
    {
      gsize end = start + strcspn (text + start, "\r\n");

      g_array_append_val (self->line_starts, start);
      if (!check_line (self, text + start, end - start, self->body_line + self->line_starts->len - 1, error))
        return FALSE;
      start = end + (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
    }
  return TRUE;
}

static gboolean
read_page (MbPage *self, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);

  return length == 0 ||
         (check_bytes (self->name, text, length, error) &&
          mb_page_read_front_matter (self, text, length, error) &&
          find_lines (self, text, length, error) &&
          mb_page_read_markdown (self, error));
}

/* A NUL after the text, so that it can be searched as a string. */
static GBytes *
terminate (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *copy = g_malloc (length + 1);

  if (length > 0)
    memcpy (copy, data, length);
  copy[length] = '\0';
  return g_bytes_new_take (copy, length);
}

/**
 * mb_page_new:
 * @bytes: what is in the file
 * @name: what messages call it
 * @error: return location for an error
 *
 * Reads a Markdown page, with or without front matter.
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with
 *   %MB_ERROR_INPUT and a sentence that names the page and the line
 */
MbPage *
mb_page_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (MbPage) self = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (MbPage, 1);
  self->name = g_strdup (name);
  self->bytes = terminate (bytes);
  self->body_line = 1;
  self->line_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->keys = g_array_new (FALSE, FALSE, sizeof (MbPageKey));
  self->headings = g_array_new (FALSE, FALSE, sizeof (MbPageHeading));
  self->tables = g_array_new (FALSE, FALSE, sizeof (MbPageTable));
  self->items = g_array_new (FALSE, FALSE, sizeof (MbPageItem));
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (4096);
  return read_page (self, error) ? g_steal_pointer (&self) : NULL;
}

/* One byte more than is allowed tells a page that is too big from one that just fits. */
static GBytes *
read_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  const gsize block = 64 * 1024;
  gsize taken = 0;

  if (stream == NULL)
    return NULL;
  do
    {
      gsize before = array->len;

      g_byte_array_set_size (array, before + block);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), array->data + before, block, &taken, cancellable, error))
        return NULL;
      g_byte_array_set_size (array, before + taken);
    }
  while (taken == block && array->len <= MB_PAGE_MAX_FILE);
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static void
explain_reading (const char *name, GError **error)
{
  g_autoptr (GError) reason = g_steal_pointer (error);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("“%s” could not be read: there is no such file."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” could not be read: reading it is not allowed."), name);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” could not be read: %s."), name, reason->message);
}

/**
 * mb_page_new_from_file:
 * @file: a Markdown file
 * @name: what messages call it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a page from its file; of one that is too big no more than is needed
 * to see that.
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with
 *   %MB_ERROR_INPUT as mb_page_new() has it, %MB_ERROR_NOT_FOUND,
 *   %MB_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
MbPage *
mb_page_new_from_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = read_bounded (file, cancellable, &local_error);

  if (bytes != NULL)
    return mb_page_new (bytes, name, error);
  explain_reading (name, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * mb_page_free:
 * @self: (transfer full): a page
 *
 * Frees the page and everything in it.
 */
void
mb_page_free (MbPage *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_array_unref (self->line_starts);
  g_array_unref (self->keys);
  g_array_unref (self->headings);
  g_array_unref (self->tables);
  g_array_unref (self->items);
  g_ptr_array_unref (self->owned);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * mb_page_get_name:
 * @self: a page
 *
 * What messages call the page.
 *
 * Returns: (transfer none): the name
 */
const char *
mb_page_get_name (MbPage *self)
{
  return self->name;
}

/**
 * mb_page_get_bytes:
 * @self: a page
 *
 * What is in the file. A NUL that is not counted follows the last byte.
 *
 * Returns: (transfer none): the bytes
 */
GBytes *
mb_page_get_bytes (MbPage *self)
{
  return self->bytes;
}

/**
 * mb_page_get_n_keys:
 * @self: a page
 *
 * How many keys the front matter has.
 *
 * Returns: how many
 */
guint
mb_page_get_n_keys (MbPage *self)
{
  return self->keys->len;
}

/**
 * mb_page_get_key:
 * @self: a page
 * @index: less than mb_page_get_n_keys()
 *
 * A key of the front matter, in the order of the page.
 *
 * Returns: (transfer none): the key with its value
 */
const MbPageKey *
mb_page_get_key (MbPage *self, guint index)
{
  g_return_val_if_fail (index < self->keys->len, NULL);

  return &g_array_index (self->keys, MbPageKey, index);
}

/**
 * mb_page_find_key:
 * @self: a page
 * @key: a key
 *
 * Looks for a key of the front matter.
 *
 * Returns: (transfer none) (nullable): the key with its value, or %NULL
 */
const MbPageKey *
mb_page_find_key (MbPage *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_str_equal (g_array_index (self->keys, MbPageKey, i).key, key))
      return &g_array_index (self->keys, MbPageKey, i);
  return NULL;
}

/**
 * mb_page_is_report:
 * @self: a page
 *
 * Whether the page is a report that Mentorbook wrote. It says of one year or
 * cohort what a book said at the time: it is neither read nor kept up to date.
 *
 * Returns: whether it is
 */
gboolean
mb_page_is_report (MbPage *self)
{
  const MbPageKey *generator = mb_page_find_key (self, MB_PAGE_GENERATOR_KEY);

  return generator != NULL && g_strcmp0 (generator->value, MB_PAGE_GENERATOR) == 0;
}

/**
 * mb_page_get_n_headings:
 * @self: a page
 *
 * How many headings the page has.
 *
 * Returns: how many
 */
guint
mb_page_get_n_headings (MbPage *self)
{
  return self->headings->len;
}

/**
 * mb_page_get_heading:
 * @self: a page
 * @index: less than mb_page_get_n_headings()
 *
 * A heading, in the order of the page.
 *
 * Returns: (transfer none): the heading
 */
const MbPageHeading *
mb_page_get_heading (MbPage *self, guint index)
{
  g_return_val_if_fail (index < self->headings->len, NULL);

  return &g_array_index (self->headings, MbPageHeading, index);
}

/**
 * mb_page_get_n_tables:
 * @self: a page
 *
 * How many tables the page has.
 *
 * Returns: how many
 */
guint
mb_page_get_n_tables (MbPage *self)
{
  return self->tables->len;
}

/**
 * mb_page_get_table:
 * @self: a page
 * @index: less than mb_page_get_n_tables()
 *
 * A table, in the order of the page.
 *
 * Returns: (transfer none): the table
 */
const MbPageTable *
mb_page_get_table (MbPage *self, guint index)
{
  g_return_val_if_fail (index < self->tables->len, NULL);

  return &g_array_index (self->tables, MbPageTable, index);
}

/**
 * mb_page_get_n_items:
 * @self: a page
 *
 * How many list items and paragraphs the page has.
 *
 * Returns: how many
 */
guint
mb_page_get_n_items (MbPage *self)
{
  return self->items->len;
}

/**
 * mb_page_get_item:
 * @self: a page
 * @index: less than mb_page_get_n_items()
 *
 * A list item or a paragraph, in the order of the page.
 *
 * Returns: (transfer none): the item
 */
const MbPageItem *
mb_page_get_item (MbPage *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return &g_array_index (self->items, MbPageItem, index);
}

/**
 * mb_page_table_get_cell:
 * @self: a table
 * @row: a row, without the head
 * @column: a column
 *
 * A cell of a table.
 *
 * Returns: (transfer none): the cell
 */
const MbPageText *
mb_page_table_get_cell (const MbPageTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return &self->cells[row * self->n_columns + column];
}
