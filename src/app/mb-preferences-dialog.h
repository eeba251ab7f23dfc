#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/* The program's settings, and with a book whose it is: what is changed there holds at once. */
AdwDialog *mb_preferences_dialog_new               (GSettings *settings, MbBook *book);
void       mb_preferences_dialog_show_organization (AdwDialog *dialog);

G_END_DECLS
