#pragma once

#include "mb-window.h"

G_BEGIN_DECLS

/* The part of a window that goes along the history. */
void mb_window_class_install_history_actions (GtkWidgetClass *widget_class);
void mb_window_update_history_actions        (MbWindow *self);
void mb_window_step_to                       (MbWindow *self, gboolean redo, gint64 number);

G_END_DECLS
