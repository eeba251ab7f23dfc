#pragma once

#include "book/mb-query.h"

G_BEGIN_DECLS

gboolean mb_cli_filter_add (MbQuery *query, const char *condition, GError **error);

G_END_DECLS
