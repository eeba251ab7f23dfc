#include "config.h"

#include "mb-search-provider.h"

#include "mb-application.h"
#include "mb-library-matches.h"
#include "mb-record-text.h"
#include "mb-shell-search-provider.h"
#include "mb-window-private.h"

/* As many as the Shell could list; it shows a few and says how many more there are. */
#define MOST_RESULTS 30

/* What is typed next is answered by the books that are open. */
#define OPEN_SECONDS 20

/* A result is the name of a book's file, that of a type of record, and the record's id. */
#define RESULT_TYPE "(ssx)"

struct _MbSearchProvider {
  GObject parent_instance;

  MbShellSearchProvider2 *skeleton;
  MbLibraryMatches *matches;
  guint closing;
};

G_DEFINE_FINAL_TYPE (MbSearchProvider, mb_search_provider, G_TYPE_OBJECT)

/* Staying: the program runs for as long as it may be asked again */

static gboolean
close_books (gpointer data)
{
  MbSearchProvider *self = data;

  self->closing = 0;
  mb_library_matches_close (self->matches);
  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
stay (MbSearchProvider *self)
{
  if (self->closing != 0)
    g_source_remove (self->closing);
  else if (g_application_get_default ())
    g_application_hold (g_application_get_default ());
  self->closing = g_timeout_add_seconds (OPEN_SECONDS, close_books, self);
}

/* Results */

static char *
dup_result (MbRecord *record)
{
  g_autofree char *file_name = g_path_get_basename (mb_book_get_path (mb_record_get_book (record)));
  g_autoptr (GVariant) result =
    g_variant_ref_sink (g_variant_new (RESULT_TYPE, file_name, mb_record_get_record_type (record)->name,
                                       mb_record_get_id (record)));

  return g_variant_print (result, FALSE);
}

/* What comes over the bus may be anything, or of a record that is gone. */
static MbRecord *
find_result (MbSearchProvider *self, const char *text)
{
  g_autoptr (GVariant) result = g_variant_parse (G_VARIANT_TYPE (RESULT_TYPE), text, NULL, NULL, NULL);
  const char *file_name, *type_name;
  const MbRecordType *type;
  MbBook *book;
  gint64 id;

  if (!result)
    return NULL;
  g_variant_get (result, "(&s&sx)", &file_name, &type_name, &id);
  type = mb_record_type_find (type_name);
  book = type ? mb_library_matches_get_book (self->matches, file_name) : NULL;
  return book ? mb_book_get_record (book, type->kind, id, NULL) : NULL;
}

/* The Shell has the theme's icons and none of ours. */
static GIcon *
icon_new (MbRecord *record)
{
  switch ((int) mb_record_get_record_type (record)->kind)
    {
    case MB_RECORD_PERSON:
      return g_themed_icon_new ("avatar-default-symbolic");
    case MB_RECORD_COHORT:
      return g_themed_icon_new ("x-office-calendar-symbolic");
    case MB_RECORD_PROJECT:
      return g_themed_icon_new ("applications-engineering-symbolic");
    default:
      return g_themed_icon_new (APPLICATION_ID "-symbolic");
    }
}

/* With several books it must be said which one it is. */
static char *
dup_description (MbRecord *record)
{
  g_autofree char *book = mb_book_dup_name (mb_record_get_book (record));
  g_autofree char *subtitle = mb_record_text_dup_subtitle (record, NULL);
  const char *kind = mb_record_type_get_label (mb_record_get_record_type (record));

  return *subtitle ? g_strjoin (" · ", kind, subtitle, book, NULL) : g_strjoin (" · ", kind, book, NULL);
}

static void
add_meta (GVariantBuilder *metas, const char *result, MbRecord *record)
{
  g_autofree char *title = mb_record_text_dup_title (record, NULL);
  g_autofree char *description = dup_description (record);
  g_autoptr (GIcon) icon = icon_new (record);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (result));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_close (metas);
}

/* Going to the window */

static void
show_record (MbApplication *application, MbRecord *record)
{
  const char *path = mb_book_get_path (mb_record_get_book (record));
  MbWindow *window = mb_application_show_book (application, NULL, path, NULL);

  if (window)
    mb_window_open_record (window, mb_record_get_record_type (record)->name, mb_record_get_id (record), NULL);
  else
    /* It fails again, and says why. */
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-book", g_variant_new_string (path));
}

