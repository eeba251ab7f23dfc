#include "config.h"

#include "mb-docs-folder.h"

#define KEY "docs-folders"
#define REMEMBERED_BOOKS 50

/**
 * mb_docs_folder_dup:
 * @settings: the program's settings
 * @book_path: the path of a book
 *
 * Returns: (transfer full) (nullable): the folder in which its pages lie, or
 *   %NULL when nobody said where
 */
GFile *
mb_docs_folder_dup (GSettings *settings, const char *book_path)
{
  g_autoptr (GVariant) folders = NULL;
  const char *address;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (book_path != NULL, NULL);

  folders = g_settings_get_value (settings, KEY);
  return g_variant_lookup (folders, book_path, "&s", &address) ? g_file_new_for_uri (address) : NULL;
}

/**
 * mb_docs_folder_set:
 * @settings: the program's settings
 * @book_path: the path of a book
 * @folder: (nullable): the folder in which its pages lie; %NULL: it is not known
 *
 * Remembers the folder. Of many books those asked about longest ago are
 * forgotten.
 */
void
mb_docs_folder_set (GSettings *settings, const char *book_path, GFile *folder)
{
  g_autoptr (GVariant) former = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autofree char *address = folder ? g_file_get_uri (folder) : NULL;
  GVariantIter iter;
  const char *path, *other;
  guint n = 1;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (book_path != NULL);

  former = g_settings_get_value (settings, KEY);
  if (address)
    g_variant_builder_add (&builder, "{ss}", book_path, address);
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_next (&iter, "{&s&s}", &path, &other))
    if (!g_str_equal (path, book_path) && n++ < REMEMBERED_BOOKS)
      g_variant_builder_add (&builder, "{ss}", path, other);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
