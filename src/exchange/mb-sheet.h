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
/* Which column holds sums (-1: none), and whether the last row does. */
void     mb_sheet_set_totals (MbSheet *self, int column, gboolean last_row);

guint       mb_sheet_get_n_columns (MbSheet *self);
guint       mb_sheet_get_n_rows    (MbSheet *self);
const char *mb_sheet_get_title     (MbSheet *self, guint column);
const char *mb_sheet_get_cell      (MbSheet *self, guint row, guint column);
gboolean    mb_sheet_is_total      (MbSheet *self, guint row, guint column);

char    *mb_sheet_dup_text   (MbSheet *self, MbSheetFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSheet, mb_sheet_unref)

G_END_DECLS
