#pragma once

#include <sqlite3.h>

#include "mb-record-type.h"

G_BEGIN_DECLS

/* Pieces of SQL made from the field tables. Private to src/book. */
char     *mb_sql_dup_quoted_column (const MbField *field);
char     *mb_sql_dup_columns       (const MbRecordType *type);
char     *mb_sql_dup_title         (const MbRecordType *type, const char *alias, gboolean brief);
char     *mb_sql_dup_order         (const MbRecordType *type, const MbField *field, gboolean descending);
char     *mb_sql_dup_order_of_all  (const MbRecordType *type, const MbField *sort, gboolean descending, gboolean ranked);
GVariant *mb_sql_read_value        (const MbField *field, sqlite3_stmt *statement, int column);
GVariant *mb_sql_take_value        (const MbField *field, sqlite3_value *value);
int       mb_sql_bind_value        (const MbField *field, sqlite3_stmt *statement, int place, GVariant *value);

G_END_DECLS
