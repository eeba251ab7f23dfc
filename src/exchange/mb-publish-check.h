#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on the checks of this program also hold the pages of the docs folder against the book. Call it once, before
 * any check. */
void mb_publish_check_install (void);

G_END_DECLS
