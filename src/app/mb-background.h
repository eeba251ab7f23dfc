#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbContents:
 * @MB_CONTENTS_NOTHING: an empty book
 * @MB_CONTENTS_SAMPLE: AsyncAPI's history
 *
 * What a new book begins with.
 */
typedef enum {
  MB_CONTENTS_NOTHING,
  MB_CONTENTS_SAMPLE,
} MbContents;

/* Work on whole files, each in a worker thread with a connection of its own. */

/* A new book of the library; file: website data to import into it, or NULL. Finishes with the book's path. */
void     mb_background_create_async   (const char *name, MbContents contents, GFile *file, const char *author,
                                       GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                                       GAsyncReadyCallback callback, gpointer user_data);
char    *mb_background_create_finish  (GAsyncResult *result, GError **error);

/* A copy of a book from anywhere, in the library. Finishes with the copy's path. */
void     mb_background_take_in_async  (GFile *file, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
char    *mb_background_take_in_finish (GAsyncResult *result, GError **error);

/* A copy of the book at path, whole or only of what is public. */
void     mb_background_backup_async   (const char *path, GFile *file, gboolean public, GCancellable *cancellable,
                                       MbProgressFunc progress, gpointer data,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean mb_background_backup_finish  (GAsyncResult *result, GError **error);

G_END_DECLS
