#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbCliSheet:
 *
 * A table with a title, which can be printed for a terminal or as Markdown.
 */
typedef struct _MbCliSheet MbCliSheet;

/* titles: NULL-ended; as many numbers as titles: which columns are of numbers */
MbCliSheet *mb_cli_sheet_new            (const char *title, const char *const *titles, const gboolean *numbers);
/* The cells of a row, one after the other; NULL: empty. */
void        mb_cli_sheet_take_cell      (MbCliSheet *self, char *text);
gboolean    mb_cli_sheet_is_empty       (MbCliSheet *self);
void        mb_cli_sheet_print_text     (MbCliSheet *self);
void        mb_cli_sheet_print_markdown (MbCliSheet *self);
void        mb_cli_sheet_free           (MbCliSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCliSheet, mb_cli_sheet_free)

G_END_DECLS
