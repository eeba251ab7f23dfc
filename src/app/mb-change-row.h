#pragma once

#include <gtk/gtk.h>

#include "book/mb-change.h"

G_BEGIN_DECLS

#define MB_TYPE_CHANGE_ROW (mb_change_row_get_type ())
G_DECLARE_FINAL_TYPE (MbChangeRow, mb_change_row, MB, CHANGE_ROW, GtkBox)

/**
 * MbChangeRow:
 *
 * One line of the history: what was done, when, by whom, and whether it still
 * holds.
 */

GtkWidget  *mb_change_row_new        (void);
void        mb_change_row_show       (MbChangeRow *self, MbChange *change);
/* The line as a screen reader says it. */
const char *mb_change_row_get_spoken (MbChangeRow *self);

G_END_DECLS
