#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_HISTORY_PAGE (mb_history_page_get_type ())
G_DECLARE_FINAL_TYPE (MbHistoryPage, mb_history_page, MB, HISTORY_PAGE, AdwNavigationPage)

/**
 * MbHistoryPage:
 *
 * The changes of a book, the latest first, by days. Follows the book; older
 * changes are read as one scrolls to them.
 */

AdwNavigationPage *mb_history_page_new (MbBook *book);

G_END_DECLS
