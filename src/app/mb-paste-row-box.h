#pragma once

#include <gtk/gtk.h>

#include "exchange/mb-paste-row.h"

G_BEGIN_DECLS

#define MB_TYPE_PASTE_ROW_BOX (mb_paste_row_box_get_type ())
G_DECLARE_FINAL_TYPE (MbPasteRowBox, mb_paste_row_box, MB, PASTE_ROW_BOX, GtkBox)

/**
 * MbPasteRowBox:
 *
 * What was understood of one pasted row, with a tick for it.
 */

GtkWidget *mb_paste_row_box_new     (void);
void       mb_paste_row_box_set_row (MbPasteRowBox *self, MbPasteRow *row);

G_END_DECLS
