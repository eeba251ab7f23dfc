#pragma once

#include <gtk/gtk.h>

#include "book/mb-record-type.h"

G_BEGIN_DECLS

/* The columns of a table of records, made from the field table. Their headers tell by what to sort and sort nothing
 * themselves. */
void       mb_list_columns_add  (GtkColumnView *view, const MbRecordType *type, const MbField *without);
/* Their fields. */
GPtrArray *mb_list_columns_list (const MbRecordType *type, const MbField *without);

G_END_DECLS
