#pragma once

#include "mb-database.h"
#include "mb-record-type.h"

G_BEGIN_DECLS

/* The rules that only the book can hold against a value, and the ids it gives. Private to src/book.
 * Every function works inside the caller's transaction. */
gboolean mb_rules_check_field    (MbDatabase *database, const MbRecordType *type, const MbField *field, gint64 id,
                                  GVariant *value, GError **error);
/* One participation per person, cohort and role; one seat per person, project and role; one admin per program and person. */
gboolean mb_rules_check_only_one (MbDatabase *database, const MbRecordType *type, gint64 id, GError **error);
/* Gives the record its published id if it has none and there is something to make it from. */
gboolean mb_rules_give_slug      (MbDatabase *database, const MbRecordType *type, gint64 id, GError **error);

G_END_DECLS
