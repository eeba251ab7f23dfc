#pragma once

#include "mb-page.h"

G_BEGIN_DECLS

/**
 * MbPageRows:
 *
 * The lines of a table as they are written in a page, in which single cells can
 * be set while all else stays as it is.
 */
typedef struct _MbPageRows MbPageRows;

MbPageRows *mb_page_rows_new        (MbPage *page, const MbPageTable *table);
void        mb_page_rows_free       (MbPageRows *self);
/* From the beginning of the first line to the end of the last, without the line end. */
MbPageSpan  mb_page_rows_get_span   (MbPageRows *self);
/* A cell gets other Markdown; the room and the bold type of the one before stay. */
void        mb_page_rows_set_cell   (MbPageRows *self, guint row, guint column, const char *markdown);
/* The line of headings and the one below. */
void        mb_page_rows_append_head (MbPageRows *self, GString *text);
void        mb_page_rows_append_row (MbPageRows *self, GString *text, guint row);
/* A row that is new, in the manner of the others; self: NULL when there are none. */
void        mb_page_rows_append_new (MbPageRows *self, GString *text, const char *const *cells, guint n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPageRows, mb_page_rows_free)

G_END_DECLS