/* In the book that is open, or was last; without one there is nothing to search and the welcome page shows. */
static void
show_search (MbApplication *application, const char *search)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (MB_IS_WINDOW (window) && mb_window_get_book (MB_WINDOW (window)))
    mb_window_quick_open (MB_WINDOW (window), search);
}

/* Answering */

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusMethodInvocation) invocation = data;
  g_autoptr (GPtrArray) records = mb_library_matches_find_finish (MB_LIBRARY_MATCHES (source), result, NULL);
  g_autoptr (GStrvBuilder) results = g_strv_builder_new ();
  g_auto (GStrv) answer = NULL;

  for (guint i = 0; records && i < MIN (records->len, MOST_RESULTS); i++)
    g_strv_builder_take (results, dup_result (records->pdata[i]));
  answer = g_strv_builder_end (results);
  g_dbus_method_invocation_return_value (g_steal_pointer (&invocation), g_variant_new ("(^as)", answer));
}

static void
find (MbSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  g_autofree char *search = g_strjoinv (" ", (char **) terms);

  stay (self);
  mb_library_matches_find_async (self->matches, search, found, g_object_ref (invocation));
}

static gboolean
handle_get_initial_result_set (MbSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  find (self, invocation, terms);
  return TRUE;
}

/* Looking at the former results alone would be no quicker. */
static gboolean
handle_get_subsearch_result_set (MbSearchProvider *self, GDBusMethodInvocation *invocation,
                                 const char *const *previous, const char *const *terms)
{
  find (self, invocation, terms);
  return TRUE;
}

static gboolean
handle_get_result_metas (MbSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *results)
{
  GVariantBuilder metas;

  stay (self);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; results[i]; i++)
    {
      g_autoptr (MbRecord) record = find_result (self, results[i]);

      if (record)
        add_meta (&metas, results[i], record);
    }
  mb_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation, g_variant_builder_end (&metas));
  return TRUE;
}

static gboolean
handle_activate_result (MbSearchProvider *self, GDBusMethodInvocation *invocation, const char *result,
                        const char *const *terms, guint32 timestamp)
{
  g_autoptr (MbRecord) record = find_result (self, result);
  GApplication *application = g_application_get_default ();

  stay (self);
  if (record && application)
    show_record (MB_APPLICATION (application), record);
  mb_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  return TRUE;
}

static gboolean
handle_launch_search (MbSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms,
                      guint32 timestamp)
{
  g_autofree char *search = g_strjoinv (" ", (char **) terms);
  GApplication *application = g_application_get_default ();

  stay (self);
  if (application)
    show_search (MB_APPLICATION (application), search);
  mb_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  return TRUE;
}

/* The object */

static void
mb_search_provider_dispose (GObject *object)
{
  MbSearchProvider *self = MB_SEARCH_PROVIDER (object);

  g_clear_handle_id (&self->closing, g_source_remove);
  if (self->skeleton)
    mb_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->matches);
  G_OBJECT_CLASS (mb_search_provider_parent_class)->dispose (object);
}

static void
mb_search_provider_class_init (MbSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_search_provider_dispose;
}

static void
mb_search_provider_init (MbSearchProvider *self)
{
  self->matches = mb_library_matches_new ();
  self->skeleton = mb_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set",
                           G_CALLBACK (handle_get_initial_result_set), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (handle_get_subsearch_result_set), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (handle_get_result_metas), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (handle_activate_result), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (handle_launch_search), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mb_search_provider_new:
 *
 * Returns: (transfer full): a new search provider
 */
MbSearchProvider *
mb_search_provider_new (void)
{
  return g_object_new (MB_TYPE_SEARCH_PROVIDER, NULL);
}

/**
 * mb_search_provider_export:
 * @self: a search provider
 * @connection: a bus
 * @path: the path of the object on it
 * @error: return location for an error
 *
 * Begins to answer on a bus.
 *
 * Errors are those of g_dbus_interface_skeleton_export().
 *
 * Returns: whether it can be asked now
 */
gboolean
mb_search_provider_export (MbSearchProvider *self, GDBusConnection *connection, const char *path, GError **error)
{
  g_return_val_if_fail (MB_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

/**
 * mb_search_provider_unexport:
 * @self: a search provider
 *
 * Ends to answer.
 */
void
mb_search_provider_unexport (MbSearchProvider *self)
{
  g_return_if_fail (MB_IS_SEARCH_PROVIDER (self));

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)))
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
