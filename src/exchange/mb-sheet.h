#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbSheet:
 *
 * A table of texts with a row of titles, to be written as CSV or Markdown.
 */
typedef struct _MbSheet MbSheet;

/**
 * MbSheetFormat:
 * @MB_SHEET_CSV: CSV as in RFC 4180
 * @MB_SHEET_MARKDOWN: a table in Markdown
 *
 * How a sheet is written.
 */
typedef enum {
  MB_SHEET_CSV,
  MB_SHEET_MARKDOWN,
} MbSheetFormat;

MbSheet *mb_sheet_new        (const char *const *titles);
MbSheet *mb_sheet_ref        (MbSheet *self);
void     mb_sheet_unref      (MbSheet *self);

/* The next cell of the row, or the first of the next row; NULL: empty. */
void     mb_sheet_take_cell  (MbSheet *self, char *text);
guint    mb_sheet_get_n_rows (MbSheet *self);
char    *mb_sheet_dup_text   (MbSheet *self, MbSheetFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSheet, mb_sheet_unref)

G_END_DECLS
