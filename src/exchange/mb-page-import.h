#pragma once

#include "mb-proposal.h"

G_BEGIN_DECLS

/* What the pages in these folders and files (GFile) would do to a book. */
MbProposal     *mb_page_import_read         (MbBook *book, GPtrArray *files, GCancellable *cancellable,
                                             MbProgressFunc progress, gpointer data, GError **error);
/* The same in a worker thread, for the book at path. */
void            mb_page_import_read_async   (const char *path, GPtrArray *files, GCancellable *cancellable,
                                             MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                                             gpointer user_data);
MbProposal     *mb_page_import_read_finish  (GAsyncResult *result, GError **error);
/* Applies a proposal in a worker thread; nobody else touches it meanwhile. */
void            mb_page_import_apply_async  (const char *path, MbProposal *proposal, const char *name,
                                             const char *author, GCancellable *cancellable, MbProgressFunc progress,
                                             gpointer data, GAsyncReadyCallback callback, gpointer user_data);
MbImportReport *mb_page_import_apply_finish (GAsyncResult *result, GError **error);
/* What the history calls it: the folder, or the page, or how many. */
char           *mb_page_import_dup_name     (GPtrArray *files);

G_END_DECLS
