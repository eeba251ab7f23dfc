#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "insight/mb-comparison.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLISHED_ROW (mb_published_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPublishedRow, mb_published_row, MB, PUBLISHED_ROW, AdwActionRow)

/**
 * MbPublishedRow:
 *
 * A published figure: what was published, where and when, and what the book gives. Opens its record, or removes it.
 */

GtkWidget *mb_published_row_new    (MbRecord *figure);
gint64     mb_published_row_get_id (MbPublishedRow *self);
void       mb_published_row_show   (MbPublishedRow *self, const MbComparison *comparison);

G_END_DECLS
