#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MB_BOOK_ENDING:
 *
 * How the names of books end, so that the desktop knows them.
 */
#define MB_BOOK_ENDING ".mentorbook"

/* The folder in which the program keeps its books: the user's data folder, or MENTORBOOK_BOOKS. */
char      *mb_library_dup_folder (void);
/* What the user typed: a path when it has a slash or ends in .mentorbook, else a book of the folder. */
char      *mb_library_resolve    (const char *name_or_path);
/* Paths of the folder's books, the last changed first. */
char     **mb_library_list       (GError **error);
/* A path in the folder for that name that no file has: "Name.mentorbook", "Name 2.mentorbook". */
char      *mb_library_dup_free_path (const char *name, GError **error);
/* Copies a book from anywhere in (the file itself is only read) and gives the path of the copy. */
char      *mb_library_take_in    (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
