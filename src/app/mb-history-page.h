#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "book/mb-history-list.h"

G_BEGIN_DECLS

#define MB_TYPE_HISTORY_PAGE (mb_history_page_get_type ())
G_DECLARE_FINAL_TYPE (MbHistoryPage, mb_history_page, MB, HISTORY_PAGE, AdwNavigationPage)

/**
 * MbHistoryPage:
 *
 * What changed in a book, when, and who did it, day by day; of one record
 * alone, or where a text stands, if asked for.
 *
 * Properties: "book". Actions: `list.search`, `history.show-all`.
 */
AdwNavigationPage *mb_history_page_new            (MbBook *book);
/* Of a record and of what refers to it. */
AdwNavigationPage *mb_history_page_new_for_record (MbRecord *record);

MbHistoryList     *mb_history_page_get_list       (MbHistoryPage *self);

G_END_DECLS
