#pragma once

#include "mb-cursor.h"

G_BEGIN_DECLS

typedef void (*MbRowFunc) (MbCursor *cursor, gpointer data);

gboolean mb_rows_each (MbBook *book, MbRecordKind kind, const char *const *fields, const char *const *order,
                       GCancellable *cancellable, MbRowFunc func, gpointer data, GError **error);

G_END_DECLS
