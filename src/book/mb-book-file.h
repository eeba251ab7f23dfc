#pragma once

#include "mb-book.h"
#include "mb-database.h"

G_BEGIN_DECLS

/* The file of a book: making, opening, copying and checking it. Private to src/book. */
gboolean    mb_book_file_create (const char *path, GError **error);
MbDatabase *mb_book_file_open   (const char *path, gboolean read_only, GError **error);
gboolean    mb_book_file_check  (const char *path, GError **error);
gboolean    mb_book_file_backup (MbDatabase *database, const char *path, GCancellable *cancellable,
                                 MbProgressFunc progress, gpointer data, GError **error);
/* A new book with what fill puts into it, written beside its place and then renamed. */
typedef gboolean (*MbBookFileFill) (MbDatabase *database, gpointer data, GError **error);
gboolean    mb_book_file_make_copy (const char *path, MbBookFileFill fill, gpointer data, GCancellable *cancellable,
                                    GError **error);
gboolean    mb_book_file_verify (MbDatabase *database, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
