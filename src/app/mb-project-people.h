#pragma once

#include <adwaita.h>

#include "book/mb-roster.h"

G_BEGIN_DECLS

#define MB_TYPE_PROJECT_PEOPLE (mb_project_people_get_type ())
G_DECLARE_FINAL_TYPE (MbProjectPeople, mb_project_people, MB, PROJECT_PEOPLE, AdwPreferencesGroup)

/**
 * MbProjectPeople:
 *
 * Who sits on a project: mentors first, then mentees, each a link to the person.
 *
 * Actions: `people.assign` (a dialog), `people.take-off` (x: id of a seat).
 */

GtkWidget *mb_project_people_new (MbRecord *project);

G_END_DECLS
