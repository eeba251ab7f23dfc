#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_OVERVIEW_PAGE (mb_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (MbOverviewPage, mb_overview_page, MB, OVERVIEW_PAGE, AdwNavigationPage)

/**
 * MbOverviewPage:
 *
 * What the book says at a glance: how many records there are, and the
 * participants per year by our own count and as published, apart. Reads in a
 * worker thread and follows the book.
 */

AdwNavigationPage *mb_overview_page_new (MbBook *book);

G_END_DECLS
