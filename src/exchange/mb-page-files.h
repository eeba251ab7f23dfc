#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPageFile:
 * @file: the file
 * @name: its path from the folder on
 *
 * A Markdown file of a folder.
 */
typedef struct {
  GFile *file;
  char *name;
} MbPageFile;

/* The Markdown files (of MbPageFile) of a folder and the folders in it, by name, or the one file. Links, hidden folders
 * and what lies too deep are passed over; MB_ERROR_INPUT when there are too many. */
GPtrArray *mb_page_files_list (GFile *place, GCancellable *cancellable, GError **error);

G_END_DECLS
