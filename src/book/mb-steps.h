#pragma once

#include "mb-book.h"
#include "mb-touch.h"

G_BEGIN_DECLS

/* Several steps along the history at once: to where the book is as it was right after the change with that number
 * (undo only: 0 is before the first). All or none of them. */
guint      mb_book_step_to             (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable,
                                        MbProgressFunc progress, gpointer data, GError **error);
void       mb_book_step_to_async       (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable,
                                        MbProgressFunc progress, gpointer data,
                                        GAsyncReadyCallback callback, gpointer user_data);
guint      mb_book_step_to_finish      (MbBook *self, GAsyncResult *result, GError **error);

/* The number of the last change in effect; 0: there is none. */
gint64     mb_book_get_last_done       (MbBook *self);
/* To which change one undo, or redo, would step; -1: there is nothing. */
gint64     mb_book_get_step_target     (MbBook *self, gboolean redo);

/* What that would change: MbTouch, of each record what it comes to in the end. */
GPtrArray *mb_book_preview_to          (MbBook *self, gboolean redo, gint64 number, guint *n_steps,
                                        GCancellable *cancellable, GError **error);
void       mb_book_preview_to_async    (MbBook *self, gboolean redo, gint64 number, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mb_book_preview_to_finish   (MbBook *self, GAsyncResult *result, guint *n_steps, GError **error);

/* The change with that number, and what it did. */
MbChange  *mb_book_get_change          (MbBook *self, gint64 number, GError **error);
GPtrArray *mb_book_read_touches        (MbBook *self, MbChange *change, gsize limit, GError **error);
void       mb_book_read_touches_async  (MbBook *self, MbChange *change, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mb_book_read_touches_finish (MbBook *self, GAsyncResult *result, GError **error);

G_END_DECLS
