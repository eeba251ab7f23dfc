#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

typedef struct _MbApplication MbApplication;

#define MB_TYPE_WINDOW (mb_window_get_type ())
G_DECLARE_FINAL_TYPE (MbWindow, mb_window, MB, WINDOW, AdwApplicationWindow)

/**
 * MbWindow:
 *
 * One book in a window, or the welcome page while there is none. The sidebar
 * chooses a page, records are pushed on it.
 *
 * Properties: "book" (nullable; the book that is shown).
 * Actions: `win.page` (s: "overview", "history" or the name of a record
 * type; "organization" is in the preferences), `win.open-record` ((sx): name of the type, id), `win.add` (s: name
 * of the type), `win.undo`, `win.redo`, `win.search`, `win.new-book`,
 * `win.open`, `win.start-sample`, `win.import`, `win.export`,
 * `win.save-copy`; `win.back`, `win.forward`, `win.next-page`,
 * `win.previous-page` (of the sidebar), `win.change-pane`; `win.show-change`,
 * `win.undo-to`, `win.redo-to` (x: the number of a change), `win.step-to`
 * ((bx): whether to redo, and the number).
 */

MbWindow   *mb_window_new           (MbApplication *application);

MbBook     *mb_window_get_book      (MbWindow *self);
gboolean    mb_window_open          (MbWindow *self, const char *path, GError **error);

/* The page chosen in the sidebar: "overview", "history" or the name of a record type; NULL without a book. */
const char *mb_window_get_page_name (MbWindow *self);
/* The page one sees: that one, or a record pushed on it. */
AdwNavigationPage *mb_window_get_visible_page (MbWindow *self);

/* A new toast takes the place of the one before. Takes the toast. */
void        mb_window_add_toast     (MbWindow *self, AdwToast *toast);

G_END_DECLS
