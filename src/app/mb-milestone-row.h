#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_MILESTONE_ROW (mb_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (MbMilestoneRow, mb_milestone_row, MB, MILESTONE_ROW, AdwActionRow)

/**
 * MbMilestoneRow:
 *
 * What happens and when, a link to its page, and a button that deletes it.
 *
 * Actions: `milestone.delete`.
 */

GtkWidget *mb_milestone_row_new (MbRecord *milestone);

G_END_DECLS
