#include "config.h"

#include "mb-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mb-file-guard.h"

/* How long to wait for another program's edit to end, in milliseconds. */
#define PATIENCE 2000

struct _MbDatabase {
  sqlite3 *handle;
  MbFileGuard *guard;
  char *path;
  GHashTable *statements; /* SQL → sqlite3_stmt */
};

/* Sorting by this key is sorting in the order of the user's language, whatever the case. */
static void
sort_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *valid = NULL, *folded = NULL, *key = NULL;

  if (text == NULL || *text == '\0')
    {
      sqlite3_result_null (context);
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  key = g_utf8_collate_key (folded, -1);
  sqlite3_result_text (context, g_steal_pointer (&key), -1, g_free);
}

/**
 * mb_database_error_at:
 * @path: the book's file
 * @code: what SQLite answered
 * @detail: (nullable): what SQLite said about it
 * @error: return location for an error
 *
 * Turns an answer of SQLite into a sentence for the admin, in the domain
 * %MB_ERROR.
 */
void
mb_database_error_at (const char *path, int code, const char *detail, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      g_set_error (error, MB_ERROR, MB_ERROR_NOT_A_BOOK, _("“%s” is not a Mentorbook book. It was left as it is."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, MB_ERROR, MB_ERROR_DAMAGED,
                   _("The book “%s” is damaged. Nothing was changed in it; open a backup, or a copy from before."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, MB_ERROR, MB_ERROR_NO_SPACE,
                   _("There is no space left on the disk for the book “%s”. The last change was not stored; "
                     "everything before it is safe. Free some space and try again."), name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, MB_ERROR, MB_ERROR_BUSY,
                   _("Another program is writing to the book “%s”. Nothing was changed; try again when it is done."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, MB_ERROR, MB_ERROR_READ_ONLY,
                   _("The book “%s” can only be read here: its file or folder may not be written. Nothing was changed."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND,
                   _("The book “%s” cannot be opened: its file or folder is missing or closed to you."), name);
      break;
    case SQLITE_IOERR:
      g_set_error (error, MB_ERROR, MB_ERROR_FAILED,
                   _("The disk that holds the book “%s” did not read or write as asked. The last change was not stored; "
                     "everything before it is safe."), name);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled. Nothing was changed."));
      break;
    default:
      g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("The book “%s” did not do what was asked (%s). Nothing was changed."),
                   name, detail != NULL ? detail : sqlite3_errstr (code));
      break;
    }
}

/* A disk that is full shows in many ways: the log, its index and the file itself each fail with a code of their own. */
static int
name_cause (MbDatabase *self, int code)
{
  int cause = sqlite3_system_errno (self->handle);
  gboolean is_disk = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;

  return is_disk && (cause == ENOSPC || cause == EDQUOT || cause == EFBIG) ? SQLITE_FULL : code;
}

void
mb_database_set_error (MbDatabase *self, int code, GError **error)
{
  mb_database_error_at (self->path, name_cause (self, code), sqlite3_errmsg (self->handle), error);
}

static gboolean
configure (MbDatabase *self, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, PATIENCE);
  /* Books come from strangers: their schema may not call what it likes, nor write where it should not. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  /* A misspelt column is an error, not a text. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_create_function (self->handle, "mb_sort_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                           sort_key, NULL, NULL);

  return mb_database_exec (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;", error);
}

static int
open_handle (MbDatabase *self, const char *target, int flags)
{
  int code;

  g_clear_pointer (&self->handle, sqlite3_close);
  code = sqlite3_open_v2 (target, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    return code;
  return sqlite3_exec (self->handle, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
}

static gboolean
has_unwritten_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* A book in a folder that may not be written has no place for SQLite's shared memory: it is read as a
 * file that nobody changes, which holds as long as no log of unwritten pages lies beside it. */
static int
open_unchanging (MbDatabase *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_handle (self, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

/* SQLite opens a file that may not be written for reading instead, and says “cannot open” of a folder that may not. */
static int
open_for_writing (MbDatabase *self)
{
  int code = open_handle (self, self->path, SQLITE_OPEN_READWRITE);

  if (code == SQLITE_OK && sqlite3_db_readonly (self->handle, "main") == 1)
    return SQLITE_READONLY;
  if ((code & 0xff) == SQLITE_CANTOPEN && g_access (self->path, R_OK) == 0)
    return SQLITE_READONLY;
  return code;
}

static int
open_in_mode (MbDatabase *self, MbDatabaseMode mode)
{
  int code;

  if (mode == MB_DATABASE_CREATE)
    return open_handle (self, self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (mode == MB_DATABASE_READ_WRITE)
    return open_for_writing (self);
  if (mode == MB_DATABASE_AT_REST)
    return open_unchanging (self);

  /* Whoever may write removes the log when the last reader goes; whoever may not leaves one behind for ever. */
  code = open_for_writing (self);
  if (code == SQLITE_OK)
    return sqlite3_exec (self->handle, "PRAGMA query_only = ON", NULL, NULL, NULL);
  code = open_handle (self, self->path, SQLITE_OPEN_READONLY);
  if (((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY) && !has_unwritten_log (self->path))
    code = open_unchanging (self);
  return code;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Opens and configures a connection; the caller has made sure that the file is a book. */
MbDatabase *
mb_database_open (const char *path, MbDatabaseMode mode, GError **error)
{
  g_autoptr (MbDatabase) self = g_new0 (MbDatabase, 1);
  int code;

  self->path = g_canonicalize_filename (path, NULL);
  self->guard = mb_file_guard_new (self->path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);

  code = open_in_mode (self, mode);
  if (code != SQLITE_OK)
    {
      mb_database_error_at (self->path, name_cause (self, code), NULL, error);
      return NULL;
    }
  if (!configure (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mb_database_close (MbDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  mb_file_guard_let_go (self->guard);
  sqlite3_close_v2 (self->handle);
  mb_file_guard_free (self->guard);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
mb_database_get_handle (MbDatabase *self)
{
  return self->handle;
}

/* Keeps a log beside the file, so that readers and a writer do not wait for each other. Changes the file's head: not
 * before it is known to be a sound book. */
gboolean
mb_database_keep_log (MbDatabase *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (self, "PRAGMA journal_mode = WAL", error);

  if (statement == NULL || mb_database_step (self, statement, error) != SQLITE_ROW)
    return FALSE;
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0)
    return TRUE;
  mb_database_set_error (self, SQLITE_IOERR, error);
  return FALSE;
}

/* Keeps others from clearing away the log for as long as this connection has it open, see mb-file-guard.c. */
void
mb_database_guard_log (MbDatabase *self)
{
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (self, "PRAGMA journal_mode", NULL);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW &&
      g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0)
    mb_file_guard_hold (self->guard);
}

gboolean
mb_database_exec (MbDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  mb_database_set_error (self, code, error);
  return FALSE;
}

sqlite3_stmt *
mb_database_prepare (MbDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    mb_database_set_error (self, code, error);
  return statement;
}

MbStatement *
mb_database_statement (MbDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      statement = mb_database_prepare (self, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

int
mb_database_step (MbDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    mb_database_set_error (self, code, error);
  return code;
}

gint64
mb_database_read_integer (MbDatabase *self, const char *sql, gint64 otherwise)
{
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (self, sql, NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return otherwise;
  return sqlite3_column_int64 (statement, 0);
}
