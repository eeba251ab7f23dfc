#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_NUMBER_TILE (mb_number_tile_get_type ())
G_DECLARE_FINAL_TYPE (MbNumberTile, mb_number_tile, MB, NUMBER_TILE, GtkButton)

/**
 * MbNumberTile:
 *
 * A number with what it counts below it, and a way to what it counts.
 */

GtkWidget  *mb_number_tile_new         (const char *caption);
/* -1: not known, which reads as a dash. */
void        mb_number_tile_set_number  (MbNumberTile *self, gint64 number);
const char *mb_number_tile_get_text    (MbNumberTile *self);

G_END_DECLS
