#include "config.h"

#include "mb-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

#define PATIENCE (G_USEC_PER_SEC / 2)
#define PAUSE (G_USEC_PER_SEC / 10)

static gint64 began, shown;

/* Whether somebody looks on, at a terminal that can clear a line. */
static gboolean
is_watched (void)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * mb_cli_progress:
 * @done: how much is done
 * @total: how much there is; 0: not known
 * @data: (type utf8): what is being done
 *
 * Shows on a terminal how far the work has come, once it takes long enough
 * for somebody to wonder.
 */
void
mb_cli_progress (gint64 done, gint64 total, gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  if (!is_watched ())
    return;
  if (began == 0)
    began = now;
  if (now - began < PATIENCE || now - shown < PAUSE)
    return;

  shown = now;
  if (total > 0)
    g_printerr ("\r%s %d %%\033[K", (const char *) data, (int) (CLAMP (done, 0, total) * 100.0 / total));
  else
    g_printerr ("\r%s %" G_GINT64_FORMAT "\033[K", (const char *) data, done);
}

/**
 * mb_cli_progress_clear:
 *
 * Takes away what [func@cli_progress] has shown.
 */
void
mb_cli_progress_clear (void)
{
  if (shown != 0)
    g_printerr ("\r\033[K");
  began = shown = 0;
}
