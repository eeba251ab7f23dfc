#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROGRAM (mb_program_get_type ())
G_DECLARE_FINAL_TYPE (MbProgram, mb_program, MB, PROGRAM, MbRecord)

extern const MbRecordType mb_program_record_type;

G_END_DECLS
