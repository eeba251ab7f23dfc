#pragma once

#include <adwaita.h>

#include "mb-window.h"

G_BEGIN_DECLS

#define MB_TYPE_APPLICATION (mb_application_get_type ())
G_DECLARE_FINAL_TYPE (MbApplication, mb_application, MB, APPLICATION, AdwApplication)

/**
 * MbApplication:
 *
 * The program: its windows, one for each book, and its settings.
 *
 * Actions: `app.quit`, `app.about`, `app.shortcuts`, `app.preferences`, `app.open-book` (s: a book's path).
 */

MbApplication *mb_application_new          (void);

/* Whether the program's settings are installed where GLib looks for them; without them nothing else here may be called. */
gboolean       mb_application_has_settings (void);
GSettings     *mb_application_get_settings (MbApplication *self);
/* Who the history says the changes are by. */
char          *mb_application_dup_author   (MbApplication *self);
/* In that window, or in none; of its book's organization if asked for. */
void           mb_application_show_preferences (MbApplication *self, MbWindow *window, gboolean organization);

/* Shows the book at path: in the window that has it, in window when that has none, else in a new one. Returns
 * the window, or NULL when the book could not be opened and no window has been given. */
MbWindow      *mb_application_show_book    (MbApplication *self, MbWindow *window, const char *path, GError **error);
/* The same for a file from anywhere: a copy of it is taken into the library when it is not there already. */
void           mb_application_open_file    (MbApplication *self, MbWindow *window, GFile *file);

G_END_DECLS
