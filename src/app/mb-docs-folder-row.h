#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_DOCS_FOLDER_ROW (mb_docs_folder_row_get_type ())
G_DECLARE_FINAL_TYPE (MbDocsFolderRow, mb_docs_folder_row, MB, DOCS_FOLDER_ROW, AdwActionRow)

/**
 * MbDocsFolderRow:
 *
 * Where the pages of a book lie, and a button that chooses another folder.
 *
 * Actions: `docs-folder.choose`, `docs-folder.clear`.
 */
GtkWidget *mb_docs_folder_row_new (GSettings *settings, const char *book_path);

G_END_DECLS
