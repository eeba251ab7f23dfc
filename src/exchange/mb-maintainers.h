#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list of maintainers as a table, the first row the keys: as mb_yaml_read(), with the accounts as links. */
GPtrArray *mb_maintainers_read (GBytes *bytes, const char *name, GArray **lines, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
