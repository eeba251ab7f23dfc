#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the rows (a list of MbPasteRow) that are set as the model of a list, each in a MbPasteRowBox. A tick or a choice
 * activates the action "dialog.count". */
void mb_paste_row_list_set_up   (GtkListView *list);
/* rows (nullable): what it shows. */
void mb_paste_row_list_set_rows (GtkListView *list, GListModel *rows);

G_END_DECLS
