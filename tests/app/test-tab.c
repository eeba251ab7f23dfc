#include "config.h"

#include "app-test.h"

/* More often than there are things on any page of the sample. */
#define MOST_KEYS 120

static const struct {
  const char *type, *field, *text;
} records[] = {
  { "program", "short-name", "GSoC" },
  { "program", "short-name", "OpenForce" },
  { "cohort", "slug", "gsoc-2023" },
  { "person", "handle", "AceTheCreator" },
  { "project", "title", "AsyncAPI Diff" },
};

static const char *const pages[] = { "overview", "program", "person", "checks", "history" };

static gboolean
is_quiet (gpointer window)
{
  return !g_main_context_pending (NULL) && gtk_root_get_focus (window) != NULL;
}

static char *
dup_place (GtkWidget *focus)
{
  g_autoptr (GString) place = g_string_new (G_OBJECT_TYPE_NAME (focus));

  for (GtkWidget *widget = gtk_widget_get_parent (focus); widget; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (place, " in %s", G_OBJECT_TYPE_NAME (widget));
  return g_string_free_and_steal (g_steal_pointer (&place));
}

/* Each press goes on; also where nothing more comes it begins anew. */
static void
assert_goes_on (MbWindow *window, GtkDirectionType direction, const char *where)
{
  GtkWidget *before = gtk_root_get_focus (GTK_ROOT (window));

  for (guint i = 0; i < MOST_KEYS; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), direction);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      if (focus && focus == before)
        g_error ("%s: the focus stays at %s", where, dup_place (focus));
      before = focus;
    }
}

static void
assert_goes_round (MbWindow *window, const char *where)
{
  wait_until (is_quiet, window, 20000, where);
  assert_goes_on (window, GTK_DIR_TAB_FORWARD, where);
  assert_goes_on (window, GTK_DIR_TAB_BACKWARD, where);
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
      assert_goes_round (window, records[i].type);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      assert_goes_round (window, pages[i]);
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
