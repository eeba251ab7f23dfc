#include "config.h"

#include "mb-paste-columns.h"

#include "mb-people-index.h"

/* Rows that are looked at to guess what a column is. */
#define ROWS_TO_JUDGE 50

/**
 * mb_paste_columns_suit:
 * @field: a field
 *
 * Returns: whether a column of a pasted table can be that field
 */
gboolean
mb_paste_columns_suit (const MbField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return !(field->flags & MB_FIELD_HIDDEN);
}

/* Headers */

static char *
dup_plain (const char *text)
{
  g_autofree char *folded = mb_people_fold_name (text);

  return g_strdelimit (g_steal_pointer (&folded), "-_", ' ');
}

static gboolean
is_called (const char *name, const char *plain)
{
  g_autofree char *plain_name = dup_plain (name);

  return g_str_equal (plain_name, plain);
}

static gboolean
is_named (const MbField *field, const char *plain)
{
  g_autofree char *key = mb_field_dup_json_key (field);

  return is_called (mb_field_get_label (field), plain) || is_called (field->label, plain) ||
         is_called (field->name, plain) || is_called (key, plain);
}

static const MbField *
find_named (const MbRecordType *type, const char *cell)
{
  g_autofree char *plain = dup_plain (cell);

  for (guint i = 0; *plain != '\0' && i < type->n_fields; i++)
    if (mb_paste_columns_suit (&type->fields[i]) && is_named (&type->fields[i], plain))
      return &type->fields[i];
  return NULL;
}

/* A header names at least half of its columns. */
static GPtrArray *
read_header (char **row, const MbRecordType *type)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  guint named = 0, filled = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      const MbField *field = find_named (type, row[i]);
      const gboolean is_new = field != NULL && !g_ptr_array_find (columns, field, NULL);

      g_ptr_array_add (columns, is_new ? (gpointer) field : NULL);
      named += is_new;
      filled += *row[i] != '\0';
    }
  return named > 0 && named * 2 >= filled ? g_steal_pointer (&columns) : NULL;
}

/* What values look like */

static gboolean
cell_suits (const MbField *field, const char *cell)
{
  g_autoptr (GVariant) value = NULL;

  if (field->kind == MB_FIELD_REFERENCE)
    return TRUE;
  value = mb_field_parse (field, cell, NULL);
  return value != NULL && mb_field_check (field, g_variant_ref_sink (value), NULL);
}

static gboolean
column_suits (GPtrArray *rows, guint column, const MbField *field)
{
  gboolean any = FALSE;

  for (guint i = 0; i < MIN (rows->len, ROWS_TO_JUDGE); i++)
    {
      char **row = rows->pdata[i];

      if (column >= g_strv_length (row) || *row[column] == '\0')
        continue;
      if (!cell_suits (field, row[column]))
        return FALSE;
      any = TRUE;
    }
  return any;
}

/* Anything suits a text; these say something when they suit. */
static gboolean
is_telling (const MbField *field)
{
  return field->pattern != NULL || (field->kind != MB_FIELD_TEXT && field->kind != MB_FIELD_LONG_TEXT &&
                                    field->kind != MB_FIELD_WORDS && field->kind != MB_FIELD_REFERENCE &&
                                    field->kind != MB_FIELD_PAGE);
}

static guint
count_columns (GPtrArray *rows)
{
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    count = MAX (count, g_strv_length (rows->pdata[i]));
  return count;
}

/* Name and handle the other way round. */
static gboolean
swap (GPtrArray *rows, GPtrArray *columns, guint column, const MbField *meant)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const MbField *other = columns->pdata[i];

      if (other == NULL || i == column || !column_suits (rows, i, meant) || !column_suits (rows, column, other))
        continue;
      columns->pdata[i] = (gpointer) meant;
      columns->pdata[column] = (gpointer) other;
      return TRUE;
    }
  return FALSE;
}

static const MbField *
find_telling (GPtrArray *rows, GPtrArray *columns, guint column, const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (mb_paste_columns_suit (field) && is_telling (field) && !g_ptr_array_find (columns, field, NULL) &&
          column_suits (rows, column, field))
        return field;
    }
  return NULL;
}

static GPtrArray *
guess_columns (GPtrArray *rows, const MbRecordType *type, GPtrArray *shown)
{
  GPtrArray *columns = g_ptr_array_new ();
  const guint n_columns = count_columns (rows);

  for (guint i = 0; i < n_columns; i++)
    {
      const MbField *field = i < shown->len ? shown->pdata[i] : NULL;

      g_ptr_array_add (columns, field != NULL && column_suits (rows, i, field) ? (gpointer) field : NULL);
    }
  for (guint i = 0; i < n_columns; i++)
    if (columns->pdata[i] == NULL && (i >= shown->len || !swap (rows, columns, i, shown->pdata[i])))
      columns->pdata[i] = (gpointer) find_telling (rows, columns, i, type);
  return columns;
}

/**
 * mb_paste_columns_guess:
 * @rows: (element-type GStrv): a table
 * @type: the type of records it is to become
 * @shown: (element-type MbField): the columns of the list that is pasted into
 * @has_header: (out): whether the first row names the columns
 *
 * Finds out which field each column is: by its name in the first row, in any
 * case, translated or not; else by the order of the list's columns and by what
 * the values look like.
 *
 * Returns: (transfer full) (element-type MbField): a field for each column, %NULL where none suits
 */
GPtrArray *
mb_paste_columns_guess (GPtrArray *rows, const MbRecordType *type, GPtrArray *shown, gboolean *has_header)
{
  GPtrArray *columns;

  g_return_val_if_fail (rows != NULL && type != NULL && shown != NULL && has_header != NULL, NULL);

  columns = rows->len > 0 ? read_header (rows->pdata[0], type) : NULL;
  *has_header = columns != NULL;
  if (columns == NULL)
    return guess_columns (rows, type, shown);
  while (columns->len < count_columns (rows))
    g_ptr_array_add (columns, NULL);
  return columns;
}
