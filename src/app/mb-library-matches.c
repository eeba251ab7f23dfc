#include "config.h"

#include "mb-library-matches.h"

#include "book/mb-library.h"
#include "mb-quick-matches.h"
#include "mb-recent-books.h"

/* The books that were changed last; who has more of them does not look for something in the oldest. */
#define MOST_BOOKS 12

struct _MbLibraryMatches {
  GObject parent_instance;

  char **paths; /* the books of the library when it was searched last */
  GHashTable *books; /* path: OpenBook, or NULL for a book that cannot be read */
  guint opening;
  GTask *finding; /* (nullable): whom the answer is for */
  char *search;
};

G_DEFINE_FINAL_TYPE (MbLibraryMatches, mb_library_matches, G_TYPE_OBJECT)

typedef struct {
  MbBook *book;
  MbQuickMatches *matches;
} OpenBook;

static void
open_book_free (gpointer data)
{
  OpenBook *open = data;

  if (!open)
    return;
  g_clear_object (&open->matches);
  g_clear_object (&open->book);
  g_free (open);
}

/* The answer */

static gboolean
is_pending (MbLibraryMatches *self)
{
  for (guint i = 0; self->paths[i]; i++)
    {
      OpenBook *open = g_hash_table_lookup (self->books, self->paths[i]);

      if (open && mb_quick_matches_get_pending (open->matches))
        return TRUE;
    }
  return self->opening != 0;
}

static void
add_records (GPtrArray *found, OpenBook *open)
{
  GListModel *matches = mb_quick_matches_get_model (open->matches);

  for (guint i = 0; i < g_list_model_get_n_items (matches); i++)
    {
      g_autoptr (GObject) match = g_list_model_get_item (matches, i);

      if (MB_IS_RECORD (match))
        g_ptr_array_add (found, g_steal_pointer (&match));
    }
}

static void
answer_when_found (MbLibraryMatches *self)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GTask) task = NULL;

  if (!self->finding || is_pending (self))
    return;
  task = g_steal_pointer (&self->finding);
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->paths[i]; i++)
    {
      OpenBook *open = g_hash_table_lookup (self->books, self->paths[i]);

      if (open)
        add_records (found, open);
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

static void
end_finding (MbLibraryMatches *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->finding);

  if (task)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "Another search began");
}

/* Opening */

/* A book that cannot be read is left out: its window will say what is wrong with it. */
static OpenBook *
open_path (MbLibraryMatches *self, const char *path)
{
  g_autoptr (MbBook) book = mb_book_open (path, MB_OPEN_READ_ONLY, NULL);
  OpenBook *open = NULL;

  if (book)
    {
      mb_book_watch (book);
      open = g_new0 (OpenBook, 1);
      open->matches = mb_quick_matches_new (book);
      open->book = g_steal_pointer (&book);
      g_signal_connect_object (open->matches, "notify::pending", G_CALLBACK (answer_when_found), self,
                               G_CONNECT_SWAPPED);
    }
  g_hash_table_insert (self->books, g_strdup (path), open);
  return open;
}

