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

/* The key of what a reference names, worked out for each row. */
static char *
dup_reference_key (const MbField *field)
{
  const MbRecordType *target = mb_record_type_get (field->target);
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  g_autofree char *table = mb_record_type_dup_table (target);
  g_autofree char *title = mb_sql_dup_title (target, "t1", TRUE);

  return g_strdup_printf ("mb_sort_key((SELECT %s FROM \"%s\" AS t1 WHERE t1.id = t.%s))", title, table, column);
}

/* Where the rows are many the records they refer to are ranked once: see append_ranks(). */
static char *
dup_rank (const MbField *field)
{
  g_autofree char *column = mb_field_dup_column (field);

  return g_strdup_printf ("of_%s.place", column);
}

static char *
dup_sort_key (const MbField *field, gboolean ranked)
{
  g_autofree char *column = mb_sql_dup_quoted_column (field);

  switch (field->kind)
    {
    case MB_FIELD_REFERENCE:
      return ranked ? dup_rank (field) : dup_reference_key (field);
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

/* Records that are equal in what they are sorted by come in the order of their titles: that of the first part of a
 * title that is joined of several, then of the next. */
static void
append_title_keys (GString *order, const MbRecordType *type, const MbField *sort, gboolean ranked)
{
  if (type->title_joiner == NULL)
    {
      g_autofree char *title = mb_sql_dup_title (type, "t", FALSE);

      if (!g_str_equal (sort->name, type->title[0]) || type->title[1] != NULL)
        g_string_append_printf (order, ", mb_sort_key(%s)", title);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    {
      const MbField *field = mb_record_type_find_field (type, type->title[i]);
      g_autofree char *key = field != sort ? dup_sort_key (field, ranked) : NULL;

      if (key != NULL)
        g_string_append_printf (order, ", %s NULLS LAST", key);
    }
}

static char *
dup_order (const MbRecordType *type, const MbField *sort, gboolean descending, gboolean ranked)
{
  g_autofree char *key = dup_sort_key (sort, ranked);
  g_autoptr (GString) order = g_string_new (NULL);

  g_string_printf (order, "%s %s NULLS LAST", key, descending ? "DESC" : "ASC");
  append_title_keys (order, type, sort, ranked);
  g_string_append (order, ", t.id");
  return g_string_free_and_steal (g_steal_pointer (&order));
}

/* What follows ORDER BY; the table is called t. Values that are not set come
 * last either way, records that are equal keep one order. */
char *
mb_sql_dup_order (const MbRecordType *type, const MbField *field, gboolean descending)
{
  return dup_order (type, field, descending, FALSE);
}

static gboolean
is_sorted_by (const MbRecordType *type, const MbField *field, const MbField *sort)
{
  if (field == sort)
    return TRUE;
  for (gsize i = 0; type->title_joiner != NULL && i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return FALSE;
}

/* A table of the places that the records a field refers to have among their like. */
static void
append_ranks (GString *with, GString *joins, const MbField *field)
{
  const MbRecordType *target = mb_record_type_get (field->target);
  g_autofree char *column = mb_field_dup_column (field);
  g_autofree char *table = mb_record_type_dup_table (target);
  g_autofree char *title = mb_sql_dup_title (target, "t1", TRUE);

  g_string_append_printf (with,
                          "%s of_%s(id, place) AS MATERIALIZED (SELECT id, CASE WHEN key IS NOT NULL THEN rank() OVER "
                          "(ORDER BY key) END FROM (SELECT t1.id AS id, mb_sort_key(%s) AS key FROM \"%s\" AS t1))",
                          with->len > 0 ? "," : "WITH", column, title, table);
  g_string_append_printf (joins, " LEFT JOIN of_%s ON of_%s.id = t.\"%s\"", column, column, column);
}

/* The statement that lists the ids of all records of a type in order. */
char *
mb_sql_dup_order_of_all (const MbRecordType *type, const MbField *sort, gboolean descending, gboolean ranked)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *order = dup_order (type, sort, descending, ranked);
  g_autoptr (GString) with = g_string_new (NULL);
  g_autoptr (GString) joins = g_string_new (NULL);

  for (guint i = 0; ranked && i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_REFERENCE && is_sorted_by (type, &type->fields[i], sort))
      append_ranks (with, joins, &type->fields[i]);
  return g_strdup_printf ("%s SELECT t.id FROM \"%s\" AS t%s ORDER BY %s", with->str, table, joins->str, order);
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
