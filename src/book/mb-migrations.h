#pragma once

#include "mb-database.h"

G_BEGIN_DECLS

/* Brings a book of an older version to this one: a copy is kept first, then all steps in one transaction. */
gboolean mb_migrations_run (MbDatabase *database, const char *path, int version, GError **error);

G_END_DECLS
