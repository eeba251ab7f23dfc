#include "config.h"

#include "mb-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-slug.h"
#include "mb-sql.h"

static gboolean
check_unique (MbDatabase *database, const MbRecordType *type, const MbField *field, gint64 id, GVariant *value, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  g_autofree char *title = mb_sql_dup_title (type, "t", FALSE);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" AS t WHERE t.%s = ?1 COLLATE NOCASE AND t.id <> ?2 LIMIT 1",
                                          title, table, column);
  g_autoptr (MbStatement) statement = mb_database_statement (database, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  mb_sql_bind_value (field, statement, 1, value);
  sqlite3_bind_int64 (statement, 2, id);
  code = mb_database_step (database, statement, error);
  if (code == SQLITE_ROW)
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s “%s” is taken: “%s” has it."), mb_field_get_label (field),
                 g_variant_get_string (value, NULL), (const char *) sqlite3_column_text (statement, 0));
  return code == SQLITE_DONE;
}

static gboolean
check_target (MbDatabase *database, const MbField *field, GVariant *value, GError **error)
{
  const MbRecordType *target = mb_record_type_get (field->target);
  g_autofree char *table = mb_record_type_dup_table (target);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (MbStatement) statement = mb_database_statement (database, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, g_variant_get_int64 (value));
  code = mb_database_step (database, statement, error);
  if (code == SQLITE_DONE)
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s: what it names is not in the book."), mb_field_get_label (field));
  return code == SQLITE_ROW;
}

gboolean
mb_rules_check_field (MbDatabase *database, const MbRecordType *type, const MbField *field, gint64 id, GVariant *value,
                      GError **error)
{
  if (value != NULL && !g_variant_is_of_type (value, mb_field_get_variant_type (field)))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s does not hold values of this kind."), mb_field_get_label (field));
      return FALSE;
    }
  if (mb_field_is_binding (field) && !mb_field_check (field, value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (field->kind == MB_FIELD_REFERENCE)
    return check_target (database, field, value, error);
  if (field->flags & MB_FIELD_UNIQUE)
    return check_unique (database, type, field, id, value, error);
  return TRUE;
}

/* The fields that together name one record of the types of which nobody can have two. The index of persons is the one
 * to use, which the plus signs say: a cohort may have thousands of participations, a person has few. */
static const char *
fields_of_one (MbRecordKind kind)
{
  switch (kind)
    {
    case MB_RECORD_PARTICIPATION:
      return "a.person = b.person AND +a.cohort = b.cohort AND +a.role = b.role";
    case MB_RECORD_SEAT:
      return "a.person = b.person AND +a.project = b.project AND +a.role = b.role";
    case MB_RECORD_ADMIN:
      return "a.person = b.person AND +a.program = b.program";
    case MB_RECORD_ORGANIZATION:
      return "1";
    case MB_RECORD_PERSON:
    case MB_RECORD_PROGRAM:
    case MB_RECORD_COHORT:
    case MB_RECORD_PROJECT:
    case MB_RECORD_OBSERVATION:
    case MB_RECORD_MILESTONE:
    case MB_RECORD_SOURCE:
    case MB_RECORD_PUBLISHED_FIGURE:
    case MB_RECORD_FINDING:
    case MB_N_RECORD_KINDS:
    default:
      return NULL;
    }
}

gboolean
mb_rules_check_only_one (MbDatabase *database, const MbRecordType *type, gint64 id, GError **error)
{
  const char *same = fields_of_one (type->kind);
  g_autofree char *table = NULL, *title = NULL, *sql = NULL;
  g_autoptr (MbStatement) statement = NULL;
  int code;

  if (same == NULL)
    return TRUE;
  table = mb_record_type_dup_table (type);
  title = mb_sql_dup_title (type, "a", FALSE);
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" AS b JOIN \"%s\" AS a ON %s WHERE b.id = ?1 AND a.id <> ?1 LIMIT 1", title,
                         table, table, same);
  statement = mb_database_statement (database, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  code = mb_database_step (database, statement, error);
  if (code == SQLITE_ROW)
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, C_("record", "%s: “%s” is in the book already."),
                 mb_record_type_get_label (type), (const char *) sqlite3_column_text (statement, 0));
  return code == SQLITE_DONE;
}

static char *
dup_slug_part (const MbRecordType *type, const char *path)
{
  const char *dot = strchr (path, '.');
  g_autofree char *name = dot != NULL ? g_strndup (path, dot - path) : g_strdup (path);
  const MbField *field = mb_record_type_find_field (type, name);
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  g_autofree char *table = NULL;

  if (dot == NULL)
    return g_strdup_printf ("t.%s", column);
  table = mb_record_type_dup_table (mb_record_type_get (field->target));
  return g_strdup_printf ("(SELECT \"%s\" FROM \"%s\" WHERE id = t.%s)", dot + 1, table, column);
}

/* What the id is made from; NULL as long as something of it is missing. */
static char *
read_slug_parts (MbDatabase *database, const MbRecordType *type, gint64 id, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autoptr (GString) sql = g_string_new ("SELECT t.slug");
  g_autoptr (GString) slug = g_string_new (NULL);
  g_autoptr (MbStatement) statement = NULL;
  guint n_parts = 0;

  for (; n_parts < G_N_ELEMENTS (type->slug_from) && type->slug_from[n_parts] != NULL; n_parts++)
    {
      g_autofree char *part = dup_slug_part (type, type->slug_from[n_parts]);
      g_string_append_printf (sql, ", %s", part);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t WHERE t.id = ?1", table);
  statement = mb_database_statement (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (mb_database_step (database, statement, error) != SQLITE_ROW || sqlite3_column_type (statement, 0) != SQLITE_NULL)
    return NULL;

  for (guint i = 1; i <= n_parts; i++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, i);
      g_autofree char *part = text != NULL ? mb_slug_from_text (text) : NULL;

      if (text == NULL && type->slug_joins)
        return NULL;
      if (text == NULL)
        continue;
      /* A name in a script that ASCII cannot say still wants an id. */
      g_string_append_printf (slug, "%s%s", slug->len > 0 ? "-" : "", *part != '\0' ? part : type->name);
      if (!type->slug_joins)
        break;
    }
  return slug->len > 0 ? g_string_free_and_steal (g_steal_pointer (&slug)) : NULL;
}

static gboolean
is_free (MbDatabase *database, const char *table, const char *slug)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE slug = ?1 COLLATE NOCASE", table);
  g_autoptr (MbStatement) statement = mb_database_statement (database, sql, NULL);

  if (statement == NULL)
    return TRUE;
  sqlite3_bind_text (statement, 1, slug, -1, SQLITE_TRANSIENT);
  return sqlite3_step (statement) == SQLITE_DONE;
}

gboolean
mb_rules_give_slug (MbDatabase *database, const MbRecordType *type, gint64 id, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *wanted = NULL, *slug = NULL, *sql = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbStatement) statement = NULL;

  if (type->slug_from[0] == NULL)
    return TRUE;
  wanted = read_slug_parts (database, type, id, &reason);
  if (wanted == NULL && reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (wanted == NULL)
    return TRUE;

  slug = g_strdup (wanted);
  for (guint n = 2; !is_free (database, table, slug); n++)
    {
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", wanted, n);
    }
  sql = g_strdup_printf ("UPDATE \"%s\" SET slug = ?1 WHERE id = ?2", table);
  statement = mb_database_statement (database, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, slug, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, id);
  return mb_database_step (database, statement, error) == SQLITE_DONE;
}
