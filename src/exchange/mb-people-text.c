#include "config.h"

#include "mb-people-text.h"

#include <string.h>

#include "book/mb-person.h"

/* Texts are cut here; nobody has a name that long. */
#define LONGEST_ENTRY 200
/* A list of 10,000 people with names and links has about a megabyte. */
#define MOST_BYTES (4 * 1024 * 1024)

static void
entry_free (gpointer data)
{
  MbPeopleEntry *entry = data;

  g_free (entry->text);
  g_free (entry->name);
  g_free (entry->handle);
  g_free (entry);
}

/* Pieces of text */

/**
 * mb_people_is_handle:
 * @text: any text
 *
 * Whether a text can be a GitHub handle.
 *
 * Returns: whether it can
 */
gboolean
mb_people_is_handle (const char *text)
{
  const MbField *field = mb_record_type_find_field (&mb_person_record_type, "handle");
  g_autoptr (GVariant) value = NULL;

  if (*text == '\0' || strlen (text) > LONGEST_ENTRY)
    return FALSE;
  value = g_variant_ref_sink (g_variant_new_string (text));
  return mb_field_check (field, value, NULL);
}

/* Without the space, dashes, quotes and punctuation around it that lists and sentences bring along. */
static char *
dup_stripped (const char *start, gsize length)
{
  static const char around[] = " \t\v\f\"'`*_~-–—:;,.•·>|“”„‘’";
  const char *end = start + length;

  while (start < end && g_utf8_strchr (around, -1, g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (start < end)
    {
      const char *last = g_utf8_prev_char (end);
      if (!g_utf8_strchr (around, -1, g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (start, end - start);
}

static char *
dup_name (const char *start, gsize length)
{
  g_autofree char *stripped = dup_stripped (start, length);
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", stripped, 0, 0);

  for (const char *at = stripped; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return g_strjoinv (" ", words);
  return NULL;
}

static const char *
skip_prefix (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0 ? text + strlen (prefix) : text;
}

static gboolean
is_link (const char *word)
{
  return strstr (word, "://") || skip_prefix (word, "www.") != word || skip_prefix (word, "github.com/") != word;
}

/* The handle in a link to a profile. */
static char *
dup_linked_handle (const char *link, MbPeopleTrouble *trouble)
{
  const char *host = skip_prefix (skip_prefix (skip_prefix (link, "https://"), "http://"), "www.");
  const char *path = skip_prefix (host, "github.com/");
  const gsize length = strcspn (path, "/?#");
  g_autofree char *handle = g_strndup (path, length);
  static const char *const not_people[] = { "orgs", "sponsors", "topics", "apps", "settings", "search", "about", NULL };

  if (path == host || !mb_people_is_handle (handle) || g_strv_contains (not_people, handle))
    *trouble = MB_PEOPLE_OTHER_LINK;
  else if (path[length] == '/' && path[length + 1] != '\0' && !strchr ("?#", path[length + 1]))
    *trouble = MB_PEOPLE_INSIDE_LINK;
  return *trouble == MB_PEOPLE_OTHER_LINK ? NULL : g_steal_pointer (&handle);
}

/* A word that can be nothing but a handle says so by an @ or by being a link. */
static gboolean
take_plain_handle (MbPeopleEntry *entry, const char *word)
{
  if (is_link (word))
    {
      g_autofree char *handle = dup_linked_handle (word, &entry->trouble);
      if (entry->handle == NULL)
        entry->handle = g_steal_pointer (&handle);
      return TRUE;
    }
  if (*word != '@')
    return FALSE;
  if (!mb_people_is_handle (word + 1))
    entry->trouble = MB_PEOPLE_BAD_HANDLE;
  else if (entry->handle == NULL)
    entry->handle = g_strdup (word + 1);
  return TRUE;
}

static gboolean
is_mail (const char *word)
{
  const char *at = strchr (word, '@');

  return at != NULL && at > word && strchr (at, '.') && !strpbrk (word, " /");
}

/* “Maria” is more likely a name, “maria98” and “MariaB” a handle. */
static gboolean
looks_like_a_name (const char *word)
{
  if (!g_ascii_isupper (*word) || word[1] == '\0')
    return FALSE;
  for (const char *at = word + 1; *at != '\0'; at++)
    if (!g_ascii_islower (*at))
      return FALSE;
  return TRUE;
}

/* A word that is both is a handle unless it looks like a name. */
static void
take_rest (MbPeopleEntry *entry, const char *rest)
{
  g_autofree char *stripped = dup_stripped (rest, strlen (rest));

  if (*stripped == '\0')
    return;
  if (entry->handle == NULL && entry->trouble == MB_PEOPLE_NO_TROUBLE && mb_people_is_handle (stripped))
    {
      entry->handle = g_steal_pointer (&stripped);
      entry->is_either = TRUE;
    }
  else if (g_ascii_strcasecmp (stripped, entry->handle ? entry->handle : "") != 0)
    entry->name = dup_name (rest, strlen (rest));
}

/* Forms of an entry */

/* Without the brackets around a link and what ends a sentence. */
static char *
dup_bare_word (const char *word)
{
  const char *start = word + strspn (word, "<(");
  gsize length = strlen (start);

  while (length > 0 && strchr (">).,;:", start[length - 1]))
    length--;
  return g_strndup (start, length);
}

/* “Ada Lovelace @ada”, “ada”, “https://github.com/ada”: words of which one may be a handle for sure. */
static void
read_words (MbPeopleEntry *entry, const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean has_mail = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = dup_bare_word (words[i]);

      if (take_plain_handle (entry, word))
        continue;
      if (is_mail (word))
        has_mail = TRUE;
      else
        g_string_append_printf (rest, "%s ", words[i]);
    }
  take_rest (entry, rest->str);
  if (has_mail && entry->name == NULL && entry->handle == NULL)
    entry->trouble = MB_PEOPLE_MAIL;
}

/* “[Ada Lovelace](https://github.com/ada)” */
static gboolean
read_markdown (MbPeopleEntry *entry, const char *text)
{
  const char *open = strchr (text, '[');
  const char *middle = open ? strstr (open, "](") : NULL;
  const char *close = middle ? strchr (middle, ')') : NULL;
  g_autofree char *label = NULL;
  g_autofree char *link = NULL;

  if (!close)
    return FALSE;
  label = dup_stripped (open + 1, middle - open - 1);
  link = dup_stripped (middle + 2, close - middle - 2);
  if (!is_link (link))
    return FALSE;
  entry->handle = dup_linked_handle (link, &entry->trouble);
  if (*label == '@')
    {
      if (entry->handle == NULL)
        take_plain_handle (entry, label);
    }
  else if (!is_link (label))
    take_rest (entry, label);
  return TRUE;
}

/* “Ada Lovelace (ada)”, “@ada (Ada Lovelace)”, “Ada Lovelace (she/her)”, “Ada Lovelace <ada>” */
static gboolean
read_brackets (MbPeopleEntry *entry, const char *text)
{
  const char *open = strpbrk (text, "(<");
  const char *close = open ? strchr (open, *open == '(' ? ')' : '>') : NULL;
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;

  if (!close || open == text)
    return FALSE;
  before = dup_stripped (text, open - text);
  inside = dup_stripped (open + 1, close - open - 1);
  if (take_plain_handle (entry, before))
    entry->name = dup_name (inside, strlen (inside));
  else if (take_plain_handle (entry, inside) || is_mail (inside))
    take_rest (entry, before);
  else if (mb_people_is_handle (inside))
    {
      entry->handle = g_steal_pointer (&inside);
      take_rest (entry, before);
    }
  else if (mb_people_is_handle (before) && !looks_like_a_name (before) && !strchr (inside, '/'))
    {
      entry->handle = g_steal_pointer (&before);
      entry->name = dup_name (inside, strlen (inside));
    }
  else
    read_words (entry, before);
  return TRUE;
}

static void
read_entry (MbPeopleEntry *entry, const char *text)
{
  if (!read_markdown (entry, text) && !read_brackets (entry, text))
    read_words (entry, text);
  /* Capitals and small letters alone tell a name from a handle only where no second word does. */
  if (entry->is_either && entry->name == NULL && !looks_like_a_name (entry->handle))
    entry->is_either = FALSE;
}

static MbPeopleEntry *
entry_new (const char *text, gsize length)
{
  g_autofree char *whole = g_strndup (text, length);
  g_autofree char *stripped = g_strstrip (g_strdup (whole));
  MbPeopleEntry *entry = g_new0 (MbPeopleEntry, 1);

  if (g_utf8_strlen (stripped, -1) > LONGEST_ENTRY)
    {
      entry->trouble = MB_PEOPLE_CUT;
      entry->text = g_utf8_substring (stripped, 0, LONGEST_ENTRY);
    }
  else
    entry->text = g_steal_pointer (&stripped);
  return entry;
}

static void
add_entry (GPtrArray *entries, MbPeopleEntry *entry)
{
  if (entry->name || entry->handle || entry->trouble)
    g_ptr_array_add (entries, entry);
  else
    entry_free (entry);
}

static void
add_text (GPtrArray *entries, const char *start, gsize length)
{
  MbPeopleEntry *entry = entry_new (start, length);

  if (entry->trouble == MB_PEOPLE_CUT)
    entry->name = dup_name (entry->text, strlen (entry->text));
  else
    read_entry (entry, entry->text);
  add_entry (entries, entry);
}

/* Rows of a spreadsheet */

static gboolean
is_heading (const char *cell)
{
  static const char *const headings[] = {
    "name", "full name", "mentee", "mentor", "mentees", "mentors", "person", "contributor", "handle", "github",
    "github handle", "github username", "github profile", "username", "user name", "email", "e-mail", "mail",
    "email address", "mail address", "country", "organization", "project", "role", "status", "cohort", "program", "year",
    "notes", "remark", NULL,
  };
  g_autofree char *small = g_utf8_strdown (cell, -1);

  return g_strv_contains (headings, small);
}

/* The cells that tell of the person: those that name a handle for sure, and else the first two. */
static void
read_row (MbPeopleEntry *entry, GPtrArray *cells)
{
  const char *first = NULL;
  const char *second = NULL;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = cells->pdata[i];
      if (is_mail (cell) || strspn (cell, "0123456789") == strlen (cell) ||
          (entry->handle != NULL && (is_link (cell) || *cell == '@')))
        continue;
      if (!take_plain_handle (entry, cell) && first == NULL)
        first = cell;
      else if (first != NULL && second == NULL && !is_link (cell) && *cell != '@')
        second = cell;
    }
  if (first == NULL)
    return;
  if (entry->handle != NULL || entry->trouble != MB_PEOPLE_NO_TROUBLE || second == NULL || strpbrk (first, "(["))
    read_entry (entry, first);
  else if (mb_people_is_handle (second))
    {
      entry->handle = g_strdup (second);
      entry->name = dup_name (first, strlen (first));
      entry->is_either = mb_people_is_handle (first);
    }
  else if (mb_people_is_handle (first))
    {
      entry->handle = g_strdup (first);
      entry->name = dup_name (second, strlen (second));
    }
  else
    read_entry (entry, first);
  /* Two words that both could be either: one that looks like a name next to one that does not is clear. */
  if (entry->is_either && entry->name != NULL && looks_like_a_name (entry->name) != looks_like_a_name (entry->handle))
    {
      if (looks_like_a_name (entry->handle))
        {
          char *name = entry->name;
          entry->name = entry->handle;
          entry->handle = name;
        }
      entry->is_either = FALSE;
    }
}

static void
add_row (GPtrArray *entries, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  MbPeopleEntry *entry;
  gboolean all_headings = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *cell = dup_stripped (parts[i], MIN (strlen (parts[i]), (gsize) LONGEST_ENTRY * 4));
      if (*cell == '\0')
        {
          g_free (cell);
          continue;
        }
      all_headings = all_headings && is_heading (cell);
      g_ptr_array_add (cells, cell);
    }
  if (all_headings)
    return;
  entry = entry_new (line, strlen (line));
  if (entry->trouble == MB_PEOPLE_CUT)
    entry->trouble = MB_PEOPLE_NO_TROUBLE;
  g_strdelimit (entry->text, "\t", ' ');
  read_row (entry, cells);
  add_entry (entries, entry);
}

/* Lists */

/* “- Ada”, “* Ada”, “1. Ada”, “2) Ada” */
static const char *
skip_bullet (const char *line)
{
  const char *at = line;

  while (g_ascii_isdigit (*at))
    at++;
  if (at > line && (*at == '.' || *at == ')') && g_ascii_isspace (at[1]))
    return at + 1;
  return line;
}

static void
add_parts (GPtrArray *entries, const char *line)
{
  guint depth = 0;
  const char *start = line;

  for (const char *at = line; *at != '\0' && entries->len <= MB_PEOPLE_MOST_ENTRIES; at++)
    {
      if (*at == '(' || *at == '[')
        depth++;
      else if (*at == ')' || *at == ']')
        depth -= depth > 0;
      else if (*at == '|' || (depth == 0 && (*at == ',' || *at == ';')))
        {
          add_text (entries, start, at - start);
          start = at + 1;
          depth = 0;
        }
    }
  if (entries->len <= MB_PEOPLE_MOST_ENTRIES)
    add_text (entries, start, strlen (start));
}

static void
add_line (GPtrArray *entries, const char *line)
{
  line = skip_bullet (line + strspn (line, " "));
  if (strchr (line, '\t'))
    add_row (entries, line);
  else
    add_parts (entries, line);
}

/* Marks that nobody sees and that stand between an @ and the line's beginning, and what could not be read. */
static gboolean
is_unseen (gunichar letter)
{
  return g_unichar_type (letter) == G_UNICODE_FORMAT || letter == 0xfffd;
}

static char *
dup_seen (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *seen = g_string_sized_new (length);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);

      if (g_unichar_type (letter) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (seen, ' ');
      else if (!is_unseen (letter))
        g_string_append_unichar (seen, letter);
    }
  return g_string_free (seen, FALSE);
}

/**
 * mb_people_text_read:
 * @text: (nullable): any text
 * @left_out: (out): whether the text had more than is read
 *
 * Reads the people a text tells of: handles, `@handles`, links to profiles,
 * names, `Name (handle)`, `[Name](link)`, parted by lines, commas, semicolons
 * or bars, and rows of a spreadsheet with a name and a handle in either order.
 *
 * Returns: (transfer full) (element-type MbPeopleEntry): at most
 *   %MB_PEOPLE_MOST_ENTRIES entries
 */
GPtrArray *
mb_people_text_read (const char *text, gboolean *left_out)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  const gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *seen = dup_seen (text != NULL ? text : "", MIN (length, MOST_BYTES));
  g_auto (GStrv) lines = g_regex_split_simple ("\\R", seen, 0, 0);
  guint i;

  for (i = 0; lines[i] != NULL && entries->len <= MB_PEOPLE_MOST_ENTRIES; i++)
    add_line (entries, lines[i]);
  *left_out = length > MOST_BYTES || entries->len > MB_PEOPLE_MOST_ENTRIES;
  if (entries->len > MB_PEOPLE_MOST_ENTRIES)
    g_ptr_array_set_size (entries, MB_PEOPLE_MOST_ENTRIES);
  return entries;
}
