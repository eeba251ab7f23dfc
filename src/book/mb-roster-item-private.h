#pragma once

#include "mb-roster-item.h"

G_BEGIN_DECLS

/* For MbRoster, which reads them. Titles are copied. */
MbRosterItem *mb_roster_item_new      (MbRecordKind kind, gint64 id, gint64 person, const char *title, const char *role,
                                       const char *status);
void          mb_roster_item_add_seat (MbRosterItem *self, const MbRosterSeat *seat);
/* Reads as the other from now on, and says so when that is something else. */
void          mb_roster_item_become   (MbRosterItem *self, MbRosterItem *other);

G_END_DECLS
