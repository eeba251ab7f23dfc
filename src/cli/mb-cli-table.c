#include "config.h"

#include "mb-cli-table.h"

#include "mb-cli-output.h"

#define GAP 2
#define LEAST_WIDTH 6

typedef struct {
  gboolean numbers;
  guint width;
} Column;

struct _MbCliTable {
  GArray *columns; /* of Column */
  GPtrArray *cells; /* of char *, the titles first */
  gboolean has_titles;
};

/**
 * mb_cli_table_new:
 *
 * Returns: (transfer full): a table without columns
 */
MbCliTable *
mb_cli_table_new (void)
{
  MbCliTable *self = g_new0 (MbCliTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static guint
get_char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
get_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += get_char_width (g_utf8_get_char (p));
  return width;
}

/**
 * mb_cli_table_add_column:
 * @self: a table
 * @title: (nullable): its heading
 * @numbers: whether it is of numbers, which stand at the end of the column
 *   and are never shortened
 *
 * Adds a column. All columns come before the first cell, and either all have
 * a heading or none.
 */
void
mb_cli_table_add_column (MbCliTable *self, const char *title, gboolean numbers)
{
  Column column = { numbers, 0 };

  g_array_append_val (self->columns, column);
  self->has_titles = title != NULL;
  if (title != NULL)
    {
      g_ptr_array_add (self->cells, mb_cli_dup_harmless (title));
      g_array_index (self->columns, Column, self->columns->len - 1).width = get_text_width (title);
    }
}

/**
 * mb_cli_table_add_cell:
 * @self: a table
 * @text: (nullable): what the next cell holds
 *
 * Fills the next cell.
 */
void
mb_cli_table_add_cell (MbCliTable *self, const char *text)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);
  char *cell = mb_cli_dup_harmless (text != NULL ? text : "");

  column->width = MAX (column->width, get_text_width (cell));
  g_ptr_array_add (self->cells, cell);
}

/**
 * mb_cli_table_add_integer:
 * @self: a table
 * @value: a number, or -1 for none
 *
 * Fills the next cell with a number.
 */
void
mb_cli_table_add_integer (MbCliTable *self, gint64 value)
{
  g_autofree char *text = value < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value);

  mb_cli_table_add_cell (self, text);
}

static guint
get_total (MbCliTable *self, guint widest)
{
  guint total = (self->columns->len - 1) * GAP;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      total += column->numbers ? column->width : MIN (column->width, widest);
    }
  return total;
}

/* The widest columns give way first. */
static guint
find_widest (MbCliTable *self, guint width)
{
  guint widest = width;

  while (width > 0 && widest > LEAST_WIDTH && get_total (self, widest) > width)
    widest--;
  return width > 0 ? widest : G_MAXUINT;
}

static void
append_spaces (GString *line, guint n)
{
  while (n-- > 0)
    g_string_append_c (line, ' ');
}

static guint
append_shortened (GString *line, const char *text, guint width)
{
  guint used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint wanted = get_char_width (g_utf8_get_char (p));

      if (used + wanted > width - 1)
        break;
      g_string_append_unichar (line, g_utf8_get_char (p));
      used += wanted;
    }
  g_string_append (line, "…");
  return used + 1;
}

static void
append_cell (GString *line, Column *column, const char *text, guint widest)
{
  guint width = column->numbers ? column->width : MIN (column->width, widest);
  guint used = get_text_width (text);

  if (column->numbers)
    append_spaces (line, width - used);
  if (used <= width)
    g_string_append (line, text);
  else
    used = append_shortened (line, text, width);
  if (!column->numbers)
    append_spaces (line, width - used);
}

static void
trim_end (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
}

static void
print_row (MbCliTable *self, guint first_cell, guint widest)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        append_spaces (line, GAP);
      append_cell (line, &g_array_index (self->columns, Column, i), g_ptr_array_index (self->cells, first_cell + i),
                   widest);
    }
  trim_end (line);
  g_string_append_c (line, '\n');
  mb_cli_print (line->str);
}

static void
print_rule (MbCliTable *self, guint widest)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (i > 0)
        append_spaces (line, GAP);
      for (guint n = column->numbers ? column->width : MIN (column->width, widest); n > 0; n--)
        g_string_append_c (line, '-');
    }
  g_string_append_c (line, '\n');
  mb_cli_print (line->str);
}

/**
 * mb_cli_table_print:
 * @self: a table
 * @width: how many columns the terminal has; 0: shorten nothing
 *
 * Writes the table to standard output.
 */
void
mb_cli_table_print (MbCliTable *self, guint width)
{
  guint widest = find_widest (self, width);

  for (guint i = 0; i + self->columns->len <= self->cells->len; i += self->columns->len)
    {
      print_row (self, i, widest);
      if (i == 0 && self->has_titles)
        print_rule (self, widest);
    }
}

/**
 * mb_cli_table_free:
 * @self: a table
 *
 * Frees it.
 */
void
mb_cli_table_free (MbCliTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
