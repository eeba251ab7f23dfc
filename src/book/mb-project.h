#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROJECT (mb_project_get_type ())
G_DECLARE_FINAL_TYPE (MbProject, mb_project, MB, PROJECT, MbRecord)

extern const MbRecordType mb_project_record_type;

G_END_DECLS
