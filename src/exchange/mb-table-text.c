#include "config.h"

#include "mb-table-text.h"

#include <string.h>

static gboolean
ends_cell (char c, char separator)
{
  return c == '\0' || c == '\n' || c == '\r' || c == separator;
}

/* Where the quoted cell ends, behind the quote; NULL when the quote is only a letter of the text. */
static const char *
find_closing_quote (const char *at, char separator)
{
  for (at = strchr (at, '"'); at != NULL; at = strchr (at, '"'))
    {
      if (at[1] != '"')
        return ends_cell (at[1], separator) ? at + 1 : NULL;
      at += 2;
    }
  return NULL;
}

static char *
dup_quoted (const char *start, const char *end)
{
  GString *cell = g_string_new_len (start, end - 1 - start);

  g_string_replace (cell, "\"\"", "\"", 0);
  return g_string_free (cell, FALSE);
}

/* Takes one cell and leaves at where its end is. */
static char *
take_cell (const char **at, char separator)
{
  const char *start = *at;
  const char *end = *start == '"' ? find_closing_quote (start + 1, separator) : NULL;
  g_autofree char *cell = NULL;

  if (end != NULL)
    cell = dup_quoted (start + 1, end);
  for (end = end != NULL ? end : start; !ends_cell (*end, separator); end++)
    ;
  if (cell == NULL)
    cell = g_strndup (start, end - start);
  *at = end;
  return g_strdup (g_strstrip (cell));
}

static char **
take_row (const char **at, char separator)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  g_strv_builder_take (cells, take_cell (at, separator));
  while (separator != '\0' && **at == separator)
    {
      (*at)++;
      g_strv_builder_take (cells, take_cell (at, separator));
    }
  if (**at == '\r')
    (*at)++;
  if (**at == '\n')
    (*at)++;
  return g_strv_builder_end (cells);
}

static gboolean
has_text (char **row)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (*row[i] != '\0')
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_rows (const char *text, char separator, gboolean *left_out)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  while (*text != '\0' && rows->len < MB_TABLE_MOST_ROWS)
    {
      char **row = take_row (&text, separator);

      if (has_text (row))
        g_ptr_array_add (rows, row);
      else
        g_strfreev (row);
    }
  *left_out = *text != '\0';
  return rows;
}

/* A sentence has commas too: a table has as many in every row. */
static gboolean
is_table (GPtrArray *rows)
{
  const guint width = rows->len > 0 ? g_strv_length (rows->pdata[0]) : 0;

  for (guint i = 1; i < rows->len; i++)
    if (g_strv_length (rows->pdata[i]) != width)
      return FALSE;
  return width > 1;
}

/**
 * mb_table_text_read:
 * @text: any text
 * @left_out: (out): whether there were more rows than are read
 *
 * Reads a table: cells parted by tabs; where there are none, by commas or
 * semicolons, when every row has as many; else each line is a cell.
 *
 * Returns: (transfer full) (element-type GStrv): its rows
 */
GPtrArray *
mb_table_text_read (const char *text, gboolean *left_out)
{
  static const char separators[] = ",;";
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL && left_out != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (strchr (valid, '\t') != NULL)
    return read_rows (valid, '\t', left_out);
  for (guint i = 0; separators[i] != '\0'; i++)
    {
      g_autoptr (GPtrArray) rows = read_rows (valid, separators[i], left_out);

      if (is_table (rows))
        return g_steal_pointer (&rows);
    }
  return read_rows (valid, '\0', left_out);
}
