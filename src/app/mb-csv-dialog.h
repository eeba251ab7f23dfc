#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where a table goes; name is what the file may be called, without its suffix. */
GtkFileDialog *mb_csv_dialog_new (const char *name);

G_END_DECLS
