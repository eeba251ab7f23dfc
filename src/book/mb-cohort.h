#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_COHORT (mb_cohort_get_type ())
G_DECLARE_FINAL_TYPE (MbCohort, mb_cohort, MB, COHORT, MbRecord)

extern const MbRecordType mb_cohort_record_type;

G_END_DECLS
