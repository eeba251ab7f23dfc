#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bounds of a folder that is looked through. */
#define MB_PAGE_FOLDER_MAX_PAGES 20000
#define MB_PAGE_FOLDER_MAX_DEPTH 40

/**
 * MbPageFile:
 * @file: the file
 * @name: its path below the folder that was named; of a page that was named itself its name
 *
 * A page that was found.
 */
typedef struct {
  GFile *file;
  char *name;
} MbPageFile;

/* The pages (.md and .mdx) of folders, and pages (GFile): a list of MbPageFile in the order of their names. */
GPtrArray *mb_page_folder_list    (GPtrArray *files, GCancellable *cancellable, GError **error);
/* Whether a path is a folder or is called as a page is. */
gboolean   mb_page_folder_is_page (GFile *file);

G_END_DECLS
