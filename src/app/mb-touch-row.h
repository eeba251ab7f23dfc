#pragma once

#include <gtk/gtk.h>

#include "book/mb-titles.h"
#include "book/mb-touch.h"

G_BEGIN_DECLS

#define MB_TYPE_TOUCH_ROW (mb_touch_row_get_type ())
G_DECLARE_FINAL_TYPE (MbTouchRow, mb_touch_row, MB, TOUCH_ROW, GtkBox)

/**
 * MbTouchRow:
 *
 * What a change does to one record: a sentence, and with the values if those
 * are asked for, each as it was and as it is.
 */
GtkWidget  *mb_touch_row_new        (gboolean with_values);
/* NULL: nothing, when the row is to be used for another. */
void        mb_touch_row_show       (MbTouchRow *self, MbTitles *titles, MbTouch *touch);

/* A factory of such rows; it holds the titles. */
GtkListItemFactory *mb_touch_row_factory_new (MbTitles *titles, gboolean with_values);

G_END_DECLS
