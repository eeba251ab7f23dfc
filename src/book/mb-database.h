#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "mb-error.h"

G_BEGIN_DECLS

/* One connection to a book's file. Used by one thread at a time. Private to src/book. */
typedef struct _MbDatabase MbDatabase;

typedef enum {
  MB_DATABASE_READ_WRITE,
  MB_DATABASE_READ_ONLY,
  MB_DATABASE_AT_REST, /* which nobody has open: SQLite puts no log beside it */
  MB_DATABASE_CREATE,
} MbDatabaseMode;

/* "MBok": names a Mentorbook book in byte 68 of the file. */
#define MB_APPLICATION_ID 0x4d426f6b

/* A statement of the connection's cache: leaving the scope resets it, so that it holds no lock. */
typedef sqlite3_stmt MbStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbStatement, sqlite3_reset)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

MbDatabase  *mb_database_open         (const char *path, MbDatabaseMode mode, GError **error);
void         mb_database_close        (MbDatabase *self);
sqlite3     *mb_database_get_handle   (MbDatabase *self);
gboolean     mb_database_keep_log     (MbDatabase *self, GError **error);
void         mb_database_guard_log    (MbDatabase *self);
gboolean     mb_database_exec         (MbDatabase *self, const char *sql, GError **error);
MbStatement *mb_database_statement    (MbDatabase *self, const char *sql, GError **error);
sqlite3_stmt *mb_database_prepare     (MbDatabase *self, const char *sql, GError **error);
/* SQLITE_ROW or SQLITE_DONE; anything else set error. */
int          mb_database_step         (MbDatabase *self, sqlite3_stmt *statement, GError **error);
gint64       mb_database_read_integer (MbDatabase *self, const char *sql, gint64 otherwise);
void         mb_database_set_error    (MbDatabase *self, int code, GError **error);
void         mb_database_error_at     (const char *path, int code, const char *detail, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbDatabase, mb_database_close)

G_END_DECLS
