#include "config.h"

#include "mb-paste-columns.h"

#include <string.h>

#include "mb-people-text.h"

/* Rows that are looked at to guess what a column is. */
#define ROWS_TO_JUDGE 50

/* Nobody means more columns; what stands above the rest is not looked at. */
#define MOST_HEADINGS 200

/* Headings */

static guint
count_columns (GPtrArray *rows)
{
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    count = MAX (count, g_strv_length (rows->pdata[i]));
  return count;
}

/* Words above every column: no numbers, addresses or links. */
static gboolean
reads_like_headings (char **row)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (*row[i] == '\0' || strpbrk (row[i], "0123456789@:") != NULL)
      return FALSE;
  return TRUE;
}

/* A header names at least half of its columns, or two of them, or one and reads like headings. */
static GPtrArray *
read_header (char **row, const MbRecordType *type, guint *named)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  guint filled = 0;

  *named = 0;
  for (guint i = 0; row[i] != NULL; i++)
    {
      const MbPasteTarget *target = i < MOST_HEADINGS ? mb_paste_target_for_heading (type, row[i]) : NULL;
      const gboolean is_new = target != NULL && !g_ptr_array_find (columns, target, NULL);

      g_ptr_array_add (columns, is_new ? (gpointer) target : NULL);
      *named += is_new;
      filled += *row[i] != '\0';
    }
  if (*named > 1 || (*named > 0 && (*named * 2 >= filled || reads_like_headings (row))))
    return g_steal_pointer (&columns);
  return NULL;
}

/* What values look like */

static char *
dup_handle (const char *cell)
{
  gboolean left_out;
  g_autoptr (GPtrArray) entries = mb_people_is_handle (cell) ? NULL : mb_people_text_read (cell, &left_out);
  const MbPeopleEntry *entry = entries != NULL && entries->len == 1 ? entries->pdata[0] : NULL;

  return g_strdup (entry != NULL && entry->handle != NULL && entry->name == NULL ? entry->handle : cell);
}

/* “In Progress” and “in progress” are “in-progress”, whatever the user's language. */
static char *
dup_choice (const MbField *field, const char *cell)
{
  g_autofree char *nick = g_utf8_strdown (cell, -1);

  g_strdelimit (g_strstrip (nick), " _", '-');
  return mb_field_find_choice (field, nick) != NULL ? g_steal_pointer (&nick) : g_strdup (cell);
}

/**
 * mb_paste_columns_dup_cell:
 * @field: a field
 * @cell: what stands in a column of it
 *
 * Returns: (transfer full): the same as mb_field_parse() reads it: a handle without its link or its
 *   @, a choice as the book has it
 */
char *
mb_paste_columns_dup_cell (const MbField *field, const char *cell)
{
  g_return_val_if_fail (field != NULL && cell != NULL, NULL);

  if (g_str_equal (field->name, "handle"))
    return dup_handle (cell);
  return field->kind == MB_FIELD_CHOICE ? dup_choice (field, cell) : g_strdup (cell);
}

static gboolean
cell_suits (const MbField *field, const char *cell)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char *plain = NULL;

  if (field->kind == MB_FIELD_REFERENCE)
    return TRUE;
  plain = mb_paste_columns_dup_cell (field, cell);
  value = mb_field_parse (field, plain, NULL);
  return value != NULL && mb_field_check (field, g_variant_ref_sink (value), NULL);
}

static const char *
get_cell (char **row, guint column)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (i == column)
      return row[i];
  return "";
}

