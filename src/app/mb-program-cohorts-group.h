#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROGRAM_COHORTS_GROUP (mb_program_cohorts_group_get_type ())
G_DECLARE_FINAL_TYPE (MbProgramCohortsGroup, mb_program_cohorts_group, MB, PROGRAM_COHORTS_GROUP, AdwPreferencesGroup)

/**
 * MbProgramCohortsGroup:
 *
 * The table of a program's cohorts, with what adds one. It follows the book; in a big one the headcounts come from a
 * worker thread.
 *
 * Actions: `program.add-cohort`.
 */

GtkWidget *mb_program_cohorts_group_new (MbRecord *program);

G_END_DECLS
