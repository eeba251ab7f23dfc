#pragma once

#include "mb-list-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_ROW_MENU (mb_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (MbRowMenu, mb_row_menu, MB, ROW_MENU, GObject)

/**
 * MbRowMenu:
 *
 * What a pointer finds on the rows of a table of records: a button that opens the record, in the row under the pointer
 * and else in that with the focus, and a menu on the secondary button, the Menu key or Shift+F10.
 */

MbRowMenu *mb_row_menu_new (GtkColumnView *view, MbQuery *query, MbListEditor *editor);

G_END_DECLS