static gboolean
column_suits (GPtrArray *rows, guint first, guint column, const MbField *field)
{
  gboolean any = FALSE;

  for (guint i = first; i < MIN (rows->len, first + ROWS_TO_JUDGE); i++)
    {
      const char *cell = get_cell (rows->pdata[i], column);

      if (*cell == '\0')
        continue;
      if (!cell_suits (field, cell))
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

/* Name and handle the other way round. */
static gboolean
swap (GPtrArray *rows, GPtrArray *columns, guint column, const MbPasteTarget *meant)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const MbPasteTarget *other = columns->pdata[i];

      if (other == NULL || i == column || !column_suits (rows, 0, i, meant->field) ||
          !column_suits (rows, 0, column, other->field))
        continue;
      columns->pdata[i] = (gpointer) meant;
      columns->pdata[column] = (gpointer) other;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_open (const MbPasteTarget *target, GPtrArray *columns)
{
  return target->field != NULL && target->part == NULL && !g_ptr_array_find (columns, target, NULL);
}

static const MbPasteTarget *
find_telling (GPtrArray *rows, GPtrArray *columns, guint column, const MbRecordType *type)
{
  GPtrArray *targets = mb_paste_targets_list (type);

  for (guint i = 0; i < targets->len; i++)
    {
      const MbPasteTarget *target = targets->pdata[i];

      if (is_open (target, columns) && is_telling (target->field) && column_suits (rows, 0, column, target->field))
        return target;
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

      g_ptr_array_add (columns, field != NULL && column_suits (rows, 0, i, field)
                                    ? (gpointer) mb_paste_target_of_field (type, field)
                                    : NULL);
    }
  for (guint i = 0; i < MIN (n_columns, MOST_HEADINGS); i++)
    if (columns->pdata[i] == NULL &&
        (i >= shown->len || !swap (rows, columns, i, mb_paste_target_of_field (type, shown->pdata[i]))))
      columns->pdata[i] = (gpointer) find_telling (rows, columns, i, type);
  return columns;
}

/* Under a heading that says nothing: mail addresses and links to profiles are known by themselves. */
static void
guess_rest (GPtrArray *rows, const MbRecordType *type, GPtrArray *columns)
{
  GPtrArray *targets = mb_paste_targets_list (type);

  for (guint i = 0; i < MIN (columns->len, MOST_HEADINGS); i++)
    for (guint j = 0; columns->pdata[i] == NULL && j < targets->len; j++)
      {
        const MbPasteTarget *target = targets->pdata[j];
        const MbField *field = target->part != NULL ? target->part : target->field;

        if (field != NULL && field->kind == MB_FIELD_MAIL && !g_ptr_array_find (columns, target, NULL) &&
            column_suits (rows, 1, i, field))
          columns->pdata[i] = (gpointer) target;
      }
}

/**
 * mb_paste_columns_guess:
 * @rows: (element-type GStrv): a table
 * @type: the type of records it is to become
 * @shown: (element-type MbField): the columns of the list that is pasted into
 * @has_header: (out): whether the first row names the columns
 *
 * Finds out what each column is: by its heading in the first row, in any case,
 * translated or not; else by the order of the list's columns and by what the
 * values look like.
 *
 * Returns: (transfer full) (element-type MbPasteTarget): a target for each column, %NULL where none suits
 */
GPtrArray *
mb_paste_columns_guess (GPtrArray *rows, const MbRecordType *type, GPtrArray *shown, gboolean *has_header)
{
  GPtrArray *columns;
  guint named;

  g_return_val_if_fail (rows != NULL && type != NULL && shown != NULL && has_header != NULL, NULL);

  columns = rows->len > 0 ? read_header (rows->pdata[0], type, &named) : NULL;
  *has_header = columns != NULL;
  if (columns == NULL)
    return guess_columns (rows, type, shown);
  g_ptr_array_set_size (columns, MAX (columns->len, count_columns (rows)));
  guess_rest (rows, type, columns);
  return columns;
}

/* What tables are made of that people keep, the likeliest first. */
static const MbRecordKind likely[] = {
  MB_RECORD_PERSON,  MB_RECORD_PARTICIPATION, MB_RECORD_PROJECT,          MB_RECORD_COHORT,
  MB_RECORD_PROGRAM, MB_RECORD_OBSERVATION,   MB_RECORD_PUBLISHED_FIGURE, MB_RECORD_MILESTONE,
};

static gboolean
covers (GPtrArray *columns, const MbField *field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const MbPasteTarget *target = columns->pdata[i];

      if (target != NULL && target->field == field)
        return TRUE;
    }
  return FALSE;
}

/* How well headings suit a type: how many it knows, and none where it cannot be without one that is missing. */
static guint
score (char **row, const MbRecordType *type)
{
  guint named;
  g_autoptr (GPtrArray) columns = read_header (row, type, &named);

  for (guint i = 0; columns != NULL && i < type->n_fields; i++)
    if ((type->fields[i].flags & MB_FIELD_REQUIRED) && !covers (columns, &type->fields[i]))
      return 0;
  return columns != NULL ? named : 0;
}

/**
 * mb_paste_columns_guess_type:
 * @rows: (element-type GStrv): a table
 *
 * Returns: (transfer none): what the rows are, by the headings; people where these say nothing
 */
const MbRecordType *
mb_paste_columns_guess_type (GPtrArray *rows)
{
  guint best = 0, most = 0;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; rows->len > 0 && i < G_N_ELEMENTS (likely); i++)
    {
      const guint found = score (rows->pdata[0], mb_record_type_get (likely[i]));

      if (found > most)
        {
          best = i;
          most = found;
        }
    }
  return mb_record_type_get (likely[best]);
}
