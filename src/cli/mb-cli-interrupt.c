#include "config.h"

#include "mb-cli-interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* A signal to stop is taken by a thread of its own: while long work runs that can be cancelled, it is cancelled, and
 * the program ends when it has cleaned up. At any other time, and at the second signal, the program ends at once. */
static sigset_t stops;
static GMutex lock;
static GCancellable *cancellable; /* while long work runs */
static int came;

static void
die_of (int number)
{
  sigset_t this_one;

  signal (number, SIG_DFL);
  sigemptyset (&this_one);
  sigaddset (&this_one, number);
  pthread_sigmask (SIG_UNBLOCK, &this_one, NULL);
  kill (getpid (), number);
}

static gpointer
wait_for_stops (gpointer data)
{
  for (;;)
    {
      g_autoptr (GCancellable) work = NULL;
      int number;

      if (sigwait (&stops, &number) != 0)
        continue;

      g_mutex_lock (&lock);
      if (came == 0 && cancellable != NULL)
        {
          came = number;
          work = g_object_ref (cancellable);
        }
      g_mutex_unlock (&lock);

      if (work == NULL)
        die_of (number);
      else
        g_cancellable_cancel (work);
    }
  return NULL;
}

static void
take_unless_ignored (int number)
{
  struct sigaction action;

  if (sigaction (number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
    sigaddset (&stops, number);
}

/**
 * mb_cli_interrupt_prepare:
 *
 * Takes the signals that ask the program to stop, except those it was started
 * to ignore. To be called before there is any other thread.
 */
void
mb_cli_interrupt_prepare (void)
{
  g_autoptr (GThread) thread = NULL;

  sigemptyset (&stops);
  take_unless_ignored (SIGINT);
  take_unless_ignored (SIGTERM);
  take_unless_ignored (SIGHUP);
  pthread_sigmask (SIG_BLOCK, &stops, NULL);
  thread = g_thread_new ("stops", wait_for_stops, NULL);

  /* A reader that went away and a size limit are told by the failing write. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
}

/**
 * mb_cli_interrupt_begin:
 *
 * From here to [func@cli_interrupt_end] a signal to stop cancels the work
 * instead of ending the program.
 *
 * Returns: (transfer none): what is cancelled then
 */
GCancellable *
mb_cli_interrupt_begin (void)
{
  g_mutex_lock (&lock);
  if (cancellable == NULL)
    cancellable = g_cancellable_new ();
  g_mutex_unlock (&lock);
  return cancellable;
}

/**
 * mb_cli_interrupt_end:
 *
 * The long work is over, done or not.
 */
void
mb_cli_interrupt_end (void)
{
  g_mutex_lock (&lock);
  g_clear_object (&cancellable);
  g_mutex_unlock (&lock);
}

/**
 * mb_cli_interrupt_came:
 *
 * Says whether long work was asked to stop.
 *
 * Returns: whether it was
 */
gboolean
mb_cli_interrupt_came (void)
{
  gboolean result;

  g_mutex_lock (&lock);
  result = came != 0;
  g_mutex_unlock (&lock);
  return result;
}

/**
 * mb_cli_interrupt_obey:
 *
 * Ends the program the way the signal asked, so that a shell that runs it in
 * a loop stops too. Does nothing when no signal came.
 */
void
mb_cli_interrupt_obey (void)
{
  if (mb_cli_interrupt_came ())
    die_of (came);
}
