#include "bench-clock.h"

#include <time.h>

static BenchHold longest;
static gint64 wall_since, cpu_since;

static gint64
thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
note_hold (void)
{
  const gint64 wall = g_get_monotonic_time () - wall_since;

  if (wall <= longest.wall)
    return;
  longest.wall = wall;
  longest.cpu = thread_time () - cpu_since;
}

static void
begin_hold (void)
{
  wall_since = g_get_monotonic_time ();
  cpu_since = thread_time ();
}

static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  note_hold ();
  n_ready = g_poll (fds, n_fds, timeout);
  begin_hold ();
  return n_ready;
}

void
bench_clock_start (void)
{
  begin_hold ();
  g_main_context_set_poll_func (NULL, poll_and_note);
}

void
bench_clock_reset (void)
{
  longest = (BenchHold) { 0 };
  begin_hold ();
}

BenchHold
bench_clock_get (void)
{
  note_hold ();
  return longest;
}
