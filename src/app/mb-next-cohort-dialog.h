#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_NEXT_COHORT_DIALOG (mb_next_cohort_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbNextCohortDialog, mb_next_cohort_dialog, MB, NEXT_COHORT_DIALOG, AdwDialog)

/**
 * MbNextCohortDialog:
 *
 * Says what a new cohort would take over from one before it, adds it in one edit, and opens its page.
 *
 * Actions: `dialog.add`.
 */

MbNextCohortDialog *mb_next_cohort_dialog_new         (MbRecord *cohort);
void                mb_next_cohort_dialog_set_year    (MbNextCohortDialog *self, gint64 year);
void                mb_next_cohort_dialog_set_mentors (MbNextCohortDialog *self, gboolean mentors);

G_END_DECLS
