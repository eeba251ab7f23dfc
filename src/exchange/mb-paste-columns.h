#pragma once

#include "mb-paste-target.h"

G_BEGIN_DECLS

/* What each column of a table is: an array of const MbPasteTarget, NULL: nothing. shown: the fields of the list that is
 * pasted into, in their order. has_header: set to whether the first row names the columns. */
GPtrArray          *mb_paste_columns_guess      (GPtrArray *rows, const MbRecordType *type, GPtrArray *shown,
                                                 gboolean *has_header);
/* What the rows are, by what stands above the columns. */
const MbRecordType *mb_paste_columns_guess_type (GPtrArray *rows);
/* A cell as the field has it: a handle without its link or its @, a choice as the book has it. */
char               *mb_paste_columns_dup_cell   (const MbField *field, const char *cell);

G_END_DECLS
