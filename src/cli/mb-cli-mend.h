#pragma once

#include "insight/mb-checks.h"

G_BEGIN_DECLS

/* What “check” does about findings. Each says what it did, or with dry_run what it would do. */
gboolean mb_cli_mend_fix       (MbBook *book, MbChecks *checks, const char *const *wanted, gboolean dry_run, GError **error);
gboolean mb_cli_mend_dismiss   (MbBook *book, MbChecks *checks, const char *id, const char *reason, gboolean dry_run,
                                GError **error);
gboolean mb_cli_mend_take_back (MbBook *book, MbChecks *checks, const char *id, gboolean dry_run, GError **error);

G_END_DECLS
