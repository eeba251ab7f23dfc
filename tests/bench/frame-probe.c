#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

/* Preloaded into a GTK program it says when the first frame was painted and when the window came to rest, in
 * milliseconds since FRAME_PROBE_START (CLOCK_MONOTONIC, ns), and how much memory that took, on the file descriptor
 * FRAME_PROBE_OUTPUT. Then it ends the program. */

#define REST_MS 400     /* this long without a frame is rest */
#define PATIENCE_MS 30000

static gint64 start;
static gint64 last_frame;
static gboolean painting;
static guint n_frames;
static FILE *output;

static double
ms_since_start (gint64 time)
{
  return (time - start) / 1000.0;
}

static void
copy_memory_line (const char *file, const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (file, &text, NULL, NULL) || (line = strstr (text, name)) == NULL)
    return;
  line += strlen (name) + 1;
  fprintf (output, "%s %.*s\n", name, (int) strcspn (line, "\n"), line);
}

static void
report_and_end (void)
{
  fprintf (output, "rest %.2f\nframes %u\n", ms_since_start (last_frame), n_frames);
  copy_memory_line ("/proc/self/status", "VmHWM");
  copy_memory_line ("/proc/self/status", "RssAnon");
  copy_memory_line ("/proc/self/smaps_rollup", "Pss");
  fclose (output);
  _exit (0);
}

static gboolean
look_for_rest (gpointer data)
{
  const gint64 now = g_get_monotonic_time ();

  if (n_frames > 0 && now - last_frame > REST_MS * 1000)
    report_and_end ();
  if (now - start > PATIENCE_MS * 1000)
    report_and_end ();
  return G_SOURCE_CONTINUE;
}

static void
paint_begun (GdkFrameClock *clock)
{
  painting = TRUE;
}

static void
frame_done (GdkFrameClock *clock)
{
  if (!painting)
    return;
  painting = FALSE;
  last_frame = g_get_monotonic_time ();
  if (n_frames++ == 0)
    fprintf (output, "first-frame %.2f\n", ms_since_start (last_frame));
}

static void
realized (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "paint", G_CALLBACK (paint_begun), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_done), NULL);
}

static void
window_added (GtkApplication *application, GtkWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized (GTK_WIDGET (window));
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (realized), NULL);
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");
  const char *start_text = g_getenv ("FRAME_PROBE_START");
  const char *output_text = g_getenv ("FRAME_PROBE_OUTPUT");

  if (start_text == NULL || output_text == NULL || !GTK_IS_APPLICATION (application))
    return run (application, argc, argv);
  g_unsetenv ("LD_PRELOAD");
  start = g_ascii_strtoll (start_text, NULL, 10) / 1000;
  output = fdopen (atoi (output_text), "w");
  g_signal_connect (application, "window-added", G_CALLBACK (window_added), NULL);
  g_timeout_add (20, look_for_rest, NULL);
  return run (application, argc, argv);
}
