#pragma once

#include <adwaita.h>

#include "mb-list-filters.h"

G_BEGIN_DECLS

#define MB_TYPE_FILTER_BAR (mb_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbFilterBar, mb_filter_bar, MB, FILTER_BAR, AdwBin)

/**
 * MbFilterBar:
 *
 * By what a list is filtered: a chip for each value, and a button that takes them all away. It shows itself only while
 * there are any.
 *
 * Uses the action `list.clear-filters`.
 */

void mb_filter_bar_set_filters (MbFilterBar *self, MbListFilters *filters);

G_END_DECLS
