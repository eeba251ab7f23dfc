#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_ADMIN (mb_admin_get_type ())
G_DECLARE_FINAL_TYPE (MbAdmin, mb_admin, MB, ADMIN, MbRecord)

extern const MbRecordType mb_admin_record_type;

G_END_DECLS
