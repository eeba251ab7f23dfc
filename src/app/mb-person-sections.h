#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* What the page of a person shows beside the form; see mb-record-sections.h. */

void mb_person_sections_list_head (MbRecord *person, GPtrArray *groups);
void mb_person_sections_list_foot (MbRecord *person, GPtrArray *groups);

G_END_DECLS
