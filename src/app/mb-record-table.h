#pragma once

#include <gtk/gtk.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* Records as a table to be pasted elsewhere: the columns of the list, without the field that goes without saying. */

char               *mb_record_table_dup_text (GPtrArray *fields, GPtrArray *records);
char               *mb_record_table_dup_html (GPtrArray *fields, GPtrArray *records);
/* Both: whoever pastes takes what suits. */
GdkContentProvider *mb_record_table_provide  (GPtrArray *fields, GPtrArray *records);

G_END_DECLS
