#pragma once

#include <gtk/gtk.h>

#include "book/mb-record-type.h"

G_BEGIN_DECLS

#define MB_TYPE_SELECTION_BAR (mb_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbSelectionBar, mb_selection_bar, MB, SELECTION_BAR, GtkWidget)

/**
 * MbSelectionBar:
 *
 * Below a list: how many records are selected, and what can be done with them. It comes when there are several.
 */

void mb_selection_bar_show (MbSelectionBar *self, const MbRecordType *type, guint count);

G_END_DECLS
