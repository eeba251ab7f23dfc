#pragma once

#include <adwaita.h>

#include "mb-list-filters.h"

G_BEGIN_DECLS

#define MB_TYPE_FILTER_GROUP (mb_filter_group_get_type ())
G_DECLARE_FINAL_TYPE (MbFilterGroup, mb_filter_group, MB, FILTER_GROUP, AdwBin)

/**
 * MbFilterGroup:
 *
 * The values of one facet to choose from: a button for each. Where there are many they are found by typing.
 */

GtkWidget *mb_filter_group_new (MbListFilters *filters, const MbFacet *facet, GPtrArray *values);

G_END_DECLS
