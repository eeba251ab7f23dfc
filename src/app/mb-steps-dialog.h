#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_STEPS_DIALOG (mb_steps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbStepsDialog, mb_steps_dialog, MB, STEPS_DIALOG, AdwDialog)

/**
 * MbStepsDialog:
 *
 * What several steps along the history would change, before they are taken.
 *
 * Signals: "step" (they shall be taken).
 */
MbStepsDialog *mb_steps_dialog_new        (MbBook *book, gboolean redo, gint64 number);

gboolean       mb_steps_dialog_get_redo   (MbStepsDialog *self);
gint64         mb_steps_dialog_get_number (MbStepsDialog *self);
gboolean       mb_steps_dialog_is_ready   (MbStepsDialog *self);

G_END_DECLS
