#include "config.h"

#include "mb-cursor.h"

#include <string.h>

#include "mb-book-private.h"
#include "mb-sql.h"

struct _MbCursor {
  MbBook *book;
  sqlite3_stmt *statement;
  guint n_columns;
  const MbField **fields;
  char **mended; /* texts that were no UTF-8 */
};

/* The tables that dotted paths lead through, each joined once. */
typedef struct {
  GHashTable *aliases; /* path → alias */
  GString *joins;
} Joins;

static const MbRecordType *
follow (const MbRecordType *type, const char *name)
{
  const MbField *field = mb_record_type_find_field (type, name);

  return field != NULL && field->kind == MB_FIELD_REFERENCE ? mb_record_type_get (field->target) : NULL;
}

static const char *
join (Joins *joins, const char *from_alias, const char *path, const char *name, const MbRecordType *target)
{
  const char *known = g_hash_table_lookup (joins->aliases, path);
  g_autofree char *table = NULL, *column = NULL;
  char *alias;

  if (known != NULL)
    return known;
  table = mb_record_type_dup_table (target);
  column = g_strdelimit (g_strdup (name), "-", '_');
  alias = g_strdup_printf ("j%u", g_hash_table_size (joins->aliases));
  g_string_append_printf (joins->joins, " LEFT JOIN \"%s\" AS %s ON %s.id = %s.\"%s\"", table, alias, alias, from_alias, column);
  g_hash_table_insert (joins->aliases, g_strdup (path), alias);
  return alias;
}

/* "cohort.program.slug" to a column of a joined table; NULL when a name is unknown. */
static char *
dup_expression (Joins *joins, const MbRecordType *type, const char *path, const MbField **field)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  g_autoptr (GString) so_far = g_string_new (NULL);
  const char *alias = "t";
  g_autofree char *column = NULL;
  guint last = g_strv_length (names) - 1;

  for (guint i = 0; i < last; i++)
    {
      const MbRecordType *target = follow (type, names[i]);

      g_return_val_if_fail (target != NULL, NULL);
      g_string_append_printf (so_far, ".%s", names[i]);
      alias = join (joins, alias, so_far->str, names[i], target);
      type = target;
    }
  *field = mb_record_type_find_field (type, names[last]);
  g_return_val_if_fail (*field != NULL, NULL);
  column = mb_sql_dup_quoted_column (*field);
  return g_strdup_printf ("%s.%s", alias, column);
}

/* What a cursor reads. */
typedef struct {
  const MbRecordType *type;
  const char *const *fields;
  const char *const *order;  /* (nullable) */
  const char *below;         /* (nullable): only what this path of references leads to the bound id */
  const char *needed;        /* (nullable): only where this path leads to a value */
  gboolean counts;           /* each combination of the fields once, with how many there are in the place of the id */
} Reading;

static gboolean
append_columns (MbCursor *self, const Reading *reading, Joins *joins, GString *sql)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *expression = dup_expression (joins, reading->type, reading->fields[i], &self->fields[i]);
      g_return_val_if_fail (expression != NULL, FALSE);
      g_string_append_printf (sql, ", %s", expression);
    }
  return TRUE;
}

static gboolean
append_condition (const Reading *reading, Joins *joins, const char *path, const char *condition, GString *sql)
{
  g_autofree char *expression = NULL;
  const MbField *ignored;

  if (path == NULL)
    return TRUE;
  expression = dup_expression (joins, reading->type, path, &ignored);
  g_return_val_if_fail (expression != NULL, FALSE);
  g_string_append_printf (sql, " %s %s %s", sql->len == 0 ? "WHERE" : "AND", expression, condition);
  return TRUE;
}

static gboolean
append_order (const Reading *reading, Joins *joins, GString *sql)
{
  const MbField *ignored;

  for (guint i = 0; reading->order != NULL && reading->order[i] != NULL; i++)
    {
      g_autofree char *expression = dup_expression (joins, reading->type, reading->order[i], &ignored);
      g_return_val_if_fail (expression != NULL, FALSE);
      g_string_append_printf (sql, "%s %s NULLS LAST", i > 0 ? "," : " ORDER BY", expression);
    }
  return TRUE;
}

