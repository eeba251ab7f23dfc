#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mb_announce (gpointer widget, const char *text, GtkAccessibleAnnouncementPriority priority);

G_END_DECLS
