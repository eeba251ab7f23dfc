#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-check.h"

static const char *const fields[] = { "handle", "former-handles", "links", NULL };

enum {
  HANDLE,
  FORMER,
  LINKS,
};

typedef struct {
  MbCheck *check;
  GHashTable *handles; /* of everybody, in small letters */
} Profiles;

static void
read_handle (MbCursor *cursor, gpointer data)
{
  GHashTable *handles = data;
  const char *handle = mb_cursor_get_text (cursor, HANDLE);

  if (handle != NULL)
    g_hash_table_add (handles, g_ascii_strdown (handle, -1));
}

/* Reads the people twice: of the links of the first one must know the handle of the last. */
static gboolean
each_person (MbCheck *self, MbRowFunc func, GError **error)
{
  g_autoptr (GHashTable) handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Profiles profiles = { self, handles };

  return mb_check_each_row (self, MB_RECORD_PERSON, fields, read_handle, handles, error) &&
         mb_check_each_row (self, MB_RECORD_PERSON, fields, func, &profiles, error);
}

/* Profiles */

static char *
dup_profile (const char *link)
{
  static const char *const beginnings[] = { "https://github.com/", "http://github.com/", "https://www.github.com/",
                                            "http://www.github.com/", "github.com/" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (link, beginnings[i], strlen (beginnings[i])) == 0)
      {
        const char *handle = link + strlen (beginnings[i]);
        gsize length = strcspn (handle, "/?#");
        const char *rest = handle + length;

        /* What lies deeper is a project, and may be anybody's. */
        return length > 0 && (*rest == '\0' || g_str_equal (rest, "/")) ? g_strndup (handle, length) : NULL;
      }
  return NULL;
}

static gboolean
is_known (Profiles *self, const char *profile)
{
  g_autofree char *folded = g_ascii_strdown (profile, -1);

  return g_hash_table_contains (self->handles, folded);
}

/* The only profile among the links that is nobody else's. */
static char *
dup_own_profile (Profiles *self, char **links)
{
  g_autofree char *own = NULL;

  for (guint i = 0; links[i] != NULL; i++)
    {
      g_autofree char *profile = dup_profile (links[i]);

      if (profile == NULL || is_known (self, profile))
        continue;
      if (own != NULL && g_ascii_strcasecmp (own, profile) != 0)
        return NULL;
      g_set_str (&own, profile);
    }
  return g_steal_pointer (&own);
}

/* People without a handle */

static void
offer_handle (MbFound *found, gint64 person, const char *handle)
{
  /* Translators: %s is a GitHub handle. */
  g_autofree char *label = g_strdup_printf (_("Set Handle to “%s”"), handle);

  mb_fix_set (mb_found_offer (found, label), MB_RECORD_PERSON, person, "handle", NULL, g_variant_new_string (handle));
}

static void
look_for_handle (MbCursor *cursor, gpointer data)
{
  Profiles *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  g_auto (GStrv) links = mb_cursor_dup_words (cursor, LINKS);
  g_autofree char *title = NULL;
  g_autofree char *profile = NULL;
  MbFound *found;

  if (mb_cursor_get_text (cursor, HANDLE) != NULL)
    return;
  found = mb_check_report (self->check, MB_SEVERITY_HINT, MB_RECORD_PERSON, id);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self->check, MB_RECORD_PERSON, id);
  found->sentence = g_strdup_printf (_("%s has no GitHub handle."), title);
  profile = dup_own_profile (self, links);
  if (profile != NULL)
    offer_handle (found, id, profile);
}

static gboolean
check_handle_missing (MbCheck *self, GError **error)
{
  return each_person (self, look_for_handle, error);
}

/* Links to the profile of somebody else */

static gboolean
is_theirs (const char *profile, const char *handle, char **former)
{
  if (g_ascii_strcasecmp (profile, handle) == 0)
    return TRUE;
  for (; *former != NULL; former++)
    if (g_ascii_strcasecmp (profile, *former) == 0)
      return TRUE;
  return FALSE;
}

/* The links with one's own profile in place of another one, or without that where one's own is there already. */
static GVariant *
mend_links (char **links, guint wrong, const char *handle)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) mended = NULL;
  gboolean has_own = FALSE;

  for (guint i = 0; links[i] != NULL; i++)
    {
      g_autofree char *profile = dup_profile (links[i]);

      has_own |= profile != NULL && g_ascii_strcasecmp (profile, handle) == 0;
    }
  for (guint i = 0; links[i] != NULL; i++)
    if (i != wrong)
      g_strv_builder_add (builder, links[i]);
    else if (!has_own)
      g_strv_builder_take (builder, g_strconcat ("https://github.com/", handle, NULL));
  mended = g_strv_builder_end (builder);
  return mended[0] != NULL ? g_variant_new_strv ((const char *const *) mended, -1) : NULL;
}

static void
report_link (MbCheck *self, gint64 person, const char *handle, char **links, guint wrong, const char *profile)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_PERSON, person);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (found == NULL)
    return;
  mb_found_set_detail (found, profile);
  title = mb_check_dup_title (self, MB_RECORD_PERSON, person);
  found->sentence = g_strdup_printf (_("%s has the handle %s, but a link to the profile of %s."), title, handle, profile);
  /* Translators: %s is a GitHub handle. */
  label = g_strdup_printf (_("Link to “%s” Instead"), handle);
  mb_fix_set (mb_found_offer (found, label), MB_RECORD_PERSON, person, "links",
              g_variant_new_strv ((const char *const *) links, -1), mend_links (links, wrong, handle));
}

static void
look_at_links (MbCursor *cursor, gpointer data)
{
  Profiles *self = data;
  const char *handle = mb_cursor_get_text (cursor, HANDLE);
  g_auto (GStrv) links = mb_cursor_dup_words (cursor, LINKS);
  g_auto (GStrv) former = mb_cursor_dup_words (cursor, FORMER);

  for (guint i = 0; handle != NULL && links[i] != NULL; i++)
    {
      g_autofree char *profile = dup_profile (links[i]);

      if (profile != NULL && !is_theirs (profile, handle, former))
        report_link (self->check, mb_cursor_get_id (cursor), handle, links, i, profile);
    }
}

static gboolean
check_link_to_another (MbCheck *self, GError **error)
{
  return each_person (self, look_at_links, error);
}

const MbCheckRule mb_check_handle_rules[] = {
  { "handle-missing", N_("No GitHub Handle"), check_handle_missing },
  { "link-to-another", N_("Link to Another Profile"), check_link_to_another },
  { NULL },
};
