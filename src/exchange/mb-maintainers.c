#include "config.h"

#include "mb-maintainers.h"

#include <string.h>

#include "mb-csv-reader.h"
#include "mb-yaml-reader.h"

/* Keys of which the value is an account, and what makes a link of that; NULL: it is one. */
static const struct {
  const char *key;
  const char *prefix;
} accounts[] = {
  { "twitter", "https://twitter.com/" },
  { "x", "https://x.com/" },
  { "linkedin", "https://www.linkedin.com/in/" },
  { "mastodon", NULL },
  { "bluesky", "https://bsky.app/profile/" },
  { "website", NULL },
  { "homepage", NULL },
  { "blog", NULL },
  { "url", NULL },
  { "link", NULL },
  { "links", NULL },
};

static int
find_account (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    if (g_ascii_strcasecmp (accounts[i].key, key) == 0)
      return i;
  return -1;
}

static gboolean
is_link (const char *text)
{
  return g_ascii_strncasecmp (text, "https://", 8) == 0 || g_ascii_strncasecmp (text, "http://", 7) == 0;
}

static gboolean
is_account (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("_.-", *at) == NULL)
      return FALSE;
  return *text != '\0';
}

static void
append_link (GString *links, const char *text, const char *prefix)
{
  if (*text == '@')
    text++;
  if (is_link (text))
    prefix = "";
  else if (prefix == NULL || !is_account (text))
    return;
  g_string_append_printf (links, "%s%s%s", links->len > 0 ? ", " : "", prefix, text);
}

static void
append_links (GString *links, const char *cell, const char *prefix)
{
  g_auto (GStrv) words = g_strsplit (cell, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    append_link (links, g_strstrip (words[i]), prefix);
}

/* The row without its accounts, and at its end the links that they are. */
static char **
join_links (char **keys, char **row, gboolean is_head)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) links = g_string_new (is_head ? "links" : NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const int account = find_account (keys[i]);

      if (account < 0)
        g_ptr_array_add (cells, row[i]);
      else if (!is_head)
        append_links (links, row[i], accounts[account].prefix);
    }
  g_ptr_array_add (cells, links->str);
  return mb_csv_pack_row ((const char *const *) cells->pdata, cells->len);
}

static gboolean
has_accounts (char **keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (find_account (keys[i]) >= 0)
      return TRUE;
  return FALSE;
}

/**
 * mb_maintainers_read:
 * @bytes: a text of YAML
 * @name: what messages call the file
 * @lines: (out) (transfer full) (element-type guint): the line of each row
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a list of people, each a map with keys such as `name`, `github`,
 * `twitter`, as a table. Accounts become links in one column.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows; otherwise @error is as
 *   mb_yaml_read() has it
 */
GPtrArray *
mb_maintainers_read (GBytes *bytes, const char *name, GArray **lines, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = mb_yaml_read (bytes, name, lines, cancellable, error);
  GPtrArray *joined;

  if (rows == NULL || !has_accounts (rows->pdata[0]))
    return g_steal_pointer (&rows);
  joined = g_ptr_array_new_full (rows->len, g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (joined, join_links (rows->pdata[0], rows->pdata[i], i == 0));
  return joined;
}
