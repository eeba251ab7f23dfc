#pragma once

#include <adwaita.h>

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_MILESTONE_GROUP (mb_milestone_group_get_type ())
G_DECLARE_FINAL_TYPE (MbMilestoneGroup, mb_milestone_group, MB, MILESTONE_GROUP, AdwPreferencesGroup)

/**
 * MbMilestoneGroup:
 *
 * The milestones of a cohort in the order of their dates. They are added by typing what happens and when, one after
 * the other.
 */

GtkWidget *mb_milestone_group_new       (MbRecord *cohort);
/* The row into which milestones are typed; NULL in a book that can only be read. */
GtkWidget *mb_milestone_group_get_entry (MbMilestoneGroup *self);
MbQuery   *mb_milestone_group_get_query (MbMilestoneGroup *self);

G_END_DECLS
