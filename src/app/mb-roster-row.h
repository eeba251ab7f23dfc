#pragma once

#include <adwaita.h>

#include "book/mb-roster.h"

G_BEGIN_DECLS

#define MB_TYPE_ROSTER_ROW (mb_roster_row_get_type ())
G_DECLARE_FINAL_TYPE (MbRosterRow, mb_roster_row, MB, ROSTER_ROW, GtkListBoxRow)

/**
 * MbRosterRow:
 *
 * Somebody in a cohort with the projects they sit on, or a project with its people. A person is dragged onto a project
 * to be put on it.
 *
 * Properties: "status" (as the book stores it; set: stored; empty: not set).
 * Actions: `roster.assign` (a dialog), `roster.status` (s), `roster.take-off` (x: id of a seat), `roster.open` (the
 * participation or project), `roster.remove` (from the cohort).
 */

/* The roster must be the one the item is of. */
GtkWidget    *mb_roster_row_new      (MbRoster *roster, MbRosterItem *item);
MbRosterItem *mb_roster_row_get_item (MbRosterRow *self);
/* Opens the page of the person or project. */
void          mb_roster_row_open     (MbRosterRow *self);
/* Puts the person of another line of the roster on this project, as dropping it here does. */
gboolean      mb_roster_row_take     (MbRosterRow *self, MbRosterItem *person);

G_END_DECLS
