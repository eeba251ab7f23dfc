#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two texts, which may be any bytes, as a unified diff that “patch -p1” and “git apply” take: “a/NAME” and “b/NAME” in
 * its head, three lines around each change. Empty when both are the same. */
char *mb_diff_unified (const char *name, GBytes *before, GBytes *after);

G_END_DECLS
