#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_CAREER_GROUP (mb_career_group_get_type ())
G_DECLARE_FINAL_TYPE (MbCareerGroup, mb_career_group, MB, CAREER_GROUP, AdwPreferencesGroup)

/**
 * MbCareerGroup:
 *
 * What a person took part in, in one role: the cohorts, the latest first, below each the projects of the person there.
 * Or the seats on ideas that did not run. A group with nothing in it is not seen.
 */

/* role: a choice of the role of participations; NULL: the ideas that did not run. */
GtkWidget *mb_career_group_new (MbRecord *person, const MbChoice *role);

G_END_DECLS
