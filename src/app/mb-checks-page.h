#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_CHECKS_PAGE (mb_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (MbChecksPage, mb_checks_page, MB, CHECKS_PAGE, AdwNavigationPage)

/**
 * MbChecksPage:
 *
 * What does not add up in a book, rule by rule, errors first; what can be done about it; and what was dismissed, with
 * the reasons.
 *
 * Properties: "book". Actions: `list.search`, `checks.show` (open, error, warning, hint or dismissed), `checks.rule`
 * (the name of a rule, empty: all), `checks.show-all`.
 */
AdwNavigationPage *mb_checks_page_new (MbBook *book);

G_END_DECLS