/* Columns are named by their places, of which the first is the count. */
static void
append_grouping (MbCursor *self, GString *sql)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, "%s%u", i > 0 ? ", " : " GROUP BY ", i + 2);
}

static char *
dup_sql (MbCursor *self, const Reading *reading)
{
  g_autoptr (GHashTable) aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (reading->counts ? "SELECT count(*)" : "SELECT t.id");
  g_autoptr (GString) conditions = g_string_new (NULL);
  g_autoptr (GString) end = g_string_new (NULL);
  g_autofree char *table = mb_record_type_dup_table (reading->type);
  Joins joins = { aliases, joined };

  if (!append_columns (self, reading, &joins, columns) ||
      !append_condition (reading, &joins, reading->below, "= ?1", conditions) ||
      !append_condition (reading, &joins, reading->needed, "IS NOT NULL", conditions) ||
      !append_order (reading, &joins, end))
    return NULL;
  if (reading->counts)
    append_grouping (self, end);
  return g_strdup_printf ("%s FROM \"%s\" AS t%s %s%s", columns->str, table, joined->str, conditions->str, end->str);
}

static MbCursor *
cursor_new (MbBook *book, const Reading *reading, gint64 id, GError **error)
{
  g_autoptr (MbCursor) self = g_new0 (MbCursor, 1);
  g_autofree char *sql = NULL;

  self->book = g_object_ref (book);
  self->n_columns = g_strv_length ((char **) reading->fields);
  self->fields = g_new0 (const MbField *, self->n_columns);
  self->mended = g_new0 (char *, self->n_columns);
  sql = dup_sql (self, reading);
  g_return_val_if_fail (sql != NULL, NULL);
  self->statement = mb_database_prepare (mb_book_get_database (book), sql, error);
  if (self->statement == NULL)
    return NULL;
  if (reading->below != NULL)
    sqlite3_bind_int64 (self->statement, 1, id);
  return g_steal_pointer (&self);
}

/**
 * mb_cursor_new:
 * @book: a book
 * @kind: which type of record
 * @fields: (array zero-terminated=1): names of fields; references are followed
 *   with dots, as in `cohort.program.slug`
 * @order: (array zero-terminated=1) (nullable): names of fields to sort by,
 *   byte by byte and the same for every user; unset values come last
 * @error: return location for an error
 *
 * Reads the chosen fields of all records of a type. The book must not be
 * changed by the same object before the cursor is freed.
 *
 * Returns: (transfer full) (nullable): a cursor before the first record, or
 *   %NULL with an error of the domain %MB_ERROR
 */
MbCursor *
mb_cursor_new (MbBook *book, MbRecordKind kind, const char *const *fields, const char *const *order, GError **error)
{
  const Reading reading = { .type = mb_record_type_get (kind), .fields = fields, .order = order };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return cursor_new (book, &reading, 0, error);
}

/**
 * mb_cursor_new_below:
 * @book: a book
 * @kind: which type of record
 * @fields: (array zero-terminated=1): names of fields, as for mb_cursor_new()
 * @order: (array zero-terminated=1) (nullable): names of fields to sort by
 * @path: a reference, followed with dots: `cohort.program`
 * @id: id of the record that it has to lead to
 * @error: return location for an error
 *
 * Reads the chosen fields of the records that belong to another: the
 * participations of a person, the projects of a program's cohorts.
 *
 * Returns: (transfer full) (nullable): a cursor before the first record, or
 *   %NULL with an error of the domain %MB_ERROR
 */
MbCursor *
mb_cursor_new_below (MbBook *book, MbRecordKind kind, const char *const *fields, const char *const *order,
                     const char *path, gint64 id, GError **error)
{
  const Reading reading = { .type = mb_record_type_get (kind), .fields = fields, .order = order, .below = path };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return cursor_new (book, &reading, id, error);
}

/**
 * mb_cursor_new_counts:
 * @book: a book
 * @kind: which type of record
 * @fields: (array zero-terminated=1): names of fields, as for mb_cursor_new()
 * @path: a reference, followed with dots
 * @id: id of the record that it has to lead to
 * @needed: (nullable): a field, followed with dots: records without it are
 *   not counted
 * @error: return location for an error
 *
 * Counts the records that belong to another, in one query: there is a row for
 * each combination of values of the chosen fields, and mb_cursor_get_count()
 * says how many records have them.
 *
 * Returns: (transfer full) (nullable): a cursor before the first row, or
 *   %NULL with an error of the domain %MB_ERROR
 */
