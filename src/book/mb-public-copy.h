#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/* A copy that may be given away: without private values and without the history, which would tell them. */
gboolean mb_book_backup_public       (MbBook *self, const char *path, GCancellable *cancellable,
                                      MbProgressFunc progress, gpointer data, GError **error);
/* What such a copy leaves out, one line for each type of record, in the user's language. */
char   **mb_public_copy_dup_left_out (void);

G_END_DECLS
