#pragma once

#include "book/mb-book.h"
#include "mb-json-writer.h"

G_BEGIN_DECLS

gboolean mb_json_records_write (MbBook *book, MbJsonWriter *writer, GCancellable *cancellable, MbProgressFunc progress,
                                gpointer data, GError **error);

G_END_DECLS
