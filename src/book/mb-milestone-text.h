#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

/* A milestone, in no book yet, from “Results 2025-08-20” or “2025-05-27 – 2025-08-25 Coding”; NULL with
 * MB_ERROR_REFUSED when there is nothing but dates. */
MbRecord *mb_milestone_new_from_text (const char *text, GError **error);

G_END_DECLS
