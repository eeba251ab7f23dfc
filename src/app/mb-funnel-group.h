#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_FUNNEL_GROUP (mb_funnel_group_get_type ())
G_DECLARE_FINAL_TYPE (MbFunnelGroup, mb_funnel_group, MB, FUNNEL_GROUP, AdwPreferencesGroup)

/**
 * MbFunnelGroup:
 *
 * How many of a cohort's ideas and applications were selected. It is seen when at least one of the numbers is known.
 */

GtkWidget *mb_funnel_group_new (MbRecord *cohort);

G_END_DECLS
