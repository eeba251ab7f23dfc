#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_MILESTONE (mb_milestone_get_type ())
G_DECLARE_FINAL_TYPE (MbMilestone, mb_milestone, MB, MILESTONE, MbRecord)

extern const MbRecordType mb_milestone_record_type;

G_END_DECLS
