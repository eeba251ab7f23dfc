#include "config.h"

#include "mb-history.h"

#include <glib/gi18n-lib.h>

#include "mb-changeset.h"

#define FACTS "number, uuid, time, author, verb, record_type, record, field, title, count, state"

static const MbRecordType *
find_type_of_table (const char *table)
{
  g_autofree char *name = g_strdelimit (g_strdup (table), "_", '-');

  return mb_record_type_find (name);
}

static MbChange *
read_change (sqlite3_stmt *statement)
{
  MbChangeFacts facts = {
    .number = sqlite3_column_int64 (statement, 0),
    .uuid = (const char *) sqlite3_column_text (statement, 1),
    .time = sqlite3_column_int64 (statement, 2),
    .author = (const char *) sqlite3_column_text (statement, 3),
    .verb = sqlite3_column_int (statement, 4),
    .type = mb_record_type_find ((const char *) sqlite3_column_text (statement, 5)),
    .record = sqlite3_column_int64 (statement, 6),
    .field = (const char *) sqlite3_column_text (statement, 7),
    .title = (const char *) sqlite3_column_text (statement, 8),
    .count = sqlite3_column_int (statement, 9),
    .state = sqlite3_column_int (statement, 10),
  };

  return mb_change_new (&facts);
}

gboolean
mb_history_append (MbDatabase *database, MbChangeFacts *facts, const void *changeset, int size, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (MbStatement) statement = NULL;

  /* What was undone stays in the history, but a new edit ends its chance to be redone. */
  if (!mb_database_exec (database, "UPDATE history SET state = 2 WHERE state = 1", error))
    return FALSE;

  statement = mb_database_statement (database,
                                     "INSERT INTO history (uuid, time, author, verb, record_type, record, field, title, count, "
                                     "state, changeset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  sqlite3_bind_text (statement, 3, facts->author, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 4, facts->verb);
  sqlite3_bind_text (statement, 5, facts->type != NULL ? facts->type->name : NULL, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 6, facts->record);
  sqlite3_bind_text (statement, 7, facts->field, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 8, facts->title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 9, facts->count);
  sqlite3_bind_blob (statement, 10, changeset, size, SQLITE_STATIC);
  return mb_database_step (database, statement, error) == SQLITE_DONE;
}

MbChange *
mb_history_next (MbDatabase *database, gboolean redo, GError **error)
{
  g_autoptr (MbStatement) statement =
      mb_database_statement (database,
                             redo ? "SELECT " FACTS " FROM history WHERE state = 1 ORDER BY number LIMIT 1"
                                  : "SELECT " FACTS " FROM history WHERE state = 0 ORDER BY number DESC LIMIT 1",
                             error);

  if (statement == NULL || mb_database_step (database, statement, error) != SQLITE_ROW)
    return NULL;
  return read_change (statement);
}

MbChange *
mb_history_find (MbDatabase *database, gint64 number, GError **error)
{
  g_autoptr (MbStatement) statement =
      mb_database_statement (database, "SELECT " FACTS " FROM history WHERE number = ?1", error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  return mb_database_step (database, statement, error) == SQLITE_ROW ? read_change (statement) : NULL;
}

GBytes *
mb_history_read_changeset (MbDatabase *database, gint64 number, gsize limit, GError **error)
{
  g_autoptr (MbStatement) statement =
      mb_database_statement (database, "SELECT changeset FROM history WHERE number = ?1 AND length (changeset) <= ?2", error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_int64 (statement, 2, MIN (limit, (gsize) G_MAXINT));
  if (mb_database_step (database, statement, error) != SQLITE_ROW)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
}

/* A stranger's changeset may name any table: only records are touched. */
static int
is_record_table (void *data, const char *table)
{
  return find_type_of_table (table) != NULL;
}

static int
stop_at_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  const char **place = data;
  const char *table = NULL;
  int n_columns, operation, indirect;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY &&
      sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect) == SQLITE_OK)
    {
      const MbRecordType *type = find_type_of_table (table);
      *place = type != NULL ? mb_record_type_get_label (type) : NULL;
    }
  return SQLITE_CHANGESET_ABORT;
}

static void
set_conflict (MbChange *change, gboolean redo, const char *place, GError **error)
{
  g_autofree char *label = mb_change_dup_label (change);
  g_autofree char *where = place != NULL ? g_strdup_printf (" (%s)", place) : g_strdup ("");

  g_set_error (error, MB_ERROR, MB_ERROR_CONFLICT,
               /* Translators: a change and, in brackets or not at all, the type of a record: “what it touches (Person)”. */
               redo ? _("“%s” cannot be redone: what it touches%s was changed since by something that keeps no history. "
                        "Nothing was changed.")
                    : _("“%s” cannot be undone: what it touches%s was changed since by something that keeps no history. "
                        "Nothing was changed."),
               label, where);
}

