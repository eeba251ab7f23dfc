#pragma once

#include <gio/gio.h>

#include "book/mb-field.h"

G_BEGIN_DECLS

/* The menus of MbListColumns, whose actions they activate. */

/* All columns, to show and hide and sort by. */
GMenuModel *mb_list_columns_menu_new           (GPtrArray *fields);
/* The same below what can be done with the column of a field. */
GMenuModel *mb_list_columns_menu_new_of_header (const MbField *field, GMenuModel *all);

G_END_DECLS
