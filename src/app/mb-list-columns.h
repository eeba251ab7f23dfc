#pragma once

#include <gtk/gtk.h>

#include "book/mb-record-type.h"
#include "mb-search-marks.h"

G_BEGIN_DECLS

#define MB_TYPE_LIST_COLUMNS (mb_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (MbListColumns, mb_list_columns, MB, LIST_COLUMNS, GObject)

/**
 * MbListColumns:
 *
 * The columns of a table of records, made from the field table: which are shown, in which order, how wide, and by which
 * the table is sorted. All of it is kept in the program's settings for the type of the records, by the names of the
 * fields, so that a field that is new or gone does no harm.
 *
 * The headers tell by what to sort and sort nothing themselves.
 *
 * Actions of its group: `show-FIELD` (a boolean), `sort-by` (the name of a field), `descending` (a boolean), and with
 * the name of a field: `hide`, `move-left`, `move-right`; `arrange` (a dialog) and `reset`.
 */

/* The fields that can be columns, and those that are without being asked for. */
GPtrArray     *mb_list_columns_list           (const MbRecordType *type, const MbField *without);
GPtrArray     *mb_list_columns_list_usual     (const MbRecordType *type, const MbField *without);

/* In the cells of fields that are searched the marks show what was found; NULL: nothing is searched. */
MbListColumns *mb_list_columns_new            (GtkColumnView *view, const MbRecordType *type, const MbField *without,
                                               MbSearchMarks *marks);

GActionGroup  *mb_list_columns_get_actions    (MbListColumns *self);
GMenuModel    *mb_list_columns_get_menu       (MbListColumns *self);

/* The fields in the order of their columns: all, or those one sees. */
GPtrArray     *mb_list_columns_list_all       (MbListColumns *self);
GPtrArray     *mb_list_columns_list_shown     (MbListColumns *self);
gboolean       mb_list_columns_get_shown      (MbListColumns *self, const MbField *field);
void           mb_list_columns_set_shown      (MbListColumns *self, const MbField *field, gboolean shown);
/* To a place among all. */
void           mb_list_columns_place          (MbListColumns *self, const MbField *field, guint place);
/* One place to the end of the row, or to its beginning. Returns whether it could. */
gboolean       mb_list_columns_move           (MbListColumns *self, const MbField *field, gboolean forward);
void           mb_list_columns_reset          (MbListColumns *self);

G_END_DECLS
