#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What messages call a file: its name without the folder. */
char    *mb_input_file_dup_name   (GFile *file);
/* The bytes of a file that has at most so many. */
GBytes  *mb_input_file_read       (GFile *file, gsize most, GCancellable *cancellable, GError **error);
/* Whether bytes are text: UTF-8 without NUL. A byte order mark at the beginning is passed over. */
gboolean mb_input_file_check_text (const char *name, const char **text, gsize *length, GError **error);

G_END_DECLS
