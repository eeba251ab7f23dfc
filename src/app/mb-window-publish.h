#pragma once

#include "mb-window.h"

G_BEGIN_DECLS

/* “win.publish”, “win.report”, “win.calendar”, “win.contacts”: what leaves the book for people rather than programs. */
void mb_window_class_install_publish_actions (GtkWidgetClass *widget_class);
void mb_window_update_publish_actions        (MbWindow *self);

/* Where no file dialog shall stand in the way. */
void mb_window_publish_to                    (MbWindow *self, GFile *folder);

G_END_DECLS
