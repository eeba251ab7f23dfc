#pragma once

#include "mb-book.h"
#include "mb-roster-item.h"

G_BEGIN_DECLS

#define MB_TYPE_ROSTER (mb_roster_get_type ())
G_DECLARE_FINAL_TYPE (MbRoster, mb_roster, MB, ROSTER, GObject)

/**
 * MbRoster:
 *
 * Who is in a cohort in which role, its projects, and who sits on which of them: read by four queries, however many
 * there are. Follows the book and splices only what differs.
 *
 * Signals: "changed" (the lists or one of their lines read otherwise).
 */

MbRoster     *mb_roster_new          (MbBook *book, gint64 cohort);

MbBook       *mb_roster_get_book     (MbRoster *self);
gint64        mb_roster_get_cohort   (MbRoster *self);
/* Lists of MbRosterItem in the order of their titles. */
GListModel   *mb_roster_get_people   (MbRoster *self, const char *role);
GListModel   *mb_roster_get_projects (MbRoster *self);
/* NULL when it is not in the roster. */
MbRosterItem *mb_roster_find         (MbRoster *self, MbRecordKind kind, gint64 id);
/* Why the last reading failed, or NULL. */
const GError *mb_roster_get_error    (MbRoster *self);

G_END_DECLS
