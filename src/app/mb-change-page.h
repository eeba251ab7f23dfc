#pragma once

#include <adwaita.h>

#include "book/mb-change.h"
#include "book/mb-titles.h"

G_BEGIN_DECLS

#define MB_TYPE_CHANGE_PAGE (mb_change_page_get_type ())
G_DECLARE_FINAL_TYPE (MbChangePage, mb_change_page, MB, CHANGE_PAGE, AdwNavigationPage)

/**
 * MbChangePage:
 *
 * One change of the history with all it did: each record, and each value as
 * it was and as it became. A record that is still in the book can be opened
 * from there.
 */
AdwNavigationPage *mb_change_page_new (MbBook *book, MbChange *change);

G_END_DECLS
