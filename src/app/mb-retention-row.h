#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "insight/mb-retention.h"

G_BEGIN_DECLS

#define MB_TYPE_RETENTION_ROW (mb_retention_row_get_type ())
G_DECLARE_FINAL_TYPE (MbRetentionRow, mb_retention_row, MB, RETENTION_ROW, AdwExpanderRow)

/**
 * MbRetentionRow:
 *
 * Unfolds to the retention of each year, cohort or program, the latest first. The rows are made when they are seen.
 */

GtkWidget *mb_retention_row_new  (MbBook *book, MbGrouping grouping);
/* retentions: of MbRetention. */
void       mb_retention_row_show (MbRetentionRow *self, GArray *retentions);

G_END_DECLS
