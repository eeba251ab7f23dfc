#include "config.h"

#include "mb-page-people.h"

#include <string.h>

#include "mb-page-words.h"
#include "mb-people-text.h"

/* What stands behind names that are no links. */
#define BEHIND_NAMES "(@:"

/**
 * mb_page_person_free:
 * @self: (transfer full): a person
 *
 * Frees the person.
 */
void
mb_page_person_free (MbPagePerson *self)
{
  g_free (self->name);
  g_free (self->handle);
  g_free (self->other);
  g_free (self);
}

/**
 * mb_page_dup_profile_handle:
 * @url: where a link leads
 *
 * Reads whose GitHub profile an address is.
 *
 * Returns: (transfer full) (nullable): the handle, or %NULL
 */
char *
mb_page_dup_profile_handle (const char *url)
{
  static const char *const hosts[] = { "https://github.com/", "http://github.com/", "https://www.github.com/",
                                       "http://www.github.com/" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      gsize length = strlen (hosts[i]);
      g_autofree char *handle = NULL;

      if (g_ascii_strncasecmp (url, hosts[i], length) != 0)
        continue;
      handle = g_strndup (url + length, strcspn (url + length, "/?#"));
      length += strlen (handle) + (url[length + strlen (handle)] == '/');
      /* Below a profile there are repositories, which may be anybody's. */
      if (mb_people_is_handle (handle) && (url[length] == '\0' || url[length] == '?' || url[length] == '#'))
        return g_steal_pointer (&handle);
    }
  return NULL;
}

static gboolean
is_nobody (const char *text)
{
  static const char *const words[] = { "", "none", "tbd", "tba", "n a", "nobody", "open", "not yet", "to be announced",
                                       "to be decided", "no mentee", "no mentor", NULL };
  g_autofree char *folded = mb_page_fold (text);

  return g_strv_contains (words, folded);
}

/* The first word after an @, where it can be a handle. */
static char *
dup_at_handle (const char *text)
{
  const char *at = strchr (text, '@');
  g_autofree char *word = NULL;
  gsize length = 0;

  if (at == NULL || (at > text && g_ascii_isalnum (at[-1])))
    return NULL;
  while (g_ascii_isalnum (at[1 + length]) || at[1 + length] == '-')
    length++;
  word = g_strndup (at + 1, length);
  return mb_people_is_handle (word) ? g_steal_pointer (&word) : NULL;
}

static gboolean
ends_with_bracket (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_str_has_suffix (stripped, ")");
}

/* How much of the text that a link shows is a name: all but a remark in brackets at its end, and a handle. */
static gsize
measure_linked_name (const char *text)
{
  const char *bracket = ends_with_bracket (text) ? strrchr (text, '(') : NULL;
  const char *at = strchr (text, '@');

  if (bracket == NULL || (at != NULL && at < bracket))
    bracket = at;
  return bracket != NULL ? (gsize) (bracket - text) : strlen (text);
}

/* What is a name in a text: what stands before brackets, an @ or a remark after a dash. */
static char *
dup_name (const char *text, gsize length, const char *handle)
{
  g_autofree char *name = g_strndup (text, length);
  char *dash = strstr (name, " - ");

  if (dash == NULL)
    dash = strstr (name, " – ");
  if (dash != NULL)
    *dash = '\0';
  g_strstrip (name);
  if (is_nobody (name) || (handle != NULL && g_ascii_strcasecmp (name, handle) == 0))
    return NULL;
  return g_steal_pointer (&name);
}

/**
 * mb_page_dup_linked_name:
 * @text: what a link shows
 *
 * Reads the name in a text that leads to a profile.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL
 */
char *
mb_page_dup_linked_name (const char *text)
{
  return dup_name (text, measure_linked_name (text), NULL);
}

