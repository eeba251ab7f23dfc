#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_FILTER_CHIP (mb_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (MbFilterChip, mb_filter_chip, MB, FILTER_CHIP, GtkWidget)

/**
 * MbFilterChip:
 *
 * One value by which a list is filtered, with a button that takes it away, as Delete and Backspace do.
 *
 * Signals: "removed".
 */

GtkWidget  *mb_filter_chip_new       (const char *label);
const char *mb_filter_chip_get_label (MbFilterChip *self);

G_END_DECLS
