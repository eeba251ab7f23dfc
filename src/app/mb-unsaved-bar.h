#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_UNSAVED_BAR (mb_unsaved_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbUnsavedBar, mb_unsaved_bar, MB, UNSAVED_BAR, AdwBin)

/**
 * MbUnsavedBar:
 *
 * A quiet line that is there while something typed is not in the book, and says what and why. It leads to the field by
 * `win.show-unsaved`; what could only not be written is tried again by `win.retry-unsaved`.
 */

void mb_unsaved_bar_set_book (MbUnsavedBar *self, MbBook *book);

G_END_DECLS