static int
apply (MbDatabase *database, GBytes *changeset, int flags, const char **place)
{
  /* Cascades are in the changeset themselves: carried out again they would be conflicts. */
  return sqlite3changeset_apply_v2 (mb_database_get_handle (database), g_bytes_get_size (changeset),
                                    (void *) g_bytes_get_data (changeset, NULL), is_record_table, stop_at_conflict, place,
                                    NULL, NULL, flags | SQLITE_CHANGESETAPPLY_FKNOACTION);
}

static gboolean
is_conflict (int code)
{
  return (code & 0xff) == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_SCHEMA;
}

static gboolean
apply_changeset (MbDatabase *database, MbChange *change, gboolean redo, GBytes *changeset, GError **error)
{
  const char *place = NULL;
  int code = apply (database, changeset, redo ? 0 : SQLITE_CHANGESETAPPLY_INVERT, &place);

  if (code == SQLITE_OK)
    return TRUE;
  if (is_conflict (code))
    set_conflict (change, redo, place, error);
  else
    mb_database_set_error (database, code, error);
  return FALSE;
}

gboolean
mb_history_apply_joined (MbDatabase *database, GBytes *changeset, gboolean redo, GError **error)
{
  const char *place = NULL;
  int code = apply (database, changeset, 0, &place);
  g_autofree char *where = place != NULL ? g_strdup_printf (" (%s)", place) : g_strdup ("");

  if (code == SQLITE_OK)
    return TRUE;
  if (is_conflict (code))
    g_set_error (error, MB_ERROR, MB_ERROR_CONFLICT,
                 /* Translators: %s is, in brackets or not at all, the type of a record: “what they touch (Person)”. */
                 redo ? _("These changes cannot be redone: what they touch%s was changed since by something that keeps no "
                          "history. Nothing was changed.")
                      : _("These changes cannot be undone: what they touch%s was changed since by something that keeps no "
                          "history. Nothing was changed."),
                 where);
  else
    mb_database_set_error (database, code, error);
  return FALSE;
}

gboolean
mb_history_mark_range (MbDatabase *database, gint64 first, gint64 last, gboolean redo, GError **error)
{
  g_autoptr (MbStatement) statement = mb_database_statement (
      database, "UPDATE history SET state = ?3 WHERE number BETWEEN ?1 AND ?2 AND state = ?4", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  sqlite3_bind_int (statement, 3, redo ? MB_CHANGE_DONE : MB_CHANGE_UNDONE);
  sqlite3_bind_int (statement, 4, redo ? MB_CHANGE_UNDONE : MB_CHANGE_DONE);
  return mb_database_step (database, statement, error) == SQLITE_DONE;
}

static gboolean
mark (MbDatabase *database, MbChange *change, MbChangeState state, GError **error)
{
  g_autoptr (MbStatement) statement =
      mb_database_statement (database, "UPDATE history SET state = ?2 WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, mb_change_get_number (change));
  sqlite3_bind_int (statement, 2, state);
  return mb_database_step (database, statement, error) == SQLITE_DONE;
}

gboolean
mb_history_apply (MbDatabase *database, MbChange *change, gboolean redo, GBytes **changeset, GError **error)
{
  g_autoptr (GBytes) bytes = mb_history_read_changeset (database, mb_change_get_number (change), G_MAXINT, error);

  if (bytes == NULL || !apply_changeset (database, change, redo, bytes, error) ||
      !mark (database, change, redo ? MB_CHANGE_DONE : MB_CHANGE_UNDONE, error))
    return FALSE;
  *changeset = g_steal_pointer (&bytes);
  return TRUE;
}

gboolean
mb_history_seal (MbDatabase *database, GError **error)
{
  return mb_database_exec (database, "UPDATE history SET state = 3 WHERE state IN (0, 1)", error);
}

GListStore *
mb_history_list (MbDatabase *database, guint limit, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (MB_TYPE_CHANGE);
  g_autoptr (MbStatement) statement =
      mb_database_statement (database, "SELECT " FACTS " FROM history ORDER BY number DESC LIMIT ?1", error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit > 0 ? (gint64) limit : -1);
  while ((code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (MbChange) change = read_change (statement);
      g_list_store_append (list, change);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

typedef struct {
  MbTouchedFunc func;
  gpointer data;
} Touched;

static gboolean
tell_touched (const MbChangesetRow *row, gpointer data)
{
  Touched *touched = data;

  touched->func (row->type->kind, row->id, touched->data);
  return TRUE;
}

void
mb_history_each_touched (const void *changeset, int size, MbTouchedFunc func, gpointer data)
{
  Touched touched = { func, data };

  mb_changeset_each (changeset, size, tell_touched, &touched);
}
