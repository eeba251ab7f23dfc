#pragma once

#include <adwaita.h>

#include "mb-list-filters.h"

G_BEGIN_DECLS

#define MB_TYPE_FILTER_POPOVER (mb_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (MbFilterPopover, mb_filter_popover, MB, FILTER_POPOVER, GtkPopover)

/**
 * MbFilterPopover:
 *
 * All by which a list can be filtered. It reads the values from the book when it opens.
 */

GtkWidget *mb_filter_popover_new (MbListFilters *filters);

G_END_DECLS
