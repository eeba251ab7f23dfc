#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_QUICK_ADD_ROW (mb_quick_add_row_get_type ())
G_DECLARE_FINAL_TYPE (MbQuickAddRow, mb_quick_add_row, MB, QUICK_ADD_ROW, AdwEntryRow)

/**
 * MbQuickAddRow:
 *
 * A row at the end of a list: what is typed there is added with Enter, and the row waits for the next. Several lines
 * pasted at once are added one after the other, in one edit.
 */

/**
 * MbQuickAddFunc:
 * @lines: (array zero-terminated=1): what was typed, trimmed; none is empty
 * @data: what was given with the function
 * @error: return location for an error
 *
 * Adds what was typed, all of it or nothing.
 *
 * Returns: whether it was added
 */
typedef gboolean (*MbQuickAddFunc) (const char *const *lines, gpointer data, GError **error);

/* The data is not owned: it must live as long as the row. */
GtkWidget *mb_quick_add_row_new (const char *title, MbQuickAddFunc add, gpointer data);

G_END_DECLS
