#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_WINDOW_TITLE (mb_window_title_get_type ())
G_DECLARE_FINAL_TYPE (MbWindowTitle, mb_window_title, MB, WINDOW_TITLE, GtkWidget)

/**
 * MbWindowTitle:
 *
 * The title and subtitle in a header bar. Where an `AdwWindowTitle` would cut them, as in a narrow window, it takes a
 * second line for each.
 */

const char *mb_window_title_get_title    (MbWindowTitle *self);
void        mb_window_title_set_title    (MbWindowTitle *self, const char *title);
const char *mb_window_title_get_subtitle (MbWindowTitle *self);
void        mb_window_title_set_subtitle (MbWindowTitle *self, const char *subtitle);

G_END_DECLS
