#pragma once

#include <gtk/gtk.h>

#include "book/mb-change.h"
#include "book/mb-titles.h"

G_BEGIN_DECLS

#define MB_TYPE_CHANGE_ROW (mb_change_row_get_type ())
G_DECLARE_FINAL_TYPE (MbChangeRow, mb_change_row, MB, CHANGE_ROW, GtkBox)

/**
 * MbChangeRow:
 *
 * A line of the history: what changed, when and by whom, in words, and a menu
 * of what can be done from there.
 *
 * Its menu needs the actions `win.show-change`, `win.undo-to` and
 * `win.redo-to` (x: the number of a change). Signals: "spoken" (what
 * mb_change_row_get_spoken() says is another).
 */
GtkWidget  *mb_change_row_new        (void);

/* NULL: nothing, when the row is to be used for another. */
void        mb_change_row_show       (MbChangeRow *self, MbTitles *titles, MbChange *change);
/* The line as a screen reader says it. */
const char *mb_change_row_get_spoken (MbChangeRow *self);

/* A changeset of that many bytes is not made into words of its records. */
#define MB_CHANGE_ROW_MUCH (64 * 1024)

const char *mb_change_row_get_icon      (MbVerb verb);
const char *mb_change_row_get_word      (MbChangeState state);
const char *mb_change_row_get_state_tip (MbChangeState state);
/* “14:03 · Ada Lovelace” */
char       *mb_change_row_dup_subtitle  (MbChange *change);

G_END_DECLS
