#pragma once

#include "book/mb-query.h"
#include "mb-cli-format.h"

G_BEGIN_DECLS

/* columns: of const MbField */
void mb_cli_records_print (MbQuery *query, GPtrArray *columns, MbCliFormat format, gboolean with_private);
void mb_cli_records_print_card (MbQuery *query);

G_END_DECLS
