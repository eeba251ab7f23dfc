#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_OBSERVATION (mb_observation_get_type ())
G_DECLARE_FINAL_TYPE (MbObservation, mb_observation, MB, OBSERVATION, MbRecord)

extern const MbRecordType mb_observation_record_type;

G_END_DECLS
