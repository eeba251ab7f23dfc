#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <time.h>

#include "book/mb-book.h"
#include "mb-app-resources.h"
#include "mb-list-page.h"

/* Scrolls a list, and in turn a bare GtkColumnView with the same columns over static strings: scroll-bench BOOK TYPE
 * FRAMES PIXELS. Each frame gives a line “ours CPU” or “bare CPU”: the main thread's computing in ms for moving the list
 * by PIXELS and painting it. Both show the same texts, each in a window of the same size; while one is scrolled the
 * other rests. What comes into view was never seen before. */

#define PER_TURN 20     /* frames */
#define WARM_UP 10      /* frames of each list that are not told */
#define ROW_HEIGHT 30   /* at least */

typedef struct {
  const char *name;
  GtkWindow *window;
  GtkAdjustment *adjustment;
  guint n_frames;
} List;

#define BENCH_TYPE_ROW (bench_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchRow, bench_row, BENCH, ROW, GObject)

struct _BenchRow {
  GObject parent_instance;
  char **texts;
};

G_DEFINE_FINAL_TYPE (BenchRow, bench_row, G_TYPE_OBJECT)

static void
bench_row_init (BenchRow *self)
{
}

static void
bench_row_class_init (BenchRowClass *klass)
{
}

/* The bare list */

static void
set_up_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  BenchRow *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), row->texts[GPOINTER_TO_UINT (column)]);
}

static GtkColumnViewColumn *
copy_column (GtkColumnViewColumn *column, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *copy;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (place));
  copy = gtk_column_view_column_new (gtk_column_view_column_get_title (column), factory);
  gtk_column_view_column_set_resizable (copy, TRUE);
  gtk_column_view_column_set_expand (copy, gtk_column_view_column_get_expand (column));
  gtk_column_view_column_set_fixed_width (copy, gtk_column_view_column_get_fixed_width (column));
  return copy;
}

static GPtrArray *
list_visible_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GPtrArray *visible = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (visible, g_object_ref (column));
    }
  return visible;
}

/* What the rows say, read with a connection of its own, so that the list under test has seen nothing yet. */
static GListModel *
copy_texts (const char *path, MbRecordKind kind, MbQuery *query, GPtrArray *columns, guint n_rows)
{
  GListStore *store = g_list_store_new (BENCH_TYPE_ROW);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (MbRecord) record = mb_book_get_record (book, kind, mb_query_get_id (query, i), &error);
      g_autoptr (BenchRow) row = g_object_new (BENCH_TYPE_ROW, NULL);
      g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

      g_assert_no_error (error);
      for (guint j = 0; j < columns->len; j++)
        {
          char *text = mb_record_dup_display (record, gtk_column_view_column_get_id (columns->pdata[j]));
          g_strv_builder_take (texts, text ? text : g_strdup (""));
        }
      row->texts = g_strv_builder_end (texts);
      g_list_store_append (store, row);
    }
  return G_LIST_MODEL (store);
}

static GtkWidget *
bare_list_new (GtkColumnView *like, GListModel *rows, GPtrArray *columns)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (rows));
  GtkWidget *view = gtk_column_view_new (selection);

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), gtk_column_view_get_show_row_separators (like));
  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) copy = copy_column (columns->pdata[i], i);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), copy);
    }
  return view;
}

/* Windows */

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
frame_done (List *list)
{
  list->n_frames++;
}

static void
show_list (List *list, GtkWidget *content, int width, int height)
{
  list->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (list->window), content);
  gtk_window_set_default_size (list->window, width, height);
  gtk_window_present (list->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (list->window)), "after-paint",
                            G_CALLBACK (frame_done), list);
  while (list->n_frames < 5)
    {
      gtk_widget_queue_draw (GTK_WIDGET (list->window));
      g_main_context_iteration (NULL, list->n_frames == 0);
    }
}

static void
take_adjustment (List *list, GtkWidget *view)
{
  list->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

/* Scrolling */

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
scroll_once (List *list, double pixels)
{
  const guint before = list->n_frames;
  const double begin = thread_ms ();

  gtk_adjustment_set_value (list->adjustment, gtk_adjustment_get_value (list->adjustment) + pixels);
  while (list->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
  return thread_ms () - begin;
}

static void
scroll (List *list, guint n_frames, double pixels, gboolean told)
{
  for (guint i = 0; i < n_frames; i++)
    {
      const double ms = scroll_once (list, pixels);

      if (told)
        g_print ("%s %.3f\n", list->name, ms);
    }
}

static gboolean
is_busy (MbQuery *query)
{
  return mb_query_get_busy (query) || g_list_model_get_n_items (G_LIST_MODEL (query)) == 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  const MbRecordType *type;
  List ours = { .name = "ours" }, bare = { .name = "bare" };
  GtkWidget *view, *bare_view, *scrolled;
  AdwNavigationView *navigation;
  MbListPage *page;
  GListModel *rows;
  guint n_frames, n_rows;
  double pixels;

  setlocale (LC_ALL, "");
  if (argc != 5 || (type = mb_record_type_find (argv[2])) == NULL)
    {
      g_printerr ("Usage: scroll-bench BOOK TYPE FRAMES PIXELS\n");
      return 2;
    }
  n_frames = atoi (argv[3]);
  pixels = atoi (argv[4]);
  gtk_init ();
  adw_init ();
  g_resources_register (mb_app_get_resource ());
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  book = mb_book_open (argv[1], MB_OPEN_NONE, &error);
  if (book == NULL)
    g_error ("%s", error->message);

  navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  page = mb_list_page_new (book, type->kind);
  adw_navigation_view_push (navigation, ADW_NAVIGATION_PAGE (page));
  while (is_busy (mb_list_page_get_query (page)))
    g_main_context_iteration (NULL, TRUE);
  show_list (&ours, GTK_WIDGET (navigation), 1040, 720);
  view = find_widget (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  take_adjustment (&ours, view);

  columns = list_visible_columns (GTK_COLUMN_VIEW (view));
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (mb_list_page_get_query (page)));
  n_rows = MIN (n_rows, (guint) ((n_frames + 2 * WARM_UP) * pixels / ROW_HEIGHT) + 100);
  rows = copy_texts (argv[1], type->kind, mb_list_page_get_query (page), columns, n_rows);
  bare_view = bare_list_new (GTK_COLUMN_VIEW (view), rows, columns);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), bare_view);
  show_list (&bare, scrolled, gtk_widget_get_width (view), gtk_widget_get_height (gtk_widget_get_parent (view)));
  take_adjustment (&bare, bare_view);

  scroll (&ours, WARM_UP, pixels, FALSE);
  scroll (&bare, WARM_UP, pixels, FALSE);
  for (guint done = 0; done < n_frames; done += PER_TURN)
    {
      scroll (&ours, PER_TURN, pixels, TRUE);
      scroll (&bare, PER_TURN, pixels, TRUE);
    }
  return 0;
}
