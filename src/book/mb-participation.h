#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PARTICIPATION (mb_participation_get_type ())
G_DECLARE_FINAL_TYPE (MbParticipation, mb_participation, MB, PARTICIPATION, MbRecord)

extern const MbRecordType mb_participation_record_type;

G_END_DECLS
