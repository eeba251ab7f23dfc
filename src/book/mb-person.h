#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PERSON (mb_person_get_type ())
G_DECLARE_FINAL_TYPE (MbPerson, mb_person, MB, PERSON, MbRecord)

extern const MbRecordType mb_person_record_type;

G_END_DECLS
