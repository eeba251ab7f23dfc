#include "config.h"

#include "mb-page-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"

#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN ","        \
    G_FILE_ATTRIBUTE_ID_FILE

/* Looking through folders. */
typedef struct {
  GPtrArray *found;
  GPtrArray *around; /* (element-type utf8): what the folders are known by that the present one is in */
  GCancellable *cancellable;
} Looking;

static void
free_page (gpointer data)
{
  MbPageFile *page = data;

  g_object_unref (page->file);
  g_free (page->name);
  g_free (page);
}

static int
compare_pages (gconstpointer left, gconstpointer right)
{
  return strcmp ((*(MbPageFile *const *) left)->name, (*(MbPageFile *const *) right)->name);
}

static gboolean
is_page_name (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".md") || g_str_has_suffix (small, ".mdx");
}

/**
 * mb_page_folder_is_page:
 * @file: a path
 *
 * Whether pages can be read from a path: a folder, or a file called “.md” or
 * “.mdx”.
 *
 * Returns: whether they can
 */
gboolean
mb_page_folder_is_page (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return (base != NULL && is_page_name (base)) ||
         g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

static void
add_page (Looking *self, GFile *file, const char *name)
{
  MbPageFile *page = g_new (MbPageFile, 1);

  page->file = g_object_ref (file);
  page->name = g_filename_display_name (name);
  g_ptr_array_add (self->found, page);
}

static gboolean
refuse_loop (GFile *folder, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
               _("“%s” leads back to a folder it is in: a link makes a loop."), name);
  return FALSE;
}

static gboolean
explain (GFile *file, GError **error)
{
  g_autoptr (GError) reason = g_steal_pointer (error);
  g_autofree char *name = g_file_get_parse_name (file);

  if (reason->domain == MB_ERROR || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS))
    return refuse_loop (file, error);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("“%s” does not exist."), name);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED, _("“%s” could not be read: %s."), name,
                 reason->message);
  return FALSE;
}

static gboolean
check_bounds (Looking *self, GFile *folder, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  if (self->around->len > MB_PAGE_FOLDER_MAX_DEPTH)
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("“%s” is more than %d folders deep."), name, MB_PAGE_FOLDER_MAX_DEPTH);
  else if (self->found->len > MB_PAGE_FOLDER_MAX_PAGES)
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("“%s” holds more than %d pages."), name, MB_PAGE_FOLDER_MAX_PAGES);
  else
    return TRUE;
  return FALSE;
}

static gboolean look_into (Looking *self, GFile *folder, GFileInfo *folder_info, const char *path, GError **error);

static gboolean
look_at (Looking *self, GFile *child, GFileInfo *info, const char *path, GError **error)
{
  const char *name = g_file_info_get_name (info);
  g_autofree char *below = *path != '\0' ? g_build_filename (path, name, NULL) : g_strdup (name);

  if (g_file_info_get_is_hidden (info) || g_str_equal (name, "node_modules"))
    return TRUE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return look_into (self, child, info, below, error);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && is_page_name (name))
    add_page (self, child, below);
  return check_bounds (self, child, error);
}

static gboolean
look_through (Looking *self, GFile *folder, const char *path, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE,
                                                                    self->cancellable, error);

  for (;;)
    {
      GFileInfo *info;
      GFile *child;

      if (children == NULL || !g_file_enumerator_iterate (children, &info, &child, self->cancellable, error))
        return explain (folder, error);
      if (info == NULL)
        return TRUE;
      if (!look_at (self, child, info, path, error))
        return FALSE;
    }
}

/* Links are followed, and a folder that a link leads back to is refused. */
static gboolean
look_into (Looking *self, GFile *folder, GFileInfo *folder_info, const char *path, GError **error)
{
  const char *id = g_file_info_get_attribute_string (folder_info, G_FILE_ATTRIBUTE_ID_FILE);
  gboolean looked;

  for (guint i = 0; i < self->around->len; i++)
    if (g_strcmp0 (id, self->around->pdata[i]) == 0)
      return refuse_loop (folder, error);
  if (!check_bounds (self, folder, error))
    return FALSE;
  g_ptr_array_add (self->around, g_strdup (id));
  looked = look_through (self, folder, path, error);
  g_ptr_array_set_size (self->around, (int) self->around->len - 1);
  return looked;
}

static gboolean
look_at_named (Looking *self, GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, self->cancellable, error);

  if (info == NULL)
    return explain (file, error);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return look_into (self, file, info, "", error);
  add_page (self, file, g_file_info_get_name (info));
  return TRUE;
}

/**
 * mb_page_folder_list:
 * @files: (element-type GFile): folders and pages
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the pages in folders, and in the folders within. Hidden ones are
 * passed over.
 *
 * Returns: (transfer full) (nullable) (element-type MbPageFile): the pages, or
 *   %NULL with %MB_ERROR_NOT_FOUND, %MB_ERROR_INPUT for a loop of links or too
 *   many pages, %MB_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
mb_page_folder_list (GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_page);
  g_autoptr (GPtrArray) around = g_ptr_array_new_with_free_func (g_free);
  Looking looking = { found, around, cancellable };

  for (guint i = 0; i < files->len; i++)
    if (!look_at_named (&looking, files->pdata[i], error))
      return NULL;
  g_ptr_array_sort (found, compare_pages);
  return g_steal_pointer (&found);
}
