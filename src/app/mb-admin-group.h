#pragma once

#include <adwaita.h>

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_ADMIN_GROUP (mb_admin_group_get_type ())
G_DECLARE_FINAL_TYPE (MbAdminGroup, mb_admin_group, MB, ADMIN_GROUP, AdwPreferencesGroup)

/**
 * MbAdminGroup:
 *
 * Who looks after a program; or, of a person, which programs that person looks after. Each row leads to the other, and
 * adding one completes as one types.
 */

GtkWidget *mb_admin_group_new       (MbRecord *record);
MbQuery   *mb_admin_group_get_query (MbAdminGroup *self);
/* Makes the record with that id, of the other kind, an admin or a program looked after. */
void       mb_admin_group_add       (MbAdminGroup *self, gint64 id);

G_END_DECLS
