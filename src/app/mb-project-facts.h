#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROJECT_FACTS (mb_project_facts_get_type ())
G_DECLARE_FINAL_TYPE (MbProjectFacts, mb_project_facts, MB, PROJECT_FACTS, AdwPreferencesGroup)

/**
 * MbProjectFacts:
 *
 * What a project is, at a glance: what it is called, how it stands, what it asks for, and the ways to its page and to
 * its cohort.
 */

GtkWidget *mb_project_facts_new (MbRecord *project);

G_END_DECLS
