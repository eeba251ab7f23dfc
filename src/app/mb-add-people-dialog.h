#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_ADD_PEOPLE_DIALOG (mb_add_people_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbAddPeopleDialog, mb_add_people_dialog, MB, ADD_PEOPLE_DIALOG, AdwDialog)

/**
 * MbAddPeopleDialog:
 *
 * Takes a pasted list of people, shows below it what it understood, and adds them to a cohort in one edit.
 *
 * Actions: `dialog.add`.
 */

/* role: as the book stores it. */
MbAddPeopleDialog *mb_add_people_dialog_new         (MbRecord *cohort, const char *role);

/* Shows a text as if it had been pasted. */
void               mb_add_people_dialog_set_text    (MbAddPeopleDialog *self, const char *text);
/* What it understood: a list of MbPersonGuess. */
GListModel        *mb_add_people_dialog_get_guesses (MbAddPeopleDialog *self);

G_END_DECLS
