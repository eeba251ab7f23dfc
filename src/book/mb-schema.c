#include "config.h"

#include "mb-schema.h"

#include "mb-sql.h"

/* One line of the book's history: what changed, and the changeset that says how. */
#define HISTORY_SQL \
  "CREATE TABLE history (number INTEGER PRIMARY KEY, uuid TEXT NOT NULL, time INTEGER NOT NULL, " \
  "author TEXT NOT NULL, verb INTEGER NOT NULL, record_type TEXT, record INTEGER, field TEXT, title TEXT, " \
  "count INTEGER NOT NULL, state INTEGER NOT NULL, changeset BLOB NOT NULL) STRICT;" \
  "CREATE INDEX history_state ON history (state, number);"

#define SOURCE_SQL "CREATE INDEX source_of_record ON source (record_type, record);"

/* Letters that no rule of Unicode takes apart into a plain letter and an accent, though a person who cannot type them
 * would write the plain one. FTS5 leaves them as they are. */
static const struct {
  const char *letter;
  const char *plain;
} letters[] = {
  { "ł", "l" }, { "Ł", "L" }, { "ø", "o" }, { "Ø", "O" }, { "đ", "d" }, { "Đ", "D" }, { "ı", "i" },
  { "ħ", "h" }, { "ß", "ss" }, { "æ", "ae" }, { "Æ", "AE" }, { "œ", "oe" }, { "Œ", "OE" }, { "ð", "d" }, { "þ", "th" },
};

static const char *
storage_of (const MbField *field)
{
  switch (field->kind)
    {
    case MB_FIELD_INTEGER:
    case MB_FIELD_REFERENCE:
    case MB_FIELD_YES_NO:
      return "INTEGER";
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_DATE:
    case MB_FIELD_CHOICE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return "TEXT";
    }
}

static void
append_column (GString *sql, const MbField *field)
{
  g_autofree char *column = mb_sql_dup_quoted_column (field);

  g_string_append_printf (sql, ", %s %s", column, storage_of (field));
  if (field->kind == MB_FIELD_REFERENCE)
    {
      g_autofree char *target = mb_record_type_dup_table (mb_record_type_get (field->target));
      g_string_append_printf (sql, "%s REFERENCES \"%s\" (id) ON DELETE %s",
                              field->flags & MB_FIELD_REQUIRED ? " NOT NULL" : "", target,
                              field->flags & MB_FIELD_KEEPS ? "SET NULL" : "CASCADE");
    }
}

/* Not UNIQUE: the inverse of swapping two values could not be applied under such an index; the book checks instead. */
static void
append_index (GString *sql, const char *table, const MbField *field)
{
  g_autofree char *column = mb_field_dup_column (field);

  if (field->kind == MB_FIELD_REFERENCE)
    g_string_append_printf (sql, "CREATE INDEX %s_%s ON \"%s\" (\"%s\");", table, column, table, column);
  else if (field->flags & MB_FIELD_UNIQUE)
    g_string_append_printf (sql, "CREATE INDEX %s_%s ON \"%s\" (\"%s\" COLLATE NOCASE);", table, column, table, column);
}

