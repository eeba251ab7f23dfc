#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MbGuessState:
 * @MB_GUESS_KNOWN: one person of the book is meant
 * @MB_GUESS_NEW: nobody in the book is meant
 * @MB_GUESS_DOUBTFUL: a person has to choose, or there is nothing to choose from
 *
 * How sure it is who a piece of text means.
 */
typedef enum {
  MB_GUESS_KNOWN,
  MB_GUESS_NEW,
  MB_GUESS_DOUBTFUL,
} MbGuessState;

/**
 * MbGuessChoice:
 * @id: the person of the book; 0: a new one
 * @name: (nullable): the name
 * @handle: (nullable): the handle
 *
 * Somebody who may be meant.
 */
typedef struct {
  gint64 id;
  char *name;
  char *handle;
} MbGuessChoice;

#define MB_TYPE_PERSON_GUESS (mb_person_guess_get_type ())
G_DECLARE_FINAL_TYPE (MbPersonGuess, mb_person_guess, MB, PERSON_GUESS, GObject)

/**
 * MbPersonGuess:
 *
 * Who a piece of pasted text means: one choice where that is sure, several where it is doubtful, none where the text
 * names nobody.
 *
 * Properties: "chosen".
 */

MbPersonGuess       *mb_person_guess_new           (const char *text, MbGuessState state, const char *reason);
void                 mb_person_guess_add_choice    (MbPersonGuess *self, gint64 id, const char *name,
                                                    const char *handle);

const char          *mb_person_guess_get_text      (MbPersonGuess *self);
MbGuessState         mb_person_guess_get_state     (MbPersonGuess *self);
/* Why it is known, new or doubtful: a sentence without its full stop. */
const char          *mb_person_guess_get_reason    (MbPersonGuess *self);
guint                mb_person_guess_get_n_choices (MbPersonGuess *self);
const MbGuessChoice *mb_person_guess_get_choice    (MbPersonGuess *self, guint index);
char                *mb_guess_choice_dup_label     (const MbGuessChoice *self);

/* Which of the choices counts; -1: left out. What is known or new counts from the start, what is doubtful does not. */
int                  mb_person_guess_get_chosen    (MbPersonGuess *self);
void                 mb_person_guess_choose        (MbPersonGuess *self, int index);

/* Of what is chosen, or else of the first choice: NULL or 0 where it has none. */
const char          *mb_person_guess_get_name      (MbPersonGuess *self);
const char          *mb_person_guess_get_handle    (MbPersonGuess *self);
gint64               mb_person_guess_get_record    (MbPersonGuess *self);

G_END_DECLS
