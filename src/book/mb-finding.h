#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_FINDING (mb_finding_get_type ())
G_DECLARE_FINAL_TYPE (MbFinding, mb_finding, MB, FINDING, MbRecord)

extern const MbRecordType mb_finding_record_type;

G_END_DECLS
