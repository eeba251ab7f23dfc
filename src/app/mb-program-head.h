#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROGRAM_HEAD (mb_program_head_get_type ())
G_DECLARE_FINAL_TYPE (MbProgramHead, mb_program_head, MB, PROGRAM_HEAD, AdwPreferencesGroup)

/**
 * MbProgramHead:
 *
 * What a program is: its name and status, its purpose to be read, and where to read more.
 */

GtkWidget *mb_program_head_new (MbRecord *program);

G_END_DECLS
