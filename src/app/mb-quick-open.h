#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_QUICK_OPEN (mb_quick_open_get_type ())
G_DECLARE_FINAL_TYPE (MbQuickOpen, mb_quick_open, MB, QUICK_OPEN, AdwDialog)

/**
 * MbQuickOpen:
 *
 * Goes to any page, program, cohort, person or project by a few letters. The arrow keys choose while one types, Enter
 * opens what is chosen.
 */

MbQuickOpen       *mb_quick_open_new           (MbBook *book);

/* As if it had been typed. */
void               mb_quick_open_search        (MbQuickOpen *self, const char *search);
/* What is found and which of it is chosen. */
GtkSelectionModel *mb_quick_open_get_selection (MbQuickOpen *self);

G_END_DECLS
