#pragma once

#include <adwaita.h>

#include "book/mb-roster.h"

G_BEGIN_DECLS

#define MB_TYPE_ASSIGN_DIALOG (mb_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbAssignDialog, mb_assign_dialog, MB, ASSIGN_DIALOG, AdwDialog)

/**
 * MbAssignDialog:
 *
 * Chooses on which of a cohort's projects somebody of it sits, or who of the cohort sits on a project, by ticking
 * them. Enter in the search ticks what was found first. All of it is one edit.
 *
 * Actions: `dialog.assign`.
 */

MbAssignDialog *mb_assign_dialog_new        (MbRoster *roster, MbRosterItem *item);
/* What is searched, as if it had been typed. */
void            mb_assign_dialog_set_search (MbAssignDialog *self, const char *search);
/* Ticks what was found first, or takes its tick away. */
void            mb_assign_dialog_tick_first (MbAssignDialog *self);
/* Those that are found, a list of MbRosterItem. */
GListModel     *mb_assign_dialog_get_found  (MbAssignDialog *self);

G_END_DECLS
