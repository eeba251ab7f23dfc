#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An MbProgressFunc; data is what to say before the percentage. */
void mb_cli_progress       (gint64 done, gint64 total, gpointer data);
void mb_cli_progress_clear (void);

G_END_DECLS
