#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_SEAT (mb_seat_get_type ())
G_DECLARE_FINAL_TYPE (MbSeat, mb_seat, MB, SEAT, MbRecord)

extern const MbRecordType mb_seat_record_type;

G_END_DECLS