static MbPagePerson *
read_link (const char *text, const MbPageLink *link)
{
  g_autoptr (MbPagePerson) self = g_new0 (MbPagePerson, 1);
  g_autofree char *at_handle = dup_at_handle (link->text);

  self->handle = mb_page_dup_profile_handle (link->url);
  self->name = dup_name (link->text, measure_linked_name (link->text), self->handle);
  if (self->name == NULL)
    self->name = dup_name (text, strcspn (text, BEHIND_NAMES), self->handle);
  if (self->handle == NULL)
    self->handle = g_steal_pointer (&at_handle);
  else if (at_handle != NULL && g_ascii_strcasecmp (at_handle, self->handle) != 0)
    self->other = g_steal_pointer (&at_handle);
  return self->name != NULL || self->handle != NULL ? g_steal_pointer (&self) : NULL;
}

static MbPagePerson *
read_plain (const char *text)
{
  g_autoptr (MbPagePerson) self = g_new0 (MbPagePerson, 1);
  const char *url = strstr (text, "http");

  if (is_nobody (text))
    return NULL;
  self->handle = url != NULL ? mb_page_dup_profile_handle (url) : dup_at_handle (text);
  self->name = url != NULL && url == text ? NULL : dup_name (text, strcspn (text, BEHIND_NAMES), self->handle);
  return self->name != NULL || self->handle != NULL ? g_steal_pointer (&self) : NULL;
}

static MbPagePerson *
read_piece (const char *piece, const MbPageText *text, guint *next)
{
  const MbPageLink *link = *next < text->n_links ? &text->links[*next] : NULL;

  if (link == NULL || strstr (piece, link->text) == NULL)
    return read_plain (piece);
  (*next)++;
  /* “Ada (GitHub, LinkedIn)”: the first profile is hers. */
  return read_link (piece, link);
}

static char *
find_parter (char *text, gsize *length)
{
  static const char *const parters[] = { "|", ",", ";", " & ", " and ", "·", " + " };
  char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parters); i++)
    {
      char *at = strstr (text, parters[i]);

      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          *length = strlen (parters[i]);
        }
    }
  return first;
}

/* A comma inside what one link shows parts nobody. */
static gboolean
is_inside_link (const char *piece, const char *parter, const MbPageText *text, guint next)
{
  const char *shown = next < text->n_links ? strstr (piece, text->links[next].text) : NULL;

  return shown != NULL && shown < parter && parter < shown + strlen (text->links[next].text);
}

/**
 * mb_page_people_read:
 * @text: a text
 *
 * Reads the people whom a text names one after the other, with their links.
 *
 * Returns: (transfer full) (element-type MbPagePerson): the people
 */
GPtrArray *
mb_page_people_read (const MbPageText *text)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_page_person_free);
  g_autofree char *copy = g_strdup (text->text);
  char *piece = copy, *from = copy;
  guint next = 0;

  while (piece != NULL)
    {
      gsize length = 0;
      char *parter = find_parter (from, &length);
      MbPagePerson *person;

      if (parter != NULL && is_inside_link (piece, parter, text, next))
        {
          from = parter + length;
          continue;
        }
      if (parter != NULL)
        *parter = '\0';
      person = read_piece (piece, text, &next);
      if (person != NULL)
        g_ptr_array_add (people, person);
      piece = from = parter != NULL ? parter + length : NULL;
    }
  return people;
}

/**
 * mb_page_person_read:
 * @text: a text
 *
 * Reads the person that a text is about: the first link to a profile, or
 * what stands there without one.
 *
 * Returns: (transfer full) (nullable): the person, or %NULL
 */
MbPagePerson *
mb_page_person_read (const MbPageText *text)
{
  for (guint i = 0; i < text->n_links; i++)
    {
      g_autofree char *handle = mb_page_dup_profile_handle (text->links[i].url);

      if (handle != NULL)
        return read_link (text->text, &text->links[i]);
    }
  return text->n_links > 0 ? read_link (text->text, &text->links[0]) : read_plain (text->text);
}
