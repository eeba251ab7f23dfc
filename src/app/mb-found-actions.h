#pragma once

#include <gtk/gtk.h>

#include "insight/mb-found.h"

G_BEGIN_DECLS

/* What the person at the screen does about a finding, from whatever widget. */

/* Opens the first of the records it is about. */
void mb_found_actions_open      (GtkWidget *widget, MbFound *found);
/* Does what would mend it; of two people who are one, asks first who stays. */
void mb_found_actions_fix       (GtkWidget *widget, MbBook *book, MbFound *found);
/* Asks for the reason, then dismisses it. */
void mb_found_actions_dismiss   (GtkWidget *widget, MbBook *book, MbFound *found);
void mb_found_actions_take_back (GtkWidget *widget, MbBook *book, MbFound *found);

G_END_DECLS
