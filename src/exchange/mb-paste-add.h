#pragma once

#include "mb-import-report.h"
#include "mb-paste-row.h"

G_BEGIN_DECLS

/* Writes the included rows (a list of MbPasteRow) in one edit. name: the file they are of; NULL: they were pasted. */
gboolean mb_paste_add        (MbBook *book, const char *name, GListModel *rows, MbImportReport *report,
                              GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error);
/* The same in a worker thread with a connection of its own. */
void     mb_paste_add_async  (const char *path, const char *author, const char *name, GListModel *rows,
                              GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean mb_paste_add_finish (GAsyncResult *result, GError **error);
/* “Added 3 people and changed 2”, of the included rows. */
char    *mb_paste_add_dup_text (const MbRecordType *type, GListModel *rows);

G_END_DECLS
