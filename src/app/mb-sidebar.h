#pragma once

#include <adwaita.h>

#include "book/mb-record-type.h"

G_BEGIN_DECLS

#define MB_TYPE_SIDEBAR (mb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MbSidebar, mb_sidebar, MB, SIDEBAR, AdwBin)

/**
 * MbSidebar:
 *
 * The pages of a book.
 *
 * Properties: "page" (the name of the chosen page), "selectable" (whether the chosen page is marked), "unfolded"
 * (whether one sees all pages).
 * Signals: "activated": a page was chosen by click or Enter, also the one that is chosen already.
 */

const char *mb_sidebar_get_page        (MbSidebar *self);
void        mb_sidebar_set_page        (MbSidebar *self, const char *page);

const char *mb_sidebar_get_page_beside (MbSidebar *self, int steps);

/* How much there is to mend, beside the page of the checks. */
void        mb_sidebar_set_findings    (MbSidebar *self, guint n, guint n_errors);

/* The pages in order. */
guint       mb_sidebar_get_n_pages    (void);
const char *mb_sidebar_get_nth_page   (guint position);
gboolean    mb_sidebar_has_page       (const char *page);
/* What the page is called, translated. */
const char *mb_sidebar_get_page_title (const char *page);
const char *mb_sidebar_get_page_icon  (const char *page);

G_END_DECLS
