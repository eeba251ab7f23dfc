#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window tells the person at the screen. Each is called with any widget inside a window. */

/* A toast for a short error, a dialog for a long or a grave one; a cancelled or dismissed one says nothing. */
void mb_feedback_error   (GtkWidget *widget, const GError *error);
/* A toast with that text. */
void mb_feedback_say     (GtkWidget *widget, const char *text);
/* A toast with that text and a button that activates the action, with its target in the name ("win.page::history"). */
void mb_feedback_offer   (GtkWidget *widget, const char *text, const char *button, const char *action);
/* A toast that says a file was written, with a button that shows it in its folder. */
void mb_feedback_written (GtkWidget *widget, const char *text, GFile *file);

G_END_DECLS
