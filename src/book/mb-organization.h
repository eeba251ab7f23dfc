#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_ORGANIZATION (mb_organization_get_type ())
G_DECLARE_FINAL_TYPE (MbOrganization, mb_organization, MB, ORGANIZATION, MbRecord)

extern const MbRecordType mb_organization_record_type;

G_END_DECLS
