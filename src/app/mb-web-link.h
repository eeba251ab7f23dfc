#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Addresses of the web, opened in the person's browser. */

/* The address in a text that is one, without the space around it; else NULL. */
char      *mb_web_link_dup_address (const char *text);
/* Opens it, and tells in the window of the widget when that did not work. */
void       mb_web_link_open        (GtkWidget *widget, const char *address);
/* A link with a label, which opens the address. */
GtkWidget *mb_web_link_new         (const char *address, const char *label);

G_END_DECLS
