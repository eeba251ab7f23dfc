#pragma once

#include <gtk/gtk.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbCsvExport:
 *
 * Records of a list on their way to a file of CSV: the public columns of the list, without the field that goes without
 * saying. What becomes of it is told in the window of the widget.
 */
typedef struct _MbCsvExport MbCsvExport;

/* Whether the list has a public column. */
gboolean     mb_csv_export_is_possible (GPtrArray *fields);
/* ids: of gint64. */
MbCsvExport *mb_csv_export_new         (GtkWidget *widget, MbBook *book, const MbRecordType *type,
                                        GPtrArray *fields, GArray *ids);
/* Both take the export. The first asks for the file. */
void         mb_csv_export_choose      (MbCsvExport *self);
void         mb_csv_export_write       (MbCsvExport *self, GFile *file);

G_END_DECLS
