#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_FINDINGS_GROUP (mb_findings_group_get_type ())
G_DECLARE_FINAL_TYPE (MbFindingsGroup, mb_findings_group, MB, FINDINGS_GROUP, AdwPreferencesGroup)

/**
 * MbFindingsGroup:
 *
 * What the checks find about a record and nobody dismissed, with what mends it. It shows itself only while there is
 * anything.
 */
GtkWidget *mb_findings_group_new (MbRecord *record);

G_END_DECLS
