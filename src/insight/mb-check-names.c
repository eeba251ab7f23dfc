#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-match.h"
#include "mb-check.h"

/* A letter more makes another name of one that is shorter than that. */
#define LEAST_LETTERS 6

/* People who are probably one */

typedef struct {
  gint64 id;
  const char *name;   /* folded, its words in order; NULL: none */
  const char *handle; /* folded; NULL: none */
} Known;

typedef struct {
  MbCheck *check;
  GStringChunk *strings;
  GArray *people;     /* Known */
  GHashTable *names;  /* place in people plus one */
  GHashTable *handles;
  GHashTable *pairs; /* who was reported with whom */
} Register;

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* “Lovelace, Ada” and “ada lovelace” come out alike. */
static char *
dup_sorted_words (const char *name)
{
  g_autofree char *folded = mb_match_dup_folded (name);
  g_auto (GStrv) words = NULL;

  for (char *c = folded; *c != '\0'; c++)
    if (strchr (",.-_'\t\n", *c) != NULL)
      *c = ' ';
  words = g_strsplit (folded, " ", -1);
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  g_free (folded);
  folded = g_strjoinv (" ", words);
  return g_strdup (g_strchug (folded));
}

static const char *
keep (Register *self, char *text)
{
  const char *kept = *text != '\0' ? g_string_chunk_insert (self->strings, text) : NULL;

  g_free (text);
  return kept;
}

static void
read_person (MbCursor *cursor, gpointer data)
{
  Register *self = data;
  const char *name = mb_cursor_get_text (cursor, 0);
  const char *handle = mb_cursor_get_text (cursor, 1);
  Known person = { .id = mb_cursor_get_id (cursor) };

  if (name != NULL)
    person.name = keep (self, dup_sorted_words (name));
  if (handle != NULL)
    person.handle = keep (self, g_ascii_strdown (handle, -1));
  g_array_append_val (self->people, person);
}

static char *
dup_person (Register *self, const Known *person)
{
  g_autofree char *title = mb_check_dup_title (self->check, MB_RECORD_PERSON, person->id);
  g_autofree char *folded = g_utf8_strdown (title, -1);

  if (person->handle == NULL || g_str_equal (folded, person->handle))
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s (%s)", title, person->handle);
}

/* Each two people once, whatever they have in common. */
static gboolean
is_new_pair (Register *self, const Known *one, const Known *other)
{
  g_autofree char *pair =
    g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (one->id, other->id), MAX (one->id, other->id));

  return g_hash_table_add (self->pairs, g_steal_pointer (&pair));
}

static guint
count_participations (Register *self, const Known *person)
{
  guint place = mb_places_find (self->check->facts->places, person->id);

  return place != MB_NO_PLACE ? g_array_index (self->check->facts->people, MbPersonFact, place).n : 0;
}

/* Who is known better stays. */
static void
offer_merge (Register *self, MbFound *found, const Known *one, const Known *other)
{
  const guint n_of_one = count_participations (self, one);
  const guint n_of_other = count_participations (self, other);
  const gboolean keep_one = n_of_one != n_of_other ? n_of_one > n_of_other : one->handle != NULL;

  mb_fix_merge (mb_found_offer (found, _("Merge…")), keep_one ? one->id : other->id, keep_one ? other->id : one->id);
}

static void
report_pair (Register *self, const Known *one, const Known *other)
{
  MbFound *found;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (one->id == other->id || !is_new_pair (self, one, other))
    return;
  found = mb_check_report (self->check, MB_SEVERITY_WARNING, MB_RECORD_PERSON, one->id);
  if (found == NULL)
    return;
  mb_found_add (found, MB_RECORD_PERSON, other->id);
  first = dup_person (self, one);
  second = dup_person (self, other);
  found->sentence = strcmp (first, second) <= 0
                      ? g_strdup_printf (_("%s and %s are probably the same person."), first, second)
                      : g_strdup_printf (_("%s and %s are probably the same person."), second, first);
  offer_merge (self, found, one, other);
}

static const Known *
find (Register *self, GHashTable *texts, const char *text)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (texts, text));

  return place > 0 ? &g_array_index (self->people, Known, place - 1) : NULL;
}

