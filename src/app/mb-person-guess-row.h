#pragma once

#include <gtk/gtk.h>

#include "exchange/mb-person-guess.h"

G_BEGIN_DECLS

#define MB_TYPE_PERSON_GUESS_ROW (mb_person_guess_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPersonGuessRow, mb_person_guess_row, MB, PERSON_GUESS_ROW, GtkBox)

/**
 * MbPersonGuessRow:
 *
 * Who a piece of pasted text means: an icon and words for known, new or doubtful, and a check button to leave it out
 * or, where it is doubtful, a list to choose from.
 */

GtkWidget  *mb_person_guess_row_new          (void);
/* guess may be NULL; is_there: the person is in the cohort already, so that there is nothing to choose. */
void        mb_person_guess_row_set_guess    (MbPersonGuessRow *self, MbPersonGuess *guess, gboolean is_there);

/* What it shows, also for a screen reader. */
const char *mb_person_guess_row_get_title    (MbPersonGuessRow *self);
const char *mb_person_guess_row_get_subtitle (MbPersonGuessRow *self);

G_END_DECLS
