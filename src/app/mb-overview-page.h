#pragma once

#include <adwaita.h>

#include "mb-overview-model.h"

G_BEGIN_DECLS

#define MB_TYPE_OVERVIEW_PAGE (mb_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (MbOverviewPage, mb_overview_page, MB, OVERVIEW_PAGE, AdwNavigationPage)

/**
 * MbOverviewPage:
 *
 * What the book says at a glance: how many records there are, the participants per year by our own count and as
 * published, apart, and all figures, each of which leads to the records behind it. All of it is of one scope, which is
 * written there and can be chosen. Reads in a worker thread and follows the book.
 *
 * Actions: `overview.show-figure` ((uuux): metric, unit, grouping, key), `overview.edit-scope`, `overview.reset-scope`.
 */

AdwNavigationPage *mb_overview_page_new       (MbOverviewModel *model);
MbOverviewModel   *mb_overview_page_get_model (MbOverviewPage *self);

G_END_DECLS
