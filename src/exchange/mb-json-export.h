#pragma once

#include "book/mb-book.h"
#include "mb-left-out.h"

G_BEGIN_DECLS

/* The website's JSON: deterministic to the byte, public fields only. */
char    *mb_json_export_to_string (MbBook *book, gsize *length, GError **error);
/* To a stream; in a worker thread with a book of its own when the book is big. */
gboolean mb_json_export_to_stream (MbBook *book, GOutputStream *stream, GCancellable *cancellable,
                                   MbProgressFunc progress, gpointer data, GError **error);
/* Written beside its place and then renamed: the former file stays whole until the new one is. */
gboolean mb_json_export_to_file   (MbBook *book, GFile *file, GCancellable *cancellable,
                                   MbProgressFunc progress, gpointer data, GError **error);
/* The same in a worker thread, for the window; the file is of the book at path. */
void     mb_json_export_async     (const char *path, GFile *file, GCancellable *cancellable,
                                   MbProgressFunc progress, gpointer data,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean mb_json_export_finish    (GAsyncResult *result, MbLeftOut **left_out, GError **error);

G_END_DECLS
