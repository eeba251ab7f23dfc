#pragma once

#include "book/mb-query.h"

G_BEGIN_DECLS

gint64   mb_cli_find_record (MbBook *book, const MbRecordType *type, const char *text);
/* By its website ID; FALSE with a G_OPTION_ERROR when there is none. */
gboolean mb_cli_find_cohort (MbBook *book, const char *name, gint64 *id, GError **error);
gboolean mb_cli_filter_add (MbQuery *query, const char *condition, GError **error);

G_END_DECLS
