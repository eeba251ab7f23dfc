#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbCliTableOptions:
 * @as: (nullable): what the rows are, as it was typed
 * @columns: (nullable): what the columns are, as it was typed
 * @add: whether a list of maintainers adds who is not in the book
 * @verbose: whether each row is said
 *
 * How to import a table.
 */
typedef struct {
  const char *as;
  const char *columns;
  gboolean add;
  gboolean verbose;
} MbCliTableOptions;

gboolean mb_cli_import_table_takes (const MbCliTableOptions *self, const char *name);
/* n_left_out: how many rows were left out that a person has to look at, added to. */
gboolean mb_cli_import_table       (MbBook *book, const char *name, const MbCliTableOptions *options, guint *n_left_out,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
