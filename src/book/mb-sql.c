#include "config.h"

#include "mb-sql.h"

/* Names come from the field tables alone, never from outside; they are quoted
 * because some are words of SQL ("on"). */
char *
mb_sql_dup_quoted_column (const MbField *field)
{
  g_autofree char *column = mb_field_dup_column (field);

  return g_strdup_printf ("\"%s\"", column);
}

char *
mb_sql_dup_columns (const MbRecordType *type)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *column = mb_sql_dup_quoted_column (&type->fields[i]);
      g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", column);
    }
  return g_string_free_and_steal (g_steal_pointer (&columns));
}

static char *
dup_title_part (const MbRecordType *type, const char *alias, const char *name, guint depth)
{
  const MbField *field = mb_record_type_find_field (type, name);
  g_autofree char *column = mb_sql_dup_quoted_column (field);

  if (field->kind == MB_FIELD_REFERENCE)
    {
      const MbRecordType *target = mb_record_type_get (field->target);
      g_autofree char *table = mb_record_type_dup_table (target);
      g_autofree char *inner = g_strdup_printf ("t%u", depth);
      g_autofree char *title = mb_sql_dup_title (target, inner, TRUE);

      return g_strdup_printf ("(SELECT %s FROM \"%s\" AS %s WHERE %s.id = %s.%s)", title, table, inner, inner, alias, column);
    }
  return g_strdup_printf ("nullif(%s.%s, '')", alias, column);
}

/* The SQL expression of what mb_record_dup_title() writes, for sorting. */
char *
mb_sql_dup_title (const MbRecordType *type, const char *alias, gboolean brief)
{
  gboolean use_short = brief && type->short_title[0] != NULL;
  const char *const *names = use_short ? type->short_title : type->title;
  gsize n_names = use_short ? G_N_ELEMENTS (type->short_title) : G_N_ELEMENTS (type->title);
  gboolean joins = !use_short && type->title_joiner != NULL;
  guint depth = alias[0] == 't' && alias[1] != '\0' ? g_ascii_digit_value (alias[1]) + 1 : 1;
  g_autoptr (GString) expression = g_string_new ("coalesce(NULL");

  if (joins)
    g_string_printf (expression, "concat_ws('%s'", type->title_joiner);

  for (gsize i = 0; i < n_names && names[i] != NULL; i++)
    {
      g_autofree char *part = dup_title_part (type, alias, names[i], depth);
      g_string_append_printf (expression, ", %s", part);
    }
  g_string_append (expression, joins ? ")" : ", NULL)");
  return g_string_free_and_steal (g_steal_pointer (&expression));
}

static char *
dup_choice_key (const MbField *field, const char *column)
{
  g_autoptr (GString) key = g_string_new (NULL);
  guint place = 0;

  g_string_append_printf (key, "CASE t.%s", column);
  for (const MbChoice *choice = field->choices; choice->nick != NULL; choice++)
    g_string_append_printf (key, " WHEN '%s' THEN %u", choice->nick, place++);
  g_string_append (key, " END");
  return g_string_free_and_steal (g_steal_pointer (&key));
}

static char *
dup_sort_key (const MbField *field)
{
  g_autofree char *column = mb_sql_dup_quoted_column (field);

  switch (field->kind)
    {
    case MB_FIELD_REFERENCE:
      {
        MbField alone = *field;
        const MbRecordType *target = mb_record_type_get (alone.target);
        g_autofree char *table = mb_record_type_dup_table (target);
        g_autofree char *title = mb_sql_dup_title (target, "t1", TRUE);
        return g_strdup_printf ("mb_sort_key((SELECT %s FROM \"%s\" AS t1 WHERE t1.id = t.%s))", title, table, column);
      }
    case MB_FIELD_CHOICE:
      return dup_choice_key (field, column);
    case MB_FIELD_INTEGER:
    case MB_FIELD_YES_NO:
    case MB_FIELD_DATE:
      return g_strdup_printf ("t.%s", column);
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return g_strdup_printf ("mb_sort_key(t.%s)", column);
    }
}

/* What follows ORDER BY; the table is called t. Values that are not set come
 * last either way, records that are equal keep one order. */
char *
mb_sql_dup_order (const MbRecordType *type, const MbField *field, gboolean descending)
{
  g_autofree char *key = dup_sort_key (field);
  g_autofree char *title = NULL;

  if (g_str_equal (field->name, type->title[0]) && (type->title[1] == NULL || type->title_joiner == NULL))
    return g_strdup_printf ("%s %s NULLS LAST, t.id", key, descending ? "DESC" : "ASC");
  title = mb_sql_dup_title (type, "t", FALSE);
  return g_strdup_printf ("%s %s NULLS LAST, mb_sort_key(%s), t.id", key, descending ? "DESC" : "ASC", title);
}

static GVariant *
read_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, "\n", -1);

  return g_variant_ref_sink (g_variant_new_strv ((const char *const *) words, -1));
}

/* A book may be a stranger's: text that is no UTF-8 is mended on reading. */
static GVariant *
make_text (const MbField *field, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  if (field->kind == MB_FIELD_WORDS)
    return read_words (text);
  return g_variant_ref_sink (g_variant_new_string (text));
}

/* Returns: (transfer full) (nullable) */
GVariant *
mb_sql_read_value (const MbField *field, sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  if (field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_REFERENCE)
    return g_variant_ref_sink (g_variant_new_int64 (sqlite3_column_int64 (statement, column)));
  if (field->kind == MB_FIELD_YES_NO)
    return g_variant_ref_sink (g_variant_new_boolean (sqlite3_column_int (statement, column) != 0));
  return make_text (field, (const char *) sqlite3_column_text (statement, column));
}

/* Returns: (transfer full) (nullable) */
GVariant *
mb_sql_take_value (const MbField *field, sqlite3_value *value)
{
  if (sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  if (field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_REFERENCE)
    return g_variant_ref_sink (g_variant_new_int64 (sqlite3_value_int64 (value)));
  if (field->kind == MB_FIELD_YES_NO)
    return g_variant_ref_sink (g_variant_new_boolean (sqlite3_value_int (value) != 0));
  return make_text (field, (const char *) sqlite3_value_text (value));
}

/* Words are kept one to a line: readable in any tool, and searched as they stand. */
static int
bind_words (sqlite3_stmt *statement, int place, GVariant *value)
{
  g_autofree const char **words = g_variant_get_strv (value, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdelimit (g_strdup (words[i]), "\n\r", ' ');
      if (*word != '\0')
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", word);
    }
  if (lines->len == 0)
    return sqlite3_bind_null (statement, place);
  return sqlite3_bind_text64 (statement, place, lines->str, lines->len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

int
mb_sql_bind_value (const MbField *field, sqlite3_stmt *statement, int place, GVariant *value)
{
  const char *text;
  gsize length;

  if (value == NULL)
    return sqlite3_bind_null (statement, place);
  if (field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_REFERENCE)
    return sqlite3_bind_int64 (statement, place, g_variant_get_int64 (value));
  if (field->kind == MB_FIELD_YES_NO)
    return sqlite3_bind_int (statement, place, g_variant_get_boolean (value));
  if (field->kind == MB_FIELD_WORDS)
    return bind_words (statement, place, value);

  text = g_variant_get_string (value, &length);
  if (length == 0)
    return sqlite3_bind_null (statement, place);
  return sqlite3_bind_text64 (statement, place, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
