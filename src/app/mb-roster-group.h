#pragma once

#include <adwaita.h>

#include "book/mb-roster.h"

G_BEGIN_DECLS

#define MB_TYPE_ROSTER_GROUP (mb_roster_group_get_type ())
G_DECLARE_FINAL_TYPE (MbRosterGroup, mb_roster_group, MB, ROSTER_GROUP, AdwPreferencesGroup)

/**
 * MbRosterGroup:
 *
 * The mentees, the mentors or the projects of a cohort: the first of them, a way to all of them, and a way to add more.
 * Projects are added by typing their titles one after the other.
 */

/* role: as the book stores it; NULL: the projects. */
GtkWidget *mb_roster_group_new       (MbRoster *roster, MbRecord *cohort, const char *role);
/* The row into which titles of projects are typed; NULL where there is none. */
GtkWidget *mb_roster_group_get_entry (MbRosterGroup *self);
/* The rows of what is listed, and after them perhaps the entry. */
GtkListBox *mb_roster_group_get_list (MbRosterGroup *self);

G_END_DECLS
