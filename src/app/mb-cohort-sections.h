#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* What the page of a cohort shows before its form. */
void mb_cohort_sections_list_head (MbRecord *cohort, GPtrArray *groups);
/* Actions: `cohort.add-project` and `cohort.add-milestone` (go to where they are typed), `cohort.next` (a new cohort
 * like this one). */
void mb_cohort_sections_set_up    (GtkWidget *page, MbRecord *cohort);

G_END_DECLS
