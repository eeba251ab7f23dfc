#pragma once

#include "mb-book.h"
#include "mb-roster-item.h"

G_BEGIN_DECLS

/**
 * MbSeatWish:
 * @person: id of a person
 * @project: id of a project
 * @role: a role as the book stores it: `mentee` or `mentor`
 *
 * A seat that shall be.
 */
typedef struct {
  gint64 person;
  gint64 project;
  const char *role;
} MbSeatWish;

/* Adds seats (MbSeatWish) and takes others away (gint64, their ids), in one edit; either may be NULL. MB_ERROR_REFUSED
 * when one of them is taken already by the same person. */
gboolean mb_seating_change (MbBook *book, GArray *wanted, GArray *unwanted, GError **error);
/* One seat more. */
gboolean mb_seating_add    (MbBook *book, gint64 person, const char *role, gint64 project, GError **error);
/* Takes somebody out of a cohort, and in the same role off its projects, in one edit. */
gboolean mb_seating_leave  (MbBook *book, MbRosterItem *participation, GError **error);

G_END_DECLS