/* One at a time, so that the windows of this program go on meanwhile. */
static gboolean
open_next (gpointer data)
{
  MbLibraryMatches *self = data;

  for (guint i = 0; self->paths[i]; i++)
    if (!g_hash_table_contains (self->books, self->paths[i]))
      {
        OpenBook *open = open_path (self, self->paths[i]);

        if (open)
          mb_quick_matches_set_search (open->matches, self->search);
        return G_SOURCE_CONTINUE;
      }
  self->opening = 0;
  answer_when_found (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_gone (gpointer path, gpointer open, gpointer paths)
{
  return !g_strv_contains ((const char *const *) paths, path);
}

static void
list_books (MbLibraryMatches *self)
{
  g_auto (GStrv) paths = mb_recent_books_list (NULL, MOST_BOOKS);

  g_hash_table_foreach_remove (self->books, is_gone, paths);
  g_clear_pointer (&self->paths, g_strfreev);
  self->paths = g_steal_pointer (&paths);
}

static void
search_open_books (MbLibraryMatches *self)
{
  for (guint i = 0; self->paths[i]; i++)
    {
      OpenBook *open = g_hash_table_lookup (self->books, self->paths[i]);

      if (open)
        mb_quick_matches_set_search (open->matches, self->search);
    }
}

/* The object */

static void
mb_library_matches_dispose (GObject *object)
{
  mb_library_matches_close (MB_LIBRARY_MATCHES (object));
  G_OBJECT_CLASS (mb_library_matches_parent_class)->dispose (object);
}

static void
mb_library_matches_finalize (GObject *object)
{
  MbLibraryMatches *self = MB_LIBRARY_MATCHES (object);

  g_hash_table_unref (self->books);
  g_strfreev (self->paths);
  g_free (self->search);
  G_OBJECT_CLASS (mb_library_matches_parent_class)->finalize (object);
}

static void
mb_library_matches_class_init (MbLibraryMatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_library_matches_dispose;
  object_class->finalize = mb_library_matches_finalize;
}

static void
mb_library_matches_init (MbLibraryMatches *self)
{
  self->books = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, open_book_free);
  self->paths = g_new0 (char *, 1);
}

/**
 * mb_library_matches_new:
 *
 * Returns: (transfer full): a new object; it opens nothing yet
 */
MbLibraryMatches *
mb_library_matches_new (void)
{
  return g_object_new (MB_TYPE_LIBRARY_MATCHES, NULL);
}

/**
 * mb_library_matches_find_async:
 * @self: the matches
 * @search: what was typed
 * @callback: called with the answer
 * @data: what it is given
 *
 * Looks for what the letters may mean in the books of the library. Books that
 * cannot be read are left out. A search that is not answered yet ends.
 */
void
mb_library_matches_find_async (MbLibraryMatches *self, const char *search, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (MB_IS_LIBRARY_MATCHES (self));
  g_return_if_fail (search != NULL);

  end_finding (self);
  g_set_str (&self->search, search);
  self->finding = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (self->finding, mb_library_matches_find_async);
  list_books (self);
  search_open_books (self);
  if (self->opening == 0)
    self->opening = g_idle_add_full (G_PRIORITY_DEFAULT, open_next, self, NULL);
}

/**
 * mb_library_matches_find_finish:
 * @self: the matches
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): what was found,
 *   or %NULL with %G_IO_ERROR_CANCELLED when another search began
 */
GPtrArray *
mb_library_matches_find_finish (MbLibraryMatches *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mb_library_matches_get_book:
 * @self: the matches
 * @file_name: the name of a book's file, without a folder
 *
 * Gives a book to read. It is opened if need be.
 *
 * Returns: (transfer none) (nullable): the book; %NULL when the library has
 *   none of that name, or it cannot be read
 */
MbBook *
mb_library_matches_get_book (MbLibraryMatches *self, const char *file_name)
{
  g_autofree char *folder = mb_library_dup_folder ();
  g_autofree char *path = NULL;
  OpenBook *open;

  g_return_val_if_fail (MB_IS_LIBRARY_MATCHES (self), NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (strchr (file_name, G_DIR_SEPARATOR))
    return NULL;
  path = g_build_filename (folder, file_name, NULL);
  open = g_hash_table_lookup (self->books, path);
  if (!open)
    open = open_path (self, path);
  return open ? open->book : NULL;
}

/**
 * mb_library_matches_close:
 * @self: the matches
 *
 * Closes the books. The next search opens them again.
 */
void
mb_library_matches_close (MbLibraryMatches *self)
{
  g_return_if_fail (MB_IS_LIBRARY_MATCHES (self));

  g_clear_handle_id (&self->opening, g_source_remove);
  end_finding (self);
  g_hash_table_remove_all (self->books);
}
