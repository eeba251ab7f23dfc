#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "bench-clock.h"
#include "book/mb-edit.h"
#include "book/mb-query.h"
#include "mb-app-resources.h"
#include "mb-application.h"
#include "mb-list-page.h"
#include "mb-overview-page.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"
#include "mb-window-private.h"

/* Goes to every page of the window, as the keys do, round after round: page-bench BOOK ROUNDS. Each visit gives a line
 * “page NAME MS REST HOLD”: from the key press to the end of the frame that shows the page (with its rows or figures), to
 * the last frame before the window is at rest, and the longest the main loop was held. There are more pages than the
 * window keeps, so each is made anew. */

#define PATIENCE_US (60 * G_USEC_PER_SEC)
#define REST_US (120 * 1000)
#define SEATS 6

typedef struct {
  MbWindow *window;
  MbBook *book;
  GRand *rand;
  guint n_frames;
  gint64 last_frame;
  const char *page;    /* where the way leads: a page of the sidebar … */
  MbRecordKind kind;   /* … or a record's */
  gint64 id;
} Bench;

static void
frame_done (Bench *self)
{
  self->n_frames++;
  self->last_frame = g_get_monotonic_time ();
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
shows_record (AdwNavigationPage *page, Bench *self)
{
  MbRecord *record = MB_IS_RECORD_PAGE (page) ? mb_record_page_get_record (MB_RECORD_PAGE (page)) : NULL;

  return record != NULL && mb_record_get_kind (record) == self->kind && mb_record_get_id (record) == self->id;
}

/* An empty list shows all it has when it knows that it is empty. */
static gboolean
shows_rows (MbListPage *page)
{
  MbQuery *query = mb_list_page_get_query (page);

  return g_list_model_get_n_items (G_LIST_MODEL (query)) > 0 || !mb_query_get_busy (query);
}

static gboolean
shows_figures (MbOverviewPage *page)
{
  return mb_overview_model_get_overview (mb_overview_page_get_model (page)) != NULL;
}

static gboolean
has_arrived (Bench *self)
{
  AdwNavigationPage *page = mb_window_get_visible_page (self->window);

  if (page == NULL || !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return FALSE;
  if (self->page == NULL)
    return shows_record (page, self);
  return g_strcmp0 (mb_window_get_page_name (self->window), self->page) == 0 &&
         (!MB_IS_LIST_PAGE (page) || shows_rows (MB_LIST_PAGE (page))) &&
         (!MB_IS_OVERVIEW_PAGE (page) || shows_figures (MB_OVERVIEW_PAGE (page)));
}

static void
wait_for_frame (Bench *self)
{
  const guint before = self->n_frames;

  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), GDK_FRAME_CLOCK_PHASE_PAINT);
  while (self->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
rest (Bench *self)
{
  guint waker = g_timeout_add (10, wake, NULL);
  gint64 now;

  self->last_frame = g_get_monotonic_time ();
  do
    {
      g_main_context_iteration (NULL, TRUE);
      now = g_get_monotonic_time ();
    }
  while (now - self->last_frame < REST_US);
  g_source_remove (waker);
}

static void
go (Bench *self)
{
  if (self->page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", self->page);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-record", "(sx)",
                                mb_record_type_get (self->kind)->name, self->id);
}

static void
visit (Bench *self, const char *name)
{
  gint64 since, shown;
  guint waker;

  rest (self);
  bench_clock_reset ();
  since = g_get_monotonic_time ();
  go (self);
  waker = g_timeout_add (1, wake, NULL);
  while (!has_arrived (self))
    {
      if (g_get_monotonic_time () - since > PATIENCE_US)
        g_error ("The page %s did not come", name);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (waker);
  wait_for_frame (self);
  shown = self->last_frame;
  rest (self);
  g_print ("page %s %.2f %.2f %.2f\n", name, (shown - since) / 1000.0, (self->last_frame - since) / 1000.0,
           bench_clock_get ().wall / 1000.0);
}

/* Any record of a kind. */
static gint64
draw (Bench *self, MbRecordKind kind)
{
  g_autoptr (MbQuery) query = mb_query_new (self->book, kind);
  guint n;

  while (mb_query_get_busy (query))
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (query));
  return n > 0 ? mb_query_get_id (query, g_rand_int_range (self->rand, 0, n)) : 0;
}

static void
visit_record (Bench *self, MbRecordKind kind)
{
  g_autofree char *name = g_strconcat ("a-", mb_record_type_get (kind)->name, NULL);

  self->page = NULL;
  self->kind = kind;
  self->id = draw (self, kind);
  if (self->id != 0)
    visit (self, name);
}

static void
visit_page (Bench *self, const char *page)
{
  self->page = page;
  visit (self, page);
}

static void
go_round (Bench *self)
{
  static const MbRecordKind kinds[] = { MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROGRAM, MB_RECORD_PROJECT };

  for (guint i = 0; i < mb_sidebar_get_n_pages (); i++)
    visit_page (self, mb_sidebar_get_nth_page (i));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    visit_record (self, kinds[i]);
}

static gint64
add (Bench *self, MbRecordKind kind, const char *first, gint64 first_id, const char *second, gint64 second_id,
     const char *text_field, const char *text)
{
  g_autoptr (MbRecord) record = mb_record_new (kind);
  g_autoptr (GError) error = NULL;

  mb_record_set (record, first, g_variant_new_int64 (first_id));
  if (second != NULL)
    mb_record_set (record, second, g_variant_new_int64 (second_id));
  mb_record_set (record, text_field, g_variant_new_string (text));
  if (!mb_book_add_record (self->book, record, &error))
    g_error ("%s", error->message);
  return mb_record_get_id (record);
}

/* The books of the benchmarks have no projects. */
static void
add_project (Bench *self)
{
  const gint64 project = add (self, MB_RECORD_PROJECT, "cohort", draw (self, MB_RECORD_COHORT), NULL, 0, "title",
                              "A great project");

  for (int i = 0; i < SEATS; i++)
    add (self, MB_RECORD_SEAT, "project", project, "person", draw (self, MB_RECORD_PERSON), "role",
         i % 2 ? "mentor" : "mentee");
}

static void
open_book (Bench *self, MbApplication *application, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->window = mb_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1040, 720);
  gtk_window_present (GTK_WINDOW (self->window));
  if (!mb_window_open (self->window, path, &error))
    g_error ("%s", error->message);
  self->book = mb_window_get_book (self->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                            G_CALLBACK (frame_done), self);
  rest (self);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (MbApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { .rand = rand };

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("Usage: page-bench BOOK ROUNDS\n");
      return 2;
    }
  application = mb_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  bench_clock_start ();
  open_book (&bench, application, argv[1]);
  add_project (&bench);
  for (int i = 0; i < atoi (argv[2]); i++)
    go_round (&bench);
  return 0;
}
