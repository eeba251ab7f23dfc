#pragma once

#include "mb-database.h"
#include "mb-record-type.h"

G_BEGIN_DECLS

/* The version that this program writes. */
#define MB_SCHEMA_VERSION 4

gboolean mb_schema_create     (MbDatabase *database, GError **error);
/* Whether the file has the tables, columns and triggers that this version works with, and no other trigger or view. */
gboolean mb_schema_is_sound   (MbDatabase *database);
gboolean mb_schema_make_search (MbDatabase *database, const MbRecordType *type, GError **error);
gboolean mb_schema_make_search_anew (MbDatabase *database, GError **error);
char    *mb_schema_dup_plain    (const char *text);
gboolean mb_schema_is_searched (const MbRecordType *type);

G_END_DECLS
