#include "config.h"

#include "app-test.h"

/* More often than there are things on any page of the sample. */
#define MOST_KEYS 120

static const struct {
  const char *type, *field, *text;
  const char *title; /* of the page */
} records[] = {
  { "program", "short-name", "GSoC", "Google Summer of Code" },
  { "program", "short-name", "OpenForce", "OpenForce" },
  { "cohort", "slug", "gsoc-2023", "GSoC 2023" },
  { "person", "handle", "AceTheCreator", "Azeez Elegbede" },
  { "project", "title", "AsyncAPI Diff", "AsyncAPI Diff" },
};

static const struct {
  const char *name, *title;
} pages[] = {
  { "overview", "Overview" }, { "program", "Programs" }, { "person", "People" },
  { "checks", "Checks" },     { "history", "History" },
};

typedef struct {
  MbWindow *window;
  const char *title;
  GtkDirectionType direction;
  char *stays; /* where the focus stayed when it was tried last */
} Walk;

static char *
dup_place (GtkWidget *focus)
{
  g_autoptr (GString) place = g_string_new (G_OBJECT_TYPE_NAME (focus));

  for (GtkWidget *widget = gtk_widget_get_parent (focus); widget; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (place, " in %s", G_OBJECT_TYPE_NAME (widget));
  return g_string_free_and_steal (g_steal_pointer (&place));
}

static gboolean
has_title (gpointer data)
{
  Walk *walk = data;
  const char *title = gtk_window_get_title (GTK_WINDOW (walk->window));

  return title && g_str_has_suffix (title, walk->title);
}

/* Each press goes on; where nothing more comes it begins anew. A page that is only just being laid out may not yet. */
static gboolean
goes_on (gpointer data)
{
  Walk *walk = data;
  GtkRoot *root = GTK_ROOT (walk->window);
  GtkWidget *before = gtk_root_get_focus (root);

  g_clear_pointer (&walk->stays, g_free);
  for (guint i = 0; i < MOST_KEYS && !walk->stays; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (root), walk->direction);
      focus = gtk_root_get_focus (root);
      if (!focus || focus == before)
        walk->stays = focus ? dup_place (focus) : g_strdup ("nothing");
      before = focus;
    }
  return !walk->stays;
}

static void
assert_goes_on (Walk *walk, GtkDirectionType direction)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  walk->direction = direction;
  while (!goes_on (walk))
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s: the focus stays at %s", walk->title, walk->stays);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
assert_goes_round (MbWindow *window, const char *title)
{
  Walk walk = { window, title };

  wait_until (has_title, &walk, 20000, title);
  assert_goes_on (&walk, GTK_DIR_TAB_FORWARD);
  assert_goes_on (&walk, GTK_DIR_TAB_BACKWARD);
}

/* A widget that takes the key and does not have the focus then would keep it for good. */
static void
tab_goes_on (void)
{
  MbWindow *window = open_sample ("Tab");

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const MbRecordType *type = mb_record_type_find (records[i].type);
      gint64 id = mb_book_find (mb_window_get_book (window), type->kind, records[i].field, records[i].text);

      g_assert_cmpint (id, !=, 0);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", records[i].type, id);
      assert_goes_round (window, records[i].title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i].name);
      assert_goes_round (window, pages[i].title);
    }
  close_window (window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/tab/goes-on", tab_goes_on);
  return app_test_run ();
}
