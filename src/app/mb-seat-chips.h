#pragma once

#include <adwaita.h>

#include "book/mb-roster-item.h"

G_BEGIN_DECLS

#define MB_TYPE_SEAT_CHIPS (mb_seat_chips_get_type ())
G_DECLARE_FINAL_TYPE (MbSeatChips, mb_seat_chips, MB, SEAT_CHIPS, AdwBin)

/**
 * MbSeatChips:
 *
 * The seats of a line of a roster: below a person the projects, below a project its mentors and mentees. Each leads to
 * what it names and has a button that activates `roster.take-off` with the seat's id.
 */

GtkWidget *mb_seat_chips_new           (void);
/* Follows the item from now on. */
void       mb_seat_chips_set_item      (MbSeatChips *self, MbRosterItem *item, gboolean removable);
/* What it says, in one line. */
char      *mb_seat_chips_dup_text      (MbSeatChips *self);
/* That somebody was taken off a project; NULL when the item has no seat of that id. */
char      *mb_seat_chips_dup_taken_off (MbSeatChips *self, gint64 seat);

G_END_DECLS
