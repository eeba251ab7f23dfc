#pragma once

#include "mb-book.h"
#include "mb-database.h"
#include "mb-orders.h"

G_BEGIN_DECLS

MbDatabase *mb_book_get_database (MbBook *self);
MbOrders   *mb_book_get_orders   (MbBook *self);
/* The edit that is open on the book, of which there is one at a time. */
void        mb_book_set_editing  (MbBook *self, gboolean editing);
gboolean    mb_book_get_editing  (MbBook *self);
gboolean    mb_book_begin_writing (MbBook *self, GError **error);
void        mb_book_stop_writing (MbBook *self);
/* The record becomes the one object for its id. */
void        mb_book_adopt        (MbBook *self, MbRecord *record);
/* Tells everybody what a commit of this connection touched. */
void        mb_book_announce     (MbBook *self, const void *changeset, int size);
/* The same of everything there is. */
void        mb_book_announce_all (MbBook *self);
/* Notices now what others changed. */
void        mb_book_look         (MbBook *self);
/* A second, reading connection for a worker thread; given back by the second function. */
MbDatabase *mb_book_lock_reader  (MbBook *self, GError **error);
void        mb_book_unlock_reader (MbBook *self);

G_END_DECLS
