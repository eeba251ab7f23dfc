#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* What the page of a project shows before its form. */
void mb_project_sections_list_head (MbRecord *project, GPtrArray *groups);

G_END_DECLS
