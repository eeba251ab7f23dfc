#pragma once

#include "mb-findings.h"

G_BEGIN_DECLS

/* By what findings are filtered: how much they matter, or that they were dismissed; and the rules that found any. */

/* Activates `checks.show` and `checks.rule`. */
GMenuModel *mb_checks_menu_new       (MbFindings *findings);
/* The same name as one that lives as long as the program; NULL when it is none. */
const char *mb_checks_menu_find      (const char *name);
const char *mb_checks_menu_get_label (const char *name);
/* How much of what there is: “1 error, 3 hints”. */
char       *mb_checks_menu_dup_summary (MbFindings *findings);

G_END_DECLS
