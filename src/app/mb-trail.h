#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_TRAIL (mb_trail_get_type ())
G_DECLARE_FINAL_TYPE (MbTrail, mb_trail, MB, TRAIL, GObject)

/**
 * MbTrail:
 *
 * What one has looked at in a window, in the order one did: the way back and the way forward again, as in a browser. It
 * fills a navigation view and follows what is pushed and popped there. Pages that were left stay as they were, their
 * search, selection and position with them, as long as they are among the last ones.
 *
 * Signals: "moved": another page is seen.
 */

/* Makes a page of the sidebar. */
typedef AdwNavigationPage *(*MbTrailMakePage) (const char *name, gpointer data);

MbTrail    *mb_trail_new         (AdwNavigationView *view, MbBook *book, MbTrailMakePage make_page, gpointer data);

/* The name of the page of the sidebar that one is on, or on whose records. */
const char *mb_trail_get_root    (MbTrail *self);
void        mb_trail_go_to       (MbTrail *self, const char *root);
gboolean    mb_trail_go_back     (MbTrail *self);
gboolean    mb_trail_go_forward  (MbTrail *self);

G_END_DECLS
