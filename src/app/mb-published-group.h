#pragma once

#include <adwaita.h>

#include "mb-overview.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLISHED_GROUP (mb_published_group_get_type ())
G_DECLARE_FINAL_TYPE (MbPublishedGroup, mb_published_group, MB, PUBLISHED_GROUP, AdwPreferencesGroup)

/**
 * MbPublishedGroup:
 *
 * The figures that somebody published, each beside what the book gives for the cohorts it was published of, with a
 * sentence that says whether and by how much they differ. They are added, opened and removed here.
 */

GtkWidget *mb_published_group_new  (MbBook *book);
/* comparisons: of MbComparison. */
void       mb_published_group_show (MbPublishedGroup *self, GArray *comparisons);

G_END_DECLS
