#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PERSON_PATH (mb_person_path_get_type ())
G_DECLARE_FINAL_TYPE (MbPersonPath, mb_person_path, MB, PERSON_PATH, AdwPreferencesGroup)

/**
 * MbPersonPath:
 *
 * A person's path through the years: mentee 2022 → mentor 2023, each step a link to the cohort. It wraps where there is
 * no room, and offers the first step where there is none.
 */

GtkWidget *mb_person_path_new (MbRecord *person);

G_END_DECLS