/* The first of each text is kept; who comes after has the same. */
static void
enter (Register *self, GHashTable *texts, const char *text, guint place)
{
  const Known *known;

  if (text == NULL)
    return;
  known = find (self, texts, text);
  if (known != NULL)
    report_pair (self, known, &g_array_index (self->people, Known, place));
  else
    g_hash_table_insert (texts, (char *) text, GUINT_TO_POINTER (place + 1));
}

/* Looks for whoever has one letter less. A digit more is another one of a numbered kind, and a letter before a handle
 * the initial of another family member. */
static void
look_for_shorter (Register *self, GHashTable *texts, const char *text, const Known *person)
{
  g_autofree char *shorter = NULL;
  gsize length;

  if (text == NULL || g_utf8_strlen (text, -1) <= LEAST_LETTERS)
    return;
  length = strlen (text);
  shorter = g_malloc (length + 1);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);
      const Known *known;

      if (!g_unichar_isalpha (g_utf8_get_char (at)) || (at == text && texts == self->handles))
        continue;
      memcpy (shorter, text, at - text);
      memcpy (shorter + (at - text), next, length - (next - text) + 1);
      known = find (self, texts, shorter);
      if (known != NULL)
        report_pair (self, known, person);
    }
}

static void
compare_people (Register *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const Known *person = &g_array_index (self->people, Known, i);

      enter (self, self->names, person->name, i);
      enter (self, self->handles, person->handle, i);
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      const Known *person = &g_array_index (self->people, Known, i);

      look_for_shorter (self, self->names, person->name, person);
      look_for_shorter (self, self->handles, person->handle, person);
    }
}

static gboolean
check_same_person (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "name", "handle", NULL };
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64 * 1024);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Known));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) handles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Register of_people = { self, strings, people, names, handles, pairs };

  if (!mb_check_each_row (self, MB_RECORD_PERSON, fields, read_person, &of_people, error))
    return FALSE;
  compare_people (&of_people);
  return TRUE;
}

/* Sources that give one person different names */

typedef struct {
  MbCheck *check;
  GHashTable *names; /* the first name of each person, by id */
  GHashTable *reported;
} Naming;

static void
report_naming (Naming *self, gint64 person, const char *one, const char *other)
{
  MbFound *found;
  g_autofree char *title = NULL;

  if (!g_hash_table_add (self->reported, g_memdup2 (&person, sizeof person)))
    return;
  found = mb_check_report (self->check, MB_SEVERITY_HINT, MB_RECORD_PERSON, person);
  if (found == NULL)
    return;
  title = mb_check_dup_title (self->check, MB_RECORD_PERSON, person);
  found->sentence = g_strdup_printf (_("Sources give %s different names: “%s” and “%s”."), title,
                                     strcmp (one, other) <= 0 ? one : other, strcmp (one, other) <= 0 ? other : one);
}

static void
read_source (MbCursor *cursor, gpointer data)
{
  Naming *self = data;
  const char *value = mb_cursor_get_text (cursor, 3);
  gint64 person = mb_cursor_get_integer (cursor, 1);
  const char *known;

  if (value == NULL || g_strcmp0 (mb_cursor_get_text (cursor, 0), "person") != 0 ||
      g_strcmp0 (mb_cursor_get_text (cursor, 2), "name") != 0)
    return;
  known = g_hash_table_lookup (self->names, &person);
  if (known == NULL)
    g_hash_table_insert (self->names, g_memdup2 (&person, sizeof person), g_strdup (value));
  else if (!g_str_equal (known, value))
    report_naming (self, person, known, value);
}

static gboolean
check_names_differ (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "record-type", "record", "field", "value", NULL };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Naming naming = { self, names, reported };

  return mb_check_each_row (self, MB_RECORD_SOURCE, fields, read_source, &naming, error);
}

const MbCheckRule mb_check_name_rules[] = {
  { "same-person", N_("Probably the Same Person"), check_same_person },
  { "names-differ", N_("Sources Give Different Names"), check_names_differ },
  { NULL },
};