static char *
dup_table_sql (const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY", table);
  for (guint i = 0; i < type->n_fields; i++)
    append_column (sql, &type->fields[i]);
  g_string_append (sql, ") STRICT;");
  for (guint i = 0; i < type->n_fields; i++)
    append_index (sql, table, &type->fields[i]);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static gboolean
is_searched_text (const MbField *field)
{
  return (field->flags & MB_FIELD_SEARCHED) && field->kind != MB_FIELD_REFERENCE;
}

gboolean
mb_schema_is_searched (const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (is_searched_text (&type->fields[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_list (const MbRecordType *type, const char *prefix)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (is_searched_text (&type->fields[i]))
      {
        g_autofree char *column = mb_sql_dup_quoted_column (&type->fields[i]);
        g_string_append_printf (list, "%s%s%s", list->len > 0 ? ", " : "", prefix, column);
      }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

/* What the index holds of a record. SQL's replace() can be called by triggers in any program that opens the file. */
static char *
dup_indexed_text (const MbRecordType *type, const char *prefix)
{
  g_autofree char *values = dup_list (type, prefix);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "concat_ws(char(10), %s)", values);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_string_prepend (text, "replace(");
      g_string_append_printf (text, ", '%s', '%s')", letters[i].letter, letters[i].plain);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

typedef struct {
  char *name;
  char *sql;
} Trigger;

static void
trigger_clear (gpointer data)
{
  Trigger *trigger = data;

  g_free (trigger->name);
  g_free (trigger->sql);
}

static void
add_trigger (GArray *triggers, const char *table, const char *event, const char *when, const char *first, const char *second)
{
  Trigger trigger = { .name = g_strdup_printf ("%s_search_%s", table, event) };

  trigger.sql = g_strdup_printf ("CREATE TRIGGER %s AFTER %s ON \"%s\" BEGIN %s; %s; END", trigger.name, when, table, first,
                                 second);
  g_array_append_val (triggers, trigger);
}

/* What the FTS5 tables hold is kept right by triggers, which undo fires too. */
static GArray *
list_triggers (const MbRecordType *type)
{
  GArray *triggers = g_array_new (FALSE, FALSE, sizeof (Trigger));
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *columns = dup_list (type, "");
  g_autofree char *text = dup_indexed_text (type, "new.");
  g_autofree char *update_of = g_strdup_printf ("UPDATE OF %s", columns);
  const char *indexes[] = { "search", "words" };
  char *add[2], *remove[2], *change[2];

  g_array_set_clear_func (triggers, trigger_clear);
  for (guint i = 0; i < 2; i++)
    {
      add[i] = g_strdup_printf ("INSERT INTO %s_%s (rowid, text) VALUES (new.id, %s)", table, indexes[i], text);
      remove[i] = g_strdup_printf ("DELETE FROM %s_%s WHERE rowid = old.id", table, indexes[i]);
      change[i] = g_strdup_printf ("UPDATE %s_%s SET text = %s WHERE rowid = new.id", table, indexes[i], text);
    }
  add_trigger (triggers, table, "add", "INSERT", add[0], add[1]);
  add_trigger (triggers, table, "remove", "DELETE", remove[0], remove[1]);
  add_trigger (triggers, table, "change", update_of, change[0], change[1]);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&add[i], g_free);
      g_clear_pointer (&remove[i], g_free);
      g_clear_pointer (&change[i], g_free);
    }
  return triggers;
}

/* Two indexes: trigrams find three letters and more anywhere in a text, the
 * other finds the first one or two letters of its words. */
gboolean
mb_schema_make_search (MbDatabase *database, const MbRecordType *type, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autoptr (GArray) triggers = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (!mb_schema_is_searched (type))
    return TRUE;

  g_string_append_printf (sql,
                          "CREATE VIRTUAL TABLE %s_search USING fts5 (text, content = '', contentless_delete = 1, "
                          "tokenize = 'trigram remove_diacritics 1');"
                          "CREATE VIRTUAL TABLE %s_words USING fts5 (text, content = '', contentless_delete = 1, "
                          "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2', detail = none);",
                          table, table);
  triggers = list_triggers (type);
  for (guint i = 0; i < triggers->len; i++)
    g_string_append_printf (sql, "%s;", g_array_index (triggers, Trigger, i).sql);
  return mb_database_exec (database, sql->str, error);
}

/* The text with the letters that the index holds in their place. */
char *
mb_schema_dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_replace (plain, letters[i].letter, letters[i].plain, 0);
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static gboolean
drop_search (MbDatabase *database, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DROP TRIGGER IF EXISTS %s_search_add; DROP TRIGGER IF EXISTS %s_search_remove; "
                                          "DROP TRIGGER IF EXISTS %s_search_change; DROP TABLE IF EXISTS %s_search; "
                                          "DROP TABLE IF EXISTS %s_words;",
                                          table, table, table, table, table);

  return mb_database_exec (database, sql, error);
}

static gboolean
fill_search (MbDatabase *database, const MbRecordType *type, const char *table, GError **error)
{
  g_autofree char *text = dup_indexed_text (type, "t.");
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search (rowid, text) SELECT t.id, %s FROM \"%s\" AS t; "
                                          "INSERT INTO %s_words (rowid, text) SELECT t.id, %s FROM \"%s\" AS t;",
                                          table, text, table, table, text, table);

  return mb_database_exec (database, sql, error);
}

/* For a step between versions that changes what the index holds. */
gboolean
mb_schema_make_search_anew (MbDatabase *database, GError **error)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autofree char *table = mb_record_type_dup_table (type);

      if (mb_schema_is_searched (type) &&
          (!drop_search (database, table, error) || !mb_schema_make_search (database, type, error) ||
           !fill_search (database, type, table, error)))
        return FALSE;
    }
  return TRUE;
}

/* Everything of a new book, within the caller's transaction. */
gboolean
mb_schema_create (MbDatabase *database, GError **error)
{
  g_autofree char *stamp =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", MB_APPLICATION_ID, MB_SCHEMA_VERSION);

  if (!mb_database_exec (database, stamp, error))
    return FALSE;
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autofree char *sql = dup_table_sql (type);

      if (!mb_database_exec (database, sql, error) || !mb_schema_make_search (database, type, error))
        return FALSE;
    }
  return mb_database_exec (database, SOURCE_SQL HISTORY_SQL, error);
}

static gboolean
has_columns (MbDatabase *database, const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *columns = mb_sql_dup_columns (type);
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM \"%s\" LIMIT 0", columns, table);
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, sql, NULL);

  return statement != NULL;
}

static GHashTable *
read_triggers (MbDatabase *database)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement =
      mb_database_prepare (database, "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')", NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (found, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                         g_strdup ((const char *) sqlite3_column_text (statement, 1)));
  return g_steal_pointer (&found);
}

gboolean
mb_schema_is_sound (MbDatabase *database)
{
  g_autoptr (GHashTable) found = read_triggers (database);
  guint n_expected = 0;

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autoptr (GArray) triggers = NULL;

      if (!has_columns (database, type))
        return FALSE;
      if (!mb_schema_is_searched (type))
        continue;
      triggers = list_triggers (type);
      n_expected += triggers->len;
      for (guint i = 0; i < triggers->len; i++)
        {
          Trigger *trigger = &g_array_index (triggers, Trigger, i);
          if (g_strcmp0 (g_hash_table_lookup (found, trigger->name), trigger->sql) != 0)
            return FALSE;
        }
    }
  return g_hash_table_size (found) == n_expected;
}
