#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *mb_chip_label_new (const char *text);

G_END_DECLS
