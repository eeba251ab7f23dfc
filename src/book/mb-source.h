#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_SOURCE (mb_source_get_type ())
G_DECLARE_FINAL_TYPE (MbSource, mb_source, MB, SOURCE, MbRecord)

extern const MbRecordType mb_source_record_type;

G_END_DECLS
