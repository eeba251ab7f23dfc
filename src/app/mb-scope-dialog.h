#pragma once

#include "mb-overview-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_SCOPE_DIALOG (mb_scope_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbScopeDialog, mb_scope_dialog, MB, SCOPE_DIALOG, AdwDialog)

/**
 * MbScopeDialog:
 *
 * Chooses of what the figures are: programs, years, running cohorts, and the date. What is chosen holds at once.
 *
 * Actions: `scope.reset`, `scope.all-programs`.
 */

AdwDialog *mb_scope_dialog_new (MbOverviewModel *model);

G_END_DECLS
