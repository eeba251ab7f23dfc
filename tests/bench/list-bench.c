#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "bench-clock.h"
#include "bench-names.h"
#include "book/mb-edit.h"
#include "mb-app-resources.h"
#include "mb-list-page.h"

/* Types into the search of a list's page, letter by letter, as a person does: list-bench BOOK TYPE WORDS EDITS. Each
 * key press gives a line “key MS HOLD CPU”: from the key press to the end of the frame that shows the first rows of
 * what was found, the longest the main loop was held until all are there, and how much of that was computing. “open”
 * is the same from asking for the page, “edit” from an edit of a row to the end of the frame after the list was read
 * again. */

#define PATIENCE_US (60 * G_USEC_PER_SEC)
#define SEED 7
#define LONGEST_WORD 8

typedef struct {
  MbBook *book;
  const MbRecordType *type;
  GtkWindow *window;
  GtkEditable *entry;
  MbQuery *query;
  guint n_frames;
  guint n_changes;
} Bench;

static void
frame_done (Bench *self)
{
  self->n_frames++;
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
items_changed (Bench *self)
{
  self->n_changes++;
}

static gboolean
is_asked (Bench *self)
{
  return self->entry == NULL || g_str_equal (mb_query_get_search (self->query), gtk_editable_get_text (self->entry));
}

/* The first rows are there, or it is known that they are those that are shown. */
static gboolean
has_first_rows (Bench *self)
{
  return is_asked (self) && (self->n_changes > 0 || !mb_query_get_busy (self->query));
}

static gboolean
has_all_rows (Bench *self)
{
  return is_asked (self) && !mb_query_get_busy (self->query);
}

/* Until that is so and then until it is painted. */
static void
wait_for (Bench *self, gboolean (*condition) (Bench *))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  guint before;

  while (!condition (self) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (!condition (self))
    g_error ("The list did not answer");
  before = self->n_frames;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (self->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A moment as between two key presses. */
static void
rest (void)
{
  const gint64 end = g_get_monotonic_time () + 30 * 1000;
  guint waker = g_timeout_add (5, wake, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
}

static gint64
begin (Bench *self)
{
  rest ();
  self->n_changes = 0;
  bench_clock_reset ();
  return g_get_monotonic_time ();
}

/* The time is that to the first rows; what comes after them holds the main thread all the same. */
static void
report (Bench *self, const char *what, gint64 since, gboolean (*condition) (Bench *))
{
  BenchHold hold;
  double ms;

  wait_for (self, condition);
  ms = (g_get_monotonic_time () - since) / 1000.0;
  wait_for (self, has_all_rows);
  hold = bench_clock_get ();
  g_print ("%s %.2f %.2f %.2f\n", what, ms, hold.wall / 1000.0, hold.cpu / 1000.0);
}

static void
press_key (Bench *self, const char *text)
{
  const gint64 since = begin (self);

  gtk_editable_set_text (self->entry, text);
  report (self, *text != '\0' ? "key" : "clear", since, has_first_rows);
}

/* The beginning of a name's first or second word. */
static void
type_word (Bench *self, GRand *rand)
{
  g_auto (BenchName) name = { 0 };
  const char *word;
  int n_letters;

  bench_name_init (&name, rand);
  word = g_rand_boolean (rand) ? name.name : strchr (name.name, ' ') + 1;
  n_letters = MIN (g_utf8_strlen (word, -1), g_rand_int_range (rand, 1, LONGEST_WORD + 1));
  for (int i = 1; i <= n_letters; i++)
    {
      g_autofree char *typed = g_utf8_substring (word, 0, i);
      press_key (self, typed);
    }
  press_key (self, "");
}

static void
edit_first_row (Bench *self, guint n)
{
  g_autoptr (MbRecord) person = g_list_model_get_item (G_LIST_MODEL (self->query), 5);
  g_autofree char *name = g_strdup_printf ("Aa %u", n);
  g_autoptr (GError) error = NULL;
  const gint64 since = begin (self);

  if (!mb_book_set_field (self->book, person, "name", g_variant_new_string (name), &error))
    g_error ("%s", error->message);
  report (self, "edit", since, has_all_rows);
}

static void
open_window (Bench *self)
{
  self->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (self->window), adw_navigation_view_new ());
  gtk_window_set_default_size (self->window, 1040, 720);
  gtk_window_present (self->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                            G_CALLBACK (frame_done), self);
  while (self->n_frames < 3)
    g_main_context_iteration (NULL, self->n_frames == 0);
}

static void
open_page (Bench *self)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_window_get_content (ADW_WINDOW (self->window)));
  const gint64 since = begin (self);
  MbListPage *page;

  page = mb_list_page_new (self->book, self->type->kind);
  self->query = mb_list_page_get_query (page);
  adw_navigation_view_push (view, ADW_NAVIGATION_PAGE (page));
  g_signal_connect_swapped (self->query, "items-changed", G_CALLBACK (items_changed), self);
  report (self, "open", since, has_first_rows);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.search", NULL);
  self->entry = GTK_EDITABLE (find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY));
  rest ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (MbBook) book = NULL;
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 5 || (bench.type = mb_record_type_find (argv[2])) == NULL)
    {
      g_printerr ("Usage: list-bench BOOK TYPE WORDS EDITS\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  g_resources_register (mb_app_get_resource ());
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  book = mb_book_open (argv[1], MB_OPEN_NONE, &error);
  if (book == NULL)
    g_error ("%s", error->message);
  bench.book = book;

  bench_clock_start ();
  open_window (&bench);
  open_page (&bench);
  for (int i = 0; i < atoi (argv[3]); i++)
    type_word (&bench, rand);
  for (int i = 0; i < atoi (argv[4]); i++)
    edit_first_row (&bench, i);
  return 0;
}
