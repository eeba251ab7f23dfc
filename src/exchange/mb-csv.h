#pragma once

#include "mb-record-names.h"

G_BEGIN_DECLS

/* CSV as in RFC 4180, but with a line feed at the end of a row. Cells are never changed. */
void mb_csv_append_row    (GString *csv, const char *const *cells, guint n_cells);
/* The names of fields, and the values of a record: as they are stored, records referred to by their website ID.
 * fields: of const MbField. */
void mb_csv_append_head   (GString *csv, GPtrArray *fields);
void mb_csv_append_record (GString *csv, GPtrArray *fields, MbRecord *record, gboolean with_private,
                           MbRecordNames *names);

/* Writes the public fields among fields of the records with these ids (of gint64), in their order, to a file in a
 * worker thread; the former file stays whole until the new one is. Who was deleted meanwhile is passed over. */
void     mb_csv_export_async  (const char *path, MbRecordKind kind, GArray *ids, GPtrArray *fields, GFile *file,
                               GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean mb_csv_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
