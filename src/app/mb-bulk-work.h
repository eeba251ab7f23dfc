#pragma once

#include <gtk/gtk.h>

#include "book/mb-bulk.h"

G_BEGIN_DECLS

/* The same edit of all selected records: at once, or in a worker thread with a progress dialog where it would hold up
 * the window. What was done is said, with a way to undo it. */

void mb_bulk_work_delete (GtkWidget *widget, MbBook *book, const MbRecordType *type, GArray *ids);
void mb_bulk_work_set    (GtkWidget *widget, MbBook *book, const MbRecordType *type, GArray *ids,
                          const MbField *field, GVariant *value);

G_END_DECLS
