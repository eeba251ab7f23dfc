#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What NEWS.md says of the latest version, as the about dialog wants it. */
char *mb_release_notes_dup_markup (const char *news);

G_END_DECLS
