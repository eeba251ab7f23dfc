#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "mb-quick-open.h"
#include "mb-record-page.h"
#include "mb-search-provider.h"

#define PATH "/com/asyncapi/Mentorbook/SearchProvider"

/* The Shell is another connection to the bus; in one process it must not wait where it asks. */
typedef struct {
  GDBusConnection *bus;
  GDBusConnection *shell;
  MbSearchProvider *provider;
} Fixture;

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection;

  g_assert_no_error (error);
  connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    &error);
  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->bus = connect_to_bus ();
  self->shell = connect_to_bus ();
  self->provider = mb_search_provider_new ();
  mb_search_provider_export (self->provider, self->bus, PATH, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->provider);
  g_clear_object (&self->shell);
  g_clear_object (&self->bus);
}

typedef struct {
  GVariant *reply;
  gboolean done;
} Call;

static void
replied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Call *call = data;

  call->reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
  call->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Call *) data)->done;
}

static void
begin (Fixture *self, Call *call, const char *method, GVariant *arguments)
{
  g_dbus_connection_call (self->shell, g_dbus_connection_get_unique_name (self->bus), PATH,
                          "org.gnome.Shell.SearchProvider2", method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, 10000,
                          NULL, replied, call);
}

static GVariant *
ask (Fixture *self, const char *method, GVariant *arguments)
{
  Call call = { NULL, FALSE };

  begin (self, &call, method, arguments);
  wait_until (is_done, &call, 10000, method);
  return call.reply;
}

static char **
find (Fixture *self, const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GVariant) reply = ask (self, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  char **results;

  g_variant_get (reply, "(^as)", &results);
  return results;
}

static char *
dup_meta (Fixture *self, const char *result, const char *key)
{
  const char *results[] = { result, NULL };
  g_autoptr (GVariant) reply = ask (self, "GetResultMetas", g_variant_new ("(^as)", results));
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) meta = NULL;
  char *value = NULL;

  if (g_variant_n_children (metas) == 0)
    return NULL;
  meta = g_variant_get_child_value (metas, 0);
  g_variant_lookup (meta, key, "s", &value);
  return value;
}

static char *
dup_first_name (Fixture *self, const char *words)
{
  g_auto (GStrv) results = find (self, words);

  return results[0] ? dup_meta (self, results[0], "name") : NULL;
}

static void
test_people_cohorts_and_projects_are_found (Fixture *self, gconstpointer data)
{
  MbWindow *window = open_sample ("Found");
  g_autofree char *person = NULL, *cohort = NULL, *nobody = NULL;

  close_window (window);
  person = dup_first_name (self, "azeez");
  cohort = dup_first_name (self, "gsoc 2024");
  nobody = dup_first_name (self, "quetzalcoatl");
  g_assert_cmpstr (person, ==, "Azeez Elegbede");
  g_assert_cmpstr (cohort, ==, "GSoC 2024");
  g_assert_null (nobody);
}

static void
test_all_books_are_searched (Fixture *self, gconstpointer data)
{
  MbWindow *window = open_sample ("First");
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  gboolean told = FALSE;

  before = find (self, "azeez");
  close_window (window);
  window = open_sample ("Second");
  close_window (window);
  after = find (self, "azeez");
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before) + 1);
  for (guint i = 0; after[i]; i++)
    {
      g_autofree char *description = dup_meta (self, after[i], "description");

      told = told || g_str_has_suffix (description, "Second");
    }
  g_assert_true (told);
}

static void
test_a_broken_book_is_left_out (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (app_test_folder (), "Broken.mentorbook", NULL);
  g_auto (GStrv) before = find (self, "azeez");
  g_auto (GStrv) after = NULL;

  g_assert_true (g_file_set_contents (path, "no book", -1, NULL));
  after = find (self, "azeez");
  g_unlink (path);
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
}

static void
test_typing_on_ends_the_former_search (Fixture *self, gconstpointer data)
{
  const char *first[] = { "a", NULL }, *second[] = { "azeez", NULL };
  Call former = { NULL, FALSE };
  g_autoptr (GVariant) latter = NULL;
  g_autoptr (GVariant) nothing = NULL;

  begin (self, &former, "GetInitialResultSet", g_variant_new ("(^as)", first));
  latter = ask (self, "GetSubsearchResultSet", g_variant_new ("(^as^as)", first + 1, second));
  wait_until (is_done, &former, 10000, "the former answer");
  nothing = g_variant_get_child_value (former.reply, 0);
  g_assert_cmpuint (g_variant_n_children (nothing), ==, 0);
  g_variant_unref (former.reply);
  g_assert_cmpuint (g_variant_n_children (g_variant_get_child_value (latter, 0)), >, 0);
}

static void
test_what_is_no_result_is_nothing (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "", "azeez", "('../Found.mentorbook', 'person', int64 1)", "('Found.mentorbook', 'person', int64 1)",
    "('Found.mentorbook', 'dragon', int64 1)", "('Missing.mentorbook', 'person', int64 1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (dup_meta (self, texts[i], "name"));
}

/* The other tests' books have the same people. */
static const char *
choose_result (const char *const *results, const char *book)
{
  for (guint i = 0; results[i]; i++)
    if (strstr (results[i], book))
      return results[i];
  g_error ("nothing was found in %s", book);
}

static void
test_a_result_leads_to_its_page (Fixture *self, gconstpointer data)
{
  MbWindow *window = open_sample ("Led");
  const char *terms[] = { "azeez", NULL };
  g_auto (GStrv) results = find (self, "azeez");
  const char *result = choose_result ((const char *const *) results, "Led.mentorbook");
  g_autoptr (GVariant) reply = ask (self, "ActivateResult", g_variant_new ("(s^asu)", result, terms, 0));

  g_assert_true (MB_IS_RECORD_PAGE (mb_window_get_visible_page (window)));
  g_assert_true (shows_text (GTK_WIDGET (window), "Azeez Elegbede"));
  close_window (window);
}

static gboolean
has_dialog (gpointer window)
{
  return visible_dialog (window) != NULL;
}

static gboolean
has_no_dialog (gpointer window)
{
  return visible_dialog (window) == NULL;
}

static void
test_the_search_goes_on_in_the_window (Fixture *self, gconstpointer data)
{
  MbWindow *window = open_sample ("Searched");
  const char *terms[] = { "azeez", NULL };
  g_autoptr (GVariant) reply = ask (self, "LaunchSearch", g_variant_new ("(^asu)", terms, 0));
  GtkSelectionModel *found;

  wait_until (has_dialog, window, 5000, "the dialog");
  found = mb_quick_open_get_selection (MB_QUICK_OPEN (visible_dialog (window)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, 1);
  adw_dialog_force_close (visible_dialog (window));
  wait_until (has_no_dialog, window, 5000, "the dialog to close");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  MbApplication *application = app_test_init (&argc, &argv);

  /* The program stays while the Shell may ask again; here nothing runs it. */
  g_application_set_default (G_APPLICATION (application));

#define ADD(path, test) g_test_add ("/search-provider/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("found", test_people_cohorts_and_projects_are_found);
  ADD ("all-books", test_all_books_are_searched);
  ADD ("broken-book", test_a_broken_book_is_left_out);
  ADD ("typing-on", test_typing_on_ends_the_former_search);
  ADD ("no-result", test_what_is_no_result_is_nothing);
  ADD ("activate", test_a_result_leads_to_its_page);
  ADD ("launch", test_the_search_goes_on_in_the_window);
#undef ADD
  return app_test_run ();
}
