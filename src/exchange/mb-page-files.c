#include "config.h"

#include "mb-page-files.h"

#include <glib/gi18n-lib.h>

/* Bounds of a folder that is read. */
#define MOST_FILES 20000
#define MOST_DEPTH 20

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN

static void
page_file_free (gpointer data)
{
  MbPageFile *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_free (self);
}

static void
add_file (GPtrArray *files, GFile *folder, GFile *file)
{
  MbPageFile *self = g_new0 (MbPageFile, 1);
  g_autofree char *path = g_file_get_relative_path (folder, file);

  self->file = g_object_ref (file);
  self->name = g_filename_display_name (path);
  g_ptr_array_add (files, self);
}

static gboolean
explain (GFile *place, GError *why, GError **error)
{
  g_autoptr (GError) reason = why;
  g_autofree char *shown = g_file_get_parse_name (place);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("“%s” does not exist."), shown);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” could not be read: %s."), shown, reason->message);
  return FALSE;
}

static gboolean
list_folder (GPtrArray *files, GFile *top, GFile *folder, guint depth, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) why = NULL;
  /* Links are not followed: they may lead back. */
  g_autoptr (GFileEnumerator) entries =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, &why);

  if (entries == NULL)
    return explain (folder, g_steal_pointer (&why), error);
  for (;;)
    {
      GFileInfo *info;
      GFile *file;

      if (!g_file_enumerator_iterate (entries, &info, &file, cancellable, &why))
        return explain (folder, g_steal_pointer (&why), error);
      if (info == NULL)
        return TRUE;
      if (g_file_info_get_is_hidden (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MOST_DEPTH &&
          !list_folder (files, top, file, depth + 1, cancellable, error))
        return FALSE;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && g_str_has_suffix (g_file_info_get_name (info), ".md"))
        add_file (files, top, file);
      if (files->len > MOST_FILES)
        {
          g_autofree char *shown = g_file_get_parse_name (top);

          g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                       _("“%s” has more than %d pages in it. Choose the folder of the mentorship pages alone."), shown,
                       MOST_FILES);
          return FALSE;
        }
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const MbPageFile *const *) a)->name, (*(const MbPageFile *const *) b)->name);
}

/**
 * mb_page_files_list:
 * @place: a folder, or a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lists the Markdown files of a folder and of the folders in it. Symbolic
 * links and hidden files are passed over.
 *
 * Returns: (transfer full) (nullable) (element-type MbPageFile): the files, by
 *   name; %NULL with %MB_ERROR_NOT_FOUND, %MB_ERROR_INPUT (too many),
 *   %MB_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mb_page_files_list (GFile *place, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (page_file_free);
  g_autoptr (GFile) parent = g_file_get_parent (place);

  if (g_file_query_file_type (place, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR && parent != NULL)
    add_file (files, parent, place);
  else if (!list_folder (files, place, place, 0, cancellable, error))
    return NULL;
  g_ptr_array_sort (files, compare_names);
  return g_steal_pointer (&files);
}