MbCursor *
mb_cursor_new_counts (MbBook *book, MbRecordKind kind, const char *const *fields, const char *path, gint64 id,
                      const char *needed, GError **error)
{
  const Reading reading = {
    .type = mb_record_type_get (kind), .fields = fields, .below = path, .needed = needed, .counts = TRUE
  };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return cursor_new (book, &reading, id, error);
}

/**
 * mb_cursor_next:
 * @self: a cursor
 * @error: return location for an error
 *
 * Goes to the next record.
 *
 * Returns: whether there is one; %FALSE with @error set, of the domain
 *   %MB_ERROR, when reading failed
 */
gboolean
mb_cursor_next (MbCursor *self, GError **error)
{
  return mb_database_step (mb_book_get_database (self->book), self->statement, error) == SQLITE_ROW;
}

/**
 * mb_cursor_get_id:
 * @self: a cursor at a record
 *
 * Returns: the record's id
 */
gint64
mb_cursor_get_id (MbCursor *self)
{
  return sqlite3_column_int64 (self->statement, 0);
}

/**
 * mb_cursor_get_count:
 * @self: a cursor of mb_cursor_new_counts() at a row
 *
 * Returns: how many records have these values
 */
gint64
mb_cursor_get_count (MbCursor *self)
{
  return sqlite3_column_int64 (self->statement, 0);
}

/**
 * mb_cursor_is_set:
 * @self: a cursor at a record
 * @column: a place in the fields the cursor was made with
 *
 * Returns: whether the field is set
 */
gboolean
mb_cursor_is_set (MbCursor *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, FALSE);

  return sqlite3_column_type (self->statement, column + 1) != SQLITE_NULL;
}

/**
 * mb_cursor_get_text:
 * @self: a cursor at a record
 * @column: a place in the fields the cursor was made with
 *
 * Reads a text; bytes that are no UTF-8 are replaced by U+FFFD.
 *
 * Returns: (transfer none) (nullable): the text, until the next record;
 *   %NULL when it is not set
 */
const char *
mb_cursor_get_text (MbCursor *self, guint column)
{
  const char *text;

  g_return_val_if_fail (column < self->n_columns, NULL);

  text = (const char *) sqlite3_column_text (self->statement, column + 1);
  if (text == NULL || *text == '\0')
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return text;
  g_free (self->mended[column]);
  return self->mended[column] = g_utf8_make_valid (text, -1);
}

/**
 * mb_cursor_get_integer:
 * @self: a cursor at a record
 * @column: a place in the fields the cursor was made with
 *
 * Reads a number, the id a reference names, or 1 or 0 for yes or no.
 *
 * Returns: the number; -1 when it is not set, for a reference 0
 */
gint64
mb_cursor_get_integer (MbCursor *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, -1);

  if (mb_cursor_is_set (self, column))
    return sqlite3_column_int64 (self->statement, column + 1);
  return self->fields[column]->kind == MB_FIELD_REFERENCE ? 0 : -1;
}

/**
 * mb_cursor_dup_value:
 * @self: a cursor at a record
 * @column: a place in the fields the cursor was made with
 *
 * Reads a value of any kind.
 *
 * Returns: (transfer full) (nullable): the value; %NULL when it is not set
 */
GVariant *
mb_cursor_dup_value (MbCursor *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return mb_sql_read_value (self->fields[column], self->statement, column + 1);
}

/**
 * mb_cursor_dup_words:
 * @self: a cursor at a record
 * @column: a place in the fields the cursor was made with
 *
 * Reads a list of words.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words
 */
char **
mb_cursor_dup_words (MbCursor *self, guint column)
{
  g_autoptr (GVariant) value = mb_cursor_dup_value (self, column);

  return value != NULL ? g_variant_dup_strv (value, NULL) : g_new0 (char *, 1);
}

/**
 * mb_cursor_free:
 * @self: (transfer full): a cursor
 *
 * Frees a cursor.
 */
void
mb_cursor_free (MbCursor *self)
{
  sqlite3_finalize (self->statement);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->mended[i]);
  g_free (self->mended);
  g_free (self->fields);
  g_object_unref (self->book);
  g_free (self);
}
