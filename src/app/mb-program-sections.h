#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* What the page of a program shows beside the form; see mb-record-sections.h. */

void mb_program_sections_list_head (MbRecord *program, GPtrArray *groups);

G_END_DECLS
