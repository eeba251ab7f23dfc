#include "config.h"

#include "mb-docs.h"

#include <string.h>

/**
 * mb_docs_is_relative:
 * @page: the address of a page, as fields of pages have it
 *
 * Returns: whether it is relative: neither the address of a website nor a
 *   place within a page
 */
gboolean
mb_docs_is_relative (const char *page)
{
  g_autofree char *scheme = g_uri_parse_scheme (page);

  return scheme == NULL && *page != '\0' && *page != '#' && !g_str_has_prefix (page, "//");
}

/* Without what browsers know more of than the folder: “./gsoc.md#results” is “gsoc.md”. */
static char *
dup_path (const char *page)
{
  const char *text = page;
  g_autofree char *bare = NULL;

  while (*text == '/' || g_str_has_prefix (text, "./"))
    text += *text == '/' ? 1 : 2;
  bare = g_strndup (text, strcspn (text, "#?"));
  g_strchomp (bare);
  while (g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';
  return g_uri_unescape_string (bare, NULL);
}

static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return g_strv_contains ((const char *const *) parts, "..");
}

/**
 * mb_docs_find_page:
 * @docs: (type filename): a folder
 * @page: a page for which mb_docs_is_relative() holds
 *
 * Finds the file of a page. As on websites the ending may be left out, and a
 * folder stands for its index. What lies outside of the folder is not looked
 * at: a book may be a stranger's.
 *
 * Returns: (transfer full) (nullable) (type filename): the file, or %NULL when
 *   there is none
 */
char *
mb_docs_find_page (const char *docs, const char *page)
{
  static const char *const endings[] = { "", ".md", ".mdx", "/index.md", "/README.md", "/index.mdx" };
  g_autofree char *path = NULL;

  g_return_val_if_fail (docs != NULL && page != NULL, NULL);

  path = dup_path (page);
  if (path == NULL || leads_out (path))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (docs, G_DIR_SEPARATOR_S, path, endings[i], NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&file);
    }
  return NULL;
}
