#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbTextFunc:
 * @book: a book
 * @options: what was asked for
 * @notes: (element-type utf8): takes a sentence for each thing of the book that is not in the text
 * @error: return location for an `MB_ERROR`
 *
 * Makes a text of what a book holds.
 *
 * Returns: (transfer full) (nullable): the text
 */
typedef char *(*MbTextFunc) (MbBook *book, gconstpointer options, GPtrArray *notes, GError **error);

/* Makes a text of one moment of the book; notes may be NULL. */
char      *mb_text_export_make   (MbBook *book, MbTextFunc func, gconstpointer options, GPtrArray *notes,
                                  GError **error);
/* Writes it to a file in a worker thread; the former file stays whole until the new one is. Finishing gives the notes. */
void       mb_text_export_async  (const char *path, MbTextFunc func, gpointer options, GDestroyNotify free_options,
                                  GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *mb_text_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
