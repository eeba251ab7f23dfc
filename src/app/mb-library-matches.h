#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_LIBRARY_MATCHES (mb_library_matches_get_type ())
G_DECLARE_FINAL_TYPE (MbLibraryMatches, mb_library_matches, MB, LIBRARY_MATCHES, GObject)

/**
 * MbLibraryMatches:
 *
 * What a few letters may mean in all books of the library: programs, cohorts, people and projects. The books are only
 * read, and stay open for the next letters until they are closed.
 */

MbLibraryMatches *mb_library_matches_new         (void);

/* Finishes with a list of MbRecord, the best of the book that was changed last first. A new search ends the one before. */
void              mb_library_matches_find_async  (MbLibraryMatches *self, const char *search,
                                                  GAsyncReadyCallback callback, gpointer data);
GPtrArray        *mb_library_matches_find_finish (MbLibraryMatches *self, GAsyncResult *result, GError **error);
/* A book of the library by the name of its file; NULL when it has none that can be read. */
MbBook           *mb_library_matches_get_book    (MbLibraryMatches *self, const char *file_name);
void              mb_library_matches_close       (MbLibraryMatches *self);

G_END_DECLS
