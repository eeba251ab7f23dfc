#pragma once

#include "book/mb-record-type.h"

G_BEGIN_DECLS

/* Which field each column of a table is: an array of const MbField, NULL: none. shown: the fields of the list that is
 * pasted into, in their order. has_header: set to whether the first row names the columns. */
GPtrArray *mb_paste_columns_guess (GPtrArray *rows, const MbRecordType *type, GPtrArray *shown, gboolean *has_header);
/* The fields that can be pasted. */
gboolean   mb_paste_columns_suit  (const MbField *field);

G_END_DECLS
