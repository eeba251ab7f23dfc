#pragma once

#include "mb-import-relations.h"

G_BEGIN_DECLS

gboolean mb_import_apply (MbImportPlan *plan, MbImportRelations *relations, MbBook *book, MbEdit *edit,
                          GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error);

G_END_DECLS
