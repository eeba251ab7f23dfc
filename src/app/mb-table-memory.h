#pragma once

#include <gio/gio.h>

#include "exchange/mb-paste-table.h"

G_BEGIN_DECLS

/* What tables were taken for is remembered by their headings. settings may be NULL: then nothing is. */
/* Whether a table with these headings was seen before; then its columns are what they were. */
gboolean mb_table_memory_recall (GSettings *settings, MbPasteTable *table);
void     mb_table_memory_keep   (GSettings *settings, const MbPasteTable *table);

G_END_DECLS
