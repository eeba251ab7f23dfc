#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPlace:
 *
 * Where one can be in a window: a page of the sidebar, a record's page, or another page that was pushed on those. A
 * place outlives its page and can make a new one, unless it is of the third sort.
 */

typedef struct _MbPlace MbPlace;

MbPlace           *mb_place_new_root   (const char *name);
/* The place of a page that was pushed on another one. */
MbPlace           *mb_place_new_pushed (AdwNavigationPage *page);
MbPlace           *mb_place_ref        (MbPlace *self);
void               mb_place_unref      (MbPlace *self);

/* The name of the page of the sidebar; NULL of other places. */
const char        *mb_place_get_root   (MbPlace *self);
AdwNavigationPage *mb_place_get_page   (MbPlace *self);
void               mb_place_set_page   (MbPlace *self, AdwNavigationPage *page);
/* The record whose page it is: NULL when it is deleted, and of places that are no record's. */
MbRecord          *mb_place_dup_record (MbPlace *self, MbBook *book);
gboolean           mb_place_is_record  (MbPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPlace, mb_place_unref)

G_END_DECLS
